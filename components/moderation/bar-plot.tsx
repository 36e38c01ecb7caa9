import { classNames } from "@/components/ui/class-names";

export interface Bar {
  label: string;
  /** Null: nothing to measure. */
  value: number | null;
}

const HEIGHT = 96;
const STEP = 42;
const WIDTH = 28;
const TOP = 14;

/**
 * Bars side by side, each with its figure above it. It says the same as the table that stands behind it, so
 * that it is a picture only.
 */
export function BarPlot({ title, bars }: { title: string; bars: readonly Bar[] }) {
  const most = Math.max(1, ...bars.map(({ value }) => value ?? 0));
  const width = bars.length * STEP;
  return (
    <svg
      role="img"
      aria-label={title}
      viewBox={`0 0 ${width} ${HEIGHT + TOP + 1}`}
      className="block h-auto w-full max-w-lg text-accent"
      preserveAspectRatio="xMinYMax meet"
    >
      <line x1={0} x2={width} y1={HEIGHT + TOP} y2={HEIGHT + TOP} stroke="var(--line-strong)" />
      {bars.map(({ label, value }, index) => {
        const height = value === null ? 0 : Math.max(value > 0 ? 2 : 0, (value / most) * HEIGHT);
        const x = index * STEP + (STEP - WIDTH) / 2;
        return (
          <g key={label}>
            <rect
              x={x}
              y={HEIGHT + TOP - height}
              width={WIDTH}
              height={height}
              fill="currentColor"
              opacity={0.85}
            />
            {value ? (
              <text
                x={x + WIDTH / 2}
                y={HEIGHT + TOP - height - 3}
                textAnchor="middle"
                fontSize={11}
                fill="var(--soft)"
              >
                {value}
              </text>
            ) : null}
          </g>
        );
      })}
    </svg>
  );
}

/** Bars below one another, each with its name and figure: a list that can be read without its bars. */
export function RowPlot({ title, bars }: { title: string; bars: readonly (Bar & { value: number })[] }) {
  const most = Math.max(1, ...bars.map(({ value }) => value));
  return (
    <ul aria-label={title} className="flex flex-col gap-1.5">
      {bars.map(({ label, value }) => (
        <li key={label} className="grid grid-cols-[minmax(0,12rem)_1fr] items-center gap-3">
          <span className="text-soft">{label}</span>
          <span className="tabular flex items-center gap-2">
            <span
              aria-hidden="true"
              className={classNames("h-3.5 rounded-sm bg-accent opacity-85", value === 0 && "hidden")}
              style={{ width: `${(80 * value) / most}%` }}
            />
            {value}
          </span>
        </li>
      ))}
    </ul>
  );
}
