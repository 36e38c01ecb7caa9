import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { blocksOf, checkMarkup, plainTextToMarkup } from "@/core/text/markup";
import { type Markup, MarkupSchema } from "@/core/text/markup-schema";
import { countWords, minutesToRead } from "@/core/text/reading-time";
import { mixedText, readArticle } from "./text-arbitrary";

const TEXT = "Title\nFirst paragraph, é.\n\nQuoted speech.\nLoose end";

describe("the schema", () => {
  test.each([
    { type: "paragraph", start: 0, end: 5 },
    { type: "heading", level: 6, start: 0, end: 5 },
    { type: "link", href: "https://example.org/a?b#c", start: 0, end: 5 },
    { type: "link", href: "mailto:a@example.org", start: 0, end: 5 },
  ])("takes %o", (span) => {
    expect(MarkupSchema.safeParse([span]).success).toBe(true);
  });

  test.each([
    { type: "heading", start: 0, end: 5 },
    { type: "heading", level: 7, start: 0, end: 5 },
    { type: "paragraph", start: 0.5, end: 5 },
    { type: "paragraph", start: -1, end: 5 },
    { type: "table", start: 0, end: 5 },
    { type: "link", start: 0, end: 5 },
    { type: "link", href: "javascript:alert(1)", start: 0, end: 5 },
    { type: "link", href: " https://example.org", start: 0, end: 5 },
    { type: "link", href: "data:text/html,x", start: 0, end: 5 },
    { type: "link", href: "//example.org", start: 0, end: 5 },
    { type: "link", href: "https://", start: 0, end: 5 },
  ])("refuses %o", (span) => {
    expect(MarkupSchema.safeParse([span]).success).toBe(false);
  });
});

describe("checking against the text", () => {
  test("finds nothing wrong with sound markup", () => {
    const markup: Markup = [
      { type: "heading", level: 1, start: 0, end: 5 },
      { type: "strong", start: 6, end: 11 },
      { type: "emphasis", start: 6, end: 8 },
      { type: "blockquote", start: 27, end: 41 },
      { type: "link", href: "https://example.org", start: 42, end: 47 },
    ];
    expect(checkMarkup(TEXT, markup)).toBeNull();
  });

  test.each<[string, Markup]>([
    ["a span beyond the text", [{ type: "paragraph", start: 0, end: TEXT.length + 1 }]],
    ["an empty span", [{ type: "strong", start: 3, end: 3 }]],
    ["a reversed span", [{ type: "paragraph", start: 5, end: 3 }]],
    [
      "overlapping blocks",
      [
        { type: "paragraph", start: 0, end: 5 },
        { type: "blockquote", start: 4, end: 9 },
      ],
    ],
    [
      "blocks out of order",
      [
        { type: "paragraph", start: 27, end: 41 },
        { type: "paragraph", start: 0, end: 5 },
      ],
    ],
    ["an inline span over two blocks", [{ type: "emphasis", start: 2, end: 9 }]],
    ["an inline span on white space between blocks", [{ type: "emphasis", start: 25, end: 27 }]],
  ])("names %s", (_, markup) => {
    expect(checkMarkup(TEXT, markup)).toMatch(/^(paragraph|blockquote|strong|emphasis) at /);
  });

  test("names a span that splits a grapheme", () => {
    expect(checkMarkup("e\u0301a", [{ type: "strong", start: 0, end: 1 }])).toMatch(/splits/);
  });
});

describe("blocks", () => {
  test("what the markup leaves uncovered becomes one paragraph a line", () => {
    const blocks = blocksOf(TEXT, [
      { type: "heading", level: 2, start: 0, end: 5 },
      { type: "blockquote", start: 27, end: 41 },
    ]);
    expect(blocks.map(({ type, level, start, end }) => [type, level, TEXT.slice(start, end)])).toEqual([
      ["heading", 2, "Title"],
      ["paragraph", undefined, "First paragraph, é."],
      ["blockquote", undefined, "Quoted speech."],
      ["paragraph", undefined, "Loose end"],
    ]);
    expect(blocks.map(({ index }) => index)).toEqual([0, 1, 2, 3]);
  });

  test("hold their inline spans, enclosing ones first, clipped to the block", () => {
    const blocks = blocksOf(TEXT, [
      { type: "emphasis", start: 8, end: 10 },
      { type: "strong", start: 6, end: 12 },
      { type: "code", start: 20, end: 30 },
    ]);
    expect(blocks[1]?.inlines).toEqual([
      { type: "strong", start: 6, end: 12 },
      { type: "emphasis", start: 8, end: 10 },
      { type: "code", start: 20, end: 25 },
    ]);
    expect(blocks[2]?.inlines).toEqual([{ type: "code", start: 27, end: 30 }]);
  });

  test("are disjoint, in order and cover every character that is not white space, for any markup", () => {
    const anyMarkup = fc.array(
      fc.record({
        type: fc.constantFrom("paragraph" as const, "blockquote" as const, "strong" as const),
        start: fc.nat(90),
        end: fc.nat(90),
      }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(mixedText, anyMarkup, (text, markup) => {
        let at = 0;
        for (const block of blocksOf(text, markup)) {
          expect(block.start).toBeGreaterThanOrEqual(at);
          expect(block.end).toBeGreaterThan(block.start);
          expect(text.slice(at, block.start).trim()).toBe("");
          at = block.end;
          for (const inline of block.inlines) {
            expect(inline.start >= block.start && inline.end <= block.end && inline.start < inline.end).toBe(
              true,
            );
          }
        }
        expect(text.slice(at).trim()).toBe("");
      }),
    );
  });

  test("plain text becomes sound markup whose blocks are its lines", () => {
    fc.assert(
      fc.property(mixedText, (text) => {
        const markup = plainTextToMarkup(text);
        expect(checkMarkup(text, markup)).toBeNull();
        expect(MarkupSchema.parse(markup)).toEqual(markup);
        expect(blocksOf(text, markup)).toEqual(blocksOf(text, []));
      }),
    );
  });

  test.each([
    ["000_93302495e99e7427" as const, 15],
    ["002_c56046286071264e" as const, 11],
  ])("article %s has %i paragraphs", (name, count) => {
    const text = readArticle(name);
    const blocks = blocksOf(text, plainTextToMarkup(text));
    expect(blocks.map(({ start, end }) => text.slice(start, end))).toEqual(text.trimEnd().split("\n"));
    expect(blocks).toHaveLength(count);
  });
});

test("reading time is whole minutes, at least one", () => {
  expect([0, 1, 238, 428, 5000].map(minutesToRead)).toEqual([1, 1, 1, 2, 21]);
});

test("words are counted without punctuation", () => {
  expect(countWords("“Biden’s war” — on Truth Social.", "en")).toBe(5);
  expect(countWords(readArticle("000_93302495e99e7427"), "en")).toBe(435);
});
