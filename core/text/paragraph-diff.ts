import { diffKeys } from "@/core/anchoring/linear-diff";
import { type DiffPart, diffWords, wordsOf } from "@/core/text/word-diff";

/** One line of the old text beside what became of it; null where the other text has nothing for it. */
export interface DiffRow {
  kind: "same" | "changed" | "added" | "removed";
  from: string | null;
  to: string | null;
  /** Word by word. */
  parts: DiffPart[];
}

const MOST_STEPS = 2_000_000;
/** Removed times added lines that are compared with one another to find which became which. */
const MOST_PAIRS = 2_500;
/** Share of words that two lines must have in common to be the same line, changed. */
const LEAST_LIKENESS = 0.35;

/**
 * What changed from one text to another: first which lines (paragraphs) stayed, then which of the rest became
 * which, and within those which words. Rows in reading order: the `from` that are not null, joined by line
 * breaks, give the old text, and the `to` the new one. Bounded by counts, not by time.
 */
export function diffParagraphs(from: string, to: string): DiffRow[] {
  const a = from.split("\n");
  const b = to.split("\n");
  const keys = new Map<string, number>();
  const keyOf = (line: string) => {
    const known = keys.get(line) ?? keys.size;
    keys.set(line, known);
    return known;
  };
  const keysOfA = Int32Array.from(a, keyOf);
  const matches = diffKeys(keysOfA, Int32Array.from(b, keyOf), { steps: MOST_STEPS });
  const rows: DiffRow[] = [];
  let atA = 0;
  let atB = 0;
  for (let at = 0; at <= a.length; at++) {
    const match = at < a.length ? (matches?.[at] ?? -1) : b.length;
    if (match < 0) continue;
    rows.push(...rowsBetween(a.slice(atA, at), b.slice(atB, match)));
    if (at < a.length) {
      const line = a[at] as string;
      rows.push({ kind: "same", from: line, to: line, parts: line ? [{ kind: "same", text: line }] : [] });
    }
    atA = at + 1;
    atB = match + 1;
  }
  return rows;
}

/** Lines that are in one text alone: those that are alike are one line, changed. */
function rowsBetween(removed: readonly string[], added: readonly string[]): DiffRow[] {
  const rows: DiffRow[] = [];
  let nextRemoved = 0;
  let nextAdded = 0;
  const upTo = (endRemoved: number, endAdded: number) => {
    for (; nextRemoved < endRemoved; nextRemoved++)
      rows.push(oneSided("removed", removed[nextRemoved] ?? ""));
    for (; nextAdded < endAdded; nextAdded++) rows.push(oneSided("added", added[nextAdded] ?? ""));
  };
  for (const [i, j] of pairsOf(removed, added)) {
    upTo(i, j);
    const [from, to] = [removed[i] ?? "", added[j] ?? ""];
    rows.push({ kind: from === to ? "same" : "changed", from, to, parts: diffWords(from, to) });
    nextRemoved = i + 1;
    nextAdded = j + 1;
  }
  upTo(removed.length, added.length);
  return rows;
}

const oneSided = (kind: "added" | "removed", line: string): DiffRow => ({
  kind,
  from: kind === "removed" ? line : null,
  to: kind === "added" ? line : null,
  parts: line ? [{ kind, text: line }] : [],
});

/** Which of the lines became which, in order: the pairing with the most words in common. */
function pairsOf(removed: readonly string[], added: readonly string[]): [number, number][] {
  const [n, m] = [removed.length, added.length];
  if (n === 0 || m === 0) return [];
  if (n * m > MOST_PAIRS) {
    return n === m ? removed.map((_, at): [number, number] => [at, at]) : [];
  }
  const bags = added.map(bagOf);
  const likeness = removed.map((line) => {
    const bag = bagOf(line);
    return bags.map((other) => likenessOf(bag, other));
  });
  // best[i][j]: the most that lines from i and j on can have in common.
  const best = Array.from({ length: n + 1 }, () => new Float64Array(m + 1));
  const gain = (i: number, j: number) => {
    const value = likeness[i]?.[j] ?? 0;
    return value >= LEAST_LIKENESS ? value + (best[i + 1]?.[j + 1] ?? 0) : -1;
  };
  for (let i = n - 1; i >= 0; i--) {
    for (let j = m - 1; j >= 0; j--) {
      const row = best[i] as Float64Array;
      row[j] = Math.max(best[i + 1]?.[j] ?? 0, row[j + 1] ?? 0, gain(i, j));
    }
  }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < n && j < m; ) {
    const here = best[i]?.[j] ?? 0;
    if (gain(i, j) === here) pairs.push([i++, j++]);
    else if ((best[i + 1]?.[j] ?? 0) === here) i++;
    else j++;
  }
  return pairs;
}

interface Bag {
  counts: Map<string, number>;
  size: number;
}

function bagOf(line: string): Bag {
  const counts = new Map<string, number>();
  let size = 0;
  for (const word of wordsOf(line)) {
    const bare = word.trim();
    if (!/[\p{L}\p{N}]/u.test(bare)) continue;
    counts.set(bare, (counts.get(bare) ?? 0) + 1);
    size++;
  }
  return { counts, size };
}

/** Whether one line may be the other, changed. */
export const isAlike = (a: string, b: string): boolean =>
  a === b || likenessOf(bagOf(a), bagOf(b)) >= LEAST_LIKENESS;

/** Dice's coefficient over the words of two lines: 0 nothing in common, 1 the same words. */
function likenessOf(a: Bag, b: Bag): number {
  if (a.size + b.size === 0) return 0;
  let common = 0;
  for (const [word, count] of a.counts) common += Math.min(count, b.counts.get(word) ?? 0);
  return (2 * common) / (a.size + b.size);
}
