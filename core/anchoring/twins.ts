import type { Matching } from "@/core/anchoring/matching";
import { sentenceHashes } from "@/core/anchoring/sentence-hashes";
import type { Tokens } from "@/core/anchoring/tokens";

/** How far around a repeated sentence a rival in the same gap is looked for, in tokens. */
const REACH = 400;
/** A row of repeated sentences longer than this tells nothing apart. */
const LONGEST_ROW = 1000;
/** So many equal sentences are compared one by one; among more, nobody can tell. */
const MOST_TWINS = 20;

/** The sentences of both texts that stand more than once, word by word. */
export class Twins {
  private readonly hashOfOld: Float64Array;
  private readonly repeated: Uint8Array;
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
    this.repeated = new Uint8Array(matching.old.count);
    for (let at = 0; at < matching.old.count; at++) {
      const isHead = matching.old.breaks[at] !== 0;
      this.repeated[at] = isHead
        ? Number(this.inOld.has(this.hashOfOld[at] ?? 0))
        : (this.repeated[at - 1] ?? 0);
    }
  }

  /** Whether an equal of the sentence that holds an old token stands twice in one of the texts. */
  private isRepeated(at: number): boolean {
    return this.repeated[at] === 1;
  }

  /** The unbroken row of links that old token `at` stands in, and where it leaves the repeated sentences. */
  private rowAround(at: number): Row {
    const { matching } = this;
    const shift = (matching.toNew[at] ?? 0) - at;
    const follows = (token: number) => matching.isExact(token) && matching.toNew[token] === token + shift;
    let from = at;
    while (from > 0 && at - from < LONGEST_ROW && this.isRepeated(from) && follows(from - 1)) from--;
    let to = at + 1;
    while (to < matching.old.count && to - at < LONGEST_ROW && this.isRepeated(to - 1) && follows(to)) to++;
    return { from, to, shift, leavesLeft: !this.isRepeated(from), leavesRight: !this.isRepeated(to - 1) };
  }

  /**
   * Whether one of several equal sentences may have been taken for another: what is joined to old token
   * `at` does not tell them apart, and another of them is as likely.
   */
  isMistakable(at: number): boolean {
    if (!this.isRepeated(at)) return false;
    const row = this.rowAround(at);
    if (this.matching.moved[at] === 1) return !row.leavesLeft && !row.leavesRight && this.isContestedMove(at);
    return !(row.leavesLeft && row.leavesRight) && this.hasRivalInGap(at, row);
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
      return !matching.isExact(start) || matching.moved[start] === 1 || this.isLoose(start);
    });
  }

  private isSameSentence(start: number, at: number): boolean {
    for (let token = start + 1; token <= at; token++) if (this.matching.old.breaks[token] !== 0) return false;
    return true;
  }

  /** Whether a repeated sentence is joined to nothing but repeated sentences. */
  private isLoose(start: number): boolean {
    const row = this.rowAround(start);
    return !row.leavesLeft && !row.leavesRight;
  }

  /** Whether an equal sentence that has no other equal of its own stands in the gap beside the row, where the row ends in it. */
  private hasRivalInGap(at: number, { from, to, shift, leavesLeft, leavesRight }: Row): boolean {
    const { matching } = this;
    const { old, fresh } = matching;
    const hash = this.hashOfOld[at] ?? 0;
    const isSteady = (token: number) =>
      matching.isExact(token) && matching.moved[token] === 0 && !this.isRepeated(token);
    let left = from;
    while (!leavesLeft && left > 0 && from - left < REACH && !isSteady(left - 1)) left--;
    let right = to;
    while (!leavesRight && right < old.count && right - to < REACH && !isSteady(right)) right++;
    let own = at;
    while (own > 0 && old.breaks[own] === 0) own--;
    const isRival = (start: number) =>
      start !== own && ((start >= left && start < from) || (start >= to && start < right));
    const oldRivals = this.inOld.get(hash) ?? [];
    if (oldRivals.some((start) => isRival(start) && !isSettled(old, matching.toNew, start))) return true;
    let newOwn = at + shift;
    while (newOwn > 0 && fresh.breaks[newOwn] === 0) newOwn--;
    const newLeft = left > 0 && isSteady(left - 1) ? (matching.toNew[left - 1] ?? 0) + 1 : left + shift;
    const newRight = right < old.count && isSteady(right) ? (matching.toNew[right] ?? 0) : right + shift;
    const isNewRival = (start: number) =>
      start < fresh.count &&
      start !== newOwn &&
      ((!leavesLeft && start >= newLeft && start < from + shift) ||
        (!leavesRight && start >= to + shift && start < newRight)) &&
      !isSettled(fresh, matching.toOld, start);
    return this.inNew.get(hash)?.some(isNewRival) ?? false;
  }
}

/** Old tokens `[from, to)`, linked side by side `shift` tokens further on. */
type Row = { from: number; to: number; shift: number; leavesLeft: boolean; leavesRight: boolean };

/** Whether a whole sentence is linked in one row: it has its own equal, and is no rival. */
function isSettled(tokens: Tokens, links: Int32Array, start: number): boolean {
  const image = links[start] ?? -1;
  if (image < 0) return false;
  for (let at = start + 1; at < tokens.count && tokens.breaks[at] === 0; at++) {
    if (links[at] !== image + at - start) return false;
  }
  return true;
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
