import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  firstTokenEndingAfter,
  PARAGRAPH_BREAK,
  SENTENCE_BREAK,
  tokenize,
  Vocabulary,
} from "@/core/anchoring/tokens";
import { isGraphemeBoundary } from "@/core/text/grapheme";
import { mixedText } from "../text/text-arbitrary";

function tokensOf(text: string) {
  const vocabulary = new Vocabulary();
  const tokens = tokenize(text, vocabulary);
  return {
    tokens,
    words: Array.from(tokens.keys, (key) => vocabulary.wordOf(key)),
    originals: Array.from(tokens.starts, (start, at) => text.slice(start, tokens.ends[at])),
  };
}

describe("a text becomes tokens", () => {
  test.each([
    ["words, numbers and marks", "Biden’s war, 2025.", ["Biden", "'", "s", "war", ",", "2025", "."]],
    ["accents and soft hyphens within words", "Ze\u00ADlen\u00ADsky re\u0301", ["Zelensky", "ré"]],
    ["an ellipsis is one, however it is written", "well… no...", ["well", "...", "no", "..."]],
    ["ideographs and kana are single", "和平です", ["和", "平", "で", "す"]],
    ["an emoji family is one", "a👩‍👩‍👧‍👦b", ["a", "👩‍👩‍👧‍👦", "b"]],
    ["Hangul words are whole", "평화 회담", ["평화", "회담"]],
  ])("%s", (_, text, words) => {
    expect(tokensOf(text).words).toEqual(words);
  });

  test("they cover all but white space and ignorable marks, in order, on grapheme boundaries", () => {
    fc.assert(
      fc.property(mixedText, (text) => {
        const { tokens } = tokensOf(text);
        let at = 0;
        for (let token = 0; token < tokens.count; token++) {
          const start = tokens.starts[token] ?? 0;
          const end = tokens.ends[token] ?? 0;
          expect(start >= at && end > start).toBe(true);
          expect(isGraphemeBoundary(text, start) && isGraphemeBoundary(text, end)).toBe(true);
          expect(text.slice(at, start)).toMatch(/^(?:[\s\u00AD]\p{M}*)*$/u);
          at = end;
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe("sentences begin", () => {
  const begins = (text: string) => {
    const { tokens, originals } = tokensOf(text);
    return originals.filter((_, at) => tokens.breaks[at] !== 0);
  };

  test.each([
    [
      "after full stops, questions and closing quotes",
      "One. Two? “Three!” Four",
      ["One", "Two", "“", "Four"],
    ],
    [
      "not after abbreviations and initials",
      "Gen. Kellogg met J. Smith in St. Petersburg. End",
      ["Gen", "End"],
    ],
    ["not before lower case", "“STOP!” and so on. Next", ["“", "Next"]],
    ["with every paragraph", "a\nb\n\nc", ["a", "b", "c"]],
    ["after an ideographic full stop, without a blank", "和平。战争。", ["和", "战"]],
  ])("%s", (_, text, expected) => {
    expect(begins(text)).toEqual(expected);
  });

  test("paragraphs and sentences are told apart", () => {
    expect([...tokensOf("Aa. Bb\nCc").tokens.breaks]).toEqual([
      PARAGRAPH_BREAK,
      0,
      SENTENCE_BREAK,
      PARAGRAPH_BREAK,
    ]);
  });
});

test("equal words have equal keys across texts, other words have not", () => {
  const vocabulary = new Vocabulary();
  const [a, b] = [tokenize("“war” War", vocabulary), tokenize('war "', vocabulary)];
  expect(a.keys[1]).toBe(b.keys[0]);
  expect(a.keys[0]).toBe(b.keys[1]);
  expect(a.keys[3]).not.toBe(a.keys[1]);
});

test("the token at an offset is the first that ends behind it", () => {
  const { tokens } = tokensOf("one two");
  expect([0, 2, 3, 4, 6, 7, 99].map((offset) => firstTokenEndingAfter(tokens, offset))).toEqual([
    0, 0, 1, 1, 1, 2, 2,
  ]);
});
