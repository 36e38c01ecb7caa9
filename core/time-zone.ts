/*
 * Clocks of other places, by the time zone data that `Intl` has (the IANA's). Positions in time are `Date`s; a wall
 * clock is what stands on the wall in a zone: year, month (1 to 12), day, hour.
 */

/** In which the pages of signing up and in say where the browser is, whichever way somebody signs in from there. */
export const TIME_ZONE_COOKIE = "time-zone";

/** Names of the IANA's: no offsets such as “+02:00”, which some engines take too and which know no summer time. */
const NAME = /^[A-Za-z][A-Za-z0-9_+-]*(?:\/[A-Za-z0-9_+-]+)*$/;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Whether `Intl` knows a time zone by this name. */
export function isTimeZone(name: string): boolean {
  if (!NAME.test(name)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** The zones that this engine knows, by name; the server's and a browser's lists may differ by a few. */
export const listTimeZones = (): string[] => [...new Set(["UTC", ...Intl.supportedValuesOf("timeZone")])];

/** The zone by which somebody's times are told: theirs, or UTC where they have none or this engine's data lacks it. */
export const zoneOrUtc = (timeZone: string | null): string =>
  timeZone !== null && isTimeZone(timeZone) ? timeZone : "UTC";

/** How many minutes the clocks of a zone are ahead of UTC at a moment. @throws RangeError for an unknown zone */
export const minutesAhead = (at: Date, timeZone: string): number => clockOf(timeZone)(at);

/**
 * The next moment, after this one, at which the clocks of a zone show a full hour. In the night in which they skip
 * it, as long after the midnight before as on other days; in the one in which they show it twice, the first time.
 * @param hour 0 to 23
 * @throws RangeError for an unknown zone
 */
export function nextHour(after: Date, hour: number, timeZone: string): Date {
  const ahead = clockOf(timeZone);
  const today = new Date(after.getTime() + ahead(after) * MINUTE);
  today.setUTCHours(hour, 0, 0, 0);
  for (let wall = today.getTime(); ; wall += DAY) {
    const at = momentOf(wall, ahead);
    if (at > after) return at;
  }
}

/** @param wall what the clocks show, as if they showed UTC, in milliseconds since 1970 */
function momentOf(wall: number, ahead: (at: Date) => number): Date {
  // Clocks are changed at most once in these two days, so one of both holds unless the hour is skipped.
  const [before, later] = [-DAY, DAY].map((away) => {
    const minutes = ahead(new Date(wall + away));
    return { minutes, at: new Date(wall - minutes * MINUTE) };
  }) as [{ minutes: number; at: Date }, { minutes: number; at: Date }];
  const holds = [before, later].filter(({ minutes, at }) => ahead(at) === minutes).map(({ at }) => at);
  return holds.sort((a, b) => a.getTime() - b.getTime())[0] ?? before.at;
}

/** Reads a zone's offset in minutes; made once for many moments, since making it is what costs. */
function clockOf(timeZone: string): (at: Date) => number {
  const format = new Intl.DateTimeFormat("en", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  return (at) => {
    const parts = Object.fromEntries(
      format.formatToParts(at).map(({ type, value }) => [type, Number(value)]),
    );
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
    const shown = Date.UTC(year, month - 1, day, hour, minute, second);
    return Math.round((shown - Math.floor(at.getTime() / 1_000) * 1_000) / MINUTE);
  };
}
