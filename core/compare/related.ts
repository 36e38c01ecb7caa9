import type { Bag } from "@/core/compare/bags";
import { sameQuantity } from "@/core/compare/quantities";

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

/** Of a word, what another word for it that the other text has is worth. */
const NEAR = 0.6;
/** So that a sentence of one word that the other text does not have is not taken for news. */
const SMOOTHING = 1;

/** For each sentence, how much of what it says stands nowhere in the other text, in [0, 1). */
export function unheardOf(ours: readonly Bag[], theirs: readonly Bag[]): number[] {
  const words = new Set(theirs.flatMap((bag) => [...bag.words.keys()]));
  const fields = new Set(theirs.flatMap((bag) => [...bag.fields.keys()]));
  const quantities = theirs.flatMap((bag) => bag.quantities);
  return ours.map((bag) => {
    const inField = new Set(
      [...bag.fields].flatMap(([field, { roots }]) => (fields.has(field) ? roots : [])),
    );
    let unheard = 0;
    for (const [root, weight] of bag.words) {
      if (!words.has(root)) unheard += (inField.has(root) ? 1 - NEAR : 1) * weight;
    }
    for (const quantity of bag.quantities) {
      if (!quantities.some((other) => sameQuantity(quantity, other) > 0)) unheard += quantity.weight;
    }
    return unheard / (bag.total + SMOOTHING);
  });
}
