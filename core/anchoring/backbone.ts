import { alignGap, type Budget } from "@/core/anchoring/alignment";
import { linkAlterations } from "@/core/anchoring/alterations";
import { linkEmbedded } from "@/core/anchoring/embedded";
import { settleEnds } from "@/core/anchoring/ends";
import type { Matching, Run } from "@/core/anchoring/matching";
import { type FreeTokens, growRun, heaviestChain, linkRuns, uniqueRuns } from "@/core/anchoring/runs";
import { sentenceHashes } from "@/core/anchoring/sentence-hashes";
import { slideGaps } from "@/core/anchoring/slide";
import { PARAGRAPH_BREAK, type Tokens } from "@/core/anchoring/tokens";

/** Tokens in a run that, unique in both versions, is taken for the same text. */
const BACKBONE_LENGTH = 8;
/** Tokens in a unique run out of order that is taken for moved before the gaps are aligned. */
const SURE_MOVE_LENGTH = 12;
/** Bits of a whole sentence, unique in both, that is taken for moved before the gaps are aligned. */
const SURE_SENTENCE_BITS = 30;
/** The same later on, among what nothing else explains. */
const MOVE_LENGTH = 4;
/** Bits by which a late move must beat chance: the pairs of places at which it could have been found. */
const MOVE_MARGIN_BITS = 8;
/** Tokens, and pairs of tokens, that all alignments of one explanation may look at together. */
export const ALIGNMENT_BUDGET = 6_000_000;
/** Diagonal steps that all shortest edit scripts of one explanation may take together. */
export const DIFF_BUDGET = 30_000_000;

function allTokens({ count }: Tokens): FreeTokens {
  const all = new Int32Array(count);
  for (let at = 0; at < count; at++) all[at] = at;
  return all;
}

/** All free tokens of a text within `[from, to)`. */
function freeBetween(isFree: (at: number) => boolean, from: number, to: number): FreeTokens {
  const free = new Int32Array(Math.max(0, to - from));
  let count = 0;
  for (let at = from; at < to; at++) if (isFree(at)) free[count++] = at;
  return free.subarray(0, count);
}

/** The runs of links as they stand, in the order of the old text. */
function linkedRuns(matching: Matching): Run[] {
  const runs: Run[] = [];
  let last: Run | undefined;
  for (let old = 0; old < matching.old.count; old++) {
    if (!matching.isExact(old)) continue;
    const fresh = matching.toNew[old] ?? 0;
    if (last !== undefined && last.old + last.length === old && last.fresh + last.length === fresh)
      last.length++;
    else {
      last = { old, fresh, length: 1 };
      runs.push(last);
    }
  }
  return runs;
}

/** The sentences that stand once in each text, the same in both. */
function uniqueSentences(matching: Matching): Run[] {
  const { old, fresh } = matching;
  const REPEATED = -1;
  const firsts = (tokens: Tokens): Map<number, number> => {
    const hashes = sentenceHashes(tokens);
    const found = new Map<number, number>();
    for (let at = 0; at < tokens.count; at++) {
      if (tokens.breaks[at] === 0) continue;
      const hash = hashes[at] ?? 0;
      found.set(hash, found.has(hash) ? REPEATED : at);
    }
    return found;
  };
  const inNew = firsts(fresh);
  const runs: Run[] = [];
  for (const [hash, start] of firsts(old)) {
    const image = inNew.get(hash) ?? REPEATED;
    if (start === REPEATED || image === REPEATED) continue;
    let length = 0;
    do {
      if (matching.oldKey(start + length) !== matching.newKey(image + length)) break;
      length++;
    } while (start + length < old.count && old.breaks[start + length] === 0);
    runs.push({ old: start, fresh: image, length });
  }
  return runs;
}

/** Links the runs unique in both versions: those in order, and long ones out of order as moved. */
function linkBackbone(matching: Matching): void {
  const runs = uniqueRuns(matching, allTokens(matching.old), allTokens(matching.fresh), BACKBONE_LENGTH);
  const chain = heaviestChain(runs, ({ length }) => length);
  const inChain = new Set(chain);
  linkRuns(matching, chain, false);
  const isSure = ({ old, length }: Run) => matching.bitsBetween(old, old + length) >= SURE_SENTENCE_BITS;
  const moved = [
    ...runs.filter((run) => !inChain.has(run) && run.length >= SURE_MOVE_LENGTH),
    ...uniqueSentences(matching).filter(isSure),
  ];
  linkRuns(matching, moved, true);
}

