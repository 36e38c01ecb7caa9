import type { Bag } from "@/core/compare/bags";

/** Two reports of one event are as alike as this and more; beyond it, being more alike says nothing. */
const ENOUGH = 0.35;

/**
 * How alike two texts are as wholes: the cosine of how many of their sentences have which telling word, in
 * [0, 0.35]. Texts on different things share words too, and a sentence always is most like some other.
 */
export function relatedness(ours: readonly Bag[], theirs: readonly Bag[]): number {
  const [a, b] = [countsOf(ours), countsOf(theirs)];
  let [dot, squares, otherSquares] = [0, 0, 0];
  for (const [root, count] of a) {
    dot += count * (b.get(root) ?? 0);
    squares += count * count;
  }
  for (const count of b.values()) otherSquares += count * count;
  return dot === 0 ? 0 : Math.min(ENOUGH, dot / Math.sqrt(squares * otherSquares));
}

function countsOf(bags: readonly Bag[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { words } of bags)
    for (const root of words.keys()) counts.set(root, (counts.get(root) ?? 0) + 1);
  return counts;
}
