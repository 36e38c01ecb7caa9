import fc from "fast-check";
import { expect, test } from "vitest";
import { densityOf } from "@/core/text/density";

test("counts a range once in every part that it touches", () => {
  expect(
    densityOf(
      100,
      [
        { start: 0, end: 10 },
        { start: 5, end: 26 },
        { start: 99, end: 100 },
      ],
      10,
    ),
  ).toEqual([2, 1, 1, 0, 0, 0, 0, 0, 0, 1]);
});

test("is the number of ranges that overlap each part, for more parts than characters too", () => {
  const range = fc.tuple(fc.integer({ min: -5, max: 60 }), fc.integer({ min: -5, max: 60 }));
  fc.assert(
    fc.property(
      fc.nat(50),
      fc.array(range, { maxLength: 12 }),
      fc.integer({ min: 1, max: 80 }),
      (length, pairs, n) => {
        const ranges = pairs.map(([start, end]) => ({ start, end }));
        const expected = Array.from(
          { length: n },
          (_, bucket) =>
            ranges.filter(({ start, end }) => {
              const from = Math.max(0, start);
              const to = Math.min(length, end);
              return from < to && from * n < (bucket + 1) * length && to * n > bucket * length;
            }).length,
        );
        expect(densityOf(length, ranges, n)).toEqual(expected);
      },
    ),
  );
});

test("no parts, no figures", () => {
  expect(densityOf(10, [{ start: 0, end: 5 }], 0)).toEqual([]);
});
