import fc from "fast-check";
import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import { toHtml } from "@/core/export/html";
import { takeOut } from "@/messages/en/export";
import { quoteOf } from "@/tests/support/quote-of";
import type { TestLayer } from "./layer-arbitrary";
import { annotationOn, anyLayer, blockTexts, commentOn, headOf, joined, numbered } from "./layer-arbitrary";

const written = (layer: TestLayer) => joined(toHtml(numbered(layer), takeOut.files));

describe("HTML", () => {
  test("reads back as the same text, block by block, whatever stands in it", async () => {
    await fc.assert(
      fc.asyncProperty(anyLayer, async (layer) => {
        const { document } = parseHTML(await written(layer));
        for (const number of document.querySelectorAll(".text sup")) number.remove();
        const blocks = [...document.querySelectorAll(".text > *")].flatMap((block) =>
          block.tagName === "UL" ? [...block.children] : [block],
        );
        // A parser drops one line feed after <pre>, which is why there is one; linkedom keeps it.
        const words = blocks.map(({ tagName, textContent }) =>
          tagName === "PRE" ? textContent.replace(/^\n/, "") : textContent,
        );
        expect(words).toEqual(blockTexts(layer));
        expect(document.querySelector("h1")?.textContent).toBe(layer.head.article.title);
      }),
      { numRuns: 30 },
    );
  });

  test("asks for nothing and runs nothing, whatever people wrote", async () => {
    await fc.assert(
      fc.asyncProperty(anyLayer, async (layer) => {
        const { document } = parseHTML(await written(layer));
        const unknown = [...document.querySelectorAll("body *")].filter(
          ({ localName }) => !TAGS.has(localName),
        );
        expect(unknown.map((element) => element.outerHTML)).toEqual([]);
        for (const element of document.querySelectorAll("*")) {
          for (const { name, value } of element.attributes) {
            expect(name).not.toMatch(/^on|^style$|src|srcset|background|data$/);
            if (name === "href") expect(value).toMatch(/^(https?:\/\/|mailto:|#|\/)/i);
          }
        }
        expect(document.querySelectorAll("style").length).toBe(1);
        expect(document.querySelectorAll("script, link, img, iframe, object, form, base").length).toBe(0);
      }),
      { numRuns: 30 },
    );
  });

  test("numbers every passage where it ends, leads to its note and back", async () => {
    await fc.assert(
      fc.asyncProperty(anyLayer, async (layer) => {
        const { document } = parseHTML(await written(layer));
        for (const [index, place] of layer.places.entries()) {
          const number = index + 1;
          expect(document.querySelectorAll(`#n-${number}`).length).toBe(1);
          expect(document.querySelectorAll(`.text #p-${number}`).length).toBe(place.range ? 1 : 0);
          expect(document.querySelectorAll(`#n-${number} a.back`).length).toBe(place.range ? 1 : 0);
        }
      }),
      { numRuns: 30 },
    );
  });

  test("shows threads with who said what, what was deleted as deleted, and what has no place any more apart", async () => {
    const text = "One two three.";
    const [placed, orphan] = [
      annotationOn(text, 1, { start: 4, end: 7 }, { note: "**why** two?", name: "Ada" }),
      annotationOn(text, 2, null, { note: "", name: "Bea" }),
    ];
    const comments = [
      commentOn(placed.id, 0, null, "First."),
      commentOn(placed.id, 1, 0, ""),
      { ...commentOn(placed.id, 2, 1, "Third."), quote: quoteOf({ versionId: "a-version", text }, "three.") },
    ];
    const { document } = parseHTML(
      await written({
        head: headOf(text, []),
        places: [
          { id: placed.id, range: { start: 4, end: 7 }, isWhole: false },
          { id: orphan.id, range: null, isWhole: false },
        ],
        items: [
          { annotation: placed, comments },
          { annotation: orphan, comments: [] },
        ],
        discussion: [],
      }),
    );
    expect(document.querySelector(".text p")?.innerHTML).toContain('One <mark data-depth="1">two</mark><sup');
    expect(document.querySelector("#n-1 strong")?.textContent).toBe("why");
    const lines = [...document.querySelectorAll("#n-1 .thread > li")];
    expect(
      lines.map((line) => [line.getAttribute("data-depth"), line.querySelector(".words")?.textContent]),
    ).toEqual([
      ["0", "First."],
      ["1", undefined],
      ["2", "Third."],
    ]);
    expect(lines.map((line) => line.querySelector(".quoted q[lang]")?.textContent)).toEqual([
      undefined,
      undefined,
      "three.",
    ]);
    expect(lines[1]?.textContent).toContain("Deleted comment");
    const sections = [...document.querySelectorAll("section")];
    expect(sections.map((section) => section.querySelector("h2")?.textContent)).toEqual([
      "Notes",
      "No longer in the text",
    ]);
    expect(sections[1]?.textContent).toContain("gone <b>");
  });

  test("says of an article's words in which direction they are written", async () => {
    const layer = numbered({ head: headOf("قال: «نعم».", []), places: [], items: [], discussion: [] });
    const inArabic = { ...layer.head, article: { ...layer.head.article, language: "ar-EG" } };
    const whole = await joined(toHtml({ ...layer, head: inArabic }, takeOut.files));
    const { document } = parseHTML(whole);
    expect(document.querySelector("article")?.getAttribute("dir")).toBe("rtl");
    expect(document.querySelector("article .facts")?.getAttribute("dir")).toBe("ltr");
    expect(await joined(toHtml(layer, takeOut.files))).not.toContain('dir="rtl"');
  });

  test("says so where something was taken back while the file was being written", async () => {
    const text = "One two three.";
    const layer = numbered({ head: headOf(text, []), places: [], items: [], discussion: [] });
    const whole = await joined(
      toHtml(
        {
          ...layer,
          places: [{ id: "gone", range: { start: 0, end: 3 }, isWhole: false }],
          items: (async function* () {
            yield null;
          })(),
        },
        takeOut.files,
      ),
    );
    expect(whole).toContain(takeOut.files.takenBack);
  });
});

const TAGS = new Set([
  ...["article", "h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "section", "footer", "ul", "ol", "li"],
  ...[
    "blockquote",
    "pre",
    "code",
    "em",
    "strong",
    "del",
    "a",
    "mark",
    "sup",
    "q",
    "span",
    "time",
    "br",
    "hr",
  ],
  ...["table", "thead", "tbody", "tr", "th", "td"],
]);
