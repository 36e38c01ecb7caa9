import fc from "fast-check";
import type { Element, ElementContent, Root } from "hast";
import { describe, expect, test } from "vitest";
import { markdownToHast, plainToHast } from "@/core/markdown";
import { isPlain } from "@/core/plain-markdown";
import { cpuTime } from "../support/cpu-time";

const convert = (text: string, headingLevel: 2 | 3 | null = null) =>
  markdownToHast(text, { idPrefix: "n1-", headingLevel });

/** HTML of a tree, good enough to compare: attributes in order, nothing escaped. */
function html(node: Root | ElementContent): string {
  if (node.type === "text") return node.value;
  if (node.type === "root") return (node.children as ElementContent[]).map(html).join("");
  if (node.type !== "element") throw new Error(`a ${node.type} came out`);
  const attributes = Object.entries(node.properties)
    .map(([name, value]) => ` ${name}="${Array.isArray(value) ? value.join(" ") : value}"`)
    .join("");
  const inner = node.children.map(html).join("");
  return ["br", "hr"].includes(node.tagName)
    ? `<${node.tagName}${attributes}>`
    : `<${node.tagName}${attributes}>${inner}</${node.tagName}>`;
}

const flat = (text: string) => html(convert(text)).replaceAll("\n", "");

function elementsOf(tree: Root): Element[] {
  const found: Element[] = [];
  const open: (Root | ElementContent)[] = [tree];
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.type === "element") found.push(next);
    if ("children" in next) open.push(...(next.children as ElementContent[]));
  }
  return found;
}

describe("what Markdown becomes", () => {
  test("emphasis, code, lists, quotes, strikethrough and tables are what CommonMark and GFM say", () => {
    expect(flat("*a* **b** `c` ~~d~~")).toBe(
      "<p><em>a</em> <strong>b</strong> <code>c</code> <del>d</del></p>",
    );
    expect(flat("> a\n> b")).toBe("<blockquote><p>a<br>b</p></blockquote>");
    expect(flat("3. a\n4. b")).toBe('<ol start="3"><li>a</li><li>b</li></ol>');
    expect(flat("|a|b|\n|:-|-:|\n|1|2|")).toBe(
      '<table><thead><tr><th align="left">a</th><th align="right">b</th></tr></thead>' +
        '<tbody><tr><td align="left">1</td><td align="right">2</td></tr></tbody></table>',
    );
  });

  test("a line break typed is a line break shown, once", () => {
    expect(flat("a\nb")).toBe("<p>a<br>b</p>");
    expect(flat("a  \nb\\\nc")).toBe("<p>a<br>b<br>c</p>");
    expect(flat("- a\n  b")).toBe("<ul><li>a<br>b</li></ul>");
  });

  test("task boxes are characters, since nobody can tick them", () => {
    expect(flat("- [ ] a\n- [x] b")).toBe("<ul><li>☐ a</li><li>☑ b</li></ul>");
  });

  test("headings of a comment stay out of the page's outline", () => {
    expect(flat("# a\n\n### b")).toBe(
      '<p dataHeading="1"><strong>a</strong></p><p dataHeading="3"><strong>b</strong></p>',
    );
  });

  test("headings of a document go down from the given level without a gap", () => {
    expect(html(convert("## a\n\n##### b\n\n## c", 3)).replaceAll("\n", "")).toBe(
      "<h3>a</h3><h4>b</h4><h3>c</h3>",
    );
    expect(html(convert("# a\n\n## b\n\n### c\n\n#### d\n\n##### e\n\n###### f", 3))).toContain("<h6>f</h6>");
  });

  test("footnotes of two texts never share an id, and lead there and back", () => {
    const tree = html(convert("a[^x] b[^x]\n\n[^x]: note"));
    expect(tree).toContain('href="#n1-fn-x"');
    expect(tree).toContain('id="n1-fn-x"');
    expect(tree).toContain('id="n1-fnref-x-2"');
    expect(tree).toContain('href="#n1-fnref-x-2"');
    expect(tree).not.toMatch(/<h\d/);
    const ids = elementsOf(convert("a[^1] b[^2] c[^1]\n\n[^1]: x\n[^2]: y")).flatMap((one) =>
      one.properties.id ? [String(one.properties.id)] : [],
    );
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id) => id.startsWith("n1-"))).toBe(true);
  });
});