/** Aligns what lies between two runs that are neighbours in both texts. */
function alignNeighbours(matching: Matching, budget: Budget): void {
  const runs = linkedRuns(matching);
  const byNew = runs.toSorted((a, b) => a.fresh - b.fresh);
  const follower = new Map(byNew.map((run, index) => [run, byNew[index + 1]]));
  const between = (oldFrom: number, oldTo: number, newFrom: number, newTo: number) =>
    alignGap(
      matching,
      freeBetween((at) => matching.isFreeOld(at), oldFrom, oldTo),
      freeBetween((at) => matching.isFreeNew(at), newFrom, newTo),
      budget,
    );
  runs.forEach((run, index) => {
    const next = runs[index + 1];
    if (next === undefined || follower.get(run) !== next) return;
    const movedBefore = matching.moved[run.old] === 1 && matching.moved[next.old] === 1;
    between(run.old + run.length, next.old, run.fresh + run.length, next.fresh);
    if (movedBefore) {
      for (let old = run.old + run.length; old < next.old; old++) {
        if (matching.isExact(old)) matching.moved[old] = 1;
      }
    }
  });
  // Then across what moved away from, or into, the gap between two runs that kept their order.
  const steady = runs.filter((run) => matching.moved[run.old] === 0);
  let [oldFrom, newFrom] = [0, 0];
  for (const run of [...steady, { old: matching.old.count, fresh: matching.fresh.count, length: 0 }]) {
    if (run.old > oldFrom && run.fresh > newFrom) between(oldFrom, run.old, newFrom, run.fresh);
    oldFrom = run.old + run.length;
    newFrom = run.fresh + run.length;
  }
}

/** Links runs among what is left unexplained on both sides, wherever they stand. */
function linkMoves(matching: Matching): void {
  const oldFree = freeBetween((at) => matching.isFreeOld(at), 0, matching.old.count);
  const newFree = freeBetween((at) => matching.isFreeNew(at), 0, matching.fresh.count);
  if (oldFree.length === 0 || newFree.length === 0) return;
  const needed = MOVE_MARGIN_BITS + Math.log2(oldFree.length) + Math.log2(newFree.length);
  const runs = uniqueRuns(matching, oldFree, newFree, MOVE_LENGTH);
  const sure = runs.filter((run) => matching.bitsBetween(run.old, run.old + run.length) >= needed);
  linkRuns(matching, sure, true);
}

/** What moved was often edited too: aligns what is left of its paragraph on both sides of each moved run. */
function completeMoves(matching: Matching, budget: Budget): void {
  const { old, fresh } = matching;
  for (const run of linkedRuns(matching)) {
    if (matching.moved[run.old] === 0) continue;
    const [oldEnd, newEnd] = [run.old + run.length, run.fresh + run.length];
    let [oldTo, newTo] = [oldEnd, newEnd];
    while (oldTo < old.count && matching.isFreeOld(oldTo) && old.breaks[oldTo] !== PARAGRAPH_BREAK) oldTo++;
    while (newTo < fresh.count && matching.isFreeNew(newTo) && fresh.breaks[newTo] !== PARAGRAPH_BREAK)
      newTo++;
    let [oldFrom, newFrom] = [run.old, run.fresh];
    while (oldFrom > 0 && old.breaks[oldFrom] !== PARAGRAPH_BREAK && matching.isFreeOld(oldFrom - 1))
      oldFrom--;
    while (newFrom > 0 && fresh.breaks[newFrom] !== PARAGRAPH_BREAK && matching.isFreeNew(newFrom - 1))
      newFrom--;
    alignMoved(matching, budget, oldEnd, oldTo, newEnd, newTo);
    alignMoved(matching, budget, oldFrom, run.old, newFrom, run.fresh);
  }
}

function alignMoved(
  matching: Matching,
  budget: Budget,
  oldFrom: number,
  oldTo: number,
  newFrom: number,
  newTo: number,
): void {
  alignGap(
    matching,
    freeBetween((at) => matching.isFreeOld(at), oldFrom, oldTo),
    freeBetween((at) => matching.isFreeNew(at), newFrom, newTo),
    budget,
  );
  for (let at = oldFrom; at < oldTo; at++) if (matching.isExact(at)) matching.moved[at] = 1;
}

/**
 * Explains the new text by the old one: a backbone of runs unique in both, what fits into its gaps, and
 * moves among the rest. Everything else in the new text was written anew; everything else in the old one
 * is gone. Answers with the work that aligning took, in counts, which are bounded.
 */
export function explain(matching: Matching): Budget {
  linkBackbone(matching);
  const budget = { cells: ALIGNMENT_BUDGET, steps: DIFF_BUDGET };
  alignNeighbours(matching, budget);
  slideGaps(matching);
  // Sliding frees the ends of what moved.
  for (const run of linkedRuns(matching)) if (matching.moved[run.old] === 1) growRun(matching, run, true);
  linkMoves(matching);
  completeMoves(matching, budget);
  settleEnds(matching);
  linkEmbedded(matching);
  linkAlterations(matching);
  return { cells: ALIGNMENT_BUDGET - budget.cells, steps: DIFF_BUDGET - budget.steps };
}
