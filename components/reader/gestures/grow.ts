import type { CaretText } from "@/components/reader/keyboard-caret";
import { overlaps, type TextRange } from "@/core/text/range";
import { sentenceAt, sentencesOf } from "@/core/text/sentences";
import { trimRange } from "@/core/text/trim-range";

/**
 * The whole sentences that a passage touches, from the first one's start to the last one's end; where it
 * touches none (blanks), the next one. Null in a text without any. UTF-16 code units.
 */
export function sentencesAround(place: CaretText, range: TextRange): TextRange | null {
  const { text, blocks, locale } = place;
  const touched = blocks
    .filter((block) => overlaps(block, range))
    .flatMap((block) => sentencesOf(text, block, locale))
    .filter((sentence) => overlaps(sentence, range));
  return spanOf(touched) ?? sentenceAt(text, blocks, range.start, locale);
}

/** The whole paragraphs (headings, quotes, list items) that a passage touches, without blanks at the ends. */
export function paragraphsAround({ text, blocks }: CaretText, range: TextRange): TextRange | null {
  return spanOf(
    blocks.filter((block) => overlaps(block, range)).flatMap((block) => trimRange(text, block) ?? []),
  );
}

function spanOf(ranges: readonly TextRange[]): TextRange | null {
  const [first, last] = [ranges[0], ranges.at(-1)];
  return first && last ? { start: first.start, end: last.end } : null;
}
