import { describe, expect, test } from "vitest";
import { importMarkdown } from "@/core/import/markdown";
import { checkMarkup } from "@/core/text/markup";
import { blockTexts, inlineTexts, lostOf } from "./imported";

describe("Markdown as text and markup", () => {
  test("reads CommonMark and GitHub's additions", () => {
    const imported = importMarkdown(
      "# Title\n\nA *wrapped*\nparagraph, **strong**, `code` and [a link](https://example.org).\n\n" +
        "> Quoted.\n\n- one\n- two\n\n## Next\n\n    kept  as it\n      stands\n",
    );
    expect(imported.found.title).toBe("Title");
    expect(blockTexts(imported)).toEqual([
      ["paragraph", "A wrapped paragraph, strong, code and a link."],
      ["blockquote", "Quoted."],
      ["list-item", "one"],
      ["list-item", "two"],
      ["heading 2", "Next"],
      ["preformatted", "kept  as it\n  stands"],
    ]);
    expect(inlineTexts(imported)).toEqual([
      ["emphasis", "wrapped"],
      ["strong", "strong"],
      ["code", "code"],
      ["link https://example.org", "a link"],
    ]);
    expect(imported.lost).toEqual([]);
  });

  test("improves nothing: quotation marks, dashes and dots stay as they were typed", () => {
    const typed = `"straight" 'single' -- --- ... (c) don't “curly” ´`;
    expect(importMarkdown(typed).text).toBe(typed);
  });

  test("keeps the words of tables and footnotes, and lists what they lose", () => {
    const imported = importMarkdown(
      "Said so.[^1]\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n![alt](x.png) ~~gone~~\n\n1. first\n\n[^1]: The note.\n",
    );
    expect(imported.text).toBe("Said so.[1]\na\tb\n1\t2\ngone\nfirst\nThe note.");
    expect(lostOf(imported)).toEqual({ table: 1, image: 1, footnote: 1, formatting: 1, numbering: 2 });
  });

  test("reads raw HTML as HTML, and runs none of it", () => {
    const imported = importMarkdown(
      "<div><p>In a <b>block</b></p><script>x</script></div>\n\nIn <span>a</span> line<br>break <!-- gone -->\n",
    );
    expect(imported.text).toBe("In a block\nIn a line\nbreak");
    expect(lostOf(imported)).toEqual({ script: 1, html: 1 });
  });

  test("proposes what the front matter says, and takes no words for one", () => {
    const { text, found } = importMarkdown(
      '---\ntitle: "A “quoted” title"\nauthor: [Ann Other, Bo]\ndate: 2024-05-06\nlang: de\nurl: https://example.org/x # here\ntags:\n  - a\n---\nText.\n',
    );
    expect(text).toBe("Text.");
    expect(found).toMatchObject({
      title: "A “quoted” title",
      author: "Ann Other, Bo",
      publishedAt: "2024-05-06T00:00:00.000Z",
      language: "de",
      canonicalUrl: "https://example.org/x",
    });
    expect(importMarkdown("---\nJust words between rules\n---\n\nMore.").text).toContain("Just words");
  });

  test.each([
    ["quotations 100,000 deep", ">".repeat(100_000)],
    ["lists 100,000 deep", "- ".repeat(100_000)],
    ["brackets", "[".repeat(100_000)],
    ["emphasis", "*a _b ".repeat(50_000)],
    ["links in links", "[a](".repeat(50_000)],
    ["code fences", "`".repeat(100_000)],
    ["tables", `${"|a".repeat(50_000)}\n${"|-".repeat(50_000)}`],
    [
      "lists nested by indentation",
      Array.from({ length: 2_000 }, (_, i) => `${" ".repeat(i * 2)}- a`).join("\n"),
    ],
    ["HTML blocks", "<div>\n\n".repeat(20_000)],
    ["open comments", "<!-- ".repeat(50_000)],
    ["entities", "&amp;".repeat(10_000)],
    ["addresses", "www.a.b/ a@b.c ".repeat(1_000)],
  ])("reads %s, at worst as plain text, and loses no words", (_, source) => {
    const imported = importMarkdown(`${source}\n\nThe end.`);
    expect(imported.text).toMatch(/The end\.$/);
    expect(checkMarkup(imported.text, imported.markup)).toBeNull();
  });

  test("says so where it took tangled Markdown as plain text", () => {
    const source = `${"*".repeat(5_000)}a`;
    expect(importMarkdown(source)).toMatchObject({ text: source, lost: [{ kind: "markdown", count: 1 }] });
  });
});
