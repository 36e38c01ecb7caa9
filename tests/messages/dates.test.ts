import fc from "fast-check";
import { expect, test } from "vitest";
import { longDate, momentInUtc, relativeWords } from "@/messages/en/dates";
import { thousands } from "@/messages/en/numbers";

const now = Date.UTC(2025, 3, 12, 12);
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

test.each([
  [10_000, "now"],
  [5 * MINUTE, "5 min. ago"],
  [59 * MINUTE, "59 min. ago"],
  [3 * 60 * MINUTE, "3 hr. ago"],
  [DAY, "yesterday"],
  [6 * DAY, "6 days ago"],
  [21 * DAY, "3 wk. ago"],
  [90 * DAY, "3 mo. ago"],
  [400 * DAY, "last yr."],
  [800 * DAY, "2 yr. ago"],
])("a moment %d milliseconds past reads as “%s”", (age, words) => {
  expect(relativeWords(now - age, now)).toBe(words);
});

test("a moment ahead of the reader's clock is not called past", () => {
  expect(relativeWords(now + 2 * MINUTE, now)).toBe("in 2 min.");
});

test("dates and numbers read as the platform's own English has them", () => {
  const long = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });
  const medium = new Intl.DateTimeFormat("en-GB", {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone: "UTC",
  });
  const date = fc.date({
    min: new Date("1900-01-01"),
    max: new Date("2200-01-01"),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(date, fc.nat(), (moment, number) => {
      expect(longDate(moment)).toBe(long.format(moment));
      expect(momentInUtc(moment)).toBe(`${medium.format(moment)} UTC`);
      expect(thousands(number)).toBe(number.toLocaleString("en"));
    }),
  );
});
