"use client";

import { momentAhead, momentInUtc } from "@/messages/en/dates";
import { useHydrated } from "./use-hydrated";

/** A date and time with its time zone: in UTC from the server, in the reader's own once the page is alive. */
export function LocalMoment({ at }: { at: string }) {
  const isHere = useHydrated();
  const date = new Date(at);
  return (
    <time dateTime={at} className="whitespace-nowrap">
      {isHere ? momentAhead(date, -date.getTimezoneOffset()) : momentInUtc(date)}
    </time>
  );
}
