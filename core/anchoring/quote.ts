import type { Quote } from "@/core/anchoring/quote-schema";
import { isGraphemeBoundary, nextGrapheme, previousGrapheme } from "@/core/text/grapheme";
import type { TextRange } from "@/core/text/range";

/** Why a range cannot be annotated. */
export type RangeFault = "outside" | "empty" | "splits-grapheme" | "blank";

/** The largest grapheme boundary at or before `offset`. */
function boundaryAtOrBefore(text: string, offset: number): number {
  return isGraphemeBoundary(text, offset) ? offset : previousGrapheme(text, offset);
}

/** The smallest grapheme boundary at or after `offset`. */
function boundaryAtOrAfter(text: string, offset: number): number {
  return isGraphemeBoundary(text, offset) ? offset : nextGrapheme(text, offset);
}

/**
 * The quote of a range of `text`, with up to `contextLength` UTF-16 code units of text on each side. The
 * context is cut at grapheme boundaries, so it may be a little shorter, never longer. The range must be
 * sound (see `checkRange`).
 */
export function describeRange(text: string, range: TextRange, contextLength = 32): Quote {
  const from = boundaryAtOrAfter(text, Math.max(0, range.start - contextLength));
  const to = boundaryAtOrBefore(text, Math.min(text.length, range.end + contextLength));
  return {
    exact: text.slice(range.start, range.end),
    prefix: text.slice(Math.min(from, range.start), range.start),
    suffix: text.slice(range.end, Math.max(to, range.end)),
  };
}

/** What is wrong with a range of `text`, or null when it can be annotated. */
export function checkRange(text: string, range: TextRange): RangeFault | null {
  const { start, end } = range;
  if (!Number.isInteger(start) || !Number.isInteger(end)) return "outside";
  if (start < 0 || end < 0 || start > text.length || end > text.length) return "outside";
  if (end <= start) return "empty";
  if (!isGraphemeBoundary(text, start) || !isGraphemeBoundary(text, end)) return "splits-grapheme";
  if (text.slice(start, end).trim() === "") return "blank";
  return null;
}

/** True when the quote, with all of its context, is what stands at `range` in `text`, unit by unit. */
export function quoteMatches(text: string, range: TextRange, quote: Quote): boolean {
  return (
    text.slice(range.start, range.end) === quote.exact &&
    range.end - range.start === quote.exact.length &&
    text.endsWith(quote.prefix, range.start) &&
    text.startsWith(quote.suffix, range.end)
  );
}
