/**
 * A stretch of a text: a half-open interval `[start, end)` of UTF-16 code units.
 * Every function here is total: it answers for empty and reversed ranges too.
 */
export type TextRange = { start: number; end: number };

/** True when no code unit lies in the range. */
export function isEmpty(range: TextRange): boolean {
  return range.end <= range.start;
}

/** True when the code unit at `offset` lies in the range. */
export function contains(range: TextRange, offset: number): boolean {
  return range.start <= offset && offset < range.end;
}

/** True when the two ranges share at least one code unit. */
export function overlaps(a: TextRange, b: TextRange): boolean {
  return Math.max(a.start, b.start) < Math.min(a.end, b.end);
}

/** The code units that both ranges share, or null when they share none. */
export function intersect(a: TextRange, b: TextRange): TextRange | null {
  const start = Math.max(a.start, b.start);
  const end = Math.min(a.end, b.end);
  return start < end ? { start, end } : null;
}

/** Orders by start, then longer first, so that an enclosing range comes before what it encloses. */
export function compareRanges(a: TextRange, b: TextRange): number {
  return a.start - b.start || b.end - a.end;
}
