"use client";

import { useSyncExternalStore } from "react";

export type RelativeTimeProps = {
  /** ISO 8601 in UTC, or milliseconds since the epoch. */
  at: string | number;
  className?: string;
};

const MINUTE = 60_000;
const absolute = new Intl.DateTimeFormat("en-GB", {
  dateStyle: "medium",
  timeStyle: "short",
  timeZone: "UTC",
});
const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto", style: "short" });

/**
 * A moment. The server writes the UTC date; after hydration it reads as "5 min. ago" with the
 * reader's own date and time as its title, and one clock for the whole page keeps it true.
 */
export function RelativeTime({ at, className }: RelativeTimeProps) {
  const now = useSyncExternalStore(subscribeToMinutes, currentMinute, noClock);
  const date = new Date(at);
  return (
    <time
      dateTime={date.toISOString()}
      title={
        now === null ? undefined : date.toLocaleString("en-GB", { dateStyle: "full", timeStyle: "short" })
      }
      className={className}
    >
      {now === null ? `${absolute.format(date)} UTC` : relativeWords(date.getTime(), now)}
    </time>
  );
}

/** "now", "5 min. ago", "yesterday", "3 wk. ago"; both in milliseconds. */
export function relativeWords(then: number, now: number): string {
  const minutes = Math.round((then - now) / MINUTE);
  const size = Math.abs(minutes);
  if (size < 1) return relative.format(0, "second");
  if (size < 60) return relative.format(minutes, "minute");
  if (size < 24 * 60) return relative.format(Math.round(minutes / 60), "hour");
  const days = Math.round(minutes / (24 * 60));
  if (Math.abs(days) < 14) return relative.format(days, "day");
  if (Math.abs(days) < 61) return relative.format(Math.round(days / 7), "week");
  if (Math.abs(days) < 365) return relative.format(Math.round(days / 30.44), "month");
  return relative.format(Math.round(days / 365.25), "year");
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
