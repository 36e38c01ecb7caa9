import { type AgreementValue, figure, noFigure } from "@/core/agreement/agreement-value";
import type { CodedSpan } from "@/core/agreement/coded-span";
import { spanF1 } from "@/core/agreement/span-f1";

/** What one coder marked in one article; somebody who finished and marked nothing has an empty list. */
export interface CoderLayer {
  coder: string;
  spans: readonly CodedSpan[];
}

export interface PairwiseF1 {
  pairs: { a: string; b: string; f1: number }[];
  /** Mean of the pairs that each coder is in, in the order they were given. */
  byCoder: { coder: string; f1: number }[];
}

const NAMED = { measure: "mean pairwise span F1", unit: "characters of passages" };

/**
 * The headline figure: span F1 of every pair of coders, averaged. It needs no model of chance, and says what
 * people want to know: how much of what one marked the other marked too, with the same code.
 */
export function meanPairwiseF1(layers: readonly CoderLayer[]): AgreementValue<PairwiseF1> {
  const pairs: PairwiseF1["pairs"] = [];
  const sums = layers.map(() => 0);
  for (const [i, a] of layers.entries()) {
    for (let j = i + 1; j < layers.length; j += 1) {
      const b = layers[j];
      if (!b) continue;
      const { f1 } = spanF1(a.spans, b.spans);
      pairs.push({ a: a.coder, b: b.coder, f1 });
      sums[i] = (sums[i] ?? 0) + f1;
      sums[j] = (sums[j] ?? 0) + f1;
    }
  }
  const others = layers.length - 1;
  const byCoder =
    others < 1 ? [] : layers.map(({ coder }, index) => ({ coder, f1: (sums[index] ?? 0) / others }));
  if (pairs.length === 0) return noFigure(NAMED, "fewer-than-two-coders", { pairs, byCoder });
  if (layers.every(({ spans }) => spans.length === 0))
    return noFigure(NAMED, "nothing-to-code", { pairs, byCoder });
  return figure(NAMED, pairs.reduce((sum, { f1 }) => sum + f1, 0) / pairs.length, { pairs, byCoder });
}
