import type { ReadSentence, Token } from "@/core/compare/tokens";

/** What a sentence says. */
export interface Bag {
  /** Each telling word with its weight. */
  weights: ReadonlyMap<string, number>;
  total: number;
  norm: number;
  /** Two telling words side by side ("five territories", "Fox News"), each with its weight. */
  phrases: ReadonlyMap<string, number>;
  /** All its words: two sentences with the same are the same sentence. */
  words: string;
}

/** What two sentences share, by their index in each text. */
export interface SharedWords {
  left: number;
  right: number;
  /** Cosine of the weighted words, in [0, 1]. */
  cosine: number;
  /** How much of the shorter one is in the other, in [0, 1]. */
  contained: number;
  /**
   * Weight of what they share, the geometric mean of its sum and of its sum of squares: two rare words say more
   * than four that half of the sentences have. 1 is one word that stands in no third sentence.
   */
  shared: number;
  /** Weight of the phrases that they share, likewise. */
  phrases: number;
}

/** Numbers, names and quoted speech are copied more than they are said in other words. */
const WEIGHT = { number: 1.5, name: 1.15, word: 1 } as const;
const QUOTED = 1.25;
/** A word of every second report says little, however rare it is in two short texts. */
const COMMON = 0.5;

/** A word of more sentences than this finds no candidates: the cost would grow with the square of the text. */
const MOST_POSTINGS = 80;

const tells = (token: Token): boolean => !token.isFunctionWord;

/** Both texts' sentences, their words weighted by how rare they are in the two together. */
export function bagsOf(left: readonly ReadSentence[], right: readonly ReadSentence[]): [Bag[], Bag[]] {
  const rarity = rarityOf([...left, ...right]);
  return [left.map((one) => bagOf(one, rarity)), right.map((one) => bagOf(one, rarity))];
}

/** In (0, 1]; a word of two sentences, one of each text, is as rare as a shared word can be. */
function rarityOf(sentences: readonly ReadSentence[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { tokens } of sentences) {
    for (const key of new Set(tokens.filter(tells).map((token) => token.key))) {
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  const rarest = Math.log(1 + sentences.length / 2);
  return new Map(
    [...counts].map(([key, count]) => [key, Math.log(1 + sentences.length / Math.max(2, count)) / rarest]),
  );
}

function bagOf({ tokens }: ReadSentence, rarity: ReadonlyMap<string, number>): Bag {
  const rarityOfKey = (key: string) => Math.min(1, rarity.get(key) ?? 0);
  const weights = new Map<string, number>();
  const phrases = new Map<string, number>();
  for (const [at, token] of tokens.entries()) {
    if (!tells(token)) continue;
    const weight =
      rarityOfKey(token.key) * (token.isCommon ? COMMON : WEIGHT[token.kind]) * (token.isQuoted ? QUOTED : 1);
    weights.set(token.key, Math.max(weights.get(token.key) ?? 0, weight));
    const next = tokens[at + 1];
    if (!next || !tells(next) || next.key === token.key || (token.isCommon && next.isCommon)) continue;
    phrases.set(`${token.key} ${next.key}`, (rarityOfKey(token.key) + rarityOfKey(next.key)) / 2);
  }
  let [total, squares] = [0, 0];
  for (const weight of weights.values()) {
    total += weight;
    squares += weight * weight;
  }
  const words = tokens.map(({ key }) => key).join(" ");
  return { weights, total, norm: Math.sqrt(squares), phrases, words };
}

/** Every pair that shares a telling word, or all words; by `"left right"`. */
export function sharedWords(ours: readonly Bag[], theirs: readonly Bag[]): Map<string, SharedWords> {
  const [ourPostings, postings] = [postingsOf(ours), postingsOf(theirs)];
  const found = new Map<string, SharedWords>();
  for (const [left, bag] of ours.entries()) {
    const candidates = new Set<number>();
    for (const key of keysOf(bag)) {
      const list = postings.get(key) ?? [];
      if (list.length + (ourPostings.get(key)?.length ?? 0) > MOST_POSTINGS) continue;
      for (const right of list) candidates.add(right);
    }
    for (const right of candidates) {
      found.set(`${left} ${right}`, { left, right, ...overlapOf(bag, theirs[right] as Bag) });
    }
  }
  return found;
}

/** Its words, and all of them as one. */
const keysOf = (bag: Bag): string[] => [...bag.weights.keys(), `= ${bag.words}`];

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
  let [sum, squares, dot, phrases] = [0, 0, 0, 0];
  for (const [key, weight] of a.weights) {
    const other = b.weights.get(key);
    if (other === undefined) continue;
    const common = Math.min(weight, other);
    sum += common;
    squares += common * common;
    dot += weight * other;
  }
  const shared = Math.sqrt(sum * squares);
  for (const [phrase, weight] of a.phrases) if (b.phrases.has(phrase)) phrases += weight;
  if (a.words === b.words) return { cosine: 1, contained: 1, shared, phrases };
  return {
    cosine: dot === 0 ? 0 : Math.min(1, dot / (a.norm * b.norm)),
    contained: sum === 0 ? 0 : Math.min(1, sum / Math.min(a.total, b.total)),
    shared,
    phrases,
  };
}
