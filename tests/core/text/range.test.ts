import fc from "fast-check";
import { expect, test } from "vitest";
import { compareRanges, contains, intersect, isEmpty, overlaps } from "@/core/text/range";

const range = fc.tuple(fc.nat(12), fc.nat(12)).map(([start, end]) => ({ start, end }));
const units = (of: { start: number; end: number }) =>
  Array.from({ length: 13 }, (_, unit) => unit).filter((unit) => contains(of, unit));

test("a range is empty exactly when it holds no code unit", () => {
  fc.assert(fc.property(range, (a) => isEmpty(a) === (units(a).length === 0)));
});

test("overlap and intersection agree with the shared code units", () => {
  fc.assert(
    fc.property(range, range, (a, b) => {
      const shared = units(a).filter((unit) => contains(b, unit));
      expect(overlaps(a, b)).toBe(shared.length > 0);
      const both = intersect(a, b);
      expect(both === null ? [] : units(both)).toEqual(shared);
    }),
  );
});

test("ranges that touch do not overlap", () => {
  expect(overlaps({ start: 0, end: 3 }, { start: 3, end: 5 })).toBe(false);
  expect(intersect({ start: 0, end: 3 }, { start: 3, end: 5 })).toBeNull();
});

test("an enclosing range sorts before what it encloses", () => {
  const sorted = [
    { start: 2, end: 3 },
    { start: 0, end: 1 },
    { start: 0, end: 9 },
    { start: 2, end: 5 },
  ].sort(compareRanges);
  expect(sorted.map(({ start, end }) => `${start}-${end}`)).toEqual(["0-9", "0-1", "2-5", "2-3"]);
});
