import { type ShareDifference, shareDifference } from "@/core/compare/shares";
import type { ReadText } from "@/core/compare/tokens";
import type { TextRange } from "@/core/text/range";

/** A passage that somebody gave one or more codes. UTF-16 code units. */
export interface CodedPassage extends TextRange {
  id: string;
  codes: readonly string[];
}

/** How one text uses one code. */
export interface CodeUse {
  passages: number;
  /** Of all words, how many lie in a passage with the code; in [0, 1]. */
  wordShare: number;
  /** Sentences that a passage with the code touches. */
  sentences: number;
  /** Different words each, with how many passages have just these; `id` is of the first of them. */
  examples: { id: string; quote: string; count: number }[];
}

export interface CodeComparison {
  codeId: string;
  left: CodeUse;
  right: CodeUse;
  /** Of the shares of sentences that have the code. */
  difference: ShareDifference | null;
}

const MOST_EXAMPLES = 3;

/** What every code that one of the texts has does in both; in no order. */
export function compareCodes(
  left: { read: ReadText; passages: readonly CodedPassage[] },
  right: { read: ReadText; passages: readonly CodedPassage[] },
): CodeComparison[] {
  const codes = new Set([...left.passages, ...right.passages].flatMap((passage) => passage.codes));
  const [ours, theirs] = [byCode(left.passages), byCode(right.passages)];
  return [...codes].map((codeId) => {
    const [mine, other] = [
      useOf(left.read, ours.get(codeId) ?? []),
      useOf(right.read, theirs.get(codeId) ?? []),
    ];
    return {
      codeId,
      left: mine,
      right: other,
      difference: shareDifference(
        { count: mine.sentences, of: left.read.sentences.length },
        { count: other.sentences, of: right.read.sentences.length },
      ),
    };
  });
}

function byCode(passages: readonly CodedPassage[]): Map<string, CodedPassage[]> {
  const found = new Map<string, CodedPassage[]>();
  for (const passage of passages) {
    for (const code of new Set(passage.codes)) {
      const known = found.get(code);
      if (known) known.push(passage);
      else found.set(code, [passage]);
    }
  }
  return found;
}

function useOf({ text, sentences, wordCount }: ReadText, passages: readonly CodedPassage[]): CodeUse {
  const merged = mergedRanges(passages);
  let [words, touched, at] = [0, 0, 0];
  for (const sentence of sentences) {
    while (at < merged.length && (merged[at]?.end ?? 0) <= sentence.start) at++;
    let isTouched = false;
    for (let next = at; next < merged.length; next++) {
      const range = merged[next] as TextRange;
      if (range.start >= sentence.end) break;
      isTouched = true;
      words += sentence.tokens.filter(({ start, end }) => start < range.end && end > range.start).length;
    }
    if (isTouched) touched++;
  }
  return {
    passages: passages.length,
    wordShare: wordCount === 0 ? 0 : Math.min(1, words / wordCount),
    sentences: touched,
    examples: examplesOf(passages, text),
  };
}

function examplesOf(passages: readonly (TextRange & { id: string })[], text: string): CodeUse["examples"] {
  const byQuote = new Map<string, CodeUse["examples"][number]>();
  for (const { id, start, end } of passages) {
    const quote = text.slice(start, end);
    const known = byQuote.get(quote);
    if (known) known.count += 1;
    else byQuote.set(quote, { id, quote, count: 1 });
  }
  return [...byQuote.values()].slice(0, MOST_EXAMPLES);
}

function mergedRanges(ranges: readonly TextRange[]): TextRange[] {
  const merged: TextRange[] = [];
  for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}
