import { describe, expect, test } from "vitest";
import { importHtml } from "@/core/import/html";
import { checkMarkup } from "@/core/text/markup";
import { blockTexts, inlineTexts, lostOf } from "./imported";

describe("HTML as text and markup", () => {
  test("makes a block of each paragraph, heading, quotation, list item and preformatted text", () => {
    const imported = importHtml(
      "<h2>Talks</h2><p>One.</p><blockquote><p>Quoted.</p><p>Again.</p></blockquote><ul><li>First<li>Second</ul><pre>\n a\n  b\n</pre>",
    );
    expect(blockTexts(imported)).toEqual([
      ["heading 2", "Talks"],
      ["paragraph", "One."],
      ["blockquote", "Quoted."],
      ["blockquote", "Again."],
      ["list-item", "First"],
      ["list-item", "Second"],
      ["preformatted", " a\n  b"],
    ]);
    expect(imported.text).toBe("Talks\nOne.\nQuoted.\nAgain.\nFirst\nSecond\n a\n  b");
  });

  test("collapses white space by HTML's rules, and keeps no-break spaces and everything else as it is", () => {
    const imported = importHtml(
      "<p>\n  He said \t “it’s&nbsp;– 'fine'” …  \n</p> \n <p>ﬁ  Å e\u0301 👨‍👩‍👧‍👦\u00ad</p>",
    );
    expect(imported.text).toBe("He said “it’s\u00a0– 'fine'” …\nﬁ Å e\u0301 👨‍👩‍👧‍👦\u00ad");
  });

  test("keeps a line break, and parts paragraphs at two in a row", () => {
    expect(blockTexts(importHtml("<p>Roses<br>are red<br><br> Violets</p>"))).toEqual([
      ["paragraph", "Roses\nare red"],
      ["paragraph", "Violets"],
    ]);
  });

  test("marks emphasis, strong, code and links without the white space around them", () => {
    const imported = importHtml(
      '<p>An<em> important </em><b>and <i>urgent</i></b> <a href="https://example.org/a?b=c#d">source</a>, <code>x = 1</code></p>',
    );
    expect(imported.text).toBe("An important and urgent source, x = 1");
    expect(inlineTexts(imported)).toEqual([
      ["emphasis", "important"],
      ["emphasis", "urgent"],
      ["strong", "and urgent"],
      ["link https://example.org/a?b=c#d", "source"],
      ["code", "x = 1"],
    ]);
  });

  test("reads what word processors put into a paste by its styles", () => {
    const imported = importHtml(
      `<b style="font-weight:normal" id="docs-internal"><p><span style="font-weight:700">Bold</span>
       <span style="font-style:italic;color:red">slanted</span> <span style="font-weight:400">plain</span></p></b>`,
    );
    expect(inlineTexts(imported)).toEqual([
      ["strong", "Bold"],
      ["emphasis", "slanted"],
    ]);
  });

  test("carries a style on into the next paragraph, where it was put around both", () => {
    expect(inlineTexts(importHtml("<strong><p>One</p><p>Two</p></strong>"))).toEqual([
      ["strong", "One"],
      ["strong", "Two"],
    ]);
  });

  test("never lets a style begin or end inside a character", () => {
    const imported = importHtml("<p>Ame<b>\u0301</b>lie <i>👨‍</i>👩 🇩<b>🇪</b></p>");
    expect(checkMarkup(imported.text, imported.markup)).toBeNull();
    expect(inlineTexts(imported)).toEqual([
      ["strong", "e\u0301"],
      ["emphasis", "👨‍👩"],
      ["strong", "🇩🇪"],
    ]);
  });

  test("follows http, https and mailto alone, and says which links it dropped", () => {
    const imported = importHtml(
      `<p><a href="javascript:alert(1)">a</a> <a href=" java\nscript:alert(1)">b</a> <a href="data:text/html,x">c</a>
       <a href="/relative">d</a> <a href="#note">e</a> <a href="mailto:x@example.org">f</a> <a href="http://[">g</a></p>`,
    );
    expect(imported.text).toBe("a b c d e f g");
    expect(inlineTexts(imported)).toEqual([["link mailto:x@example.org", "f"]]);
    expect(lostOf(imported)).toEqual({ "unsafe-link": 3, link: 3 });
  });

  test("makes relative links whole where the page's address is known", () => {
    const imported = importHtml('<p><a href="../b">there</a></p>', "https://example.org/news/a/1");
    expect(inlineTexts(imported)).toEqual([["link https://example.org/news/b", "there"]]);
  });

  test("counts what it cannot keep, and keeps the words of tables, captions and notes", () => {
    const imported = importHtml(`
      <p>Text <u>under</u> x<sup>2</sup> <q>said</q></p><script>evil()</script><style>p{}</style>
      <figure><img src="x.png" alt="not shown"><figcaption>The caption</figcaption></figure>
      <table><tr><th>Party<th>Votes<tr><td>A<td>12<tr><td>B<td>9</table>
      <iframe src="https://video.example"></iframe><video></video><form><input><button>Send</button></form>
      <svg><text>drawn</text></svg><math><mi>x</mi></math><hr><ol><li>one</ol><p hidden>secret</p><nav>Menu</nav>`);
    expect(imported.text).toBe("Text under x2 said\nThe caption\nParty\tVotes\nA\t12\nB\t9\none");
    expect(lostOf(imported)).toEqual({
      table: 1,
      image: 2,
      embed: 2,
      script: 1,
      form: 2,
      formula: 1,
      formatting: 2,
      "quote-marks": 1,
      numbering: 1,
      separator: 1,
      navigation: 1,
      hidden: 1,
    });
  });

  test("reads a table that lays out the page as the blocks in it, without calling it lost", () => {
    const imported = importHtml(
      "<table><tr><td><p>Left one.</p><p>Left two.</p></td><td><h2>Right</h2></td></tr></table>",
    );
    expect(imported.text).toBe("Left one.\nLeft two.\nRight");
    expect(imported.lost).toEqual([]);
  });

  test("takes a page's only article, and says how many words it left outside", () => {
    const imported = importHtml(
      "<body><header>The Daily</header><main><p>All the words of it.</p></main><footer>About us</footer></body>",
    );
    expect(imported.text).toBe("All the words of it.");
    expect(lostOf(imported)).toEqual({ outside: 4 });
  });

  test("makes the only first-level heading at the head the title, and leaves any other where it is", () => {
    const one = importHtml("<title>Site: Talks</title><h1>Talks <em>resume</em></h1><p>Text.</p>");
    expect(one).toMatchObject({ text: "Text.", tookHeading: true, found: { title: "Talks resume" } });
    const two = importHtml("<title>Site</title><h1>Talks</h1><p>Text.</p><h1>More</h1>");
    expect(two).toMatchObject({ text: "Talks\nText.\nMore", tookHeading: false, found: { title: "Site" } });
  });

  test("proposes what the page says about itself: JSON-LD first, then Open Graph, then HTML's own", () => {
    const { found } = importHtml(`<html lang="en-GB"><head><title>T | Site</title>
      <meta property="og:title" content="Title of Open Graph"><meta name="author" content="Ann Other">
      <meta property="og:site_name" content="The Daily"><link rel="canonical" href="https://example.org/a">
      <meta property="article:published_time" content="2024-03-01T10:00:00+01:00">
      <script type="application/ld+json">{"@graph":[{"@type":"WebSite"},{"@type":"NewsArticle",
        "headline":"The headline","author":[{"name":"Ann Other"},{"name":"Bo Two"}]}]}</script></head><p>x</p>`);
    expect(found).toEqual({
      title: "The headline",
      author: "Ann Other, Bo Two",
      source: "The Daily",
      publishedAt: "2024-03-01T09:00:00.000Z",
      language: "en-GB",
      canonicalUrl: "https://example.org/a",
    });
  });

  test.each([
    ["div", "<div>", "</div>"],
    ["b", "<b>", ""],
    ["different fonts", "<font color=1>", ""],
    ["spans in paragraphs", "<p><span>", ""],
    ["tables", "<table><tr><td>", ""],
    ["cells in a drawing", "<svg><td></svg><div>", ""],
    ["quotations", "<blockquote>", "</blockquote>"],
    ["unclosed attributes", '<a href="x">', ""],
  ])("reads %s nested 100,000 deep", (_, open, close) => {
    const imported = importHtml(`${open.repeat(100_000)}deep${close.repeat(100_000)}`);
    expect(imported.text).toBe("deep");
    expect(checkMarkup(imported.text, imported.markup)).toBeNull();
    expect(lostOf(imported).nesting).toBeGreaterThan(90_000);
  });

  test("does not multiply formatting that was never closed", () => {
    const open = Array.from({ length: 500 }, (_, index) => `<b id=${index}>`).join("");
    const imported = importHtml(`${open}${"<p>x".repeat(20_000)}`);
    expect(imported.markup.length).toBeLessThan(45_000);
  });

  test("refuses what is tangled beyond reading, as a fault and not as a crash", () => {
    expect(() => importHtml(`${"<div><table></div></table>".repeat(30_000)}deep`)).toThrow("too-deep");
    expect(() => importHtml("<p>x</p>".repeat(60_000))).toThrow("too-many-blocks");
  });

  test.each([
    "<",
    "<p",
    "<!--",
    "<!-- <p>x",
    "<script>x",
    "<a href='",
    "</",
    "<p>&#0;&#xD800;",
    "<![CDATA[x",
    "\ud800",
  ])("never fails on %j", (source) => {
    const imported = importHtml(source.toWellFormed());
    expect(checkMarkup(imported.text, imported.markup)).toBeNull();
  });
});
