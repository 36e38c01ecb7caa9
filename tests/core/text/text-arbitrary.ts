import { readFileSync } from "node:fs";
import fc from "fast-check";
import type { TextRange } from "@/core/text/range";

/** Pieces in which UAX #29 has its rules: each one alone, and every mixture of them. */
const PIECES = [
  ..."aB9 .,-\n\r\t",
  "\r\n",
  "é",
  "e\u0301",
  "\u0301",
  "\u0308",
  "\u200D",
  "\u200C",
  "\u00AD",
  "\u0600",
  "\u0D4E",
  "👩",
  "👩‍👩‍👧‍👦",
  "👍🏽",
  "🏽",
  "❤️",
  "©",
  "\u{1F1E9}",
  "\u{1F1EA}",
  "\u{1F1E9}\u{1F1EA}",
  "\u{1F3F4}\u{E0067}\u{E0062}\u{E007F}",
  "ᄒ",
  "ᅡ",
  "ᆫ",
  "가",
  "각",
  "क",
  "्",
  "ष",
  "ि",
  "क्षि",
  "กำ",
  "中",
  "か\u3099",
  "ﾊﾞ",
  "𝒜",
  "𠀀",
  "“",
  "’",
  "—",
];

/** Text in which anything may stand beside anything. */
export const mixedText = fc
  .array(fc.constantFrom(...PIECES), { maxLength: 60 })
  .map((pieces) => pieces.join(""));

/** A text and a sound range of code units in it (may split graphemes, may be empty). */
export const textWithRange = mixedText.chain((text) =>
  fc.tuple(fc.nat(text.length), fc.nat(text.length)).map(([a, b]) => ({
    text,
    range: { start: Math.min(a, b), end: Math.max(a, b) } satisfies TextRange,
  })),
);

/** Every grapheme boundary of a text by segmenting all of it. */
export function allBoundaries(text: string): number[] {
  const segmenter = new Intl.Segmenter("und", { granularity: "grapheme" });
  return [...Array.from(segmenter.segment(text), ({ index }) => index), text.length];
}

/** One of the two seeded articles as it is stored. */
export function readArticle(name: "000_93302495e99e7427" | "002_c56046286071264e"): string {
  return readFileSync(new URL(`../../../prisma/seed/articles/${name}.txt`, import.meta.url), "utf8");
}
