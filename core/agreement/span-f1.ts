import { type CodedSpan, mergedByCode } from "@/core/agreement/coded-span";

export interface SpanF1 {
  precision: number;
  recall: number;
  f1: number;
  /** Merged passages on each side. */
  predicted: number;
  gold: number;
}

/**
 * How far two coders' passages agree, with credit for partial overlap: C(s, t, h) = |s ∩ t| / h where the codes
 * are the same, else 0; P = mean over S of the sum of C(s, t, |s|), R = mean over T of the sum of C(s, t, |t|);
 * F1 their harmonic mean (Da San Martino et al., SemEval-2020 Task 11, section 4). Overlapping passages of one
 * code are merged first, or P and R could pass 1. Both sides empty agree wholly; one side empty, not at all.
 *
 * @param predicted S
 * @param gold T; the measure is symmetric, its parts are not
 */
export function spanF1(predicted: readonly CodedSpan[], gold: readonly CodedSpan[]): SpanF1 {
  const [mine, theirs] = [mergedByCode(predicted), mergedByCode(gold)];
  const [mineCount, theirCount] = [countOf(mine), countOf(theirs)];
  if (mineCount === 0 && theirCount === 0) return { precision: 1, recall: 1, f1: 1, predicted: 0, gold: 0 };
  let [ofMine, ofTheirs] = [0, 0];
  for (const [code, spans] of mine) {
    eachOverlap(spans, theirs.get(code) ?? [], (a, b, length) => {
      ofMine += length / (a.end - a.start);
      ofTheirs += length / (b.end - b.start);
    });
  }
  const precision = mineCount === 0 ? 0 : ofMine / mineCount;
  const recall = theirCount === 0 ? 0 : ofTheirs / theirCount;
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { precision, recall, f1, predicted: mineCount, gold: theirCount };
}

const countOf = (merged: ReadonlyMap<string, readonly CodedSpan[]>): number =>
  [...merged.values()].reduce((sum, spans) => sum + spans.length, 0);

/** Two sorted lists without overlaps in themselves, walked together. */
function eachOverlap(
  a: readonly CodedSpan[],
  b: readonly CodedSpan[],
  see: (a: CodedSpan, b: CodedSpan, length: number) => void,
): void {
  for (let [i, j] = [0, 0]; ; ) {
    const [one, other] = [a[i], b[j]];
    if (!one || !other) return;
    const length = Math.min(one.end, other.end) - Math.max(one.start, other.start);
    if (length > 0) see(one, other, length);
    if (one.end <= other.end) i += 1;
    else j += 1;
  }
}
