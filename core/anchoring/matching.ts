import type { Tokens, Vocabulary } from "@/core/anchoring/tokens";

/** How a token of the old text is explained in the new one. */
export const UNMATCHED = 0;
const EXACT = 1;
/** The same place, other letters: a slip corrected, words joined or parted. */
export const ALTERED = 2;

/** A stretch of equal tokens: `length` from `old` in the old text and from `fresh` in the new one. */
export type Run = { old: number; fresh: number; length: number };

/**
 * The two texts and the growing explanation of the new one by the old one. Exact links are one to one:
 * a token of the new text that one old token explains cannot be the answer for another.
 */
export class Matching {
  /** New token of each old token, or -1. */
  readonly toNew: Int32Array;
  /** Old token of each new token, or -1. */
  readonly toOld: Int32Array;
  readonly state: Uint8Array;
  /** 1 for tokens linked out of order: they moved. */
  readonly moved: Uint8Array;
  /** 1 for old tokens whose link could as well be another one (see slide.ts). */
  readonly contested: Uint8Array;
  /** 1 for new tokens that one of several equally good old tokens explains. */
  readonly contestedNew: Uint8Array;
  /** Information of each key in bits: what an agreement on it is worth as evidence. */
  readonly bits: Float64Array;
  private readonly oldSums: Float64Array;

  constructor(
    readonly old: Tokens,
    readonly fresh: Tokens,
    readonly vocabulary: Vocabulary,
  ) {
    this.toNew = new Int32Array(old.count).fill(-1);
    this.toOld = new Int32Array(fresh.count).fill(-1);
    this.state = new Uint8Array(old.count);
    this.moved = new Uint8Array(old.count);
    this.contested = new Uint8Array(old.count);
    this.contestedNew = new Uint8Array(fresh.count);
    this.bits = informationOf(old, fresh, vocabulary);
    this.oldSums = new Float64Array(old.count + 1);
    for (let at = 0; at < old.count; at++) {
      this.oldSums[at + 1] = (this.oldSums[at] ?? 0) + (this.bits[old.keys[at] ?? 0] ?? 0);
    }
  }

  oldKey(at: number): number {
    return this.old.keys[at] ?? -1;
  }

  newKey(at: number): number {
    return this.fresh.keys[at] ?? -2;
  }

  /** Whether another link of this old token would be as good. */
  isContested(at: number): boolean {
    return this.contested[at] === 1 || this.contestedNew[this.toNew[at] ?? -1] === 1;
  }

  /** The information in old tokens `[from, to)`, in bits. */
  bitsBetween(from: number, to: number): number {
    return (this.oldSums[to] ?? 0) - (this.oldSums[from] ?? 0);
  }

  /** Whether an old token is there unaltered. */
  isExact(at: number): boolean {
    return this.state[at] === EXACT;
  }

  isFreeOld(at: number): boolean {
    return this.state[at] === UNMATCHED;
  }

  isFreeNew(at: number): boolean {
    return this.toOld[at] === -1;
  }

  link(old: number, fresh: number, moved: boolean): void {
    this.toNew[old] = fresh;
    this.toOld[fresh] = old;
    this.state[old] = EXACT;
    this.moved[old] = moved ? 1 : 0;
  }

  unlink(old: number): void {
    const fresh = this.toNew[old] ?? -1;
    if (fresh >= 0) this.toOld[fresh] = -1;
    this.toNew[old] = -1;
    this.state[old] = UNMATCHED;
  }

  /** Links old tokens whose words were altered to the new token that stands for them. */
  alter(old: number, fresh: number): void {
    this.toNew[old] = fresh;
    this.toOld[fresh] = old;
    this.state[old] = ALTERED;
  }
}

/** How often, in a thousand tokens, a word of so many letters is expected before any text is seen. */
const EXPECTED_BY_LENGTH = [40, 30, 20, 12, 5, 2, 1];
const EXPECTED_MARKS = 40;
const EXPECTED_IDEOGRAPHS = 4;
const EXPECTATION_WEIGHT = 1000;

/**
 * Information of each key: −log2 of how often it occurs in the two texts together, smoothed by what its
 * length leads one to expect, so that in a text of one sentence “the” is still worth little.
 */
function informationOf(old: Tokens, fresh: Tokens, vocabulary: Vocabulary): Float64Array {
  const counts = new Float64Array(vocabulary.words.length);
  for (const tokens of [old, fresh]) {
    for (let at = 0; at < tokens.count; at++) {
      const key = tokens.keys[at] ?? 0;
      counts[key] = (counts[key] ?? 0) + 0.5;
    }
  }
  const total = (old.count + fresh.count) / 2 + EXPECTATION_WEIGHT;
  for (let key = 0; key < counts.length; key++) {
    counts[key] = Math.log2(total / ((counts[key] ?? 0) + expectedCount(vocabulary.wordOf(key))));
  }
  return counts;
}

/** How often a word is expected in a thousand tokens before any text is seen. */
export function expectedCount(word: string): number {
  const first = word.charCodeAt(0);
  const isAsciiWord =
    (first >= 48 && first <= 57) || (first >= 65 && first <= 90) || (first >= 97 && first <= 122);
  if (word.length === 1 && !isAsciiWord) {
    return first > 0x2e80 && /\p{L}/u.test(word) ? EXPECTED_IDEOGRAPHS : EXPECTED_MARKS;
  }
  return EXPECTED_BY_LENGTH[Math.min(word.length, EXPECTED_BY_LENGTH.length - 1)] ?? 1;
}
