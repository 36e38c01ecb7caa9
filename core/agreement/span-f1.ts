import { type AgreementValue, figure } from "@/core/agreement/agreement-value";
import { type CodedSpan, mergedByCode, requirePassages } from "@/core/agreement/coded-span";

/** What P, R and F1 are; people say the three together, so they stand beside the value as well as in its parts. */
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
 * @param predicted S; may overlap
 * @param gold T; the measure is symmetric, its parts are not
 * @throws RangeError for passages that are none (`requirePassages`)
 */
export function spanF1(
  predicted: readonly CodedSpan[],
  gold: readonly CodedSpan[],
): AgreementValue<SpanF1> & SpanF1 {
  requirePassages(predicted);
  requirePassages(gold);
  const [mine, theirs] = [mergedByCode(predicted), mergedByCode(gold)];
  const total: SpanCounts = { covered: 0, found: 0, predicted: 0, gold: 0 };
  for (const code of new Set([...mine.keys(), ...theirs.keys()])) {
    const { covered, found, predicted, gold } = spanCounts(mine.get(code) ?? [], theirs.get(code) ?? []);
    total.covered += covered;
    total.found += found;
    total.predicted += predicted;
    total.gold += gold;
  }
  const parts = f1Of(total);
  return { ...parts, ...figure(NAMED, parts.f1, parts) };
}

const NAMED = { measure: "span F1", unit: "characters of passages with the same code" };

/** What span F1 is made of; it adds up over codes, and over texts. */
export interface SpanCounts {
  /** Sum over S of the share of each passage that T has too, and the other way round. */
  covered: number;
  found: number;
  /** Merged passages on each side. */
  predicted: number;
  gold: number;
}

/** Of the passages of one code in one text, merged (`mergedByCode`). */
export function spanCounts(predicted: readonly CodedSpan[], gold: readonly CodedSpan[]): SpanCounts {
  let [covered, found] = [0, 0];
  eachOverlap(predicted, gold, (a, b, length) => {
    covered += length / (a.end - a.start);
    found += length / (b.end - b.start);
  });
  return { covered, found, predicted: predicted.length, gold: gold.length };
}

/** Both sides empty agree wholly; one side empty, not at all. */
export function f1Of({ covered, found, predicted, gold }: SpanCounts): SpanF1 {
  if (predicted === 0 && gold === 0) return { precision: 1, recall: 1, f1: 1, predicted, gold };
  const precision = predicted === 0 ? 0 : covered / predicted;
  const recall = gold === 0 ? 0 : found / gold;
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { precision, recall, f1, predicted, gold };
}

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
