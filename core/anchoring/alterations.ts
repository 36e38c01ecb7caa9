import { type Matching, UNMATCHED } from "@/core/anchoring/matching";

/** At most so many tokens on a side are looked at for words that were altered. */
const LONGEST_GAP = 12;
/** Words that share this part of their letters, in order, are one word corrected. */
const SAME_WORD = 0.6;
const SAME_SHORT_WORD = 0.75;
const LONGEST_SHORT_WORD = 5;
const SHORTEST_WORD = 3;

/**
 * In what is still unexplained between two links, finds words whose letters were corrected, and words
 * joined or parted (“cease-fire”, “ceasefire”), and links them as altered.
 */
export function linkAlterations(matching: Matching): void {
  const { old } = matching;
  for (let from = 0; from < old.count; from++) {
    if (matching.state[from] !== UNMATCHED) continue;
    let to = from;
    while (to < old.count && matching.state[to] === UNMATCHED) to++;
    const newFrom = from === 0 ? 0 : (matching.toNew[from - 1] ?? 0) + 1;
    const newTo = to === old.count ? matching.fresh.count : (matching.toNew[to] ?? 0);
    const sizes = [to - from, newTo - newFrom];
    let free = Math.min(...sizes) > 0 && Math.max(...sizes) <= LONGEST_GAP;
    for (let fresh = newFrom; free && fresh < newTo; fresh++) free = matching.isFreeNew(fresh);
    if (free) linkWithin(matching, from, to, newFrom, newTo);
    from = to;
  }
}

function linkWithin(matching: Matching, from: number, to: number, newFrom: number, newTo: number): void {
  const wordAt = (key: number) => matching.vocabulary.wordOf(key);
  let fresh = newFrom;
  let linked = false;
  for (let old = from; old < to; old++) {
    const word = wordAt(matching.oldKey(old));
    if (word.length < SHORTEST_WORD) continue;
    for (let candidate = fresh; candidate < newTo; candidate++) {
      if (!isSameWord(word, wordAt(matching.newKey(candidate)))) continue;
      matching.alter(old, candidate);
      fresh = candidate + 1;
      linked = true;
      break;
    }
  }
  if (linked) return;
  const letters = (keys: (at: number) => number, start: number, end: number) =>
    Array.from({ length: end - start }, (_, step) => wordAt(keys(start + step)))
      .filter((word) => /[\p{L}\p{N}]/u.test(word))
      .join("");
  const before = letters((at) => matching.oldKey(at), from, to);
  const after = letters((at) => matching.newKey(at), newFrom, newTo);
  if (before.length < SHORTEST_WORD || likeness(before, after) < SAME_WORD) return;
  const last = Math.min(to - from, newTo - newFrom) - 1;
  for (let step = 0; step < to - from; step++) {
    if (!/[\p{L}\p{N}]/u.test(wordAt(matching.oldKey(from + step)))) continue;
    // The ends stand for the ends, whatever number of tokens is between them.
    matching.alter(from + step, step === to - from - 1 ? newTo - 1 : newFrom + Math.min(step, last));
  }
}

/** Whether one word is the other with a slip in it; of short words the first letter must stay, or nearly all. */
function isSameWord(a: string, b: string): boolean {
  const alike = likeness(a, b);
  return alike >= SAME_SHORT_WORD || (alike >= SAME_WORD && (a[0] === b[0] || a.length > LONGEST_SHORT_WORD));
}

/** Length of the longest common subsequence of letters, as a part of the longer word. */
export function likeness(a: string, b: string): number {
  const longer = Math.max(a.length, b.length);
  if (longer === 0) return 1;
  if (Math.min(a.length, b.length) < longer * SAME_WORD || longer > 64) return a === b ? 1 : 0;
  let before = new Uint8Array(b.length + 1);
  let row = new Uint8Array(b.length + 1);
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      row[j] = a[i - 1] === b[j - 1] ? (before[j - 1] ?? 0) + 1 : Math.max(before[j] ?? 0, row[j - 1] ?? 0);
    }
    [before, row] = [row, before];
  }
  return (before[b.length] ?? 0) / longer;
}
