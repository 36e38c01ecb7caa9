import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";
import type { AgreementReportView } from "@/core/agreement/report-schema";
import { agreement } from "@/messages/en/agreement";

const words = agreement.state;

/** How old the figures are, and how far the next are; said aloud as it changes. */
export function ReportStatus({
  report,
  isOffline,
  again,
}: {
  report: AgreementReportView;
  isOffline: boolean;
  again: () => void;
}) {
  const { state, done, computedAt, isOutdated, error } = report;
  const isOnTheWay = state === "due" || state === "running";
  return (
    <div className="flex flex-col gap-2">
      <p role="status" className="tabular flex flex-wrap items-center gap-x-3 gap-y-1 text-muted text-sm">
        {computedAt ? (
          <span>
            {words.computed} <RelativeTime at={computedAt} />
          </span>
        ) : null}
        {isOnTheWay ? <span>{state === "due" ? words.due : words.running(done)}</span> : null}
        {isOutdated && !isOnTheWay ? <span>{words.outdated}</span> : null}
        {isOffline ? <span>{words.offline}</span> : null}
      </p>
      {isOnTheWay ? (
        <progress
          max={100}
          value={state === "running" ? done : undefined}
          aria-label={words.running(done)}
          className="h-1 w-full max-w-xs accent-accent"
        />
      ) : null}
      {isOnTheWay && !computedAt ? <p className="text-soft">{words.first}</p> : null}
      {state === "failed" ? (
        <div className="flex flex-wrap items-center gap-3">
          <p className="text-danger">{error === "too-much" ? words.tooMuch : words.failed}</p>
          {error === "too-much" ? null : (
            <Button size="small" onClick={again}>
              {words.again}
            </Button>
          )}
        </div>
      ) : null}
    </div>
  );
}
