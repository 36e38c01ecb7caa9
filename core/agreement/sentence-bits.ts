import type { CodedSpan } from "@/core/agreement/coded-span";
import { firstEndingAfter, type TextRange } from "@/core/agreement/sentence-codes";

/**
 * One coder's yes-or-no judgements of each sentence and code as bits, so that tens of thousands of pairs of coders
 * can be compared: the same judgements as those of `sentenceJudgements`, at sentence × codes + code.
 */
export class SentenceBits {
  private readonly words: Uint32Array;
  /** How many are "yes". */
  readonly count: number;

  constructor(spans: readonly CodedSpan[], sentences: readonly TextRange[], codes: readonly string[]) {
    const rowOf = new Map(codes.map((code, index) => [code, index]));
    this.words = new Uint32Array(Math.ceil((sentences.length * codes.length) / 32));
    for (const span of spans) {
      const row = rowOf.get(span.code);
      if (row === undefined) continue;
      for (let at = firstEndingAfter(sentences, span.start); at < sentences.length; at += 1) {
        if ((sentences[at] as TextRange).start >= span.end) break;
        const unit = at * codes.length + row;
        this.words[unit >> 5] = (this.words[unit >> 5] as number) | (1 << (unit & 31));
      }
    }
    this.count = this.words.reduce((sum, word) => sum + ones(word), 0);
  }

  has(unit: number): boolean {
    return (((this.words[unit >> 5] ?? 0) >>> (unit & 31)) & 1) === 1;
  }

  /** How many both say "yes" to. Both must be of the same sentences and codes. */
  shared(other: SentenceBits): number {
    let sum = 0;
    for (let at = 0; at < this.words.length; at += 1)
      sum += ones((this.words[at] as number) & (other.words[at] as number));
    return sum;
  }
}

/** Bits that are set (Warren, “Hacker's Delight”, section 5-1). */
function ones(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
