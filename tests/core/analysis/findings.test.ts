import fc from "fast-check";
import { expect, test } from "vitest";
import { densityFromEnds, earlierThan, everyWeek } from "@/core/analysis/findings";
import { densityOf } from "@/core/text/density";

test("the density added up from ends is the one that is counted passage by passage", () => {
  const length = 600;
  const range = fc
    .tuple(fc.nat(length - 1), fc.integer({ min: 1, max: 80 }))
    .map(([start, size]) => ({ start, end: Math.min(length, start + size) }));
  fc.assert(
    fc.property(fc.array(range), fc.integer({ min: 1, max: 60 }), (ranges, buckets) => {
      const ends = ranges.map(({ start, end }) => ({
        first: Math.floor((start * buckets) / length),
        last: Math.ceil((end * buckets) / length) - 1,
        count: 1,
      }));
      expect(densityFromEnds(buckets, ends)).toEqual(densityOf(length, ranges, buckets));
    }),
  );
});

test("weeks in which nothing happened stand between those in which something did", () => {
  const week = (day: string, annotations: number) => ({
    week: `2025-01-${day}T00:00:00Z`,
    annotations,
    comments: 0,
  });
  expect(everyWeek([week("06", 2), week("27", 1)]).map(({ annotations }) => annotations)).toEqual([
    2, 0, 0, 1,
  ]);
  expect(everyWeek([])).toEqual([]);
  const old = { week: "1995-01-02T00:00:00Z", annotations: 1, comments: 0 };
  const shown = everyWeek([old, week("27", 1)]);
  expect(shown).toHaveLength(104);
  // Nothing is lost: what is not shown is counted.
  expect(earlierThan(shown, [old, week("27", 1)])).toEqual({ annotations: 1, comments: 0 });
  expect(earlierThan([], [])).toEqual({ annotations: 0, comments: 0 });
});
