import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { normalizeText } from "@/core/anchoring/normalize";
import { isGraphemeBoundary } from "@/core/text/grapheme";
import { mixedText, readArticle } from "../text/text-arbitrary";

describe("what compares as equal", () => {
  test.each([
    ["curly and straight quotes", "“Biden’s war”", '"Biden\'s war"'],
    ["low, angled and fullwidth quotes", "„a“ «b» ＂c＂", '"a" "b" "c"'],
    ["dashes of all lengths", "a—b–c‐d−e--f", "a-b-c-d-e-f"],
    ["runs of white space, line breaks and no-break spaces", "a \u00A0\r\n\tb", "a b"],
    ["composed and decomposed letters", "e\u0301a\u030A", "éå"],
    ["ligatures and the ellipsis", "oﬃce…", "office..."],
    ["soft hyphens, zero-width spaces and byte order marks", "co\u00ADop\u200Ber\uFEFFate", "cooperate"],
    ["fullwidth letters", "ＡＢ１", "AB1"],
    ["conjoining and precomposed Hangul", "\u1112\u1161\u11AB", "한"],
  ])("%s", (_, one, other) => {
    expect(normalizeText(one).text).toBe(normalizeText(other).text);
  });

  test.each([
    ["case", "The", "the"],
    ["words", "war", "wars"],
    ["a dash and no dash", "cease-fire", "ceasefire"],
    ["a blank and no blank", "any one", "anyone"],
    ["accents", "resume", "résumé"],
    ["emoji of different skin", "👍🏽", "👍"],
  ])("%s does not", (_, one, other) => {
    expect(normalizeText(one).text).not.toBe(normalizeText(other).text);
  });
});

test("every unit knows the original clusters that it came from", () => {
  const { text, starts, ends } = normalizeText("a\u00ADﬁ — e\u0301");
  expect(text).toBe("afi - é");
  expect([...starts]).toEqual([0, 2, 2, 3, 4, 5, 6]);
  expect([...ends]).toEqual([1, 3, 3, 4, 5, 6, 8]);
});

test("the map is ordered, complete and never splits a grapheme, in any text", () => {
  fc.assert(
    fc.property(mixedText, (text) => {
      const normal = normalizeText(text);
      expect(normal.starts).toHaveLength(normal.text.length);
      expect(normal.ends).toHaveLength(normal.text.length);
      let last = 0;
      for (let unit = 0; unit < normal.text.length; unit++) {
        const start = normal.starts[unit] ?? -1;
        const end = normal.ends[unit] ?? -1;
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        expect(isGraphemeBoundary(text, start) && isGraphemeBoundary(text, end)).toBe(true);
        last = start;
      }
    }),
    { numRuns: 1000 },
  );
});

test("normalising again changes nothing", () => {
  for (const name of ["000_93302495e99e7427", "002_c56046286071264e"] as const) {
    const once = normalizeText(readArticle(name)).text;
    expect(normalizeText(once).text).toBe(once);
  }
});

test("a cluster that folds to many letters fits", () => {
  expect(normalizeText("\uFDFA".repeat(40)).text.length).toBeGreaterThan(400);
});
