"use client";

import { ChevronDown, Eye, EyeOff } from "lucide-react";
import { useDeferredValue, useId, useMemo } from "react";
import { type LegendTable, legendRows } from "@/components/margin/legend-rows";
import { useMarginPlace } from "@/components/margin/margin-place";
import { useDeviceFlag } from "@/components/margin/use-device-flag";
import { useLayer, useReader, useView } from "@/components/reader/reader-context";
import { NO_CODE } from "@/components/reader/view-store";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { type ChipCode, CodeSwatch } from "@/components/ui/code-chip";
import { margin } from "@/messages/en/margin";

/**
 * The legend beside the text. It comes with the margin, after the text: all that it does needs a script, and
 * drawn on the server it was two thirds of the page's HTML.
 */
export const SideLegend = () => (useMarginPlace() === "beside" ? <Legend /> : null);

/**
 * The codes in use with their counts; each can be hidden and shown. Folds away, and this device remembers it
 * for each place where a legend stands.
 */
export function Legend({ place = "side" }: { place?: "side" | "popover" | "sheet" }) {
  const id = useId();
  const { data, view } = useReader();
  const annotations = useDeferredValue(useLayer((state) => state.annotations));
  const hidden = useView((state) => state.filter.hiddenCodes);
  const [isOpen, setOpen] = useDeviceFlag(`legend.${place}`, place !== "sheet");
  const table = useMemo(
    () => legendRows(annotations.values(), data.codes, data.codebooks),
    [annotations, data.codes, data.codebooks],
  );

  const hide = (hiddenCodes: ReadonlySet<string>) =>
    view.setState(({ filter }) => ({ filter: { ...filter, hiddenCodes } }));
  const toggle = (key: string) => {
    const next = new Set(hidden);
    if (!next.delete(key)) next.add(key);
    hide(next);
  };
  const only = (key: string) => hide(new Set(table.keys.filter((one) => one !== key)));

  return (
    <section aria-labelledby={`${id}-title`} className="screen-only text-sm">
      <header className="flex min-h-7 items-center justify-between gap-2">
        <h2 id={`${id}-title`} className="font-semibold text-soft">
          <button
            type="button"
            aria-expanded={isOpen}
            aria-controls={`${id}-rows`}
            onClick={() => setOpen(!isOpen)}
            className="flex min-h-7 items-center gap-1 rounded-sm hover:text-ink pointer-coarse:min-h-11"
          >
            {margin.legend.label}
            <ChevronDown
              aria-hidden
              className={classNames(
                "size-3.5 transition-transform duration-(--duration-quick)",
                !isOpen && "-rotate-90",
              )}
            />
          </button>
        </h2>
        {hidden.size > 0 ? (
          <Button variant="quiet" size="small" className="-me-2.5" onClick={() => hide(new Set())}>
            {margin.legend.all}
          </Button>
        ) : null}
      </header>
      <div id={`${id}-rows`} hidden={!isOpen}>
        {table.keys.length === 0 ? <p className="py-1 text-muted">{margin.legend.none}</p> : null}
        <Rows table={table} hidden={hidden} onToggle={toggle} onOnly={only} />
      </div>
    </section>
  );
}

interface RowsProps {
  table: LegendTable;
  hidden: ReadonlySet<string>;
  onToggle: (key: string) => void;
  onOnly: (key: string) => void;
}

function Rows({ table, hidden, onToggle, onOnly }: RowsProps) {
  const row = (key: string, name: string, count: number, code: ChipCode | null) => (
    <LegendLine
      key={key}
      name={name}
      count={count}
      code={code}
      isShown={!hidden.has(key)}
      canBeOnly={table.keys.length > 1}
      onToggle={() => onToggle(key)}
      onOnly={() => onOnly(key)}
    />
  );
  return (
    <>
      {table.groups.map((group) => (
        <section key={group.codebookId} aria-label={group.name} className="mt-2 first:mt-0">
          {table.groups.length > 1 ? <h3 className="pb-0.5 text-muted text-xs">{group.name}</h3> : null}
          <ul>{group.rows.map(({ code, count }) => row(code.id, code.name, count, code as ChipCode))}</ul>
        </section>
      ))}
      {table.uncoded > 0 ? (
        <ul className={table.groups.length > 0 ? "mt-2" : undefined}>
          {row(NO_CODE, margin.legend.noCode, table.uncoded, null)}
        </ul>
      ) : null}
    </>
  );
}

interface LegendLineProps {
  name: string;
  count: number;
  code: ChipCode | null;
  isShown: boolean;
  canBeOnly: boolean;
  onToggle: () => void;
  onOnly: () => void;
}

function LegendLine({ name, count, code, isShown, canBeOnly, onToggle, onOnly }: LegendLineProps) {
  const Icon = isShown ? Eye : EyeOff;
  return (
    <li className="group relative flex items-stretch">
      <button
        type="button"
        aria-pressed={isShown}
        title={name}
        onClick={onToggle}
        className="-mx-1.5 flex min-h-7 min-w-0 flex-1 items-center gap-2 rounded-md px-1.5 text-start hover:bg-ink/7 pointer-coarse:min-h-11"
      >
        {code ? (
          <CodeSwatch hue={code.hue} shade={code.shade} className={isShown ? undefined : "opacity-40"} />
        ) : (
          <span aria-hidden="true" className="w-3.5 border-line-strong border-b-2" />
        )}
        <span
          className={classNames(
            "min-w-0 flex-1 py-1 leading-4",
            isShown ? "text-ink" : "text-muted line-through",
          )}
        >
          {name}
        </span>
        <span className="tabular shrink-0 text-muted group-focus-within:invisible group-hover:invisible pointer-coarse:visible">
          {count}
        </span>
        <Icon
          aria-hidden
          className={classNames("size-3.5 shrink-0", isShown ? "text-line-strong" : "text-soft")}
        />
      </button>
      {canBeOnly ? (
        <button
          type="button"
          aria-label={margin.legend.onlyThis(name)}
          onClick={onOnly}
          className="absolute inset-e-5 inset-y-0.5 hidden items-center rounded-sm bg-paper px-1.5 text-accent text-xs hover:underline focus-visible:flex group-focus-within:flex group-hover:flex pointer-coarse:static pointer-coarse:flex pointer-coarse:min-w-11"
        >
          {margin.legend.only}
        </button>
      ) : null}
    </li>
  );
}
