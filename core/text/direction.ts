/**
 * Languages whose usual script is written from right to left (Unicode CLDR 45, likely subtags), as the first subtag
 * of their BCP 47 tags. app/styles/base.css has the same list; a test holds the two together.
 */
export const RIGHT_TO_LEFT: readonly string[] = [
  "ar",
  "arc",
  "azb",
  "ckb",
  "dv",
  "fa",
  "glk",
  "he",
  "ks",
  "lrc",
  "mzn",
  "nqo",
  "pnb",
  "ps",
  "sd",
  "syr",
  "ug",
  "ur",
  "yi",
];

/** @param language BCP 47 */
export const isRightToLeft = (language: string): boolean =>
  RIGHT_TO_LEFT.includes(language.toLowerCase().split("-")[0] ?? "");
