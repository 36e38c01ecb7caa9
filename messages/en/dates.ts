/*
 * Dates and ages as English says them, the same words as `Intl` has for en-GB. Written out here, because the
 * first use of `Intl` in a page costs a slow phone about as much as starting React.
 */

const MINUTE = 60_000;
const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

const SEPTEMBER = 8;

const monthOf = (date: Date): string => MONTHS[date.getUTCMonth()] ?? "";

/** “3 September 2025”, in UTC. */
export const longDate = (date: Date): string =>
  `${date.getUTCDate()} ${monthOf(date)} ${date.getUTCFullYear()}`;

/** “3 Sept 2025, 04:05 UTC”. */
export const momentInUtc = (date: Date): string => `${wallClock(date)} UTC`;

/** “3 Sept 2025, 06:05 (Europe/Berlin, UTC+2)”: by the clocks of a zone that are so many minutes ahead of UTC. */
export const momentInZone = (date: Date, timeZone: string, minutes: number): string =>
  `${wallClock(new Date(date.getTime() + minutes * MINUTE))} (${timeZone}, UTC${offsetWords(minutes)})`;

/** “3 Sept 2025, 04:05”, of clocks that show UTC. */
function wallClock(date: Date): string {
  const month = monthOf(date).slice(0, date.getUTCMonth() === SEPTEMBER ? 4 : 3);
  const [hours, minutes] = [date.getUTCHours(), date.getUTCMinutes()].map((part) =>
    String(part).padStart(2, "0"),
  );
  return `${date.getUTCDate()} ${month} ${date.getUTCFullYear()}, ${hours}:${minutes}`;
}

/** “3 Sept 2025, 06:05 UTC+2”, as clocks show it that are so many minutes ahead of UTC. */
export function momentAhead(date: Date, minutes: number): string {
  const there = momentInUtc(new Date(date.getTime() + minutes * MINUTE));
  return `${there}${offsetWords(minutes)}`;
}

/** “+2”, “−3:30”, or nothing: what stands after UTC. */
export function offsetWords(minutes: number): string {
  if (minutes === 0) return "";
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `${minutes < 0 ? "−" : "+"}${hours}${rest === 0 ? "" : `:${String(rest).padStart(2, "0")}`}`;
}

/** "now", "5 min. ago", "yesterday", "3 wk. ago", "in 2 min."; both in milliseconds since the epoch. */
export function relativeWords(then: number, now: number): string {
  const minutes = Math.round((then - now) / MINUTE);
  const size = Math.abs(minutes);
  if (size < 1) return "now";
  if (size < 60) return away(minutes, "min.");
  if (size < 24 * 60) return away(Math.round(minutes / 60), "hr.");
  const days = Math.round(minutes / (24 * 60));
  const age = Math.abs(days);
  if (age === 1) return days < 0 ? "yesterday" : "tomorrow";
  if (age < 14) return away(days, "days");
  if (age < 61) return away(Math.round(days / 7), "wk.");
  if (age < 365) return away(Math.round(days / 30.44), "mo.");
  const years = Math.round(days / 365.25);
  if (Math.abs(years) === 1) return years < 0 ? "last yr." : "next yr.";
  return away(years, "yr.");
}

const away = (amount: number, unit: string): string =>
  amount < 0 ? `${-amount} ${unit} ago` : `in ${amount} ${unit}`;
