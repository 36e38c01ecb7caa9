import fc from "fast-check";
import { expect, test } from "vitest";
import { diffKeys } from "@/core/anchoring/linear-diff";

/** Length of the longest common subsequence, by the textbook table. */
function commonLength(a: readonly number[], b: readonly number[]): number {
  let before = new Array<number>(b.length + 1).fill(0);
  for (const key of a) {
    const row = [0];
    for (let j = 1; j <= b.length; j++) {
      row.push(key === b[j - 1] ? (before[j - 1] ?? 0) + 1 : Math.max(before[j] ?? 0, row[j - 1] ?? 0));
    }
    before = row;
  }
  return before.at(-1) ?? 0;
}

const row = fc.array(fc.nat(3), { maxLength: 30 });

test("matches are equal keys in order, and as many as can be", () => {
  fc.assert(
    fc.property(row, row, (a, b) => {
      const matches = diffKeys(Int32Array.from(a), Int32Array.from(b), { steps: 1e6 }) ?? [];
      const kept = Array.from(matches).flatMap((match, at) => (match < 0 ? [] : [{ at, match }]));
      for (const [index, { at, match }] of kept.entries()) {
        expect(a[at]).toBe(b[match]);
        expect(match).toBeGreaterThan(kept[index - 1]?.match ?? -1);
      }
      expect(kept).toHaveLength(commonLength(a, b));
    }),
    { numRuns: 5000 },
  );
});

test("rows that differ too much for the budget have no answer", () => {
  const a = Int32Array.from({ length: 500 }, (_, at) => at);
  const b = a.map((key) => key + 1000);
  expect(diffKeys(a, b, { steps: 1000 })).toBeNull();
  expect(diffKeys(a, a, { steps: 0 })).toEqual(a);
});
