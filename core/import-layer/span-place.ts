import type { OffsetUnit } from "@/core/import-layer/span-request";
import { snapToGraphemes } from "@/core/text/grapheme";
import type { TextRange } from "@/core/text/range";
import { CodePointIndex } from "@/core/web-annotation/code-points";

/** A text in which many spans are placed. */
export interface SpanText {
  text: string;
  index: CodePointIndex;
  /** Length in bytes of UTF-8. */
  bytes: number;
}

export const spanText = (text: string): SpanText => ({
  text,
  index: new CodePointIndex(text),
  bytes: new TextEncoder().encode(text).byteLength,
});

export type PlacedSpan =
  | {
      /** UTF-16 code units, whole characters. */
      range: TextRange;
      /** It began or ended inside a character, and was widened to all of it. */
      isSnapped: boolean;
    }
  | { refused: string };

const NAMES = {
  "code-points": "code points",
  "utf-16": "UTF-16 code units",
  bytes: "bytes of UTF-8",
} as const;

/**
 * Where a span of a file stands. What does not fit in the unit that the file is said to have is refused, with the
 * unit in which it would fit; nothing is moved to where it might have been meant.
 * @param exact the words that the file says stand there; null where it says nothing
 */
export function placeSpan(
  { text, index, bytes }: SpanText,
  span: { start: number; end: number; exact: string | null },
  unit: OffsetUnit,
): PlacedSpan {
  const { start, end, exact } = span;
  if (start > end) return { refused: `It ends at ${end}, before it begins at ${start}.` };
  if (start === end) return { refused: `Its range, ${start} to ${end}, is empty.` };
  const range = rangeIn(text, index, span, unit);
  const says = (other: TextRange | null) => other !== null && text.slice(other.start, other.end) === exact;
  const other: OffsetUnit = unit === "utf-16" ? "code-points" : "utf-16";
  const inOther = rangeIn(text, index, span, other);
  if (range === null) {
    const length = unit === "utf-16" ? text.length : index.length;
    const fits = inOther !== null ? NAMES[other] : end <= bytes ? NAMES.bytes : null;
    const hint = fits === null ? "" : ` Counted in ${fits} it would not: the file may be in that unit.`;
    return { refused: `It reaches past the end of the text, which has ${length} ${NAMES[unit]}.${hint}` };
  }
  const here = text.slice(range.start, range.end);
  if (exact !== null && here !== exact) {
    if (says(inOther))
      return { refused: `Its words stand there counted in ${NAMES[other]}, not in ${NAMES[unit]}.` };
    if (saysInBytes(text, span))
      return { refused: `Its words stand there counted in ${NAMES.bytes}, not in ${NAMES[unit]}.` };
    return { refused: `There stands ${quote(here)}, not ${quote(exact)}.` };
  }
  if (here.trim() === "") return { refused: "It has only white space in it." };
  const snapped = snapToGraphemes(text, range);
  return { range: snapped, isSnapped: snapped.start !== range.start || snapped.end !== range.end };
}

function rangeIn(text: string, index: CodePointIndex, range: TextRange, unit: OffsetUnit): TextRange | null {
  if (unit === "code-points") return index.toCodeUnits(range);
  const isInside = Number.isSafeInteger(range.start) && range.start >= 0 && range.end <= text.length;
  return isInside ? { start: range.start, end: range.end } : null;
}

function saysInBytes(text: string, { start, end, exact }: TextRange & { exact: string | null }): boolean {
  const all = new TextEncoder().encode(text);
  return end <= all.byteLength && new TextDecoder().decode(all.subarray(start, end)) === exact;
}

/** In UTF-16 code units. */
const MAX_QUOTED = 60;

function quote(words: string): string {
  const line = words.replace(/\s+/gu, " ");
  return `“${line.length <= MAX_QUOTED ? line : `${line.slice(0, MAX_QUOTED).toWellFormed()}…`}”`;
}
