import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { flattenRanges, segmentsPerBlock } from "@/core/text/segments";

const LENGTH = 40;
const rangesArbitrary = fc
  .array(fc.record({ start: fc.nat(LENGTH), end: fc.nat(LENGTH), id: fc.constantFrom(..."abcdefgh") }), {
    maxLength: 14,
  })
  .map((ranges) => ranges.map((range, at) => ({ ...range, id: `${range.id}${at}` })));
const windowArbitrary = fc
  .tuple(fc.nat(LENGTH), fc.nat(LENGTH))
  .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));

/** The definition: the ids at one code unit. */
function idsAt(ranges: { id: string; start: number; end: number }[], offset: number): string[] {
  return ranges
    .filter(({ start, end }) => start <= offset && offset < end)
    .sort((a, b) => a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1))
    .map(({ id }) => id);
}

describe("flattening", () => {
  test("nested and overlapping ranges", () => {
    const segments = flattenRanges(
      [
        { id: "in", start: 4, end: 6 },
        { id: "out", start: 2, end: 8 },
        { id: "over", start: 5, end: 12 },
      ],
      { start: 0, end: 10 },
    );
    expect(segments).toEqual([
      { start: 0, end: 2, ids: [] },
      { start: 2, end: 4, ids: ["out"] },
      { start: 4, end: 5, ids: ["out", "in"] },
      { start: 5, end: 6, ids: ["out", "in", "over"] },
      { start: 6, end: 8, ids: ["out", "over"] },
      { start: 8, end: 10, ids: ["over"] },
    ]);
  });

  test("gives every code unit of the window the ids of the ranges on it, in order", () => {
    fc.assert(
      fc.property(rangesArbitrary, windowArbitrary, (ranges, within) => {
        const segments = flattenRanges(ranges, within);
        let at = within.start;
        for (const { start, end, ids } of segments) {
          expect(start).toBe(at);
          expect(end).toBeGreaterThan(start);
          for (let unit = start; unit < end; unit++) expect(ids).toEqual(idsAt(ranges, unit));
          at = end;
        }
        expect(at).toBe(within.end);
        expect(segments.length).toBeLessThanOrEqual(2 * ranges.length + 1);
      }),
      { numRuns: 2000 },
    );
  });

  test("does not depend on the order of the ranges and leaves them as they are", () => {
    fc.assert(
      fc.property(rangesArbitrary, (ranges) => {
        const before = structuredClone(ranges);
        const within = { start: 0, end: LENGTH };
        expect(flattenRanges(ranges.toReversed(), within)).toEqual(flattenRanges(ranges, within));
        expect(ranges).toEqual(before);
      }),
    );
  });

  test("shares the id array where a set of ranges comes back after an inner one", () => {
    const segments = flattenRanges(
      [
        { id: "outer", start: 0, end: 10 },
        { id: "inner", start: 3, end: 5 },
      ],
      { start: 0, end: 20 },
    );
    expect(segments[0]?.ids).toBe(segments[2]?.ids);
  });

  test("an empty window has no segments", () => {
    expect(flattenRanges([{ id: "a", start: 0, end: 9 }], { start: 4, end: 4 })).toEqual([]);
  });
});

describe("flattening block by block", () => {
  const blocksArbitrary = fc
    .uniqueArray(fc.nat(LENGTH), { maxLength: 12 })
    .map((cuts) => cuts.sort((a, b) => a - b))
    .map((cuts) =>
      Array.from({ length: Math.floor(cuts.length / 2) }, (_, at) => ({
        start: cuts[2 * at] ?? 0,
        end: cuts[2 * at + 1] ?? 0,
      })),
    );

  test("is the same as flattening each block alone", () => {
    fc.assert(
      fc.property(rangesArbitrary, blocksArbitrary, (ranges, blocks) => {
        expect(segmentsPerBlock(blocks, ranges)).toEqual(blocks.map((block) => flattenRanges(ranges, block)));
      }),
      { numRuns: 1000 },
    );
  });

  test("keeps the id array of a range that goes on into the next block", () => {
    const [first, second] = segmentsPerBlock(
      [
        { start: 0, end: 5 },
        { start: 6, end: 9 },
      ],
      [{ id: "a", start: 0, end: 9 }],
    );
    expect(first?.[0]?.ids).toBe(second?.[0]?.ids);
  });
});
