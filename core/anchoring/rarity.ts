import { expectedCount } from "@/core/anchoring/matching";
import type { Tokens, Vocabulary } from "@/core/anchoring/tokens";

const EXPECTATION_WEIGHT = 1000;
/** Of shorter words a slip makes another word. */
const SHORTEST_ALIKE = 4;
const PAIR = 2 ** 26;

/**
 * What an agreement on words is worth as evidence within one text, in bits. A word that follows its
 * predecessor again and again in this text (“Police were called to …”) says little: texts that repeat
 * themselves hold many places that look alike.
 */
export class Rarity {
  private readonly counts = new Map<number, number>();
  private readonly pairs = new Map<number, number>();

  constructor(
    readonly tokens: Tokens,
    private readonly vocabulary: Vocabulary,
  ) {
    let before = -1;
    for (const key of tokens.keys) {
      this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
      if (before >= 0) this.pairs.set(before * PAIR + key, (this.pairs.get(before * PAIR + key) ?? 0) + 1);
      before = key;
    }
  }

  /** The information in a word by itself. */
  bitsOf(key: number): number {
    const count = this.counts.get(key) ?? 0;
    const expected = expectedCount(this.vocabulary.wordOf(key));
    return Math.log2((this.tokens.count + EXPECTATION_WEIGHT) / (count + expected));
  }

  /** The information in a word where `before` is known to precede it. */
  bitsAfter(before: number, key: number): number {
    const together = this.pairs.get(before * PAIR + key) ?? 0;
    const alone = this.bitsOf(key);
    if (together < 2) return alone;
    return Math.min(alone, Math.log2((this.counts.get(before) ?? together) / together));
  }

  /** The word of a token of the text. */
  wordAt(at: number): string {
    return this.vocabulary.wordOf(this.tokens.keys[at] ?? -1);
  }

  /** Whether two words differ by no more than a slip of the pen. */
  areAlike(a: number, b: number): boolean {
    return a >= 0 && b >= 0 && differsByASlip(this.vocabulary.wordOf(a), this.vocabulary.wordOf(b));
  }
}

/** Whether a letter or two, side by side, make all the difference between two words of some length. */
function differsByASlip(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  const longer = Math.max(a.length, b.length);
  if (shorter < SHORTEST_ALIKE || longer - shorter > 1) return false;
  let prefix = 0;
  while (prefix < shorter && a[prefix] === b[prefix]) prefix++;
  let suffix = 0;
  while (suffix < shorter - prefix && a.at(-1 - suffix) === b.at(-1 - suffix)) suffix++;
  return longer - prefix - suffix <= 2;
}
