import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkRange, describeRange, quoteMatches } from "@/core/anchoring/quote";
import { QuoteSchema } from "@/core/anchoring/quote-schema";
import { isGraphemeBoundary } from "@/core/text/grapheme";
import { readArticle, textWithRange } from "../text/text-arbitrary";

describe("a quote", () => {
  test("of “Biden's war” in the article", () => {
    const text = readArticle("000_93302495e99e7427");
    const start = text.indexOf("Biden's war");
    const range = { start, end: start + "Biden's war".length };
    expect(describeRange(text, range, 16)).toEqual({
      exact: "Biden's war",
      prefix: 'acterizing it as "'.slice(-16),
      suffix: '" on Truth Social. He'.slice(0, 16),
    });
  });

  test("is cut short rather than through a grapheme, and at the ends of the text", () => {
    const text = "👩‍👩‍👧‍👦x👩‍👩‍👧‍👦";
    expect(describeRange(text, { start: 11, end: 12 }, 5)).toEqual({ exact: "x", prefix: "", suffix: "" });
    expect(describeRange("abc", { start: 1, end: 2 })).toEqual({ exact: "b", prefix: "a", suffix: "c" });
  });

  test("of any sound range matches there, keeps to the length and to graphemes", () => {
    fc.assert(
      fc.property(textWithRange, fc.nat(40), ({ text, range }, contextLength) => {
        fc.pre(checkRange(text, range) === null);
        const quote = describeRange(text, range, contextLength);
        expect(quoteMatches(text, range, quote)).toBe(true);
        expect(Math.max(quote.prefix.length, quote.suffix.length)).toBeLessThanOrEqual(contextLength);
        expect(isGraphemeBoundary(text, range.start - quote.prefix.length)).toBe(true);
        expect(isGraphemeBoundary(text, range.end + quote.suffix.length)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test("does not match other words, other context or a range of another length", () => {
    const text = "the war and the war";
    const quote = describeRange(text, { start: 4, end: 7 }, 4);
    expect(quoteMatches(text, { start: 4, end: 7 }, quote)).toBe(true);
    expect(quoteMatches(text, { start: 16, end: 19 }, quote)).toBe(false);
    expect(quoteMatches(text, { start: 4, end: 7 }, { ...quote, exact: "wax" })).toBe(false);
    expect(quoteMatches(text, { start: 16, end: 99 }, { exact: "war", prefix: "", suffix: "" })).toBe(false);
  });

  test.each([
    { exact: "", prefix: "", suffix: "" },
    { exact: "a\u0000", prefix: "", suffix: "" },
    { exact: "a", prefix: "\uD83D", suffix: "" },
    { exact: "a", prefix: "" },
  ])("%o is refused", (quote) => {
    expect(QuoteSchema.safeParse(quote).success).toBe(false);
  });
});

test.each([
  [{ start: 0, end: 1 }, null],
  [{ start: 0, end: 8 }, null],
  [{ start: -1, end: 3 }, "outside"],
  [{ start: 0, end: 9 }, "outside"],
  [{ start: 0.5, end: 3 }, "outside"],
  [{ start: 0, end: Number.NaN }, "outside"],
  [{ start: 3, end: 3 }, "empty"],
  [{ start: 3, end: 2 }, "empty"],
  [{ start: 2, end: 3 }, "splits-grapheme"],
  [{ start: 5, end: 7 }, "splits-grapheme"],
  [{ start: 4, end: 5 }, "blank"],
] as const)("the range %o of “abé de◌̂” is judged", (range, fault) => {
  const text = "ab" + "e\u0301" + " d" + "e\u0302";
  expect(text).toHaveLength(8);
  expect(checkRange(text, range)).toBe(fault);
});
