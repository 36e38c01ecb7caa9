import { diffKeys } from "@/core/anchoring/linear-diff";
import type { Matching, Run } from "@/core/anchoring/matching";
import { type FreeTokens, heaviestChain, linkRuns, uniqueRuns } from "@/core/anchoring/runs";

/** A gap of at most so many pairs of tokens is aligned in full. */
const FULL_ALIGNMENT_CELLS = 40_000;
const FULL_ALIGNMENT_SIDE = Math.sqrt(FULL_ALIGNMENT_CELLS);
/** Lengths of unique runs that cut a larger gap into smaller ones. */
const CUTTING_LENGTHS = [5, 3, 2, 1];
/** Bits that a run must be worth beyond the size of the place where it was looked for. */
const BASE_OPENING_BITS = 5;

/** Work of aligning in one explanation (left, or spent), in tokens and in diagonal steps: bounds time by counts. */
export type Budget = { cells: number; steps: number };

/**
 * What starting a new run of equal tokens costs, in bits. In a gap of n × m tokens chance finds equal
 * words; the wider it looks, the more. A run that is worth less than this is left unexplained.
 */
export function openingBits(n: number, m: number): number {
  return BASE_OPENING_BITS + Math.log2(Math.max(2, Math.min(n, m) + 1));
}

/**
 * Aligns, in order, the free tokens of a gap of the old text with those of the same gap of the new text,
 * and links what agrees beyond chance.
 */
export function alignGap(matching: Matching, oldFree: FreeTokens, newFree: FreeTokens, budget: Budget): void {
  if (oldFree.length === 0 || newFree.length === 0) return;
  const cells = oldFree.length * newFree.length;
  if (cells <= FULL_ALIGNMENT_CELLS && cells <= budget.cells) {
    budget.cells -= cells;
    alignFully(matching, oldFree, newFree);
    return;
  }
  const opening = openingBits(oldFree.length, newFree.length);
  for (const length of CUTTING_LENGTHS) {
    budget.cells -= oldFree.length + newFree.length;
    if (budget.cells < 0) return;
    const bitsOf = (run: { old: number; length: number }) =>
      matching.bitsBetween(run.old, run.old + run.length);
    const runs = uniqueRuns(matching, oldFree, newFree, length).filter((run) => bitsOf(run) > opening);
    const chain = heaviestChain(runs, (run) => bitsOf(run) - opening);
    if (chain.length === 0) continue;
    linkRuns(matching, chain, false);
    alignBetween(matching, oldFree, newFree, budget);
    return;
  }
  alignRepetitive(matching, oldFree, newFree, budget);
}

/** A large gap in which no run is unique (lists, refrains, a text twice over): the shortest edit script. */
function alignRepetitive(matching: Matching, oldFree: FreeTokens, newFree: FreeTokens, budget: Budget): void {
  const matches = diffKeys(
    oldFree.map((at) => matching.oldKey(at)),
    newFree.map((at) => matching.newKey(at)),
    budget,
  );
  if (matches === null) return;
  const runs: Run[] = [];
  let last: Run | undefined;
  matches.forEach((match, index) => {
    if (match < 0) return;
    const old = oldFree[index] ?? 0;
    const fresh = newFree[match] ?? 0;
    if (last !== undefined && last.old + last.length === old && last.fresh + last.length === fresh)
      last.length++;
    else {
      last = { old, fresh, length: 1 };
      runs.push(last);
    }
  });
  const opening = openingBits(FULL_ALIGNMENT_SIDE, FULL_ALIGNMENT_SIDE);
  linkRuns(
    matching,
    runs.filter(({ old, length }) => matching.bitsBetween(old, old + length) > opening),
    false,
  );
}

/** Aligns the gaps that are left between the links within a gap. */
function alignBetween(matching: Matching, oldFree: FreeTokens, newFree: FreeTokens, budget: Budget): void {
  let newAt = 0;
  let oldFrom = 0;
  for (let oldAt = 0; oldAt <= oldFree.length; oldAt++) {
    const old = oldFree[oldAt];
    const image = old === undefined ? -1 : (matching.toNew[old] ?? -1);
    if (old !== undefined && image < 0) continue;
    const newFrom = newAt;
    while (newAt < newFree.length && (old === undefined || (newFree[newAt] ?? 0) < image)) newAt++;
    if (oldFrom < oldAt && newFrom < newAt) {
      const left = newFree.subarray(newFrom, newAt).filter((at) => matching.isFreeNew(at));
      alignGap(matching, oldFree.subarray(oldFrom, oldAt), left, budget);
    }
    oldFrom = oldAt + 1;
    newAt++;
  }
}

const FROM_OLD = 1;
const FROM_NEW = 2;
const FROM_MATCH = 3;
const CONTINUES = 4;

/**
 * Global alignment that maximises the bits of agreement minus the cost of opening each run: two layers
 * of dynamic programming (affine runs, after Gotoh 1982, with the affine cost on matches, not on gaps).
 */
function alignFully(matching: Matching, oldFree: FreeTokens, newFree: FreeTokens): void {
  const n = oldFree.length;
  const m = newFree.length;
  const width = m + 1;
  const opening = openingBits(n, m);
  const steps = new Uint8Array((n + 1) * width);
  let matchBefore = new Float64Array(width).fill(Number.NEGATIVE_INFINITY);
  let matchRow = new Float64Array(width).fill(Number.NEGATIVE_INFINITY);
  let bestBefore = new Float64Array(width);
  let bestRow = new Float64Array(width);
  for (let a = 1; a <= n; a++) {
    const old = oldFree[a - 1] ?? 0;
    const key = matching.oldKey(old);
    const worth = matching.bits[key] ?? 0;
    const oldContinues = a > 1 && oldFree[a - 2] === old - 1;
    bestRow[0] = 0;
    for (let b = 1; b <= m; b++) {
      let step = FROM_OLD;
      let best = bestBefore[b] ?? 0;
      if ((bestRow[b - 1] ?? 0) > best) {
        best = bestRow[b - 1] ?? 0;
        step = FROM_NEW;
      }
      let matched = Number.NEGATIVE_INFINITY;
      const fresh = newFree[b - 1] ?? 0;
      if (matching.newKey(fresh) === key) {
        matched = worth + (bestBefore[b - 1] ?? 0) - opening;
        const continued = worth + (matchBefore[b - 1] ?? Number.NEGATIVE_INFINITY);
        let continues = 0;
        if (oldContinues && b > 1 && newFree[b - 2] === fresh - 1 && continued >= matched) {
          matched = continued;
          continues = CONTINUES;
        }
        if (matched > best) {
          best = matched;
          step = FROM_MATCH;
        }
        step |= continues;
      }
      matchRow[b] = matched;
      bestRow[b] = best;
      steps[a * width + b] = step;
    }
    [matchBefore, matchRow] = [matchRow, matchBefore];
    [bestBefore, bestRow] = [bestRow, bestBefore];
  }
  for (let a = n, b = m, inRun = false; a > 0 && b > 0; ) {
    const step = steps[a * width + b] ?? 0;
    if (inRun || (step & 3) === FROM_MATCH) {
      matching.link(oldFree[a - 1] ?? 0, newFree[b - 1] ?? 0, false);
      inRun = (step & CONTINUES) !== 0;
      a--;
      b--;
    } else if ((step & 3) === FROM_OLD) a--;
    else b--;
  }
}
