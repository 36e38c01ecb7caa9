import type { Rarity } from "@/core/anchoring/rarity";
import type { Tokens } from "@/core/anchoring/tokens";

/** Tokens of context that are compared on each side. */
const MOST_CONTEXT = 24;
/** Tokens of text beyond the length of a context in which it may have been pushed away from the quote. */
const SLACK = 6;
/** Bits that a row of equal words apart from the quote must be worth, lest chance be taken for context. */
const OPENING_BITS = 6;
/** A word with a slip in it counts for so much of its information, and proves nothing. */
const ALTERED_WORTH = 0.8;

/** Tokens `[first, last]` of a text. */
export type TokenSpan = { first: number; last: number };

/** How a place agrees with what stood around a quote. Shares are of bits, 1 where there was nothing to compare. */
export type Agreement = {
  /** Bits of what stood around the quote that stand around the place. */
  kept: number;
  /** The share of all that stood around the quote; 0 where nothing did. */
  share: number;
  /** The share on the side that agrees less. */
  worstSide: number;
  /** The same, as far as it was of the quote's own sentence. */
  worstInner: number;
  /** Whether quote and place begin, and end, a sentence alike. */
  sameEdges: boolean;
  /** Whether the place begins a sentence, or ends one. */
  atEdge: boolean;
  /** Whether the words right before and right behind the quote are right there. */
  sameNeighbours: boolean;
  /** Bits in all that agrees, the quote's own words included, given how the text repeats itself. */
  evidence: number;
  /** The part that this is of what the same words would be worth in a text that does not repeat itself. */
  freshness: number;
};

/** Compares what stood around a quote with what stands around a place of its words. */
export function compareSurroundings(
  rarity: Rarity,
  passage: Tokens,
  quote: TokenSpan,
  place: TokenSpan,
): Agreement {
  const left = compareSide(rarity, passage, quote.first, place.first, -1);
  const right = compareSide(rarity, passage, quote.last, place.last, 1);
  const kept = left.kept + right.kept;
  const expected = left.expected + right.expected;
  const matched = left.matched.toReversed();
  for (let at = place.first; at <= place.last; at++) matched.push(at);
  matched.push(...right.matched);
  let evidence = 0;
  let alone = 0;
  let before = -1;
  for (const at of matched) {
    const key = rarity.tokens.keys[at] ?? 0;
    alone += rarity.bitsOf(key);
    evidence += before < 0 ? rarity.bitsOf(key) : rarity.bitsAfter(before, key);
    before = key;
  }
  return {
    kept,
    share: expected === 0 ? 0 : kept / expected,
    worstSide: Math.min(shareOf(left.kept, left.expected), shareOf(right.kept, right.expected)),
    worstInner: Math.min(
      shareOf(left.innerKept, left.innerExpected),
      shareOf(right.innerKept, right.innerExpected),
    ),
    sameEdges: left.edgeAgrees && right.edgeAgrees,
    atEdge: left.isEdge || right.isEdge,
    sameNeighbours: left.isJoined && right.isJoined,
    evidence,
    freshness: alone === 0 ? 1 : evidence / alone,
  };
}

const shareOf = (kept: number, expected: number) => (expected === 0 ? 1 : kept / expected);

type Side = {
  expected: number;
  kept: number;
  innerExpected: number;
  innerKept: number;
  edgeAgrees: boolean;
  isEdge: boolean;
  isJoined: boolean;
  /** The text's tokens that agree, outwards. */
  matched: number[];
};

