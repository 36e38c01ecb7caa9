import { classNames } from "@/components/ui/class-names";
import { importSpans as words } from "@/messages/en/import-spans";
import type { ShownSpanReport } from "./span-import-state";

const EDGE = {
  refused: "border-danger",
  changed: "border-warning",
  "left-out": "border-line-strong",
} as const;

/** How much is new, there already or refused, and each line that is not simply brought in. */
export function SpanReportView({ report }: { report: ShownSpanReport }) {
  const { imported, articles, comments, attributed, present, refused, lines, moreLines } = report;
  return (
    <section
      aria-labelledby="spans-report"
      className="flex flex-col gap-4 rounded-lg border border-line bg-surface p-5"
    >
      <div>
        <h2 id="spans-report" className="font-semibold text-sm">
          {report.written ? words.done : words.planned}
        </h2>
        <p className="tabular font-serif text-2xl">{words.imported(imported, articles)}</p>
        {comments > 0 ? <p className="tabular text-soft">{words.comments(comments)}</p> : null}
        {attributed > 0 ? <p className="tabular text-soft">{words.attributed(attributed)}</p> : null}
        {present > 0 ? <p className="tabular text-soft">{words.present(present)}</p> : null}
        {refused > 0 ? <p className="tabular text-danger">{words.refused(refused)}</p> : null}
      </div>
      {lines.length > 0 ? (
        <div>
          <h3 className="mb-2 font-semibold text-sm">{words.lines}</h3>
          <ol className="flex flex-col gap-2 text-sm">
            {lines.map(({ line, outcome, why }) => (
              <li key={`${line} ${why}`} className={classNames("border-s-2 ps-3", EDGE[outcome])}>
                <span className="tabular text-muted">{words.line(line)}. </span>
                <span className="wrap-anywhere">
                  <span className="font-semibold">{words.outcomes[outcome]}.</span> {why}
                </span>
              </li>
            ))}
          </ol>
          {moreLines > 0 ? <p className="mt-3 text-soft text-sm">{words.more(moreLines)}</p> : null}
        </div>
      ) : null}
    </section>
  );
}
