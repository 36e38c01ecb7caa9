import { minutesAhead, zoneOrUtc } from "@/core/time-zone";
import { momentInUtc, momentInZone } from "@/messages/en/dates";

/** How a mail says a time: by the clocks of whoever gets it, with their zone's name; in UTC where none is known. */
export function momentFor(timeZone: string | null): (at: Date) => string {
  const zone = zoneOrUtc(timeZone);
  return zone === "UTC" ? momentInUtc : (at) => momentInZone(at, zone, minutesAhead(at, zone));
}
