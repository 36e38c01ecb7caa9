import fc from "fast-check";
import type { Nodes, Root } from "mdast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { describe, expect, test } from "vitest";
import { toMarkdown } from "@/core/export/markdown";
import { takeOut } from "@/messages/en/export";
import { quoteOf } from "@/tests/support/quote-of";
import {
  annotationOn,
  anyLayer,
  blockTexts,
  commentOn,
  headOf,
  joined,
  numbered,
  type TestLayer,
} from "./layer-arbitrary";

const parse = (text: string): Root => unified().use(remarkParse).use(remarkGfm).parse(text);
const written = (layer: TestLayer) => joined(toMarkdown(numbered(layer), takeOut.files));

/** All words of a tree as a reader sees them; a footnote's number is none of them. */
function wordsOf(node: Nodes): string {
  if (node.type === "break") return "\n";
  if ("value" in node) return node.value;
  if ("children" in node) return (node.children as Nodes[]).map(wordsOf).join("");
  return "";
}

/** The article's own blocks: what stands between the facts and the footnotes, list items one by one. */
function articleBlocks(tree: Root, count: number): Nodes[] {
  const blocks = tree.children.slice(2).flatMap((node): Nodes[] => {
    if (node.type === "list") return node.children;
    // References of preformatted text stand below it.
    const isReferences =
      node.type === "paragraph" && node.children.every((child) => child.type === "footnoteReference");
    return isReferences ? [] : [node];
  });
  return blocks.slice(0, count);
}

const seen = (text: string) => text.replace(/\r\n?|\n/g, "\n").trim();

describe("Markdown", () => {
  test("reads back as the same text, block by block, whatever stands in it", async () => {
    await fc.assert(
      fc.asyncProperty(anyLayer, async (layer) => {
        const texts = blockTexts(layer);
        const blocks = articleBlocks(parse(await written(layer)), texts.length);
        const isHeading = (at: number) => blocks[at]?.type === "heading";
        expect(blocks.map(wordsOf).map(seen)).toEqual(
          texts.map((text, at) => seen(isHeading(at) ? text.replace(/\r\n?|\n/g, " ") : text)),
        );
      }),
      { numRuns: 30 },
    );
  });

  test("has one footnote for each annotation and a reference to each, and no HTML or image", async () => {
    await fc.assert(
      fc.asyncProperty(anyLayer, async (layer) => {
        const tree = parse(await written(layer));
        const references = new Set<string>();
        const notes: string[] = [];
        const open: Nodes[] = [tree];
        for (let node = open.pop(); node; node = open.pop()) {
          expect(["html", "image", "imageReference"]).not.toContain(node.type);
          if (node.type === "footnoteReference") references.add(node.identifier);
          if (node.type === "footnoteDefinition" && /^\d+$/.test(node.identifier))
            notes.push(node.identifier);
          if ("children" in node) open.push(...(node.children as Nodes[]));
        }
        const numbers = layer.items.map((_, index) => String(index + 1));
        expect(notes.sort()).toEqual([...numbers].sort());
        expect([...references].filter((one) => /^\d+$/.test(one)).sort()).toEqual([...numbers].sort());
      }),
      { numRuns: 30 },
    );
  });

  test("reads well", async () => {
    const text = "A heading\nHe called it “Biden's war” on Truth Social.\nFirst point\nSecond *point*";
    const start = text.indexOf("“");
    const range = { start, end: text.indexOf("” on") + 1 };
    const annotation = annotationOn(text, 1, range, { note: "Whose war? **Whose**?", name: "Ada" });
    const layer: TestLayer = {
      head: headOf(text, [
        { type: "heading", level: 1, start: 0, end: 9 },
        { type: "paragraph", start: 10, end: text.indexOf("\nFirst") },
        { type: "strong", start: 10, end: 12 },
        { type: "list-item", start: text.indexOf("First"), end: text.indexOf("\nSecond") },
        { type: "list-item", start: text.indexOf("Second"), end: text.length },
      ]),
      places: [{ id: annotation.id, range, isWhole: false }],
      items: [
        {
          annotation,
          comments: [
            commentOn(annotation.id, 0, null, "I agree."),
            {
              ...commentOn(annotation.id, 1, 0, "I do not."),
              quote: quoteOf({ versionId: "a-version", text }, "Second *point*"),
            },
          ],
        },
      ],
      discussion: [],
    };
    expect(await written(layer)).toBe(
      `# A title

version 1 · annotations of Public · Taken out on 2026-01-02: <https://marginalia.example/articles/an-article>

## A heading

**He** called it “Biden's war”[^1] on Truth Social.

- First point
- Second \\*point\\*

[^1]: “\u200b
`.replace(
        "“\u200b\n",
        `““Biden's war”” **=Second** · Ada · 2026-01-02 [#](https://marginalia.example/annotations/${annotation.id})

    Whose war? **Whose**?

    - **Someone \\<b>** · 2026-01-02

      I agree.

      - **Someone \\<b>** · 2026-01-02

        > Second \\*point\\*

        I do not.
`,
      ),
    );
  });

  test("keeps footnotes and link definitions of a note apart from the article's and other notes'", async () => {
    const text = "One two three.";
    const note = "See[^1] and [there][x].\n\n[^1]: mine\n\n[x]: https://example.org";
    const items = [0, 1].map((index) => ({
      annotation: annotationOn(text, index, { start: 0, end: 3 }, { note, name: "Ada" }),
      comments: [],
    }));
    const layer: TestLayer = {
      head: headOf(text, []),
      places: items.map(({ annotation }) => ({
        id: annotation.id,
        range: { start: 0, end: 3 },
        isWhole: false,
      })),
      items,
      discussion: [],
    };
    const whole = await written(layer);
    expect(whole).toContain("One[^1][^2] two three.");
    expect(whole).toContain("[^1-1]: mine");
    expect(whole).toContain("[^2-1]: mine");
    expect(whole).toContain("[1-x]: https://example.org");
  });
});
