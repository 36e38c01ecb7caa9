import { CircleHelp, Link2Off, Pin } from "lucide-react";
import { versions } from "@/messages/en/versions";
import type { Forecast } from "./use-forecast";

const words = versions.forecast;

/** What saving will do to annotations, in a line of numbers. */
export function ForecastLine({ forecast }: { forecast: Forecast }) {
  return (
    <div role="status" aria-label={words.label} className="min-h-6 text-sm text-soft">
      {forecast.state === "waiting" ? words.waiting : null}
      {forecast.state === "failed" ? words.failed : null}
      {forecast.state === "known" ? <Counts {...forecast.carried} /> : null}
    </div>
  );
}

function Counts({ kept, review, orphaned }: { kept: number; review: number; orphaned: number }) {
  if (kept + review + orphaned === 0) return words.none;
  return (
    <ul className="tabular flex flex-wrap gap-x-4 gap-y-1 [&_svg]:size-4 [&>li]:flex [&>li]:items-center [&>li]:gap-1.5">
      <li>
        <Pin aria-hidden className="text-positive" />
        {words.kept(kept)}
      </li>
      {review > 0 ? (
        <li>
          <CircleHelp aria-hidden className="text-warning" />
          {words.review(review)}
        </li>
      ) : null}
      {orphaned > 0 ? (
        <li>
          <Link2Off aria-hidden className="text-danger" />
          {words.orphaned(orphaned)}
        </li>
      ) : null}
    </ul>
  );
}