describe("what must not get through", () => {
  test("links to other schemes and to our own pages are only their words", () => {
    const hostile = [
      "[x](javascript:alert(1))",
      "[x](JaVaScRiPt:alert(1))",
      "[x](java&#115;cript:alert(1))",
      "[x](javascript&colon;alert(1))",
      "[x](<java\tscript:alert(1)>)",
      "[x](\u0001javascript:alert(1))",
      "[x](vbscript:msgbox)",
      "[x](data:text/html;base64,PHNjcmlwdD4=)",
      "[x](//evil.example)",
      "[x](/sign-out)",
      "[x](file:///etc/passwd)",
      "[x](blob:https://a.example/1)",
      "[x][y]\n\n[y]: javascript:alert(1)",
    ];
    for (const text of hostile) {
      expect(
        elementsOf(convert(text)).filter((one) => one.tagName === "a"),
        text,
      ).toEqual([]);
    }
    expect(elementsOf(convert("<javascript:alert(1)>")).some((one) => one.tagName === "a")).toBe(false);
  });

  test("http, https, mailto and bare addresses are links that vouch for nothing", () => {
    const rel = 'rel="nofollow noopener ugc"';
    expect(flat("[x](https://a.example/?q=1&b=2)")).toBe(
      `<p><a href="https://a.example/?q=1&b=2" ${rel}>x</a></p>`,
    );
    expect(flat("https://a.example.")).toBe(
      `<p><a href="https://a.example" ${rel}>https://a.example</a>.</p>`,
    );
    expect(flat("<mailto:a@b.example>")).toContain('href="mailto:a@b.example"');
    expect(flat("www.a.example")).toContain('href="http://www.a.example"');
  });

  test("HTML is shown as the characters somebody wrote", () => {
    expect(flat("a <script>alert(1)</script> b")).toBe("<p>a <script>alert(1)</script> b</p>");
    expect(elementsOf(convert("a <script>alert(1)</script> b")).map((one) => one.tagName)).toEqual(["p"]);
    expect(elementsOf(convert("<img src=x onerror=alert(1)>")).map((one) => one.tagName)).toEqual(["p"]);
    expect(elementsOf(convert("<!-- a -->\n\n<style>*{}</style>")).map((one) => one.tagName)).toEqual([
      "p",
      "p",
    ]);
    expect(flat("&lt;b&gt;")).toBe("<p><b></p>");
    expect(elementsOf(convert("&lt;b&gt;")).map((one) => one.tagName)).toEqual(["p"]);
  });

  test("images are links to them, also inside a link, and never load", () => {
    const rel = 'rel="nofollow noopener ugc"';
    expect(flat("![alt](https://a.example/i.png)")).toBe(
      `<p><a href="https://a.example/i.png" ${rel}>alt</a></p>`,
    );
    expect(flat("[![alt](https://a.example/i.png)](https://b.example)")).toBe(
      `<p><a href="https://b.example" ${rel}>alt</a></p>`,
    );
    expect(flat("![alt](data:image/svg+xml,x)")).toBe("<p>alt</p>");
  });

  test("no text whatever brings out an element, attribute or address beyond the list", () => {
    const pieces = fc.constantFrom(
      ...[
        "<script>",
        "</p>",
        "<a href='javascript:1'>",
        "onclick=",
        "[",
        "](",
        ")",
        "!",
        "javascript:",
        "data:",
      ],
      ...[
        "https://a.b",
        "&#106;",
        "&colon;",
        "`",
        "*",
        "_",
        "~~",
        "\n",
        "\n\n",
        "> ",
        "- ",
        "1. ",
        "|",
        "-|-",
      ],
      ...[
        "[^1]",
        "[^1]: ",
        "# ",
        "    ",
        "\\",
        "\u0000",
        "\t",
        "a",
        "é",
        "<!--",
        "-->",
        "www.",
        "@",
        "//",
        "#",
      ],
    );
    const allowed = new Set([
      "href",
      "rel",
      "ariaLabel",
      "id",
      "start",
      "dataHeading",
      "dataFootnotes",
      "align",
    ]);
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
        for (const one of elementsOf(convert(parts.join("")))) {
          expect(one.tagName).not.toMatch(/^(script|style|img|input|iframe|h1|form|svg)$/);
          for (const name of Object.keys(one.properties)) expect(allowed).toContain(name);
          const { href, id } = one.properties;
          if (href !== undefined) expect(String(href)).toMatch(/^(https?:\/\/|mailto:|#n1-)/i);
          if (id !== undefined) expect(String(id)).toMatch(/^n1-/);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe("text that is all paragraphs", () => {
  test("comes out the same without the parser, wherever the fast path is taken", () => {
    const pieces = fc.constantFrom(
      ...[
        "a",
        "War ",
        " ",
        "  ",
        "\n",
        "\n\n",
        "\r\n",
        "\t",
        "    ",
        "1. ",
        "1)",
        "12",
        "- ",
        "-",
        "+",
        "#",
        "# ",
      ],
      ...[
        "=",
        "---",
        "&",
        "&a",
        "&amp;",
        ":",
        "’",
        "“",
        "é",
        "\u00a0",
        "\u200b",
        "!",
        "?",
        "(",
        ")",
        "…",
        "\u2028",
      ],
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 14 }), (parts) => {
        const text = parts.join("");
        fc.pre(isPlain(text));
        expect(html(convert(text))).toBe(html(plainToHast(text)));
      }),
      { numRuns: 3000 },
    );
  });

  test("is most of what people write, and nothing with Markdown in it", () => {
    expect(isPlain("Who is “we” here? The article doesn’t say - and 3.5 % is not “most”.")).toBe(true);
    expect(isPlain("One.\n\nTwo: R & D (see above).")).toBe(true);
    for (const marked of [
      "*a*",
      "a_b_",
      "`a`",
      "[a](b)",
      "> a",
      "- a",
      "1. a",
      "# a",
      "a\n---",
      "a\n===",
      "<b>",
    ]) {
      expect(isPlain(marked), marked).toBe(false);
    }
    for (const marked of [
      "https://a.example",
      "www.a.example",
      "a@b.example",
      "&amp;",
      "a|b",
      "    a",
      "\ta",
    ]) {
      expect(isPlain(marked), marked).toBe(false);
    }
  });
});

describe("text made to take long", () => {
  const repeat = (piece: string, length = 20_000) => piece.repeat(Math.floor(length / piece.length));
  const attacks: Record<string, string> = {
    "nested quotes": repeat(">"),
    "nested quotes with spaces": repeat("> "),
    "quotes in lists": repeat("> - "),
    "open brackets": repeat("["),
    brackets: repeat("[", 10_000) + repeat("]", 10_000),
    "nested links": repeat("[a]("),
    "alternating emphasis": repeat("*_"),
    "nested emphasis": repeat("**a *a ", 10_000) + repeat(" a* a**", 10_000),
    "just under the limit": `${"**a *a ".repeat(199)}${" a* a**".repeat(199)}`,
    "heading underlines": repeat("a\n=\n"),
    rules: repeat("-\n"),
    "table rows": repeat("|a|\n|-|\n"),
    "as many table rows as are drawn": repeat("|a|\n", 7_990),
    "address with brackets": `http://a.example/${repeat("(")}`,
    "mail addresses": repeat("a.b@"),
    backticks: Array.from({ length: 190 }, (_, length) => "`".repeat(length)).join(" "),
    "nested lists": Array.from({ length: 190 }, (_, depth) => `${" ".repeat(depth)}- a`).join("\n"),
    footnotes: repeat("[^a]", 8_000),
  };

  test.each(Object.entries(attacks))("%s is drawn within a bounded time and depth", (_, text) => {
    let tree = plainToHast("");
    const milliseconds = cpuTime(() => {
      tree = convert(text);
    });
    // Without the bounds the worst of these take 4 to 21 s.
    expect(milliseconds).toBeLessThan(3_000);
    let depth = 0;
    let level: (Root | ElementContent)[] = [tree];
    for (; level.length > 0; depth++) {
      level = level.flatMap((node) => ("children" in node ? (node.children as ElementContent[]) : []));
    }
    expect(depth).toBeLessThan(80);
  });

  test("comes out as it stands, with nothing lost", () => {
    expect(html(convert(repeat(">")))).toBe(`<p>${repeat(">")}</p>`);
    expect(html(convert(`${repeat("[", 6_000)}\nend`))).toBe(`<p>${repeat("[", 6_000)}<br>end</p>`);
  });

  test("ten quotes and lists inside one another still are quotes and lists", () => {
    const tree = elementsOf(convert(`${"> - ".repeat(8)}a`));
    expect(tree.filter((one) => one.tagName === "blockquote")).toHaveLength(8);
  });
});
