import type { Bag } from "@/core/compare/bags";
import { quantityKey, sameQuantity } from "@/core/compare/quantities";

/** What two sentences share, by their index in each text. */
export interface SharedWords {
  left: number;
  right: number;
  /** Cosine of what is weighed, in [0, 1]. */
  cosine: number;
  /**
   * Weight of what they share, the geometric mean of its sum and of its sum of squares: two rare words say more
   * than four that half of the sentences have. 1 is one word that stands in no third sentence.
   */
  shared: number;
  /** Weight of the quantities that they share. */
  quantities: number;
  /** Weight of the words that are near in meaning without being the same. */
  near: number;
}

/** What both quote is likelier to be one saying than what both say. */
const QUOTED = 1.25;
/** Of a word's weight, what another word for it is worth. */
const NEAR = 0.6;
/** So that a sentence of one word is not wholly told wherever that word is. */
const SMOOTHING = 1;
/** A word of more sentences than this finds no candidates: the cost would grow with the square of the text. */
const MOST_POSTINGS = 80;

/** Every pair that shares something telling, or all words. */
export function sharedWords(ours: readonly Bag[], theirs: readonly Bag[]): SharedWords[] {
  const [ourPostings, postings] = [postingsOf(ours), postingsOf(theirs)];
  return ours.flatMap((bag, left) => {
    const candidates = new Set<number>();
    for (const key of keysOf(bag)) {
      const list = postings.get(key) ?? [];
      if (list.length + (ourPostings.get(key)?.length ?? 0) > MOST_POSTINGS) continue;
      for (const right of list) candidates.add(right);
    }
    return [...candidates].map((right) => ({ left, right, ...overlapOf(bag, theirs[right] as Bag) }));
  });
}

/** What a sentence is found by, and all its words as one. */
const keysOf = (bag: Bag): Set<string> =>
  new Set([...bag.words.keys(), ...bag.fields.keys(), ...bag.quantities.map(quantityKey), `= ${bag.all}`]);

function postingsOf(bags: readonly Bag[]): Map<string, number[]> {
  const postings = new Map<string, number[]>();
  for (const [index, bag] of bags.entries()) {
    for (const key of keysOf(bag)) {
      const list = postings.get(key);
      if (list) list.push(index);
      else postings.set(key, [index]);
    }
  }
  return postings;
}

function overlapOf(a: Bag, b: Bag): Omit<SharedWords, "left" | "right"> {
  let [sum, squares, dot] = [0, 0, 0];
  const add = (weight: number, product: number): number => {
    sum += weight;
    squares += weight * weight;
    dot += product;
    return weight;
  };
  for (const [root, weight] of a.words) {
    const other = b.words.get(root);
    if (other === undefined) continue;
    const times = a.quoted.has(root) && b.quoted.has(root) ? QUOTED : 1;
    add(times * Math.min(weight, other), times * weight * other);
  }
  let near = 0;
  for (const { one, other, weight } of nearWords(a, b)) near += add(weight, NEAR * one * other);
  let quantities = 0;
  for (const { weight } of sameQuantities(a, b)) quantities += add(weight, weight * weight);
  const lengths = (a.norm ** 2 + SMOOTHING) * (b.norm ** 2 + SMOOTHING);
  const cosine = a.all === b.all ? 1 : Math.min(1, dot / Math.sqrt(lengths));
  return { cosine, shared: Math.sqrt(sum * squares), quantities, near };
}

/** What one sentence has and what may be the same in the other, by their keys. */
interface Match {
  key: string;
  otherKey: string;
  weight: number;
}

/** Words of the two that stand in one field without being the same. */
function nearWords(a: Bag, b: Bag): (Match & { one: number; other: number })[] {
  const pairs: (Match & { one: number; other: number })[] = [];
  for (const [field, { rarity, roots }] of a.fields) {
    for (const otherKey of b.fields.get(field)?.roots ?? []) {
      if (a.words.has(otherKey)) continue;
      for (const key of roots) {
        if (b.words.has(key)) continue;
        const [one, other] = [a.words.get(key) ?? 0, b.words.get(otherKey) ?? 0];
        pairs.push({ key, otherKey, one, other, weight: NEAR * Math.min(one, other, rarity) });
      }
    }
  }
  return pairedOff(pairs);
}

/** Quantities that are the same, or told roughly. */
function sameQuantities(a: Bag, b: Bag): Match[] {
  if (a.quantities.length === 0 || b.quantities.length === 0) return [];
  const matches = a.quantities.flatMap((one) =>
    b.quantities.map((other) => ({
      key: quantityKey(one),
      otherKey: quantityKey(other),
      weight: sameQuantity(one, other) * Math.min(one.weight, other.weight),
    })),
  );
  return pairedOff(matches.filter(({ weight }) => weight > 0));
}

/** Each in one match at most, the heaviest first; of equal weight in the same order whichever text is first. */
function pairedOff<T extends Match>(matches: T[]): T[] {
  if (matches.length < 2) return matches;
  const nameOf = ({ key, otherKey }: T) => (key < otherKey ? `${key} ${otherKey}` : `${otherKey} ${key}`);
  matches.sort((x, y) => y.weight - x.weight || (nameOf(x) < nameOf(y) ? -1 : 1));
  const [ours, theirs] = [new Set<string>(), new Set<string>()];
  return matches.filter(({ key, otherKey }) => {
    if (ours.has(key) || theirs.has(otherKey)) return false;
    ours.add(key);
    theirs.add(otherKey);
    return true;
  });
}
