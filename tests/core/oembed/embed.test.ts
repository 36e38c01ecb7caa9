import fc from "fast-check";
import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import { hastToHtml } from "@/core/export/html-text";
import { markdownToHast } from "@/core/markdown";
import { embedHtml, embedToXml } from "@/core/oembed/embed";
import { anyWords } from "../export/layer-arbitrary";

const url = "https://marginalia.example/annotations/1";

const anyEmbed = fc
  .record({
    passage: fc.option(anyWords),
    text: anyWords,
    author: anyWords,
    articleTitle: anyWords,
  })
  .map((words) => ({
    ...words,
    html: hastToHtml(markdownToHast(words.text, { idPrefix: "x-" })),
    language: "en",
    url,
  }));

const side = fc.option(fc.integer({ min: 1, max: 2_000 }), { nil: undefined });

describe("what another site is given to show", () => {
  test("is one quotation that runs nothing and loads nothing, whatever people wrote", () => {
    fc.assert(
      fc.property(anyEmbed, side, side, (words, maxwidth, maxheight) => {
        const { document } = parseHTML(
          `<!doctype html><html><body>${embedHtml(words, { maxwidth, maxheight }).html}</body></html>`,
        );
        expect([...document.body.children].map(({ localName }) => localName)).toEqual(["blockquote"]);
        expect(document.querySelectorAll("script, style, img, iframe, object, link, form").length).toBe(0);
        for (const element of document.querySelectorAll("body *")) {
          for (const { name, value } of element.attributes) {
            expect(name).not.toMatch(/^on|^style$|src/);
            if (name === "href") expect(value).toMatch(/^(https?:\/\/|mailto:|#)/i);
          }
        }
        expect(document.querySelector(`footer a[href="${url}"]`)).not.toBeNull();
      }),
    );
  });

  test("is never said to be wider or higher than was asked for", () => {
    fc.assert(
      fc.property(anyEmbed, side, side, (words, maxwidth, maxheight) => {
        const { width, height } = embedHtml(words, { maxwidth, maxheight });
        expect(width).toBeGreaterThan(0);
        expect(height).toBeGreaterThan(0);
        expect(width).toBeLessThanOrEqual(maxwidth ?? 600);
        expect(height).toBeLessThanOrEqual(maxheight ?? Number.POSITIVE_INFINITY);
      }),
    );
  });

  test("leaves out the note, and then most of the passage, where there is little room", () => {
    const words = {
      passage: "word ".repeat(60).trim(),
      text: "A note.",
      html: "<p>A note.</p>",
      author: "Ada",
      articleTitle: "T",
      language: "en",
      url,
    };
    expect(embedHtml(words, {}).html).toContain("A note.");
    const low = embedHtml(words, { maxheight: 120 }).html;
    expect(low).not.toContain("A note.");
    expect(low).toContain("…”");
    expect(low.length).toBeLessThan(embedHtml(words, {}).html.length);
  });

  test("is the same in XML", () => {
    const xml = embedToXml({
      type: "rich",
      version: "1.0",
      title: "a < b & c",
      provider_name: "Marginalia",
      provider_url: "https://marginalia.example/",
      cache_age: 300,
      html: "<blockquote>“x”</blockquote>",
      width: 600,
      height: 100,
    });
    expect(xml).toContain("<title>a &lt; b &amp; c</title>");
    expect(xml).toContain("<html>&lt;blockquote&gt;“x”&lt;/blockquote&gt;</html>");
    expect(xml).toContain("<width>600</width>");
  });
});
