import type { Matching } from "@/core/anchoring/matching";
import type { Tokens } from "@/core/anchoring/tokens";

/**
 * A finished matching, made ready for judging many quotes: what each of them would look for by walking from
 * token to token stands in tables, so that a judgement takes a bounded number of steps.
 */
export class Explanation {
  readonly old: Tokens;
  readonly fresh: Tokens;
  /** The new token of each old one that is there unaltered; less than 0 for any other. */
  readonly images: Int32Array;
  /** First tokens of the sentences that hold each token, and the tokens behind their ends. */
  readonly oldStarts: Int32Array;
  readonly oldEnds: Int32Array;
  readonly newStarts: Int32Array;
  readonly newEnds: Int32Array;
  private readonly rowStarts: Int32Array;
  private readonly rowEnds: Int32Array;
  private readonly contestedSums: Int32Array;
  private readonly newSums: Float64Array;

  constructor(readonly matching: Matching) {
    const { old, fresh, toNew, bits } = matching;
    this.old = old;
    this.fresh = fresh;
    this.images = toNew.map((image, at) => (matching.isExact(at) ? image : -1));
    [this.oldStarts, this.oldEnds] = sentenceBounds(old);
    [this.newStarts, this.newEnds] = sentenceBounds(fresh);
    [this.rowStarts, this.rowEnds] = rowBounds(this.images);
    this.contestedSums = new Int32Array(old.count + 1);
    for (let at = 0; at < old.count; at++) {
      this.contestedSums[at + 1] = (this.contestedSums[at] ?? 0) + Number(matching.isContested(at));
    }
    this.newSums = new Float64Array(fresh.count + 1);
    for (let at = 0; at < fresh.count; at++) {
      this.newSums[at + 1] = (this.newSums[at] ?? 0) + (bits[fresh.keys[at] ?? 0] ?? 0);
    }
  }

  /** Whether an old token is there, `shift` tokens further on. */
  follows(at: number, shift: number): boolean {
    const image = this.images[at] ?? -1;
    return image >= 0 && image === at + shift;
  }

  /** The first token of the unbroken row of links that goes on before old token `at`; `at` where none does. */
  reachLeft(at: number, shift: number): number {
    return this.follows(at - 1, shift) ? (this.rowStarts[at - 1] ?? at) : at;
  }

  /** The token behind the unbroken row of links that goes on at old token `at`; `at` where none does. */
  reachRight(at: number, shift: number): number {
    return this.follows(at, shift) ? (this.rowEnds[at] ?? at) : at;
  }

  /** Whether old tokens `[first, last]` are all there, side by side, and no other link of theirs would be as good. */
  isOneRow(first: number, last: number): boolean {
    return (this.rowEnds[first] ?? 0) > last && this.contestedIn(first, last) === 0;
  }

  /** How many of old tokens `[first, last]` have a link that could as well be another one. */
  contestedIn(first: number, last: number): number {
    return (this.contestedSums[last + 1] ?? 0) - (this.contestedSums[first] ?? 0);
  }

  /** The information in new tokens `[from, to)`, in bits. */
  newBitsBetween(from: number, to: number): number {
    return (this.newSums[to] ?? 0) - (this.newSums[from] ?? 0);
  }
}

function sentenceBounds({ count, breaks }: Tokens): [starts: Int32Array, ends: Int32Array] {
  const starts = new Int32Array(count);
  const ends = new Int32Array(count);
  for (let at = 0, start = 0; at < count; at++) {
    if (breaks[at] !== 0) start = at;
    starts[at] = start;
  }
  for (let at = count - 1, end = count; at >= 0; at--) {
    ends[at] = end;
    if (breaks[at] !== 0) end = at;
  }
  return [starts, ends];
}

/** The unbroken row of links that each linked token stands in; nothing, `[at, at)`, for any other. */
function rowBounds(images: Int32Array): [starts: Int32Array, ends: Int32Array] {
  const count = images.length;
  const starts = new Int32Array(count);
  const ends = new Int32Array(count);
  for (let at = 0, start = 0; at < count; at++) {
    const image = images[at] ?? -1;
    if (image < 0 || at === 0 || images[at - 1] !== image - 1 || image === 0) start = at;
    starts[at] = start;
  }
  for (let at = count - 1, end = count; at >= 0; at--) {
    const image = images[at] ?? -1;
    if (image < 0) end = at;
    else if (at + 1 === count || images[at + 1] !== image + 1) end = at + 1;
    ends[at] = end;
  }
  return [starts, ends];
}
