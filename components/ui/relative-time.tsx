"use client";

import { type PointerEvent, useSyncExternalStore } from "react";
import { momentInUtc, relativeWords } from "@/messages/en/dates";

export type RelativeTimeProps = {
  /** ISO 8601 in UTC, or milliseconds since the epoch. */
  at: string | number;
  className?: string;
};

const MINUTE = 60_000;

/**
 * A moment. The server writes the UTC date; after hydration it reads as "5 min. ago" with the
 * reader's own date and time as its title, and one clock for the whole page keeps it true.
 */
export function RelativeTime({ at, className }: RelativeTimeProps) {
  const now = useSyncExternalStore(subscribeToMinutes, currentMinute, noClock);
  const date = new Date(at);
  return (
    <time dateTime={date.toISOString()} onPointerEnter={sayWhen} className={className}>
      {now === null ? momentInUtc(date) : relativeWords(date.getTime(), now)}
    </time>
  );
}

/** The title is made when it may be wanted: dozens of them at once would hold a slow phone up. */
function sayWhen({ currentTarget }: PointerEvent<HTMLTimeElement>) {
  currentTarget.title ||= new Date(currentTarget.dateTime).toLocaleString("en-GB", {
    dateStyle: "full",
    timeStyle: "short",
  });
}

const listeners = new Set<() => void>();
let clock: ReturnType<typeof setInterval> | undefined;
let minute = 0;

function subscribeToMinutes(listener: () => void): () => void {
  listeners.add(listener);
  clock ??= setInterval(() => {
    minute = Date.now();
    for (const each of listeners) each();
  }, MINUTE);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(clock);
      clock = undefined;
      minute = 0;
    }
  };
}

function currentMinute(): number {
  if (minute === 0) minute = Date.now();
  return minute;
}

function noClock(): null {
  return null;
}
