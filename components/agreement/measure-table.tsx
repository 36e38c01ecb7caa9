import type { Degenerate } from "@/core/agreement/agreement-value";
import type { ReportResult } from "@/core/agreement/report-schema";
import { agreement, figure } from "@/messages/en/agreement";
import { FigureRow, FigureTable } from "./figure-table";

const words = agreement.table;

/** A figure, or why there is none: never a 1, 0 or NaN instead. */
export function ValueOrWhy({ value, why }: { value: number | null; why: Degenerate | null }) {
  if (value !== null) return figure(value);
  return (
    <span className="text-muted">
      {agreement.none}
      {why ? <span className="block text-xs">{agreement.why[why]}</span> : null}
    </span>
  );
}

/** Every measure with its unit, its value and how far it would move with other articles. */
export function MeasureTable({ result }: { result: ReportResult }) {
  const { gammaPairs } = result;
  return (
    <>
      <FigureTable label={words.title} heads={[words.measure, words.value, words.interval]}>
        {result.measures.map(({ key, value, why, interval, noInterval }) => {
          const { name, unit } = agreement.measures[key];
          return (
            <FigureRow
              key={key}
              name={
                <>
                  <span className={key === "f1" ? "font-semibold" : undefined}>{name}</span>
                  <span className="block text-muted text-sm">{unit}</span>
                  {key === "gamma" && gammaPairs.of < gammaPairs.all ? (
                    <span className="block text-muted text-sm">
                      {words.gammaSample(gammaPairs.of, gammaPairs.all)}
                    </span>
                  ) : null}
                </>
              }
              cells={[
                <ValueOrWhy key="value" value={value} why={why} />,
                interval ? (
                  agreement.interval(interval.low, interval.high)
                ) : (
                  <span key="none" className="block text-balance text-muted text-xs">
                    {noInterval ? agreement.noInterval[noInterval] : ""}
                  </span>
                ),
              ]}
            />
          );
        })}
      </FigureTable>
      <details>
        <summary className="cursor-pointer font-semibold pointer-coarse:py-3">{words.explain}</summary>
        <dl className="mt-3 flex max-w-2xl flex-col gap-3">
          {result.measures.map(({ key }) => (
            <div key={key}>
              <dt className="font-semibold">{agreement.measures[key].name}</dt>
              <dd className="text-soft">{agreement.measures[key].what}</dd>
            </div>
          ))}
          <div>
            <dt className="font-semibold">{words.interval}</dt>
            <dd className="text-soft">{agreement.intervalHint}.</dd>
          </div>
        </dl>
      </details>
    </>
  );
}
