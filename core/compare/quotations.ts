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
}

/** Most words that still are a phrase rather than a sentence. */
const PHRASE_WORDS = 4;

const CLOSING: Readonly<Record<string, string>> = { "“": "”", "«": "»", "„": "“”", '"': '"' };

/**
 * The quotations of a text, in order and disjoint: what stands between quotation marks (curly, straight, angle,
 * low), each closed in its own block, and whole block quotes. Single marks are left alone: they are apostrophes
 * far more often. A mark that is never closed quotes up to the end of its block, as a speech does that goes on in
 * the next one.
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
      });
      continue;
    }
    if (block.type === "preformatted") continue;
    for (const quoted of markedIn(text, block)) {
      const inner = {
        start: quoted.start + 1,
        end: isMark(text[quoted.end - 1]) ? quoted.end - 1 : quoted.end,
      };
      const words = wordsOf(text, inner, language).length;
      if (words > 0)
        found.push({ ...quoted, inner, words, kind: kindOf(text, inner, words), isBlock: false });
    }
  }
  return found;
}

const described = (text: string, range: TextRange, language: string) => ({
  words: wordsOf(text, range, language).length,
});

const isMark = (character: string | undefined): boolean =>
  character !== undefined && '“”«»„"'.includes(character);

function markedIn(text: string, block: TextRange): TextRange[] {
  const found: TextRange[] = [];
  let at = block.start;
  while (at < block.end) {
    const closing = CLOSING[text[at] ?? ""];
    if (closing === undefined) {
      at++;
      continue;
    }
    let end = at + 1;
    while (end < block.end && !closing.includes(text[end] ?? "")) end++;
    found.push({ start: at, end: Math.min(block.end, end + 1) });
    at = end + 1;
  }
  return found;
}

/** Every word begins with a capital or is a number, and nothing ends in it: a name rather than speech. */
const TITLE = /^(?:(?:\p{Lu}[\p{L}\p{M}’']*|\p{N}+|of|the|and|in|for)(?:\s+|$))+$/u;

function kindOf(text: string, inner: TextRange, words: number): Quotation["kind"] {
  const said = text.slice(inner.start, inner.end);
  if (words > 1 && words <= 6 && TITLE.test(said) && !/^(?:of|the|and|in|for)\b/u.test(said)) return "title";
  return words <= PHRASE_WORDS && !/[.!?…]$/u.test(said) ? "phrase" : "speech";
}

/** The quotation that holds `offset`, or null; they are in order and disjoint. */
export function quotationAt(quotations: readonly Quotation[], offset: number): Quotation | null {
  const quotation = quotations[countLeading(quotations, ({ end }) => end <= offset)];
  return quotation && contains(quotation, offset) ? quotation : null;
}
