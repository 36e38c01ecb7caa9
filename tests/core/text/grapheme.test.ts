import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isGraphemeBoundary, nextGrapheme, previousGrapheme, snapToGraphemes } from "@/core/text/grapheme";
import { allBoundaries, mixedText, textWithRange } from "./text-arbitrary";

const table: [name: string, text: string, clusters: string[]][] = [
  ["CR LF", "a\r\nb", ["a", "\r\n", "b"]],
  ["combining marks", "e\u0301\u0302x", ["e\u0301\u0302", "x"]],
  ["an emoji family", "a👩‍👩‍👧‍👦b", ["a", "👩‍👩‍👧‍👦", "b"]],
  ["a skin tone", "👍🏽👍", ["👍🏽", "👍"]],
  ["flags in pairs", "🇩🇪🇫🇷🇺", ["🇩🇪", "🇫🇷", "🇺"]],
  ["Hangul jamo", "한국", ["한", "국"]],
  ["Indic conjuncts", "क्षि", ["क्षि"]],
  ["a soft hyphen", "a\u00ADb", ["a", "\u00AD", "b"]],
];

describe("every offset is judged as by segmenting the whole text", () => {
  test.each(table)("%s", (_, text, clusters) => {
    const boundaries = [0];
    for (const cluster of clusters) boundaries.push((boundaries.at(-1) ?? 0) + cluster.length);
    const found = Array.from({ length: text.length + 1 }, (_, at) => at).filter((at) =>
      isGraphemeBoundary(text, at),
    );
    expect(found).toEqual(boundaries);
  });

  test("in any mixture of scripts, marks, joiners, flags and line breaks", () => {
    fc.assert(
      fc.property(mixedText, (text) => {
        const found = Array.from({ length: text.length + 1 }, (_, at) => at).filter((at) =>
          isGraphemeBoundary(text, at),
        );
        expect(found).toEqual(allBoundaries(text));
      }),
      { numRuns: 3000 },
    );
  });

  test("in arbitrary UTF-16, lone surrogates included", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 40 }), (text) => {
        for (const boundary of allBoundaries(text)) expect(isGraphemeBoundary(text, boundary)).toBe(true);
        const found = Array.from({ length: text.length + 1 }, (_, at) => at).filter((at) =>
          isGraphemeBoundary(text, at),
        );
        expect(found).toEqual(allBoundaries(text));
      }),
      { numRuns: 1000 },
    );
  });

  test("for every assigned letter, mark, number, sign and symbol of Unicode, beside letters and itself", () => {
    const characters: string[] = [];
    for (let codePoint = 0; codePoint < 0x110000; codePoint++) {
      const character = String.fromCodePoint(codePoint);
      if (/[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Z}\p{Cf}\p{Cc}]/u.test(character)) characters.push(character);
    }
    // Long runs of ideographs and syllables behave alike; a stride keeps the test short.
    const chosen = characters.filter((character, at) => at % 7 === 0 || !/\p{Lo}/u.test(character));
    for (let from = 0; from < chosen.length; from += 500) {
      const text = chosen
        .slice(from, from + 500)
        .map((character) => `a${character}가${character}${character}❤${character}`)
        .join("");
      const expected = new Set(allBoundaries(text));
      for (let at = 0; at <= text.length; at++) {
        if (isGraphemeBoundary(text, at) !== expected.has(at)) {
          expect.fail(`offset ${at} in ${JSON.stringify(text.slice(at - 3, at + 3))}`);
        }
      }
    }
  });
});

test("outside of the text and between integers there is no boundary", () => {
  for (const at of [-1, 4, 1.5, Number.NaN]) expect(isGraphemeBoundary("abc", at)).toBe(false);
});

test("the next and previous graphemes are the neighbouring boundaries, from any offset", () => {
  fc.assert(
    fc.property(textWithRange, ({ text, range: { start } }) => {
      const boundaries = allBoundaries(text);
      expect(nextGrapheme(text, start)).toBe(boundaries.find((at) => at > start) ?? text.length);
      expect(previousGrapheme(text, start)).toBe(boundaries.findLast((at) => at < start) ?? 0);
    }),
    { numRuns: 1000 },
  );
});

test("snapping grows a range to the smallest one of whole graphemes and changes no sound range", () => {
  fc.assert(
    fc.property(textWithRange, ({ text, range }) => {
      const boundaries = allBoundaries(text);
      const snapped = snapToGraphemes(text, range);
      expect(snapped.start).toBe(boundaries.findLast((at) => at <= range.start));
      expect(snapped.end).toBe(boundaries.find((at) => at >= range.end));
      expect(snapToGraphemes(text, snapped)).toEqual(snapped);
    }),
    { numRuns: 1000 },
  );
});

test("a range that reaches out of the text is clamped to it", () => {
  expect(snapToGraphemes("abc", { start: -5, end: 99 })).toEqual({ start: 0, end: 3 });
});
