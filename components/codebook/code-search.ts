import type { TextRange } from "@/core/text/range";

/** What of a code can be searched; label and definition may not be loaded yet. */
export interface SearchableCode {
  id: string;
  name: string;
  label?: string;
  definition?: string;
}

export interface CodeHit {
  id: string;
  /** Where it was found in the name, UTF-16 code units, in order and apart. */
  marks: TextRange[];
}

/** How good a match is; smaller is better. A hit in the name beats every hit in the definition. */
const EXACT = 0;
const BEGINNING = 1;
const WORD = 2;
const INSIDE = 3;
const MISSPELT = 4;
const DEFINITION_WORD = 5;
const DEFINITION_INSIDE = 6;
const NONE = Number.POSITIVE_INFINITY;

/** Letters that decomposition leaves whole. */
const WHOLE: Record<string, string> = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th" };

/** Text made comparable, with the place in the original (UTF-16 code units) of each of its code units. */
interface Folded {
  text: string;
  from: number[];
}

/**
 * The codes that match every word of the query, best first, in their given order where alike. Case,
 * accents, quotation marks and the hyphens and underscores of labels do not matter; a word of four letters
 * may have one slip in a name, one of eight two.
 */
export function searchCodes(query: string, codes: readonly SearchableCode[]): CodeHit[] {
  const wanted = fold(query).text;
  if (wanted === "") return codes.map(({ id }) => ({ id, marks: [] }));
  const words = wanted.split(" ");
  return codes
    .map((code) => ({ code, ...rate(code, wanted, words) }))
    .filter(({ worst }) => worst < NONE)
    .sort((a, b) => a.worst - b.worst || a.sum - b.sum)
    .map(({ code, marks }) => ({ id: code.id, marks }));
}

function rate(code: SearchableCode, wanted: string, words: readonly string[]) {
  const name = fold(code.name);
  const label = code.label === undefined ? "" : fold(code.label).text;
  const definition = code.definition === undefined ? "" : fold(code.definition).text;

  if (name.text === wanted || label === wanted) {
    return { worst: EXACT, sum: 0, marks: marksOf(name, words) };
  }
  if (name.text.startsWith(wanted) || label.startsWith(wanted)) {
    return { worst: BEGINNING, sum: 0, marks: marksOf(name, words) };
  }
  let worst = 0;
  let sum = 0;
  for (const word of words) {
    const rank = Math.min(rankIn(name.text, word), rankIn(label, word), rankInDefinition(definition, word));
    worst = Math.max(worst, rank);
    sum += rank;
  }
  return { worst, sum, marks: worst < NONE ? marksOf(name, words) : [] };
}

function rankIn(name: string, word: string): number {
  if (startsWord(name, word)) return WORD;
  if (name.includes(word)) return INSIDE;
  return isMisspelt(name, word) ? MISSPELT : NONE;
}

function rankInDefinition(definition: string, word: string): number {
  if (startsWord(definition, word)) return DEFINITION_WORD;
  return word.length > 2 && definition.includes(word) ? DEFINITION_INSIDE : NONE;
}

const startsWord = (text: string, word: string): boolean => ` ${text}`.includes(` ${word}`);

function isMisspelt(text: string, word: string): boolean {
  const slips = word.length >= 8 ? 2 : word.length >= 4 ? 1 : 0;
  if (slips === 0) return false;
  // A slip in the first letter is rare, and would make everything like everything.
  return text.split(" ").some((one) => one[0] === word[0] && distanceToBeginning(word, one) <= slips);
}

/**
 * Fewest single letters to add, drop, change or swap with their neighbour so that `word` is a beginning of
 * `text` (optimal string alignment, with the end of `text` free).
 */
function distanceToBeginning(word: string, text: string): number {
  let before: number[] = [];
  let row = Array.from({ length: text.length + 1 }, (_, at) => at);
  for (let at = 1; at <= word.length; at++) {
    const next = [at];
    for (let to = 1; to <= text.length; to++) {
      const change = word[at - 1] === text[to - 1] ? 0 : 1;
      let best = Math.min(
        (row[to] as number) + 1,
        (next[to - 1] as number) + 1,
        (row[to - 1] as number) + change,
      );
      if (at > 1 && to > 1 && word[at - 1] === text[to - 2] && word[at - 2] === text[to - 1]) {
        best = Math.min(best, (before[to - 2] as number) + 1);
      }
      next.push(best);
    }
    before = row;
    row = next;
  }
  return Math.min(...row);
}

function marksOf(name: Folded, words: readonly string[]): TextRange[] {
  const found: TextRange[] = [];
  for (const word of words) {
    const atWord = ` ${name.text}`.indexOf(` ${word}`);
    const at = atWord >= 0 ? atWord : name.text.indexOf(word);
    if (at < 0) continue;
    found.push({ start: name.from[at] as number, end: name.from[at + word.length] as number });
  }
  found.sort((a, b) => a.start - b.start);
  const apart: TextRange[] = [];
  for (const range of found) {
    const last = apart.at(-1);
    if (last && range.start <= last.end) last.end = Math.max(last.end, range.end);
    else apart.push({ ...range });
  }
  return apart;
}

function fold(original: string): Folded {
  let text = "";
  const from: number[] = [];
  let at = 0;
  for (const char of original) {
    for (const letter of foldLetter(char)) {
      // Runs of separators are one space, and there is none at the beginning.
      if (letter === " " && (text === "" || text.endsWith(" "))) continue;
      text += letter;
      for (let unit = 0; unit < letter.length; unit++) from.push(at);
    }
    at += char.length;
  }
  from.push(at);
  return { text: text.trimEnd(), from };
}

function foldLetter(char: string): string {
  if (/[\s\p{P}\p{S}]/u.test(char)) return /['’ʼ]/.test(char) ? "" : " ";
  const lower = char.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return WHOLE[lower] ?? lower;
}
