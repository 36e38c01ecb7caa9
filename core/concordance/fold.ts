import { type NormalizedText, normalizeText } from "@/core/anchoring/normalize";

/**
 * A text as a concordance compares it, and the way back: folded as anchoring folds it (quotation marks, dashes,
 * white space, Unicode forms), and without case. Linear in the text.
 */
export function foldText(text: string): NormalizedText {
  const normalized = normalizeText(text);
  return { ...normalized, text: foldCase(normalized.text) };
}

/**
 * Without case, unit by unit: no letter grows or shrinks, so that places stay what they are. Sigma has one form, and
 * the Turkish capital i with a dot is an i.
 */
export const foldCase = (text: string): string =>
  text.replaceAll("İ", "i").toLowerCase().replaceAll("ς", "σ");

/** Blocks whose capitals the database folds too: Latin, Greek, Cyrillic, Armenian. First and last code point. */
const CASED_BLOCKS = [
  [0xc0, 0x24f],
  [0x370, 0x52f],
  [0x531, 0x556],
  [0x1e00, 0x1eff],
] as const;

/** Letters beyond ASCII that `fold_text` in the database folds, to what it folds them to. */
export const foldedByDatabase = (): ReadonlyMap<string, string> =>
  new Map(
    CASED_BLOCKS.flatMap(([first, last]) =>
      Array.from({ length: last - first + 1 }, (_, offset) => String.fromCodePoint(first + offset)),
    )
      .filter((letter) => letter.normalize("NFKC") === letter)
      .map((letter): [string, string] => [letter, foldCase(letter)])
      .filter(([letter, folded]) => folded !== letter && folded.normalize("NFKC") === folded),
  );
