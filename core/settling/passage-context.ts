import type { TextRange } from "@/core/text/range";
import { overlaps } from "@/core/text/range";
import { sentencesOf } from "@/core/text/sentences";

/** A sentence that is longer than this, in UTF-16 code units, is not shown beside a passage whole. */
const LONGEST = 320;

/**
 * A passage with what is read around it: the sentences that it lies in, and one more on either side within its
 * paragraph.
 * @param blocks of the text, disjoint and in order
 * @returns a range that holds the passage; UTF-16 code units, half-open
 */
export function passageContext(
  text: string,
  blocks: readonly TextRange[],
  passage: TextRange,
  locale: string,
): TextRange {
  const sentences = blocks
    .filter((block) => overlaps(block, passage))
    .flatMap((block) => sentencesOf(text, block, locale));
  const first = sentences.findIndex(({ end }) => end > passage.start);
  const last = sentences.findLastIndex(({ start }) => start < passage.end);
  if (first < 0 || last < first) return { start: passage.start, end: passage.end };
  const start = Math.min(passage.start, (sentences[first - 1] ?? sentences[first])?.start ?? passage.start);
  const end = Math.max(passage.end, (sentences[last + 1] ?? sentences[last])?.end ?? passage.end);
  return {
    start: passage.start - start > LONGEST ? wordFrom(text, passage.start - LONGEST, passage.start) : start,
    end: end - passage.end > LONGEST ? wordUpTo(text, passage.end, passage.end + LONGEST) : end,
  };
}

/** Where the first whole word after `from` begins; `to` where there is none. */
function wordFrom(text: string, from: number, to: number): number {
  const space = text.slice(from, to).search(/\s\S/u);
  return space < 0 ? to : from + space + 1;
}

/** Where the last whole word before `to` ends; `from` where there is none. */
function wordUpTo(text: string, from: number, to: number): number {
  const space = text.slice(from, to).search(/\s\S*$/u);
  return space < 0 ? from : from + space;
}
