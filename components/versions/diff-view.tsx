import { classNames } from "@/components/ui/class-names";
import { DiffParts } from "@/components/ui/word-diff";
import type { DiffRow } from "@/core/text/paragraph-diff";
import { versions } from "@/messages/en/versions";

const words = versions.diff;

export interface DiffViewProps {
  rows: readonly DiffRow[];
  /** In one text, or the old one beside the new one (one under the other where there is no room). */
  view: "inline" | "side";
  lang?: string;
  /** Unchanged paragraphs that stay in view around a change. */
  context?: number;
}

/**
 * The differences of two texts: changed passages with what stands around them, the rest folded. Plain HTML,
 * so that it needs no script.
 */
export function DiffView({ rows, view, lang, context = 1 }: DiffViewProps) {
  const shown = rows.filter((row) => row.from?.trim() || row.to?.trim());
  if (shown.every(({ kind }) => kind === "same")) {
    const isSame = rows.every(({ kind }) => kind === "same");
    return <p className="text-soft">{isSame ? words.none : words.onlyLayout}</p>;
  }
  return (
    <div lang={lang} className="flex flex-col gap-3 font-serif text-lg leading-7">
      {runsOf(shown, context).map((run) =>
        run.isFolded ? (
          <details key={run.at} className="group font-sans">
            <summary className="flex min-h-8 cursor-pointer items-center gap-2 text-muted text-sm before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line hover:text-ink pointer-coarse:min-h-11">
              {words.same(run.rows.length)}
            </summary>
            <div className="mt-3 flex flex-col gap-3 font-serif text-lg leading-7">
              <Rows rows={run.rows} from={run.at} view={view} />
            </div>
          </details>
        ) : (
          <Rows key={run.at} rows={run.rows} from={run.at} view={view} />
        ),
      )}
    </div>
  );
}

interface Run {
  at: number;
  rows: DiffRow[];
  isFolded: boolean;
}

/** Rows in turn: those that changed or stand near a change, and those between. */
function runsOf(rows: readonly DiffRow[], context: number): Run[] {
  const near = rows.map((_, at) =>
    rows.slice(Math.max(0, at - context), at + context + 1).some(({ kind }) => kind !== "same"),
  );
  const runs: Run[] = [];
  for (const [at, row] of rows.entries()) {
    const isFolded = !near[at];
    const last = runs.at(-1);
    if (last && last.isFolded === isFolded) last.rows.push(row);
    else runs.push({ at, rows: [row], isFolded });
  }
  return runs;
}

function Rows({ rows, from, view }: { rows: readonly DiffRow[]; from: number; view: "inline" | "side" }) {
  // biome-ignore-start lint/suspicious/noArrayIndexKey: paragraphs have no names but their place.
  return rows.map((row, at) =>
    view === "inline" ? <InlineRow key={from + at} row={row} /> : <SideRow key={from + at} row={row} />,
  );
  // biome-ignore-end lint/suspicious/noArrayIndexKey: see above.
}

const frame = "wrap-anywhere min-w-0 border-s-3 ps-3";

function InlineRow({ row }: { row: DiffRow }) {
  const edge = {
    same: "border-transparent text-soft",
    changed: "border-line-strong",
    added: "border-positive",
    removed: "border-danger",
  }[row.kind];
  return (
    <p dir="auto" className={classNames(frame, edge)}>
      <DiffParts parts={row.parts} />
    </p>
  );
}

function SideRow({ row }: { row: DiffRow }) {
  if (row.kind === "same") {
    return (
      <div className="grid gap-x-8 md:grid-cols-2">
        <p dir="auto" className={classNames(frame, "border-transparent text-soft")}>
          {row.from}
        </p>
        {/* Once is enough where they stand under one another, and for those who listen. */}
        <p
          dir="auto"
          aria-hidden="true"
          className={classNames(frame, "hidden border-transparent text-soft md:block")}
        >
          {row.to}
        </p>
      </div>
    );
  }
  return (
    <div className="grid gap-x-8 gap-y-2 md:grid-cols-2">
      <p dir="auto" className={classNames(frame, row.from === null ? "border-transparent" : "border-danger")}>
        {row.from === null ? null : <DiffParts parts={row.parts} side="from" />}
      </p>
      <p dir="auto" className={classNames(frame, row.to === null ? "border-transparent" : "border-positive")}>
        {row.to === null ? null : <DiffParts parts={row.parts} side="to" />}
      </p>
    </div>
  );
}
