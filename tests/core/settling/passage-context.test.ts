import fc from "fast-check";
import { expect, test } from "vitest";
import { passageContext } from "@/core/settling/passage-context";
import { blocksOf } from "@/core/text/markup";

const TEXT =
  "A headline\nFirst one. Here it begins. In the middle it goes on. Then it ends. The last one.\nElsewhere.";

const around = (exact: string, text = TEXT) => {
  const start = text.indexOf(exact);
  const range = passageContext(text, blocksOf(text, []), { start, end: start + exact.length }, "en");
  return text.slice(range.start, range.end);
};

test("a passage is read in its sentences and one more on either side, within its paragraph", () => {
  expect(around("the middle")).toBe("Here it begins. In the middle it goes on. Then it ends.");
  expect(around("First")).toBe("First one. Here it begins.");
  expect(around("it goes on. Then")).toBe(
    "Here it begins. In the middle it goes on. Then it ends. The last one.",
  );
  expect(around("headline")).toBe("A headline");
  expect(around("last one.\nElse")).toBe("Then it ends. The last one.\nElsewhere.");
});

test("of a sentence without an end only so many whole words stand around it", () => {
  const text = `${"before ".repeat(200)}here ${"after ".repeat(200)}`;
  const shown = around("here", text);
  expect(shown).toMatch(/^before .*before here after .*after$/u);
  expect(shown.length).toBeLessThan(660);
});

test("whatever the text, the context holds the passage and stays in the text", () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 1, maxLength: 80, unit: "grapheme" }),
      fc.nat(),
      fc.nat(),
      (text, a, b) => {
        const [start, end] = [a % text.length, (b % text.length) + 1].sort((x, y) => x - y) as [
          number,
          number,
        ];
        fc.pre(start < end);
        const range = passageContext(text, blocksOf(text, []), { start, end }, "en");
        expect(range.start).toBeGreaterThanOrEqual(0);
        expect(range.start).toBeLessThanOrEqual(start);
        expect(range.end).toBeGreaterThanOrEqual(end);
        expect(range.end).toBeLessThanOrEqual(text.length);
      },
    ),
  );
});
