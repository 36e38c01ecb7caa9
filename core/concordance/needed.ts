import { foldedByDatabase } from "@/core/concordance/fold";

/** What a text must have somewhere to be worth reading: pieces of it, folded. Null: nothing certain. */
export type Needed = { piece: string } | { all: Needed[] } | { any: Needed[] } | null;

/** Letters that stand in the database's folded text as they do in ours, whatever stands around them. */
const letters = new Set(foldedByDatabase().values());
const PLAIN = /[a-z0-9]/;
/** Scripts without capitals, whose letters nothing folds. */
const CASELESS = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Arabic}\p{sc=Hebrew}]/u;
const JOINING = new Set([" ", "'", '"', "-", ",", ".", ":", ";", "!", "?"]);

const isCertain = (character: string): boolean =>
  PLAIN.test(character) ||
  letters.has(character) ||
  (CASELESS.test(character) && /\p{L}/u.test(character) && character.normalize("NFKC") === character);

/**
 * The pieces of folded words that the database's `fold_text` makes the same of, so that a text whose folded form
 * lacks one of them cannot hold the words. A piece begins and ends with a letter or a digit.
 */
export function piecesOf(folded: string): string[] {
  const pieces: string[] = [];
  let piece = "";
  let joining = "";
  const finish = () => {
    if (piece !== "") pieces.push(piece);
    piece = "";
    joining = "";
  };
  for (const character of folded) {
    if (isCertain(character)) {
      piece += joining + character;
      joining = "";
    } else if (piece !== "" && joining === "" && JOINING.has(character)) joining = character;
    else finish();
  }
  finish();
  return pieces;
}

/** What all of the words need. */
export const neededFor = (folded: string): Needed => allOf(piecesOf(folded).map((piece) => ({ piece })));

export function allOf(parts: readonly Needed[]): Needed {
  const certain = parts.filter((part) => part !== null);
  return certain.length > 1 ? { all: certain } : (certain[0] ?? null);
}

/** Where one of them needs nothing, all of them together need nothing. */
export function anyOf(parts: readonly Needed[]): Needed {
  const certain = parts.filter((part) => part !== null);
  if (certain.length < parts.length) return null;
  return certain.length > 1 ? { any: certain } : (certain[0] ?? null);
}

/**
 * The same without pieces that hardly any text lacks, where others are left: an index by trigrams tells little of a
 * piece without three letters in a row.
 */
export function telling(needed: Needed): Needed {
  if (needed === null || !("all" in needed)) return needed;
  const strong = needed.all.filter(isTelling);
  return strong.length > 0 ? allOf(strong.map(telling)) : needed;
}

const isTelling = (needed: Needed): boolean => {
  if (needed === null) return false;
  if ("piece" in needed) return /[\p{L}\p{N}]{3}/u.test(needed.piece);
  return "all" in needed ? needed.all.some(isTelling) : needed.any.every(isTelling);
};
