import { EXACT, type Matching } from "@/core/anchoring/matching";
import { sentenceHashes } from "@/core/anchoring/sentence-hashes";
import type { Tokens } from "@/core/anchoring/tokens";

/** How far around a repeated sentence a rival in the same gap is looked for, in tokens. */
const REACH = 400;
/** So many equal sentences are compared one by one; among more, nobody can tell. */
const MOST_TWINS = 20;

/** The sentences of both texts that stand more than once, word by word. */
export class Twins {
  private readonly hashOfOld: Float64Array;
  /** First tokens of the sentences with a hash, for hashes that repeat in one of the texts. */
  private readonly inOld = new Map<number, number[]>();
  private readonly inNew = new Map<number, number[]>();

  constructor(private readonly matching: Matching) {
    this.hashOfOld = sentenceHashes(matching.old);
    const hashOfNew = sentenceHashes(matching.fresh);
    collect(matching.old, this.hashOfOld, this.inOld);
    collect(matching.fresh, hashOfNew, this.inNew);
    for (const [hash, starts] of this.inOld) {
      if (starts.length > 1 || (this.inNew.get(hash)?.length ?? 0) > 1) continue;
      this.inOld.delete(hash);
      this.inNew.delete(hash);
    }
  }

  /** Whether an equal of the sentence that holds an old token stands twice in one of the texts. */
  private isRepeated(at: number): boolean {
    return this.inOld.has(this.hashOfOld[at] ?? 0);
  }

  /** The unbroken row of links that old token `at` stands in, or null when it leaves the repeated sentences. */
  private rowAmongTwins(at: number): { from: number; to: number } | null {
    const { matching } = this;
    const shift = (matching.toNew[at] ?? 0) - at;
    const follows = (token: number) =>
      matching.state[token] === EXACT && matching.toNew[token] === token + shift;
    let from = at;
    while (from > 0 && follows(from - 1)) {
      from--;
      if (!this.isRepeated(from)) return null;
    }
    let to = at + 1;
    while (to < matching.old.count && follows(to)) {
      if (!this.isRepeated(to)) return null;
      to++;
    }
    return { from, to };
  }

  /**
   * Whether one of several equal sentences may have been taken for another: nothing joined to old token
   * `at` tells them apart, and another of them is as likely.
   */
  isMistakable(at: number): boolean {
    if (!this.isRepeated(at)) return false;
    const row = this.rowAmongTwins(at);
    if (row === null) return false;
    return this.matching.moved[at] === 1 ? this.isContestedMove(at) : this.hasRivalInGap(at, row);
  }

  /** A move is certain when each other copy stayed where its neighbours are, and no copy was put in. */
  private isContestedMove(at: number): boolean {
    const { matching } = this;
    const hash = this.hashOfOld[at] ?? 0;
    const olds = this.inOld.get(hash) ?? [];
    const news = this.inNew.get(hash) ?? [];
    if (olds.length > MOST_TWINS || news.length > olds.length) return true;
    return olds.some((start) => {
      if (start <= at && this.isSameSentence(start, at)) return false;
      return (
        matching.state[start] !== EXACT || matching.moved[start] === 1 || this.rowAmongTwins(start) !== null
      );
    });
  }

  private isSameSentence(start: number, at: number): boolean {
    for (let token = start + 1; token <= at; token++) if (this.matching.old.breaks[token] !== 0) return false;
    return true;
  }

  private hasRivalInGap(at: number, { from, to }: { from: number; to: number }): boolean {
    const { matching } = this;
    const shift = (matching.toNew[at] ?? 0) - at;
    const hash = this.hashOfOld[at] ?? 0;
    const steady = (token: number) =>
      matching.state[token] === EXACT && matching.moved[token] === 0 && !this.isRepeated(token);
    let left = from - 1;
    while (left >= 0 && from - left < REACH && !steady(left)) left--;
    let right = to;
    while (right < matching.old.count && right - to < REACH && !steady(right)) right++;
    const isRival = (start: number, low: number, high: number, offset: number) =>
      start > low && start < high && (start < from + offset || start >= to + offset);
    if (this.inOld.get(hash)?.some((start) => isRival(start, left, right, 0))) return true;
    const newLeft = left >= 0 && steady(left) ? (matching.toNew[left] ?? 0) : from + shift - REACH;
    const hasRight = right < matching.old.count && steady(right);
    const newRight = hasRight ? (matching.toNew[right] ?? 0) : to + shift + REACH;
    return this.inNew.get(hash)?.some((start) => isRival(start, newLeft, newRight, shift)) ?? false;
  }
}

function collect(tokens: Tokens, hashes: Float64Array, into: Map<number, number[]>): void {
  for (let at = 0; at < tokens.count; at++) {
    if (tokens.breaks[at] === 0) continue;
    const hash = hashes[at] ?? 0;
    const starts = into.get(hash);
    if (starts === undefined) into.set(hash, [at]);
    else starts.push(at);
  }
}
