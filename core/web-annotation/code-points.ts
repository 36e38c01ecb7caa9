import { countLeading } from "@/core/count-leading";
import type { TextRange } from "@/core/text/range";

const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
const isLowSurrogate = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

/**
 * Between positions as we keep them (UTF-16 code units) and as the Web Annotation Data Model counts them
 * (Unicode code points, section 4.2.5: "the selection of the text must be in terms of Unicode code points").
 * Made once per text, O(text); each conversion is a binary search among its characters beyond U+FFFF.
 * A lone surrogate, which no stored text has, counts as one code point.
 */
export class CodePointIndex {
  /** Where each surrogate pair begins, in code units, ascending. */
  private readonly pairs: number[] = [];
  /** Length of the text in code points. */
  readonly length: number;

  constructor(text: string) {
    for (let at = 0; at + 1 < text.length; at++) {
      if (isHighSurrogate(text.charCodeAt(at)) && isLowSurrogate(text.charCodeAt(at + 1))) {
        this.pairs.push(at);
        at++;
      }
    }
    this.length = text.length - this.pairs.length;
  }

  /** @param range UTF-16 code units inside the text; an offset within a pair is the pair's end. */
  toCodePoints({ start, end }: TextRange): TextRange {
    return { start: this.codePointsBefore(start), end: this.codePointsBefore(end) };
  }

  /** @returns UTF-16 code units, or null where the range leaves the text or is no range of whole numbers. */
  toCodeUnits({ start, end }: TextRange): TextRange | null {
    const isWhole = Number.isSafeInteger(start) && Number.isSafeInteger(end);
    if (!isWhole || start < 0 || end < start || end > this.length) return null;
    return { start: this.codeUnitsBefore(start), end: this.codeUnitsBefore(end) };
  }

  private codePointsBefore(offset: number): number {
    return offset - countLeading(this.pairs, (pair) => pair < offset);
  }

  /** The k-th pair (from 0) is the code point number `pair - k`: each one before it took two units. */
  private codeUnitsBefore(codePoints: number): number {
    return codePoints + countLeading(this.pairs, (pair, index) => pair - index < codePoints);
  }
}
