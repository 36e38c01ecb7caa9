import { expect, test } from "vitest";
import { relativeWords } from "@/components/ui/relative-time";

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
