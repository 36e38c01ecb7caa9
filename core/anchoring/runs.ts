import type { Matching, Run } from "@/core/anchoring/matching";

const FACTOR = 0x01000193;
const EMPTY = -1;
const REPEATED = -2;

/** Consecutive free tokens of one text: the indexes in `at`, ascending; gaps between them are barriers. */
export type FreeTokens = Int32Array;

/** Hash of every window of `length` tokens, at its first token; 0 where a barrier lies in the window. */
function windowHashes(keys: Int32Array, free: FreeTokens, length: number): Int32Array {
  const hashes = new Int32Array(free.length);
  let power = 1;
  for (let at = 0; at < length; at++) power = Math.imul(power, FACTOR);
  let hash = 0;
  let row = 0;
  for (let index = 0; index < free.length; index++) {
    const at = free[index] ?? 0;
    row = index > 0 && at === (free[index - 1] ?? 0) + 1 ? row + 1 : 1;
    hash = (row === 1 ? 0 : Math.imul(hash, FACTOR)) + (keys[at] ?? 0) + 1;
    hash |= 0;
    if (row > length) hash = (hash - Math.imul(power, (keys[at - length] ?? 0) + 1)) | 0;
    if (row >= length) hashes[index - length + 1] = hash === 0 ? 1 : hash;
  }
  return hashes;
}

/** Where each hash stands, if it stands once: open addressing, since a Map is most of the time of a diff. */
class OncePlaced {
  private readonly mask: number;
  private readonly hashes: Int32Array;
  private readonly places: Int32Array;

  constructor(hashes: Int32Array) {
    let size = 16;
    while (size < hashes.length * 2) size *= 2;
    this.mask = size - 1;
    this.hashes = new Int32Array(size);
    this.places = new Int32Array(size).fill(EMPTY);
    for (let index = 0; index < hashes.length; index++) {
      const hash = hashes[index] ?? 0;
      if (hash === 0) continue;
      const slot = this.slotOf(hash);
      this.places[slot] = this.places[slot] === EMPTY ? index : REPEATED;
      this.hashes[slot] = hash;
    }
  }

  /** The index of a hash that stands once; less than 0 for any other. */
  placeOf(hash: number): number {
    return this.places[this.slotOf(hash)] ?? EMPTY;
  }

  /** The hash's own slot, or the empty one that it would take. */
  private slotOf(hash: number): number {
    let slot = (Math.imul(hash, 0x9e3779b1) >>> 8) & this.mask;
    while (this.places[slot] !== EMPTY && this.hashes[slot] !== hash) slot = (slot + 1) & this.mask;
    return slot;
  }
}

/**
 * The runs of at least `length` equal tokens that occur once among the free tokens of the old text and
 * once among those of the new one (patience diff's unique lines, on windows of tokens), in the order of
 * the new text. Overlapping windows on one diagonal are one run. Linear in the tokens.
 */
export function uniqueRuns(
  matching: Matching,
  oldFree: FreeTokens,
  newFree: FreeTokens,
  length: number,
): Run[] {
  const oldHashes = windowHashes(matching.old.keys, oldFree, length);
  const newHashes = windowHashes(matching.fresh.keys, newFree, length);
  const places = new OncePlaced(oldHashes);
  const seen = new OncePlaced(newHashes);
  const runs: Run[] = [];
  let last: Run | undefined;
  for (let newIndex = 0; newIndex < newHashes.length; newIndex++) {
    const hash = newHashes[newIndex] ?? 0;
    if (hash === 0) continue;
    const oldIndex = places.placeOf(hash);
    if (oldIndex < 0 || seen.placeOf(hash) < 0) continue;
    const old = oldFree[oldIndex] ?? 0;
    const fresh = newFree[newIndex] ?? 0;
    if (!areEqual(matching, old, fresh, length)) continue;
    if (last !== undefined && fresh - old === last.fresh - last.old && fresh <= last.fresh + last.length) {
      last.length = fresh - last.fresh + length;
    } else {
      last = { old, fresh, length };
      runs.push(last);
    }
  }
  return runs;
}

function areEqual(matching: Matching, old: number, fresh: number, length: number): boolean {
  for (let step = 0; step < length; step++) {
    if (matching.oldKey(old + step) !== matching.newKey(fresh + step)) return false;
  }
  return true;
}

/**
 * The heaviest set of runs that stand in the same order in both texts, in that order. `runs` are ordered
 * by the new text. O(n log n) with a Fenwick tree of best sums over the old text's order.
 */
export function heaviestChain(runs: readonly Run[], weightOf: (run: Run) => number): Run[] {
  const byOld = runs.map((_, index) => index).sort((a, b) => (runs[a]?.old ?? 0) - (runs[b]?.old ?? 0));
  const rank = new Int32Array(runs.length);
  byOld.forEach((index, position) => {
    rank[index] = position + 1;
  });
  const tree = new Int32Array(runs.length + 1).fill(-1);
  const best = new Float64Array(runs.length);
  const previous = new Int32Array(runs.length).fill(-1);
  let last = -1;
  for (const [index, run] of runs.entries()) {
    let before = -1;
    for (let at = (rank[index] ?? 1) - 1; at > 0; at -= at & -at) {
      const candidate = tree[at] ?? -1;
      if (candidate >= 0 && (before < 0 || (best[candidate] ?? 0) > (best[before] ?? 0))) before = candidate;
    }
    previous[index] = before;
    best[index] = weightOf(run) + (before < 0 ? 0 : (best[before] ?? 0));
    for (let at = rank[index] ?? 1; at <= runs.length; at += at & -at) {
      const held = tree[at] ?? -1;
      if (held < 0 || (best[index] ?? 0) > (best[held] ?? 0)) tree[at] = index;
    }
    if (last < 0 || (best[index] ?? 0) > (best[last] ?? 0)) last = index;
  }
  const chain: Run[] = [];
  for (let at = last; at >= 0; at = previous[at] ?? -1) {
    const run = runs[at];
    if (run !== undefined) chain.push(run);
  }
  return chain.reverse();
}

/** Links the tokens of runs that are still free, longest run first, then grows each over equal neighbours. */
export function linkRuns(matching: Matching, runs: readonly Run[], moved: boolean): void {
  const byLength = runs.toSorted((a, b) => b.length - a.length || a.old - b.old);
  for (const run of byLength) {
    for (let step = 0; step < run.length; step++) {
      if (matching.isFreeOld(run.old + step) && matching.isFreeNew(run.fresh + step)) {
        matching.link(run.old + step, run.fresh + step, moved);
      }
    }
  }
  for (const run of byLength) growRun(matching, run, moved);
}

/** Links equal free neighbours on both sides of a run. */
export function growRun(matching: Matching, run: Run, moved: boolean): void {
  const step = (old: number, fresh: number): boolean => {
    if (old < 0 || fresh < 0 || old >= matching.old.count || fresh >= matching.fresh.count) return false;
    if (!matching.isFreeOld(old) || !matching.isFreeNew(fresh)) return false;
    if (matching.oldKey(old) !== matching.newKey(fresh)) return false;
    matching.link(old, fresh, moved);
    return true;
  };
  // A run that lost its end to a longer one does not grow from there.
  if (matching.toNew[run.old] === run.fresh) {
    for (let by = 1; step(run.old - by, run.fresh - by); ) by++;
  }
  const end = run.length - 1;
  if (matching.toNew[run.old + end] === run.fresh + end) {
    for (let by = 1; step(run.old + end + by, run.fresh + end + by); ) by++;
  }
}
