import { foldText } from "@/core/concordance/fold";
import type { TextRange } from "@/core/text/range";

/** So many places of some words are told apart by what stands around them; of more, one looks for more words. */
const MOST_PLACES = 8;
/** Words of a lost passage that are compared with the text: the longest run among them that is still there. */
const MOST_WORDS = 40;

/**
 * Where words stand in a text, in its order: quotation marks, dashes, white space and case as a search compares them.
 * @returns UTF-16 code units of whole characters, none overlapping; at most eight
 */
export function findWords(text: string, sought: string): TextRange[] {
  const folded = foldText(text);
  const words = foldText(sought.trim()).text;
  const found: TextRange[] = [];
  if (words === "") return found;
  const cuts = (at: number) =>
    at > 0 && at < folded.text.length && folded.starts[at] === folded.starts[at - 1];
  let at = folded.text.indexOf(words);
  while (at >= 0 && found.length < MOST_PLACES) {
    const to = at + words.length;
    const [start, end] = [folded.starts[at], folded.ends[to - 1]];
    if (!cuts(at) && !cuts(to) && start !== undefined && end !== undefined) found.push({ start, end });
    at = folded.text.indexOf(words, to);
  }
  return found;
}

/**
 * What of a passage that is gone is still in the text: its longest run of whole words, the first of those that are
 * as long, without the punctuation at its ends. `findWords` finds it. Empty where no word is left.
 */
export function longestRun(text: string, gone: string): string {
  const folded = foldText(text).text;
  const words = gone.trim().split(/\s+/u).slice(0, MOST_WORDS);
  for (let size = words.length; size > 0; size -= 1) {
    for (let from = 0; from + size <= words.length; from += 1) {
      const run = words
        .slice(from, from + size)
        .join(" ")
        .replace(EDGES, "");
      if (run !== "" && standsIn(folded, foldText(run).text)) return run;
    }
  }
  return "";
}

const EDGES = /^[^\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}]+$/gu;
const LETTER = /[\p{L}\p{M}\p{N}]/u;

/** As whole words. */
function standsIn(text: string, words: string): boolean {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    if (!LETTER.test(text[at - 1] ?? " ") && !LETTER.test(text[at + words.length] ?? " ")) return true;
  }
  return false;
}
