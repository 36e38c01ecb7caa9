import { expect, test } from "vitest";
import { foundIn, joinRanges } from "@/components/moderation/marked-words";

test("overlapping finds are marked once, and what lies outside of the words not at all", () => {
  const ranges = [
    { start: 8, end: 12 },
    { start: 0, end: 4 },
    { start: 2, end: 6 },
    { start: 10, end: 40 },
    { start: 5, end: 5 },
  ];
  expect(joinRanges(ranges, 20)).toEqual([
    { start: 0, end: 6 },
    { start: 8, end: 12 },
  ]);
});

test("what was found in an earlier version is not marked in other words that stand there now", () => {
  const found = [
    { start: 0, end: 6, text: "badger" },
    { start: 7, end: 11, text: "here" },
  ];
  const why = [
    { rule: "word" as const, effect: "hold" as const, scope: "group" as const, phrase: "badger", found },
  ];
  expect(foundIn("beaver here", why)).toEqual([found[1]]);
});
