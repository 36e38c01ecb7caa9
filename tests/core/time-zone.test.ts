import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isTimeZone, minutesAhead, nextHour } from "@/core/time-zone";

const next = (after: string, hour: number, zone: string) =>
  nextHour(new Date(after), hour, zone).toISOString();

describe("a time zone", () => {
  it.each(["UTC", "Europe/Berlin", "America/Argentina/Buenos_Aires", "Etc/GMT+5"])("is %s", (name) =>
    expect(isTimeZone(name)).toBe(true),
  );
  it.each([
    "",
    "Berlin",
    "Europe/Atlantis",
    "+02:00",
    "UTC+2",
    "Europe/Berlin ",
    "../etc",
    "Europe/Berlin\0",
  ])("is not “%s”", (name) => expect(isTimeZone(name)).toBe(false));
});

describe("minutes ahead of UTC", () => {
  it("are those of the season, also of a half-hour zone and before 1970", () => {
    const at = (time: string, zone: string) => minutesAhead(new Date(time), zone);
    expect(at("2026-01-01T00:00:00Z", "Europe/Berlin")).toBe(60);
    expect(at("2026-07-01T00:00:00.999Z", "Europe/Berlin")).toBe(120);
    expect(at("2026-07-01T00:00:00Z", "America/St_Johns")).toBe(-150);
    expect(at("1969-12-31T23:59:59.5Z", "Asia/Tokyo")).toBe(540);
  });
});

describe("the next full hour by the clocks of a place", () => {
  it("is today while it lies ahead, and tomorrow from that moment on", () => {
    expect(next("2026-03-01T05:59:59Z", 6, "UTC")).toBe("2026-03-01T06:00:00.000Z");
    expect(next("2026-03-01T06:00:00Z", 6, "UTC")).toBe("2026-03-02T06:00:00.000Z");
    expect(next("2026-12-31T23:00:00Z", 6, "UTC")).toBe("2027-01-01T06:00:00.000Z");
    // Already tomorrow there; still yesterday there.
    expect(next("2026-06-01T20:00:00Z", 6, "Asia/Tokyo")).toBe("2026-06-01T21:00:00.000Z");
    expect(next("2026-06-01T03:00:00Z", 22, "America/Los_Angeles")).toBe("2026-06-01T05:00:00.000Z");
    expect(next("2026-06-01T00:00:00Z", 0, "Pacific/Kiritimati")).toBe("2026-06-01T10:00:00.000Z");
  });

  it("stays the same hour on the wall over both changes of the clocks", () => {
    // Berlin: forward on 29 March 2026, back on 25 October 2026, both at 01:00 UTC.
    expect(next("2026-03-28T05:00:00Z", 6, "Europe/Berlin")).toBe("2026-03-29T04:00:00.000Z");
    expect(next("2026-03-29T04:00:00Z", 6, "Europe/Berlin")).toBe("2026-03-30T04:00:00.000Z");
    expect(next("2026-10-24T04:00:00Z", 6, "Europe/Berlin")).toBe("2026-10-25T05:00:00.000Z");
    expect(next("2026-10-25T05:00:00Z", 6, "Europe/Berlin")).toBe("2026-10-26T05:00:00.000Z");
  });

  it("that the clocks skip comes right after them, once", () => {
    expect(next("2026-03-28T23:30:00Z", 2, "Europe/Berlin")).toBe("2026-03-29T01:00:00.000Z");
    expect(next("2026-03-29T01:00:00Z", 2, "Europe/Berlin")).toBe("2026-03-30T00:00:00.000Z");
    expect(next("2026-03-08T06:00:00Z", 2, "America/New_York")).toBe("2026-03-08T07:00:00.000Z");
  });

  it("that the clocks show twice is the first of both, and not once more that night", () => {
    expect(next("2026-10-24T23:00:00Z", 2, "Europe/Berlin")).toBe("2026-10-25T00:00:00.000Z");
    expect(next("2026-10-25T00:00:00Z", 2, "Europe/Berlin")).toBe("2026-10-26T01:00:00.000Z");
    expect(next("2026-11-01T05:00:00Z", 1, "America/New_York")).toBe("2026-11-02T06:00:00.000Z");
  });

  it("lies ahead by at most 25 hours and shows that hour, or the one after a skipped one", () => {
    const zones = [
      "Europe/Berlin",
      "America/New_York",
      "Australia/Lord_Howe",
      "Asia/Kolkata",
      "Africa/Casablanca",
    ];
    const range = { min: new Date("2024-01-01"), max: new Date("2027-12-31"), noInvalidDate: true };
    fc.assert(
      fc.property(
        fc.date(range),
        fc.integer({ min: 0, max: 23 }),
        fc.constantFrom(...zones),
        (after, hour, zone) => {
          const at = nextHour(after, hour, zone);
          const ahead = (at.getTime() - after.getTime()) / 3_600_000;
          const wall = new Date(at.getTime() + minutesAhead(at, zone) * 60_000);
          const isSkipped = minutesAhead(new Date(at.getTime() - 1), zone) !== minutesAhead(at, zone);
          const late = (wall.getUTCHours() * 60 + wall.getUTCMinutes() - hour * 60 + 1440) % 1440;
          expect(ahead).toBeGreaterThan(0);
          expect(ahead).toBeLessThanOrEqual(25);
          expect(isSkipped ? late <= 60 : late === 0).toBe(true);
        },
      ),
    );
  });
});
