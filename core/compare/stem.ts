/** What English puts after a stem, longest first, and how long the stem must stay. */
const ENDINGS: readonly [ending: string, keeps: number][] = [
  ["ations", 4],
  ["ation", 4],
  ["itions", 4],
  ["ements", 4],
  ["ition", 4],
  ["ement", 4],
  ["ments", 4],
  ["ingly", 4],
  ["ment", 4],
  ["ness", 4],
  ["ions", 4],
  ["ated", 4],
  ["ates", 4],
  ["ings", 4],
  ["ials", 5],
  ["ating", 4],
  ["edly", 4],
  ["ial", 5],
  ["ion", 4],
  ["ate", 4],
  ["ing", 4],
  ["ies", 4],
  ["ied", 4],
  ["ism", 5],
  ["ly", 4],
  ["ed", 4],
  ["es", 4],
  ["al", 5],
  ["s", 3],
  ["y", 5],
  ["e", 4],
];

/**
 * A word without its ending, so that "annexed" and "annexation" are one: a light stemmer that takes off one
 * ending, never more. Words of other languages are left as they are.
 * @param word in lower case
 */
export function stemOf(word: string, language: string): string {
  if (!language.startsWith("en")) return word;
  for (const [ending, keeps] of ENDINGS) {
    if (word.endsWith(ending) && word.length - ending.length >= keeps) {
      return ending === "s" && word.endsWith("ss") ? word : word.slice(0, -ending.length);
    }
  }
  return word;
}