/** One side of a quote whose outermost token is `from` in its passage and `to` in the text. */
function compareSide(rarity: Rarity, passage: Tokens, from: number, to: number, step: -1 | 1): Side {
  const text = rarity.tokens;
  const available = step < 0 ? from : passage.count - 1 - from;
  let count = Math.min(MOST_CONTEXT, available);
  const room = Math.min(count + SLACK, step < 0 ? to : text.count - 1 - to);
  const wanted = (index: number) => passage.keys[from + step * (index + 1)] ?? -1;
  const found = (index: number) => text.keys[to + step * (index + 1)] ?? -2;
  const worth = (index: number) => rarity.bitsOf(wanted(index));
  let unbroken = 0;
  while (unbroken < count && unbroken < room && wanted(unbroken) === found(unbroken)) unbroken++;
  const matched: number[] = [];
  const worthAt = new Float64Array(count);
  const keep = (a: number, b: number) => {
    const isSame = wanted(a) === found(b);
    worthAt[a] = isSame ? 1 : ALTERED_WORTH;
    if (isSame) matched.push(to + step * (b + 1));
  };
  for (let at = 0; at < unbroken; at++) keep(at, at);
  // The outermost word may have been cut where the context ends.
  if (count > unbroken && count === available) count--;
  const likeness = (a: number, b: number) => {
    if (wanted(a) === found(b)) return worth(a);
    return rarity.areAlike(wanted(a), found(b)) ? worth(a) * ALTERED_WORTH : 0;
  };
  alignRest(count, room, unbroken, likeness).forEach(([a, b]) => {
    keep(a, b);
  });
  // How many of the wanted tokens are of the quote's own sentence.
  let inner = 0;
  while (
    inner < count &&
    (step < 0 ? passage.breaks[from - inner] === 0 : passage.breaks[from + inner + 1] === 0)
  )
    inner++;
  const isCut = (tokens: Tokens, at: number) =>
    step < 0 ? tokens.breaks[at] !== 0 : at + 1 >= tokens.count || tokens.breaks[at + 1] !== 0;
  const side: Side = {
    expected: 0,
    kept: 0,
    innerExpected: 0,
    innerKept: 0,
    edgeAgrees: available === 0 || isCut(passage, from) === isCut(text, to),
    isEdge: isCut(text, to) || (step > 0 && isMark(rarity.wordAt(to + 1)) && isCut(text, to + 1)),
    isJoined: count === 0 || unbroken > 0,
    matched,
  };
  for (let at = 0; at < count; at++) {
    const bits = worth(at);
    const kept = bits * (worthAt[at] ?? 0);
    side.expected += bits;
    side.kept += kept;
    if (at < inner) {
      side.innerExpected += bits;
      side.innerKept += kept;
    }
  }
  return side;
}

const isMark = (word: string) => word.length === 1 && !/[\p{L}\p{N}]/u.test(word);

/** The heaviest common subsequence, in runs, of what is left of two contexts behind their unbroken part. */
function alignRest(
  count: number,
  room: number,
  unbroken: number,
  likeness: (a: number, b: number) => number,
): [number, number][] {
  const n = count - unbroken;
  const m = room - unbroken;
  if (n <= 0 || m <= 0) return [];
  const width = m + 1;
  const best = new Float64Array((n + 1) * width);
  const match = new Float64Array((n + 1) * width).fill(Number.NEGATIVE_INFINITY);
  for (let a = 1; a <= n; a++) {
    for (let b = 1; b <= m; b++) {
      const at = a * width + b;
      let top = Math.max(best[at - width] ?? 0, best[at - 1] ?? 0);
      const bits = likeness(unbroken + a - 1, unbroken + b - 1);
      if (bits > 0) {
        const opened = (best[at - width - 1] ?? 0) - OPENING_BITS;
        match[at] = bits + Math.max(opened, match[at - width - 1] ?? Number.NEGATIVE_INFINITY);
        top = Math.max(top, match[at] ?? 0);
      }
      best[at] = top;
    }
  }
  const pairs: [number, number][] = [];
  for (let a = n, b = m, inRun = false; a > 0 && b > 0; ) {
    const at = a * width + b;
    const isMatch = (match[at] ?? Number.NEGATIVE_INFINITY) >= (best[at] ?? 0);
    if (inRun || (isMatch && (best[at] ?? 0) > 0)) {
      pairs.push([unbroken + a - 1, unbroken + b - 1]);
      const opened = (best[at - width - 1] ?? 0) - OPENING_BITS;
      inRun = (match[at - width - 1] ?? Number.NEGATIVE_INFINITY) > opened;
      a--;
      b--;
    } else if ((best[at - width] ?? 0) >= (best[at - 1] ?? 0)) a--;
    else b--;
  }
  return pairs.reverse();
}
