/** What somebody typed into the search box, taken apart. */
export interface SearchTerms {
  /** Looked up by their beginnings. */
  words: string[];
  /** "In quotation marks", straight or curly: looked up word after word. */
  phrases: string[];
}

/** Never fails: whatever is typed is a search, an unclosed quotation mark is just a mark. */
export function searchTerms(typed: string): SearchTerms {
  const phrases: string[] = [];
  const rest = typed.replace(/["“”„«»]([^"“”„«»]+)["“”„«»]/gu, (_, phrase: string) => {
    if (/[\p{L}\p{N}]/u.test(phrase)) phrases.push(phrase.trim());
    return " ";
  });
  const words = rest.match(/[\p{L}\p{N}]+/gu) ?? [];
  return {
    words: [...new Set(words.map((word) => word.toLowerCase()))].slice(0, 20),
    phrases: phrases.slice(0, 10),
  };
}
