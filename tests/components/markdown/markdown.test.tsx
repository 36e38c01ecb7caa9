import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { Markdown } from "@/components/markdown/markdown";
import { MarkdownDocument } from "@/components/markdown/markdown-document";

const document_ = (text: string) =>
  renderToStaticMarkup(<MarkdownDocument text={text} headingLevel={3} idPrefix="g-" />)
    .replace(/^<div[^>]*>/, "")
    .replace(/<\/div>$/, "");

const note = (text: string) =>
  renderToStaticMarkup(<Markdown text={text} />)
    .replace(/^<div[^>]*>/, "")
    .replace(/<\/div>$/, "");

describe("a document, rendered on the server", () => {
  test("is real HTML with its headings below the page's", () => {
    expect(document_("# Rule\n\nUse *it*.")).toBe("<h3>Rule</h3><p>Use <em>it</em>.</p>");
  });

  test("brings nothing executable out of hostile text", () => {
    const hostile = [
      "<script>alert(1)</script>",
      '<img src="x" onerror="alert(1)">',
      "[a](javascript:alert(1))",
      "[a](data:text/html,<script>alert(1)</script>)",
      '[a](https://b.example "onmouseover=alert(1)")',
      '[a](https://b.example/"onmouseover="alert(1))',
      "![a](x onerror=alert(1))",
      "&lt;script&gt;alert(1)&lt;/script&gt;",
      "<https://a.example/<script>alert(1)</script>>",
      "`<script>`",
      "```html\n<script>alert(1)</script>\n```",
      "[^1]\n\n[^1]: <svg onload=alert(1)>",
    ];
    for (const text of hostile) {
      const html = document_(text);
      expect(html, text).not.toMatch(/<(script|img|svg|iframe|object|style)/i);
      // Within a tag; in the text, written out with &lt;, it is only words.
      expect(html, text).not.toMatch(/<[^>]*\son\w+=/i);
      expect(html, text).not.toMatch(/<[^>]*(?:javascript|data):/i);
    }
    expect(document_("<b>x</b>")).toBe("<p>&lt;b&gt;x&lt;/b&gt;</p>");
  });

  test("says of its links that nobody vouches for them", () => {
    expect(document_("https://a.example")).toBe(
      '<p><a href="https://a.example" rel="nofollow noopener ugc">https://a.example</a></p>',
    );
  });
});

describe("a note", () => {
  test("without Markdown stands at once as paragraphs and lines", () => {
    expect(note("one\ntwo\n\nthree")).toBe("<p>one<br/>two</p><p>three</p>");
  });

  test("with Markdown stands as it was written until the parser is here, and nothing in it acts", () => {
    expect(note("a *b*\n\n<script>alert(1)</script>")).toBe(
      "<p>a *b*</p><p>&lt;script&gt;alert(1)&lt;/script&gt;</p>",
    );
    expect(note("[a](javascript:alert(1))")).toBe("<p>[a](javascript:alert(1))</p>");
  });
});
