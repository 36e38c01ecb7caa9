import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ArticleSlugSchema } from "@/core/article";
import { importHtml } from "@/core/import/html";
import { importMarkdown } from "@/core/import/markdown";
import { importPlainText } from "@/core/import/plain-text";
import { slugOfTitle } from "@/core/import/slug";
import { isStorable } from "@/core/plain-text";
import { isGraphemeBoundary } from "@/core/text/grapheme";
import { blocksOf, checkMarkup } from "@/core/text/markup";
import { MarkupSchema } from "@/core/text/markup-schema";

/** Pieces that are hard to cut: clusters of several code units, and marks that join what stands before them. */
const piece = fc.oneof(
  fc.constantFrom(
    "e\u0301",
    "👨‍👩‍👧‍👦",
    "🇩🇪",
    "ﬁ",
    "\u0301",
    "\u200d",
    "\u00a0",
    "\u00ad",
    "“",
    "’",
    "—",
    "각",
    "\u1100",
    "กำ",
  ),
  fc.string({ unit: "grapheme", maxLength: 6 }).map((text) => text.toWellFormed().replaceAll("\u0000", "")),
  fc.constantFrom("word", " ", "\n", "\t", "  ", "\r\n"),
);
const TAGS =
  "p div b i em strong a code pre blockquote ul ol li h1 h2 table tr td span section sup q ruby rt br img script svg".split(
    " ",
  );
const html = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: piece.map((text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;")) },
      { weight: 2, arbitrary: fc.constantFrom(...TAGS).map((tag) => `<${tag}>`) },
      { weight: 2, arbitrary: fc.constantFrom(...TAGS).map((tag) => `</${tag}>`) },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          '<a href="https://e.org/">',
          '<a href="javascript:x">',
          "<p hidden>",
          "<!-- -->",
          "<",
          ">",
          "&#769;",
          "&#13;",
        ),
      },
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(""));
const markdown = fc
  .array(
    fc.oneof(
      piece,
      fc.constantFrom(
        "\n\n",
        "# ",
        "> ",
        "- ",
        "1. ",
        "*",
        "**",
        "_",
        "`",
        "```\n",
        "    ",
        "[",
        "](https://e.org)",
        "](javascript:x)",
        "![",
        "<b>",
        "</b>",
        "<br>",
        "|",
        "\n|-|-|\n",
        "~~",
        "[^1]",
        "\n\n[^1]: ",
        "\\",
        "&amp;",
        "---\n",
      ),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(""));

const converters = [
  ["HTML", html, (source: string) => importHtml(source)],
  ["Markdown", markdown, importMarkdown],
  ["plain text", fc.array(piece, { maxLength: 40 }).map((parts) => parts.join("")), importPlainText],
] as const;

describe.each(converters)("converting %s", (name, source, convert) => {
  test("never makes markup that is not valid for its text", () => {
    fc.assert(
      fc.property(source, (written) => {
        const { text, markup } = convert(written);
        expect(MarkupSchema.safeParse(markup).success).toBe(true);
        expect(checkMarkup(text, markup)).toBeNull();
        expect(isStorable(text)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  test("never cuts a character, and covers all words by blocks", () => {
    fc.assert(
      fc.property(source, (written) => {
        const { text, markup } = convert(written);
        for (const { start, end } of markup) {
          expect(isGraphemeBoundary(text, start) && isGraphemeBoundary(text, end)).toBe(true);
        }
        const blocks = blocksOf(text, markup);
        const covered = blocks.map(({ start, end }) => text.slice(start, end)).join("");
        expect(covered.replace(/\s/gu, "")).toBe(text.replace(/\s/gu, ""));
        if (name !== "plain text")
          expect(blocks.length).toBe(markup.filter((span) => isBlock(span.type)).length);
      }),
      { numRuns: 150 },
    );
  });

  test("gives the same again and again", () => {
    fc.assert(
      fc.property(source, (written) => {
        expect(convert(written)).toEqual(convert(written));
      }),
      { numRuns: 50 },
    );
  });
});

const isBlock = (type: string) => !["emphasis", "strong", "code", "link"].includes(type);

describe("words", () => {
  const words = fc
    .array(fc.array(piece, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 6 })
    .map((paragraphs) => paragraphs.map((pieces) => pieces.join("")));

  test("of a paragraph are those of the source, white space of the layout aside", () => {
    fc.assert(
      fc.property(words, (paragraphs) => {
        const asHtml = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
        const { text } = importHtml(paragraphs.map((one) => `<p>${asHtml(one)}</p>`).join("\n"));
        const collapsed = paragraphs
          .map((one) => one.replace(/[ \t\n\f\r]+/g, " ").replace(/^ | $/g, ""))
          .filter((one) => one.trim() !== "");
        expect(text.split("\n")).toEqual(collapsed.length > 0 ? collapsed : [""]);
      }),
      { numRuns: 150 },
    );
  });

  test("of preformatted text are those of the source, white space too", () => {
    fc.assert(
      fc.property(words, (lines) => {
        const code = `x${lines.join("\n").replace(/\r\n?/g, "\n")}y`;
        const escaped = code.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
        expect(importHtml(`<pre>${escaped}</pre>`).text).toBe(code);
      }),
      { numRuns: 150 },
    );
  });
});

test("an address made from a title is always one that an article may have", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: "grapheme", maxLength: 200 }),
        fc.constantFrom("new", "New!", "Über “Ärger”", "新闻", "a".repeat(300)),
      ),
      (title) => {
        expect(ArticleSlugSchema.safeParse(slugOfTitle(title)).success).toBe(true);
      },
    ),
  );
});
