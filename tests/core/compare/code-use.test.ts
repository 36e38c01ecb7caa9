import fc from "fast-check";
import { expect, test } from "vitest";
import { type CodedPassage, compareCodes } from "@/core/compare/code-use";
import { readText } from "@/core/compare/tokens";
import { plainTextToMarkup } from "@/core/text/markup";

const read = (text: string) => readText({ text, markup: plainTextToMarkup(text), language: "en" });

const TEXT = "He called it a war. Others call it a war too. Nobody else spoke.";
const OTHER = "The war goes on. Talks go on as well.";

const passage = (id: string, exact: string, from = 0, text = TEXT): CodedPassage => {
  const start = text.indexOf(exact, from);
  return { id, start, end: start + exact.length, codes: ["blame"] };
};

test("words that several people marked alike are one example, with how often", () => {
  const passages = [
    passage("1", "a war"),
    passage("2", "a war"),
    passage("3", "a war", 25),
    passage("4", "Nobody"),
  ];
  const [use] = compareCodes({ read: read(TEXT), passages }, { read: read(OTHER), passages: [] });
  expect(use?.left).toMatchObject({
    passages: 4,
    sentences: 3,
    examples: [
      { id: "1", quote: "a war", count: 3 },
      { id: "4", quote: "Nobody", count: 1 },
    ],
  });
  expect(use?.right).toEqual({ passages: 0, wordShare: 0, sentences: 0, examples: [] });
});

test("words count once however many passages lie over them, and shares are parts of the whole", () => {
  const range = fc
    .tuple(fc.nat(TEXT.length - 1), fc.integer({ min: 1, max: 30 }))
    .map(([start, length]) => ({ start, end: Math.min(TEXT.length, start + length) }));
  fc.assert(
    fc.property(fc.array(range, { minLength: 1, maxLength: 6 }), (ranges) => {
      const coded = ranges.map((one, at): CodedPassage => ({ ...one, id: `${at}`, codes: ["blame"] }));
      const usageOf = (passages: CodedPassage[]) =>
        compareCodes({ read: read(TEXT), passages }, { read: read(OTHER), passages: [] })[0]?.left;
      const [once, twice] = [usageOf(coded), usageOf([...coded, ...coded])];
      expect(once?.wordShare).toBeGreaterThanOrEqual(0);
      expect(once?.wordShare).toBeLessThanOrEqual(1);
      expect(twice).toMatchObject({ wordShare: once?.wordShare, sentences: once?.sentences });
    }),
  );
});
