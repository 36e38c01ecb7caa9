import type { TextRange } from "@/core/text/range";

/**
 * How many of `ranges` touch each of `buckets` equal parts of a text of `length` UTF-16 code units. A range
 * counts once in every part it shares a point with; what lies outside of the text is not counted.
 * O(ranges + buckets), by a difference array.
 */
export function densityOf(length: number, ranges: readonly TextRange[], buckets: number): number[] {
  if (buckets < 1) return [];
  const density = new Array<number>(buckets).fill(0);
  if (length <= 0) return density;
  const change = new Int32Array(buckets + 1);
  for (const range of ranges) {
    const start = Math.max(0, range.start);
    const end = Math.min(length, range.end);
    if (start >= end) continue;
    const first = Math.floor((start * buckets) / length);
    const afterLast = Math.ceil((end * buckets) / length);
    change[first] = (change[first] ?? 0) + 1;
    change[afterLast] = (change[afterLast] ?? 0) - 1;
  }
  let touching = 0;
  for (let bucket = 0; bucket < buckets; bucket++) {
    touching += change[bucket] ?? 0;
    density[bucket] = touching;
  }
  return density;
}
