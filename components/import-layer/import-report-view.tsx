import { classNames } from "@/components/ui/class-names";
import { importLayer as words } from "@/messages/en/import-layer";
import type { ShownReport } from "./import-state";

const EDGE = {
  refused: "border-danger",
  changed: "border-warning",
  "left-out": "border-line-strong",
} as const;

/** How much is new, there already or refused, and each entry that is not simply brought in. */
export function ImportReportView({ report }: { report: ShownReport }) {
  const { annotations, comments, lines, moreLines } = report;
  const isNew = annotations.imported + comments.imported > 0;
  return (
    <section
      aria-labelledby="import-report"
      className="flex flex-col gap-4 rounded-lg border border-line bg-surface p-5"
    >
      <div>
        <h2 id="import-report" className="font-semibold text-sm">
          {report.written ? words.done : words.planned}
        </h2>
        <p className="tabular font-serif text-2xl">{isNew ? words.imported(report) : words.nothing}</p>
        {annotations.present + comments.present > 0 ? (
          <p className="tabular text-soft">{words.present(report)}</p>
        ) : null}
        {annotations.refused + comments.refused > 0 ? (
          <p className="tabular text-danger">{words.refused(report)}</p>
        ) : null}
        {report.attributed > 0 ? (
          <p className="mt-2 text-soft">{words.attributed(report.attributed)}</p>
        ) : null}
      </div>
      {lines.length > 0 ? (
        <div>
          <h3 className="mb-2 font-semibold text-sm">{words.entries}</h3>
          <ul className="flex flex-col gap-3 text-sm">
            {lines.map(({ at, outcome, why, about }) => (
              <li key={`${at} ${why}`} className={classNames("border-s-2 ps-3", EDGE[outcome])}>
                {about ? <span className="wrap-anywhere block font-serif text-base">{about}</span> : null}
                <span className="wrap-anywhere block">
                  <span className="font-semibold">{words.outcomes[outcome]}.</span> {why}
                </span>
                <span className="block text-muted text-xs">{at}</span>
              </li>
            ))}
          </ul>
          {moreLines > 0 ? <p className="mt-3 text-soft text-sm">{words.more(moreLines)}</p> : null}
        </div>
      ) : null}
    </section>
  );
}
