import { markedStretches } from "@/core/compare/quotation-marks";
import { countLeading } from "@/core/count-leading";
import type { Block } from "@/core/text/markup";
import { contains, type TextRange } from "@/core/text/range";
import { wordsOf } from "@/core/text/sentences";

/**
 * A stretch that the text gives as somebody's words.
 * - speech: what somebody said, or a block quote
 * - phrase: a few words within the article's own sentence, which it quotes or holds at a distance
 * - title: the name of a work ("60 Minutes"), which nobody says
 */
export interface Quotation extends TextRange {
  kind: "speech" | "phrase" | "title";
  /** Without the marks. */
  inner: TextRange;
  words: number;
  isBlock: boolean;
  /** Its mark is never closed: the next block may go on with it. */
  goesOn: boolean;
}

/** Most words that still are a phrase rather than a sentence. */
const PHRASE_WORDS = 4;

/**
 * The quotations of a text, in order and disjoint: what stands between quotation marks of any kind
 * (core/compare/quotation-marks.ts), each closed in its own block, and whole block quotes. A double mark that is never
 * closed quotes up to the end of its block, as a speech does that goes on in the next one.
 * @param blocks of the text, in order
 */
export function quotationsOf(text: string, blocks: readonly Block[], language: string): Quotation[] {
  const found: Quotation[] = [];
  for (const block of blocks) {
    const range = { start: block.start, end: block.end };
    if (block.type === "blockquote") {
      found.push({
        ...described(text, range, language),
        ...range,
        inner: range,
        kind: "speech",
        isBlock: true,
        goesOn: false,
      });
      continue;
    }
    if (block.type === "preformatted") continue;
    for (const { isClosed, ...quoted } of markedStretches(text, block)) {
      const words = wordsOf(text, quoted.inner, language).length;
      if (words === 0) continue;
      const kind = kindOf(text, quoted.inner, words);
      found.push({ ...quoted, words, kind, isBlock: false, goesOn: !isClosed });
    }
  }
  return found;
}

const described = (text: string, range: TextRange, language: string) => ({
  words: wordsOf(text, range, language).length,
});

/** Every word begins with a capital or is a number, and nothing ends in it: a name rather than speech. */
const TITLE = /^(?:(?:\p{Lu}[\p{L}\p{M}’']*|\p{N}+|of|the|and|in|for)(?:\s+|$))+$/u;

function kindOf(text: string, inner: TextRange, words: number): Quotation["kind"] {
  const said = text.slice(inner.start, inner.end).trim();
  if (words > 1 && words <= 6 && TITLE.test(said) && !/^(?:of|the|and|in|for)\b/u.test(said)) return "title";
  return words <= PHRASE_WORDS && !/[.!?…]$/u.test(said) ? "phrase" : "speech";
}

/** The quotation that holds `offset`, or null; they are in order and disjoint. */
export function quotationAt(quotations: readonly Quotation[], offset: number): Quotation | null {
  const quotation = quotations[countLeading(quotations, ({ end }) => end <= offset)];
  return quotation && contains(quotation, offset) ? quotation : null;
}
