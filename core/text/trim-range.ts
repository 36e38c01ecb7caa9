import { snapToGraphemes } from "@/core/text/grapheme";
import type { TextRange } from "@/core/text/range";

/** The range without white space at its ends (no cluster is split), or null when nothing else is in it. */
export function trimRange(text: string, range: TextRange): TextRange | null {
  const slice = text.slice(range.start, range.end);
  const start = range.start + slice.length - slice.trimStart().length;
  const end = range.start + slice.trimEnd().length;
  return start < end ? snapToGraphemes(text, { start, end }) : null;
}
