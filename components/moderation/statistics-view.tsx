import type { ReactNode } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import type { Statistics } from "@/core/moderation/statistics";
import { longDate } from "@/messages/en/dates";
import { moderationOffice } from "@/messages/en/moderation-office";
import { moderationScreens } from "@/messages/en/moderation-screens";
import { BarPlot, RowPlot } from "./bar-plot";

const words = moderationOffice.statistics;

/** How much there is to moderate, how long it takes and why was acted, with the figures behind each plot. */
export function StatisticsView({ statistics: { weeks, reasons, appeals } }: { statistics: Statistics }) {
  const volume = weeks.map(({ week, pending, flagged, suspect }) => ({
    label: week,
    value: pending + flagged + suspect,
  }));
  const actions = weeks.reduce((sum, week) => sum + week.actions, 0);
  const undone = weeks.reduce((sum, week) => sum + week.undone, 0);
  const isNothing = actions === 0 && volume.every(({ value }) => value === 0);
  if (isNothing) return <EmptyState title={words.none}>{words.noneHint}</EmptyState>;
  return (
    <div className="flex flex-col gap-10">
      <div className="grid gap-10 md:grid-cols-2">
        <Plot title={words.volume} weeks={weeks}>
          <BarPlot title={words.volume} bars={volume} />
        </Plot>
        <Plot title={words.median} weeks={weeks}>
          {weeks.every(({ medianMinutes }) => medianMinutes === null) ? (
            <p className="text-soft">{words.noneDecided}</p>
          ) : (
            <BarPlot
              title={words.median}
              bars={weeks.map(({ week, medianMinutes }) => ({
                label: week,
                value: medianMinutes === null ? null : Math.round(medianMinutes),
              }))}
            />
          )}
        </Plot>
        {reasons.length > 0 ? (
          <Plot title={words.reasons}>
            <RowPlot
              title={words.reasons}
              bars={reasons.map(({ reason, count }) => ({
                label: moderationScreens.reasonName(reason) || reason,
                value: count,
              }))}
            />
          </Plot>
        ) : null}
        <Plot title={words.reversals}>
          <p>{words.reversalsText(undone, actions)}</p>
          <p className="text-soft">
            {words.appeals}: {words.appealsText(appeals.open, appeals.granted, appeals.denied)}
          </p>
        </Plot>
      </div>
      <details>
        <summary className="cursor-pointer font-semibold">{words.table}</summary>
        <WeekTable weeks={weeks} />
      </details>
    </div>
  );
}

function Plot({
  title,
  weeks,
  children,
}: {
  title: string;
  weeks?: Statistics["weeks"];
  children: ReactNode;
}) {
  const [first, last] = [weeks?.[0], weeks?.at(-1)];
  return (
    <section className="flex flex-col gap-2">
      <h2 className="font-semibold">{title}</h2>
      {children}
      {first && last ? (
        <p className="flex max-w-lg justify-between gap-4 text-muted text-sm">
          <span>{longDate(new Date(first.week))}</span>
          <span>{longDate(new Date(last.week))}</span>
        </p>
      ) : null}
    </section>
  );
}

function WeekTable({ weeks }: { weeks: Statistics["weeks"] }) {
  const heads = [
    words.week,
    words.pending,
    words.flagged,
    words.suspect,
    words.decided,
    words.minutes,
    words.actions,
    words.undone,
  ];
  return (
    // A table wider than the window is scrolled by keys too.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without it, only a pointer could scroll there.
    <section tabIndex={0} aria-label={words.table} className="mt-3 overflow-x-auto">
      <table className="tabular w-full text-end text-sm">
        <thead>
          <tr className="border-line border-b text-muted">
            {heads.map((head, index) => (
              <th
                key={head}
                scope="col"
                className={`px-2 py-1 font-normal ${index === 0 ? "text-start" : "text-end"}`}
              >
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((row) => (
            <tr key={row.week} className="border-line border-b">
              <th scope="row" className="whitespace-nowrap px-2 py-1 text-start font-normal">
                {longDate(new Date(row.week))}
              </th>
              {[
                ["pending", row.pending],
                ["flagged", row.flagged],
                ["suspect", row.suspect],
                ["decided", row.decided],
                ["minutes", row.medianMinutes === null ? "–" : Math.round(row.medianMinutes)],
                ["actions", row.actions],
                ["undone", row.undone],
              ].map(([name, value]) => (
                <td key={name} className="px-2 py-1">
                  {value}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
