import { linesOf } from "@/core/text/markup";
import { wordsOf } from "@/core/text/sentences";

/** Silent reading of English non-fiction, words per minute: M. Brysbaert, J. Memory and Language 109 (2019). */
const WORDS_PER_MINUTE = 238;

/** How long a text takes to read, in whole minutes, at least one. */
export function minutesToRead(wordCount: number): number {
  return Math.max(1, Math.round(wordCount / WORDS_PER_MINUTE));
}

/** The number of words in a text, by UAX #29. */
export function countWords(text: string, locale: string): number {
  let count = 0;
  // Line by line, since a line break is always a word boundary: the segmenter's work for each word grows with
  // the length of what it is given.
  for (const line of linesOf(text, { start: 0, end: text.length }))
    count += wordsOf(text, line, locale).length;
  return count;
}
