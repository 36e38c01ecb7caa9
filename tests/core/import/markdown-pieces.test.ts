import fc from "fast-check";
import type { Root } from "mdast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { describe, expect, test } from "vitest";
import { importMarkdown } from "@/core/import/markdown";
import { piecesOf } from "@/core/import/markdown-pieces";
import { checkMarkup } from "@/core/text/markup";

const FILLER = `${"Words that fill a paragraph, and more of them. ".repeat(60)}\n\n`;

/** Blocks that a wrong cut would tear, or whose meaning is elsewhere. */
const BLOCKS = [
  "# A heading\n\n",
  "Setext heading\n====\n\n",
  "- one\n\n  still one\n\n- two\n\n",
  "1. first\n\n2. second\n\n",
  "> quoted\n\n> again\n\n",
  "```\ncode\n\nWords in the code\n\n```\n\n",
  "~~~~ js\n```\n\nWords\n~~~~\n\n",
  "<pre>\n\nWords inside\n\n</pre>\n\n",
  "<!-- a remark\n\nWords in it\n\n-->\n\n",
  "<div>\n\nWords between\n\n</div>\n\n",
  "| a | b |\n| - | - |\n| 1 | 2 |\n\n",
  "    indented code\n\n    and more\n\n",
  "A [link][One] and a [second] and a note[^n].\n\n",
  "[one]: https://one.example\n\n",
  "[second]: https://two.example 'Two'\n\n",
  "[^n]: The note.\n\n    Its second paragraph.\n\n",
  "***\n\n",
  "Ends in a backslash\\\nand goes on\n\n",
];

const parse = (source: string): Root => unified().use(remarkParse).use(remarkGfm).parse(source);
const bare = (nodes: object[]) =>
  JSON.parse(JSON.stringify(nodes, (key, value) => (key === "position" ? undefined : value)));

describe("a long document in pieces", () => {
  test("is what it is as a whole, wherever it is cut", () => {
    const document = fc
      .array(fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...BLOCKS) }, fc.constant(FILLER)), {
        minLength: 30,
        maxLength: 80,
      })
      .map((blocks) => FILLER.repeat(18) + blocks.join("") + FILLER.repeat(18));
    fc.assert(
      fc.property(document, (source) => {
        const pieces = piecesOf(source);
        expect(pieces.map((piece) => piece.source).join("")).toBe(source);
        const inPieces = pieces.flatMap((piece) =>
          parse(piece.source + piece.borrowed).children.filter(
            (node) => (node.position?.start.offset ?? 0) < piece.source.length,
          ),
        );
        expect(bare(inPieces)).toEqual(bare(parse(source).children));
      }),
      { numRuns: 10 },
    );
  });

  test("finds its links and notes wherever they are defined", () => {
    const source = `See [the source][far] and the note[^far].\n\n${FILLER.repeat(60)}[far]: https://far.example\n\n[^far]: Far away.\n`;
    expect(piecesOf(source).length).toBeGreaterThan(2);
    const { text, markup } = importMarkdown(source);
    expect(markup).toContainEqual({ type: "link", href: "https://far.example", start: 4, end: 14 });
    expect(text).toContain("Far away.");
  });

  test("of 900,000 characters is read as Markdown", () => {
    const part = `## A part\n\nThe *Kremlin* said **so**, [they say](https://example.org/).\n\n${FILLER}- one\n- two\n\n`;
    const of = (length: number) => part.repeat(Math.ceil(length / part.length));
    const { text, markup, lost } = importMarkdown(of(900_000));
    expect(lost).toEqual([]);
    expect(text.length).toBeGreaterThan(850_000);
    expect(checkMarkup(text, markup)).toBeNull();
    expect(markup.filter(({ type }) => type === "link").length).toBeGreaterThan(250);
  });

  test("that cannot be cut is taken as plain text, and said to be", () => {
    const source = `${"- item of one list that never ends, with some words to it\n\n".repeat(8_000)}`;
    expect(importMarkdown(source).lost).toEqual([{ kind: "markdown", count: 1 }]);
  });
});
