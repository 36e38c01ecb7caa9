import type { TextRange } from "@/core/text/range";

/**
 * Extended grapheme clusters (UAX #29) around one offset, at a cost that does not grow with the text.
 *
 * Intl.Segmenter is the authority. It is only ever given a small window, cut where UAX #29 has a boundary
 * whatever stands further away: between two "inert" code points.
 */
let made: Intl.Segmenter | undefined;

/** Made when first asked: most texts never need it, and its data costs a slow machine much to load. */
function segmenter(): Intl.Segmenter {
  made ??= new Intl.Segmenter("und", { granularity: "grapheme" });
  return made;
}

/**
 * Code points that never join a neighbour that is itself inert: letters, numbers, punctuation, symbols and
 * spaces, without the ones whose Grapheme_Cluster_Break is Extend, SpacingMark, Prepend, L, V, T or
 * Regional_Indicator. Precomposed Hangul stays in: it joins only conjoining jamo, which are out.
 */
const INERT = /^[\p{L}\p{N}\p{P}\p{S}\p{Zs}\p{Extended_Pictographic}]$/u;
const NOT_INERT =
  /^[\p{M}\p{Cf}\p{Emoji_Modifier}\p{Regional_Indicator}\u0E33\u0EB3\u0D4E\uFF9E\uFF9F\u1100-\u11FF\uA960-\uA97F\uD7B0-\uD7FF\u{111C2}-\u{111C3}\u{113D1}\u{1193F}-\u{11941}\u{11A00}-\u{11AAF}\u{11D46}\u{11F02}\u{16D40}-\u{16D7F}]$/u;

/** Below the first combining mark everything is inert; only CR LF joins there. */
const FIRST_COMBINING = 0x300;

function isInert(codePoint: number): boolean {
  if (codePoint < FIRST_COMBINING) return true;
  if (codePoint >= 0x1f1e6 && codePoint <= 0x1f1ff) return false; // a long run of flags, told without a regex
  const character = String.fromCodePoint(codePoint);
  return INERT.test(character) && !NOT_INERT.test(character);
}

function codePointBefore(text: string, offset: number): number {
  const unit = text.charCodeAt(offset - 1);
  if (unit >= 0xdc00 && unit <= 0xdfff && offset >= 2) {
    const codePoint = text.codePointAt(offset - 2) ?? unit;
    if (codePoint > 0xffff) return codePoint;
  }
  return unit;
}

/** True when a boundary at `offset` follows from the two code points beside it alone. */
function isCertainBoundary(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return true;
  const before = text.charCodeAt(offset - 1);
  const after = text.charCodeAt(offset);
  if (before < FIRST_COMBINING && after < FIRST_COMBINING) return before !== 0x0d || after !== 0x0a;
  // Half of a surrogate pair is not a boundary at all, and a lone half is left to the segmenter.
  if (after >= 0xdc00 && after <= 0xdfff) return false;
  return isInert(codePointBefore(text, offset)) && isInert(text.codePointAt(offset) ?? 0);
}

function certainBoundaryAtOrBefore(text: string, offset: number): number {
  let at = offset;
  while (!isCertainBoundary(text, at)) at--;
  return at;
}

function certainBoundaryAtOrAfter(text: string, offset: number): number {
  let at = offset;
  while (!isCertainBoundary(text, at)) at++;
  return at;
}

/** The cluster that holds the code unit at `offset`; 0 ≤ offset < text.length. */
function clusterAt(text: string, offset: number): TextRange {
  const from = certainBoundaryAtOrBefore(text, offset);
  const to = certainBoundaryAtOrAfter(text, offset + 1);
  if (to === from + 1) return { start: from, end: to };
  const cluster = segmenter()
    .segment(text.slice(from, to))
    .containing(offset - from);
  const start = from + (cluster?.index ?? 0);
  return { start, end: start + (cluster?.segment.length ?? to - from) };
}

/**
 * The ends of all clusters from the boundary `offset` on, up to the first boundary that is certain: for
 * walking through a text, since asking `nextGrapheme` again and again within a row of flags would look at
 * the whole row each time. 0 ≤ offset < text.length.
 */
export function clusterEndsFrom(text: string, offset: number): number[] {
  const to = certainBoundaryAtOrAfter(text, offset + 1);
  if (to === offset + 1) return [to];
  const clusters = segmenter().segment(text.slice(offset, to));
  return Array.from(clusters, ({ index, segment }) => offset + index + segment.length);
}

/** True when `offset` (UTF-16 code units) lies between two grapheme clusters, or at an end of the text. */
export function isGraphemeBoundary(text: string, offset: number): boolean {
  if (!Number.isInteger(offset) || offset < 0 || offset > text.length) return false;
  return isCertainBoundary(text, offset) || clusterAt(text, offset).start === offset;
}

/** The smallest grapheme boundary after `offset`, or the end of the text. UTF-16 code units. */
export function nextGrapheme(text: string, offset: number): number {
  if (offset >= text.length) return text.length;
  return clusterAt(text, Math.max(0, Math.floor(offset))).end;
}

/** The largest grapheme boundary before `offset`, or 0. UTF-16 code units. */
export function previousGrapheme(text: string, offset: number): number {
  if (offset <= 0) return 0;
  return clusterAt(text, Math.min(text.length, Math.ceil(offset)) - 1).start;
}

/**
 * The smallest range of whole grapheme clusters that holds `range`, clamped to the text. An empty range
 * inside a cluster grows to that cluster; one on a boundary stays empty.
 */
export function snapToGraphemes(text: string, range: TextRange): TextRange {
  const start = Math.min(Math.max(0, Math.floor(range.start)), text.length);
  const end = Math.min(Math.max(start, Math.ceil(range.end)), text.length);
  return {
    start: isGraphemeBoundary(text, start) ? start : previousGrapheme(text, start),
    end: isGraphemeBoundary(text, end) ? end : nextGrapheme(text, end),
  };
}
