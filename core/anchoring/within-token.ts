import { normalizeText } from "@/core/anchoring/normalize";
import type { TextRange } from "@/core/text/range";

/**
 * Where the part `part` of `word` stands in `fresh`, another form of the same word; UTF-16 code units.
 * Spellings that compare as equal (“office”, “oﬃce”, with or without a soft hyphen) map letter by letter,
 * growing outwards to whole grapheme clusters. Of a word whose letters were altered, only a part before
 * or after the alteration has a place; for any other the answer is null.
 */
export function partWithin(word: string, part: TextRange, fresh: string): TextRange | null {
  if (word === fresh) return part;
  const before = normalizeText(word);
  const after = normalizeText(fresh);
  if (before.text === after.text) {
    let first = 0;
    while (first < before.ends.length - 1 && (before.ends[first] ?? 0) <= part.start) first++;
    let last = before.starts.length - 1;
    while (last > first && (before.starts[last] ?? 0) >= part.end) last--;
    return { start: after.starts[first] ?? 0, end: after.ends[last] ?? fresh.length };
  }
  if (part.start <= 0 && part.end >= word.length) return null;
  const shorter = Math.min(word.length, fresh.length);
  let prefix = 0;
  while (prefix < shorter && word[prefix] === fresh[prefix]) prefix++;
  let suffix = 0;
  while (suffix < shorter && word.at(-1 - suffix) === fresh.at(-1 - suffix)) suffix++;
  // Of doubled letters (“committee”, “comittee”) nobody can tell which one is left.
  const eitherWay = Math.max(0, prefix + suffix - shorter);
  if (part.end <= prefix - eitherWay) return part;
  if (part.start < word.length - suffix + eitherWay) return null;
  const shift = fresh.length - word.length;
  return { start: part.start + shift, end: part.end + shift };
}
