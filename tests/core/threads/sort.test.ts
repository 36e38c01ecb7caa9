import fc from "fast-check";
import { expect, test } from "vitest";
import { compareBy, decodeThreadCursor, encodeThreadCursor, type SortedBy } from "@/core/threads/sort";

const sortable: fc.Arbitrary<SortedBy> = fc.record({
  id: fc.uuid(),
  createdAt: fc.integer({ min: 0, max: 5 }).map((second) => new Date(Date.UTC(2026, 0, 1, 0, 0, second))),
  replyCount: fc.integer({ min: 0, max: 3 }),
});

test("a cursor says again what was put into it, and nothing else is one", () => {
  fc.assert(
    fc.property(sortable, (one) => {
      expect(decodeThreadCursor(encodeThreadCursor(one))).toEqual(one);
    }),
  );
  for (const wrong of [
    "",
    "x",
    "1_2026_x",
    "-1_2026-01-01T00:00:00.000Z_x",
    "1_soon_01900000-0000-7000-8000-000000000001",
  ]) {
    expect(decodeThreadCursor(wrong)).toBeNull();
  }
});

test("each way of sorting is an order: no two stand at one place, and newest is oldest backwards", () => {
  const several = fc.uniqueArray(sortable, { selector: ({ id }) => id, maxLength: 12 });
  fc.assert(
    fc.property(several, (comments) => {
      const sorted = (sort: "oldest" | "newest" | "replies") =>
        comments.toSorted((a, b) => compareBy(sort, a, b)).map(({ id }) => id);
      expect(sorted("newest")).toEqual(sorted("oldest").toReversed());
      const counts = comments.toSorted((a, b) => compareBy("replies", a, b)).map((one) => one.replyCount);
      expect(counts).toEqual(counts.toSorted((a, b) => b - a));
      for (const [a, b] of comments.slice(1).map((one, at) => [one, comments[at] as SortedBy] as const)) {
        for (const sort of ["oldest", "newest", "replies"] as const) {
          expect(Math.sign(compareBy(sort, a, b))).toBe(-Math.sign(compareBy(sort, b, a)));
          expect(compareBy(sort, a, b)).not.toBe(0);
        }
      }
    }),
  );
});
