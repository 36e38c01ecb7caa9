import fc from "fast-check";
import { expect, test } from "vitest";
import { paragraphsAround, sentencesAround } from "@/components/reader/gestures/grow";
import { blocksOf, plainTextToMarkup } from "@/core/text/markup";

const TEXT = "The U.S. envoy left. He was 👩‍👩‍👧 tired.\nThe Kremlin spoke of talks.  Nobody answered.";
const place = { text: TEXT, blocks: blocksOf(TEXT, plainTextToMarkup(TEXT)), locale: "en" };
const at = (words: string) => {
  const start = TEXT.indexOf(words);
  return { start, end: start + words.length };
};
const words = (range: { start: number; end: number } | null) => range && TEXT.slice(range.start, range.end);

test("a piece of a sentence grows to the sentence, and over a border to both", () => {
  expect(words(sentencesAround(place, at("S. en")))).toBe("The U.S. envoy left.");
  expect(words(sentencesAround(place, at("left. He")))).toBe("The U.S. envoy left. He was 👩‍👩‍👧 tired.");
  expect(words(sentencesAround(place, at("tired.\nThe")))).toBe(
    "He was 👩‍👩‍👧 tired.\nThe Kremlin spoke of talks.",
  );
  // Between two sentences it is the next one.
  expect(words(sentencesAround(place, at("  ")))).toBe("Nobody answered.");
});

test("and to the paragraph, or all that it touches", () => {
  expect(words(paragraphsAround(place, at("envoy")))).toBe(TEXT.split("\n")[0]);
  expect(words(paragraphsAround(place, at("tired.\nThe")))).toBe(TEXT);
});

test("growing never loses a character of the passage, and done twice is done once", () => {
  fc.assert(
    fc.property(fc.nat(TEXT.length - 1), fc.nat(TEXT.length), (from, length) => {
      const range = { start: from, end: Math.min(TEXT.length, from + 1 + length) };
      const bare = TEXT.slice(range.start, range.end).trim();
      fc.pre(bare !== "" && !/^\p{Lo}?$/u.test(bare));
      for (const grow of [sentencesAround, paragraphsAround]) {
        const grown = grow(place, range);
        expect(words(grown)).toContain(bare);
        expect(grown && grow(place, grown)).toEqual(grown);
      }
    }),
  );
});
