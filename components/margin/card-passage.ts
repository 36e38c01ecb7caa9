/** Longest quotation on a card, in UTF-16 code units. */
const LONGEST = 140;

/**
 * The words of a passage for a card: white space as single spaces, cut at a word where they are long.
 * `range` is in UTF-16 code units of `text`; an annotation without a place brings the words it stood on.
 */
export function excerptOf(
  text: string,
  range: { start: number; end: number; exact?: string | undefined },
  longest = LONGEST,
): string {
  const { exact } = range;
  if (exact !== undefined) return excerptOf(exact, { start: 0, end: exact.length }, longest);
  // Twice the length is enough, however long the passage is: runs of white space are rare.
  const words = text
    .slice(range.start, Math.min(range.end, range.start + longest * 2))
    .replace(/\s+/g, " ")
    .trim();
  const isCut = range.end - range.start > longest * 2;
  if (words.length <= longest && !isCut) return words;
  const cut = words.slice(0, longest);
  const space = cut.lastIndexOf(" ");
  const kept = space > longest / 2 ? cut.slice(0, space) : cut;
  // Half of a surrogate pair at the end would be shown as a box.
  return `${kept.replace(/[\uD800-\uDBFF]$/, "").trimEnd()}…`;
}
