import type { CoderLayer } from "@/core/agreement/mean-pairwise-f1";
import { countLeading } from "@/core/count-leading";

export interface TextRange {
  start: number;
  end: number;
}

/**
 * Passages as yes-or-no judgements, for the measures that need units everybody has: for each sentence and code,
 * whether each coder gave it that code anywhere in it.
 *
 * @param sentences in order, without overlaps
 * @param codes the codes that were to be given
 * @returns one row for each sentence and code, sentences first; in it "yes" or "no" of each coder in their order
 */
export function sentenceJudgements(
  layers: readonly CoderLayer[],
  sentences: readonly TextRange[],
  codes: readonly string[],
): ("yes" | "no")[][] {
  const rowOf = new Map(codes.map((code, index) => [code, index]));
  const table = Array.from({ length: sentences.length * codes.length }, () =>
    layers.map((): "yes" | "no" => "no"),
  );
  for (const [coder, { spans }] of layers.entries()) {
    for (const span of spans) {
      const row = rowOf.get(span.code);
      if (row === undefined) continue;
      for (let at = firstEndingAfter(sentences, span.start); at < sentences.length; at += 1) {
        const sentence = sentences[at] as TextRange;
        if (sentence.start >= span.end) break;
        const judgements = table[at * codes.length + row];
        if (judgements) judgements[coder] = "yes";
      }
    }
  }
  return table;
}

/** Place of the first sentence that ends after a position. */
export function firstEndingAfter(sentences: readonly TextRange[], position: number): number {
  return countLeading(sentences, ({ end }) => end <= position);
}
