import { baseOf } from "@/core/compare/irregular-forms";

const VOWEL = /[aeiouy]/u;

/** How often a vowel is followed by a consonant: m in Porter's paper. "y" is a vowel behind a consonant. */
function measure(stem: string): number {
  const marked = marksOf(stem);
  return marked.match(/VC/gu)?.length ?? 0;
}

/** "harbour" becomes "CVCVC": runs of vowels and consonants. */
function marksOf(stem: string): string {
  let marks = "";
  for (let at = 0; at < stem.length; at++) {
    const letter = stem[at] as string;
    const isVowel = "aeiou".includes(letter) || (letter === "y" && at > 0 && marks.at(-1) === "C");
    const mark = isVowel ? "V" : "C";
    if (marks.at(-1) !== mark) marks += mark;
  }
  return marks;
}

/** Consonant, vowel, consonant that is not w, x or y: "hop" wants its e back, "snow" does not. */
const isShort = (stem: string): boolean => /[^aeiou][aeiouy][^aeiouwxy]$/u.test(stem);

type Endings = readonly (readonly [ending: string, becomes: string])[];

const DOUBLE_ENDINGS: Endings = [
  ["ational", "ate"],
  ["ization", "ize"],
  ["isation", "ize"],
  ["iveness", "ive"],
  ["fulness", "ful"],
  ["ousness", "ous"],
  ["tional", "tion"],
  ["biliti", "ble"],
  ["entli", "ent"],
  ["ousli", "ous"],
  ["ation", "ate"],
  ["alism", "al"],
  ["aliti", "al"],
  ["iviti", "ive"],
  ["enci", "ence"],
  ["anci", "ance"],
  ["izer", "ize"],
  ["iser", "ize"],
  ["abli", "able"],
  ["alli", "al"],
  ["ator", "ate"],
  ["eli", "e"],
  ["ise", "ize"],
];
const FURTHER_ENDINGS: Endings = [
  ["icate", "ic"],
  ["ative", ""],
  ["alize", "al"],
  ["iciti", "ic"],
  ["ical", "ic"],
  ["ful", ""],
  ["ness", ""],
];
const LAST_ENDINGS =
  /(?:ement|ance|ence|able|ible|ment|ant|ent|ism|ate|iti|ous|ive|ize|(?<=[st])ion|al|er|or|ic|ou)$/u;

/**
 * A word without its endings, so that "annexed" and "annexation", "inspector" and "inspection" are one: Porter, "An
 * algorithm for suffix stripping", Program 14 (1980), with British -ise and with -or, after irregular forms have
 * become regular ("rose", "rise"). Words of other languages are left as they are.
 * @param word in lower case
 */
export function stemOf(word: string, language: string): string {
  if (!language.startsWith("en")) return word;
  const base = baseOf(word);
  if (base.length < 3 || !/^[a-z]+$/u.test(base)) return base;
  let stem = base.replace(/(?:(ss)es|(i)es|(s)s|s)$/u, (_, ss, ies, s) => ss ?? ies ?? (s ? "ss" : ""));
  stem = withoutPast(stem);
  if (stem.endsWith("y") && VOWEL.test(stem.slice(0, -1))) stem = `${stem.slice(0, -1)}i`;
  stem = replaced(stem, DOUBLE_ENDINGS);
  stem = replaced(stem, FURTHER_ENDINGS);
  const last = LAST_ENDINGS.exec(stem);
  if (last && measure(stem.slice(0, last.index)) > 1) stem = stem.slice(0, last.index);
  if (stem.endsWith("e")) {
    const bare = stem.slice(0, -1);
    const size = measure(bare);
    if (size > 1 || (size === 1 && !isShort(bare))) stem = bare;
  }
  return stem.endsWith("ll") && measure(stem) > 1 ? stem.slice(0, -1) : stem;
}

function withoutPast(stem: string): string {
  if (stem.endsWith("eed")) return measure(stem.slice(0, -3)) > 0 ? stem.slice(0, -1) : stem;
  const bare = stem.replace(/(?:ed|ing)$/u, "");
  if (bare === stem || !VOWEL.test(bare)) return stem;
  if (/(?:at|bl|iz|is)$/u.test(bare)) return `${bare}e`;
  if (/([^aeioulsz])\1$/u.test(bare)) return bare.slice(0, -1);
  return measure(bare) === 1 && isShort(bare) ? `${bare}e` : bare;
}

function replaced(stem: string, endings: Endings): string {
  for (const [ending, becomes] of endings) {
    if (!stem.endsWith(ending)) continue;
    const bare = stem.slice(0, -ending.length);
    return measure(bare) > 0 ? bare + becomes : stem;
  }
  return stem;
}
