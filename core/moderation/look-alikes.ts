/**
 * Characters that can be taken for a Latin letter, after decomposition and lower-casing. What the Unicode
 * Consortium lists (UTS #39, confusables.txt) of Cyrillic, Greek, Armenian and Latin beyond NFKD, cut down to
 * letters that people write words with, and both readings where the capital looks like another letter than the
 * small one (“Н” is H, “н” is passed off as h or n). The first reading is the one that word lists are kept in.
 */
const LETTERS: Readonly<Record<string, string>> = {
  // Cyrillic
  а: "a",
  в: "bv",
  г: "r",
  е: "e",
  з: "3",
  и: "un",
  і: "i",
  ј: "j",
  к: "k",
  м: "m",
  н: "hn",
  о: "o",
  п: "n",
  р: "p",
  с: "c",
  т: "t",
  у: "yu",
  х: "x",
  ь: "b",
  ѕ: "s",
  һ: "h",
  ґ: "r",
  ԁ: "d",
  ԛ: "q",
  ԝ: "w",
  ѵ: "v",
  ү: "y",
  ӏ: "li",
  ѡ: "w",
  // Greek
  α: "a",
  β: "b",
  γ: "y",
  ε: "e",
  ζ: "z",
  η: "hn",
  ι: "i",
  κ: "k",
  μ: "mu",
  ν: "nv",
  ο: "o",
  ρ: "p",
  σ: "o",
  τ: "t",
  υ: "yu",
  χ: "x",
  ω: "w",
  ϲ: "c",
  ϳ: "j",
  // Armenian
  ո: "n",
  ս: "u",
  օ: "o",
  հ: "h",
  ց: "g",
  զ: "q",
  ք: "p",
  // Latin that NFKD leaves whole
  ı: "i",
  ł: "l",
  ø: "o",
  đ: "d",
  ħ: "h",
  ŧ: "t",
  ƒ: "f",
  ɑ: "a",
  ɡ: "g",
  ɩ: "i",
  ʋ: "uv",
  ᴀ: "a",
  ʙ: "b",
  ᴄ: "c",
  ᴅ: "d",
  ᴇ: "e",
  ꜰ: "f",
  ɢ: "g",
  ʜ: "h",
  ɪ: "i",
  ᴊ: "j",
  ᴋ: "k",
  ʟ: "l",
  ᴍ: "m",
  ɴ: "n",
  ᴏ: "o",
  ᴘ: "p",
  ʀ: "r",
  ꜱ: "s",
  ᴛ: "t",
  ᴜ: "u",
  ᴠ: "v",
  ᴡ: "w",
  ʏ: "y",
  ᴢ: "z",
};

/** Two letters in one sign. */
const DOUBLE: Readonly<Record<string, string>> = { æ: "ae", œ: "oe", ß: "ss" };

/** Digits and signs that are written for letters; as digits they also stand for themselves. */
const DIGITS: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "il",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "8": "b",
  "9": "g",
};
const SIGNS: Readonly<Record<string, string>> = { "@": "a", $: "s", "!": "i", "|": "il", "€": "e", "£": "l" };

/** A letter as it may be read; `readings[0]` is how word lists keep it. Each is one UTF-16 code unit or more. */
export interface Letter {
  readings: readonly string[];
  /** A sign that is a letter only between letters (`b!tch`), or a letter or digit always. */
  isSign: boolean;
}

/** Letters in squares and circles that NFKD leaves as they are. */
const ENCLOSED = [0x1f150, 0x1f170] as const;

const LETTER = /^[\p{L}\p{N}]$/u;
const UNSEEN = /^[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}]$/u;

/** Most texts are written in few characters. Below U+3000, so that it stays small. */
const known = new Map<string, readonly Letter[] | null>();

/**
 * How one character of a text may be read: none where it is not seen (combining, zero-width), null where it
 * parts words.
 * @param character one code point
 */
export function lettersOf(character: string): readonly Letter[] | null {
  const before = known.get(character);
  if (before !== undefined) return before;
  const letters = read(character);
  if (character < "\u3000") known.set(character, letters);
  return letters;
}

function read(character: string): readonly Letter[] | null {
  const letters: Letter[] = [];
  for (const part of decompose(character)) {
    if (UNSEEN.test(part)) continue;
    const sign = SIGNS[part];
    if (sign) letters.push({ readings: [...sign], isSign: true });
    else if (LETTER.test(part)) letters.push(...readingsOf(part));
    else return null;
  }
  return letters;
}

function readingsOf(part: string): Letter[] {
  const double = DOUBLE[part];
  if (double) return [...double].map((one) => ({ readings: [one], isSign: false }));
  const digit = DIGITS[part];
  return [{ readings: digit ? [part, ...digit] : [...(LETTERS[part] ?? part)], isSign: false }];
}

function decompose(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  for (const first of ENCLOSED) {
    if (code >= first && code < first + 26) return String.fromCharCode(97 + code - first);
  }
  // Upper case and back folds what lower-casing alone leaves apart (final sigma, long s).
  return character.normalize("NFKD").toUpperCase().toLowerCase().normalize("NFKD");
}
