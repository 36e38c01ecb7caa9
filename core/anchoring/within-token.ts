import { normalizeText } from "@/core/anchoring/normalize";

/**
 * Offsets inside of a word, from one spelling of it to another that compares as equal (“office” and
 * “oﬃce”, with and without a soft hyphen). They grow outwards to whole grapheme clusters.
 */

/** The offset in `fresh` at which the part of `word` from `offset` on begins. UTF-16 code units. */
export function startWithin(word: string, offset: number, fresh: string): number {
  if (word === fresh) return offset;
  const { ends } = normalizeText(word);
  let unit = 0;
  while (unit < ends.length && (ends[unit] ?? 0) <= offset) unit++;
  return normalizeText(fresh).starts[unit] ?? 0;
}

/** The offset in `fresh` at which the part of `word` up to `offset` ends. UTF-16 code units. */
export function endWithin(word: string, offset: number, fresh: string): number {
  if (word === fresh) return offset;
  const { starts } = normalizeText(word);
  let unit = starts.length - 1;
  while (unit > 0 && (starts[unit] ?? 0) >= offset) unit--;
  return normalizeText(fresh).ends[unit] ?? fresh.length;
}
