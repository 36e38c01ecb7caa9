import fc from "fast-check";
import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import { type BlockLook, blockHtml } from "@/components/reader/block-html";
import { type DrawnAnnotation, drawLayer } from "@/components/reader/block-segments";
import { noteNumbers } from "@/components/reader/note-numbers";
import type { Block } from "@/core/text/markup";
import type { InlineSpan } from "@/core/text/markup-schema";

const PLAIN: BlockLook = { marks: [], active: null };
const blockOver = (text: string, inlines: InlineSpan[] = [], start = 0): Block => ({
  ...{ index: 0, type: "paragraph", start, end: text.length },
  inlines,
});
const drawnOver = (text: string, annotations: DrawnAnnotation[]): BlockLook => ({
  marks: drawLayer([{ start: 0, end: text.length }], annotations, () => undefined).marks[0] ?? [],
  active: null,
});
const parsed = (html: string): HTMLElement =>
  parseHTML(`<!doctype html><html><body><p>${html}</p></body></html>`).document.querySelector(
    "p",
  ) as unknown as HTMLElement;

const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...["<", ">", "&", '"', "'", "\r", "\r\n", "\n", "\t", "&lt;", "</mark>", "<script>", "-->"],
      ),
      fc.constantFrom("word ", "é", "👩‍👩‍👧", "\u2028", "\u202e", "נ"),
      fc.string({ unit: "grapheme", maxLength: 4 }).filter((one) => !one.includes("\0")),
    ),
    { minLength: 1, maxLength: 30 },
  )
  .map((parts) => parts.join(""))
  .filter((text) => text !== "");
const rangeIn = (length: number) =>
  fc
    .tuple(fc.nat({ max: length - 1 }), fc.integer({ min: 1, max: length }))
    .map(([start, size]) => ({ start, end: Math.min(length, start + size) }));
const written = hostile.chain((text) =>
  fc.record({
    text: fc.constant(text),
    inlines: fc.array(
      fc.oneof(
        fc.tuple(fc.constantFrom("emphasis", "strong", "code"), rangeIn(text.length)),
        fc.tuple(fc.constant("link"), rangeIn(text.length)),
      ),
      { maxLength: 4 },
    ),
    ranges: fc.array(rangeIn(text.length), { maxLength: 12 }),
    active: fc.option(fc.nat({ max: 11 })),
    onPaper: fc.boolean(),
  }),
);

describe("a block as HTML", () => {
  it("holds exactly the block's text, whatever stands in it and however it is marked", () => {
    fc.assert(
      fc.property(written, ({ text, inlines, ranges, active, onPaper }) => {
        const spans = inlines.map(([type, range]) =>
          type === "link" ? { type, href: `https://x.example/?a="&b=<i>`, ...range } : { type, ...range },
        ) as InlineSpan[];
        const annotations = ranges.map((range, at) => ({
          ...{ id: `"><b>${at}`, codes: [], save: { kind: "saved" } },
          ...range,
        }));
        const look = {
          ...drawnOver(text, annotations),
          active: annotations[active ?? 12] ?? null,
          notes: onPaper ? noteNumbers(annotations) : undefined,
        };
        const html = blockHtml(text, blockOver(text, spans), look);
        // Parsers make a line feed of a bare carriage return, and the offsets of all that follows would be off.
        expect(html).not.toContain("\r");
        const element = parsed(html);
        for (const number of element.querySelectorAll("[data-no-offset]")) number.remove();
        expect(element.textContent).toBe(text);
        for (const inside of element.querySelectorAll("*")) {
          expect(["mark", "em", "strong", "code", "a", "span"]).toContain(inside.localName);
        }
        for (const link of element.querySelectorAll("a")) {
          expect(link.getAttribute("href")).toBe(`https://x.example/?a="&b=<i>`);
        }
      }),
    );
  });

  it("shows its own stretch of the article's text", () => {
    expect(blockHtml("One. Two.", blockOver("One. Two.", [], 5), PLAIN)).toBe("Two.");
  });

  it("nests a mark in the author's emphasis, and cuts it where that ends", () => {
    const text = "He said it twice.";
    const look = drawnOver(text, [{ id: "1", start: 3, end: 12, codes: [], save: { kind: "saved" } }]);
    expect(blockHtml(text, blockOver(text, [{ type: "emphasis", start: 3, end: 7 }]), look)).toBe(
      'He <em><mark class="hl" id="a-1">said</mark></em><mark class="hl"> it t</mark>wice.',
    );
  });

  it("gives the annotation in focus its own place to link to where another begins there too", () => {
    const text = "He said it twice.";
    const both = [
      { id: "outer", start: 0, end: 12, codes: [], save: { kind: "saved" } },
      { id: "inner", start: 0, end: 7, codes: [], save: { kind: "unsaved" } },
    ];
    const look = { ...drawnOver(text, both), active: { id: "inner", start: 0, end: 7 } };
    const element = parsed(blockHtml(text, blockOver(text), look));
    expect(element.querySelector("#a-outer")).not.toBeNull();
    expect(element.querySelector("#a-inner")).not.toBeNull();
    expect(element.querySelector("[data-active]")?.textContent).toBe("He said");
    expect(element.querySelector("[data-unsaved]")?.textContent).toBe("He said");
  });
});
