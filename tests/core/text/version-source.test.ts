import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { snapToGraphemes } from "@/core/text/grapheme";
import { checkMarkup, plainTextToMarkup } from "@/core/text/markup";
import type { Markup } from "@/core/text/markup-schema";
import { normalMarkup } from "@/core/text/normal-markup";
import { fromSource, toSource } from "@/core/text/version-source";
import { mixedText, readArticle } from "./text-arbitrary";

const signs = fc
  .array(
    fc.constantFrom(
      ..."ab *_`[]()\\#>- \n\n",
      "**",
      "# ",
      "> ",
      "- ",
      "    ",
      "](http://x.y)",
      "é",
      "👩‍👩‍👧‍👦",
      "\\\n",
    ),
    { maxLength: 50 },
  )
  .map((parts) => parts.join(""));

// A text field knows one line break.
const anyText = fc.oneof(signs, mixedText).map((text) => text.replaceAll("\r", ""));

const TYPES = ["paragraph", "blockquote", "list-item", "preformatted", "heading"] as const;

/** Any markup over any text, sound or not. */
const marked = anyText.chain((text) => {
  const range = fc
    .tuple(fc.nat(text.length), fc.nat(text.length))
    .map(([a, b]) => snapToGraphemes(text, { start: Math.min(a, b), end: Math.max(a, b) }));
  const item = fc.oneof(
    fc
      .tuple(fc.constantFrom(...TYPES), range, fc.integer({ min: 1, max: 6 }))
      .map(([type, at, level]) => (type === "heading" ? { type, level, ...at } : { type, ...at })),
    fc
      .tuple(fc.constantFrom("emphasis" as const, "strong" as const, "code" as const), range)
      .map(([type, at]) => ({
        type,
        ...at,
      })),
    fc
      .tuple(fc.constantFrom("https://example.org/", "http://a.b/c_(d)?e=*f*", "mailto:x@y.z"), range)
      .map(([href, at]) => ({ type: "link" as const, href, ...at })),
  );
  return fc.record({
    text: fc.constant(text),
    markup: fc.array(item, { maxLength: 8 }) as fc.Arbitrary<Markup>,
  });
});

describe("the normal form of markup", () => {
  test("describes its text soundly, and has itself as its normal form", () => {
    fc.assert(
      fc.property(marked, ({ text, markup }) => {
        const normal = normalMarkup(text, markup);
        expect(checkMarkup(text, normal)).toBeNull();
        expect(normalMarkup(text, normal)).toEqual(normal);
      }),
      { numRuns: 3_000 },
    );
  });

  test("leaves markup of whole lines as it is", () => {
    const text = "One\n\nTwo words\nThree";
    const markup: Markup = [
      { type: "heading", level: 2, start: 0, end: 3 },
      { type: "blockquote", start: 5, end: 14 },
      { type: "strong", start: 5, end: 8 },
      { type: "paragraph", start: 15, end: 20 },
    ];
    expect(normalMarkup(text, markup)).toEqual(markup);
  });
});

describe("a version as people edit it", () => {
  test("comes back with the same text and markup, whatever they are", () => {
    fc.assert(
      fc.property(marked, ({ text, markup }) => {
        expect(fromSource(toSource({ text, markup }))).toEqual({ text, markup: normalMarkup(text, markup) });
      }),
      { numRuns: 10_000 },
    );
  });

  test("can be read whatever is typed, and written again without a change of meaning", () => {
    fc.assert(
      fc.property(anyText, (source) => {
        const read = fromSource(source);
        expect(checkMarkup(read.text, read.markup)).toBeNull();
        expect(fromSource(toSource(read))).toEqual(read);
      }),
      { numRuns: 5_000 },
    );
  });

  test("is the article itself, line by line, where there is no markup but paragraphs", () => {
    const text = readArticle("000_93302495e99e7427").replaceAll("\r", "");
    expect(toSource({ text, markup: plainTextToMarkup(text) })).toBe(text);
  });

  test("reads and writes the signs that people know", () => {
    const source = [
      "# A title",
      "Some **strong** and _soft_ words, `code`, a [link](https://example.org/) and [sic].",
      "> They said\\",
      "> so.",
      "- One",
      "    as it stands",
      "A \\*star\\* and 2\\_000.",
    ].join("\n");
    const { text, markup } = fromSource(source);
    expect(text).toBe(
      "A title\nSome strong and soft words, code, a link and [sic].\nThey said\nso.\nOne\nas it stands\nA *star* and 2_000.",
    );
    expect(markup.map((item) => [item.type, text.slice(item.start, item.end)])).toEqual([
      ["heading", "A title"],
      ["paragraph", "Some strong and soft words, code, a link and [sic]."],
      ["strong", "strong"],
      ["emphasis", "soft"],
      ["code", "code"],
      ["link", "link"],
      ["blockquote", "They said\nso."],
      ["list-item", "One"],
      ["preformatted", "as it stands"],
      ["paragraph", "A *star* and 2_000."],
    ]);
    expect(toSource({ text, markup })).toBe(source);
  });

  test.each([
    ["*also so*", "also so", "emphasis"],
    ["***both***", "both", "strong"],
    ["**left open", "**left open", undefined],
    ["5 * 3 * 2", "5 * 3 * 2", undefined],
    ["[not safe](javascript:alert(1))", "[not safe](javascript:alert(1))", undefined],
  ])("takes %j as people mean it", (source, text, type) => {
    const read = fromSource(source);
    expect(read.text).toBe(text);
    expect(read.markup[1]?.type).toBe(type);
  });
});
