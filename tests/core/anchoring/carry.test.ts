import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Carried, carryAnchors } from "@/core/anchoring/carry";
import { normalizeText } from "@/core/anchoring/normalize";
import { isGraphemeBoundary } from "@/core/text/grapheme";
import { mixedText, readArticle, textWithRange } from "../text/text-arbitrary";
import { editCase } from "./edit-cases";

/** Cuts “[quote]” marks out of a text. */
function marked(text: string): { text: string; range: { start: number; end: number } } {
  const start = text.indexOf("[");
  const end = text.indexOf("]") - 1;
  return { text: text.replace("[", "").replace("]", ""), range: { start, end } };
}

const BEFORE = "Officials met in the capital on Monday. The talks went on until late at night.\n";
const AFTER = "\nNobody expected an agreement so soon. Markets fell sharply in the morning.";

/** Carries the marked quote of `oldText` over and marks the answer in `newText`. */
function carried(oldText: string, newText: string): [string, string] {
  const old = marked(BEFORE + oldText + AFTER);
  const text = BEFORE + newText.replace(/[[\]]/g, "") + AFTER;
  const answer = carryAnchors(old.text, text, [old.range])[0] as Carried;
  if (answer.status === "orphan") return ["orphan", newText.replace(/[[\]]/g, "")];
  const shown = `${text.slice(0, answer.start)}[${text.slice(answer.start, answer.end)}]${text.slice(answer.end)}`;
  return [answer.status, shown.slice(BEFORE.length, shown.length - AFTER.length)];
}

describe("a quote is anchored where its words stand", () => {
  test.each([
    [
      "words come before it",
      "He called it [Biden's war] again.",
      "On Friday he called it [Biden's war] again.",
    ],
    [
      "its neighbours are replaced",
      "He called it [Biden's war] on air.",
      "He named it [Biden's war] in print.",
    ],
    [
      "its neighbours are taken out",
      "He simply called it [Biden's war] on air.",
      "He simply called [Biden's war] air.",
    ],
    [
      "quotation marks become curly",
      `He called it ["Biden's war"] again.`,
      "He called it [“Biden’s war”] again.",
    ],
    [
      "dashes and blanks change",
      "It is [a war — his own] now, he said.",
      "It is [a war -- his  own] now, he said.",
    ],
    [
      "letters are decomposed",
      "They met at [the caf\u00E9 there] again.",
      "They met at [the cafe\u0301 there] again.",
    ],
    [
      "a ligature and a soft hyphen come in",
      "They left [the office] at noon.",
      "They left [the o\u00ADﬃce] at noon.",
    ],
    [
      "its paragraph is cut",
      "It began. [It goes on. Who knows why?] It ends.",
      "It began.\n\n[It goes on.\n\nWho knows why?] It ends.",
    ],
    [
      "a slip beside it is corrected",
      "He recieved [the letter] at noon.",
      "He received [the letter] at noon.",
    ],
    [
      "a sentence comes between paragraphs",
      "First of all.\n[The second one] is here.",
      "First of all. And more.\n[The second one] is here.",
    ],
    ["it is one character", "They paid 5[€] each for it.", "In the end they paid 5[€] each for it."],
    [
      "it is an emoji of many parts",
      "She wrote 👍 [👩‍👩‍👧‍👦] and left.",
      "She wrote 👍 [👩‍👩‍👧‍👦] and then left.",
    ],
    [
      "it is a letter in a word that is corrected elsewhere",
      "They rec[o]mend it to all of us.",
      "They rec[o]mmend it to all of us.",
    ],
    [
      "it is one of many equal words",
      "The man saw the dog and [the] cat run by.",
      "One man saw the dog and [the] cat run by.",
    ],
  ])("when %s", (_, oldText, newText) => {
    expect(carried(oldText, newText)).toEqual(["anchored", newText]);
  });

  test("when its paragraph moves to the other end", () => {
    const text = readArticle("000_93302495e99e7427");
    const start = text.indexOf("Biden's war");
    const lines = text.split("\n");
    const moved = [
      ...lines.filter((line) => !line.includes("Biden's war")),
      lines.find((line) => line.includes("Biden's war")),
    ].join("\n");
    const [answer] = carryAnchors(text, moved, [{ start, end: start + 11 }]);
    expect(answer).toEqual({
      status: "anchored",
      start: moved.indexOf("Biden's war"),
      end: moved.indexOf("Biden's war") + 11,
      why: "moved",
    });
  });
});

describe("a text in which nothing is unique", () => {
  test("an article twice over: each copy keeps its own highlights around an edit", () => {
    const article = readArticle("000_93302495e99e7427").trim();
    const edited = "has raised eyebrows among diplomatic circles";
    const oldText = `${article}\n${article}`;
    const at = article.length + 1 + article.indexOf(edited);
    const newText = `${oldText.slice(0, at)}was noted${oldText.slice(at + edited.length)}`;
    const shift = newText.length - oldText.length;
    const starts = [...oldText.matchAll(/(?:Biden's war|permanent peace|Kyiv's leadership)/g)];
    expect(starts).toHaveLength(6);
    const ranges = starts.map((match) => ({ start: match.index, end: match.index + match[0].length }));
    expect(carryAnchors(oldText, newText, ranges)).toMatchObject(
      ranges.map(({ start, end }) => {
        const by = start > at ? shift : 0;
        return { status: "anchored", start: start + by, end: end + by };
      }),
    );
  });

  test("words in periods, with every thirty-seventh replaced", () => {
    const words = Array.from({ length: 3000 }, (_, index) => `w${(index * 79) % 503}`);
    const oldText = words.join(" ");
    const newText = words.map((word, index) => (index % 37 === 5 ? "other" : word)).join(" ");
    const start = words.slice(0, 1500).join(" ").length + 1;
    const quote = words.slice(1500, 1504).join(" ");
    const [answer] = carryAnchors(oldText, newText, [{ start, end: start + quote.length }]);
    expect(answer).toMatchObject({ status: "anchored", why: "carried" });
    expect(newText.slice(0, answer?.start ?? 0).split(" ").length - 1).toBe(1500);
  });
});

describe("a person is asked", () => {
  test.each([
    [
      "a word in it is replaced",
      "He called it [a long and bitter war] again.",
      "He called it [a long and cruel war] again.",
    ],
    [
      "its first word is replaced",
      "He called it [Biden's war] on air.",
      "He called it [Putin's war] on air.",
    ],
    [
      "a word in it is taken out",
      "He called it [a long and bitter war] again.",
      "He called it [a long war] again.",
    ],
    [
      "a word is put into it",
      "He called it [a bitter war] again.",
      "He called it [a most bitter war] again.",
    ],
    ["a slip in it is corrected", "He [recieved the letter] at noon.", "He [received the letter] at noon."],
    [
      "the one word is corrected",
      "They agreed on a full [ceesefire] that day.",
      "They agreed on a full [ceasefire] that day.",
    ],
    [
      "it is written in two words",
      "They agreed on a full [cease-fire] that day.",
      "They agreed on a full [ceasefire] that day.",
    ],
    [
      "a sentence comes between its own",
      "[It began. It ended.] Then silence.",
      "[It began. Some say it paused. It ended.] Then silence.",
    ],
  ])("when %s", (_, oldText, newText) => {
    expect(carried(oldText, newText)).toEqual(["review", newText]);
  });

  test("when one of two equal neighbours is taken out", () => {
    const [status] = carried("It was a very [very] good day.", "It was a very good day.");
    expect(status).not.toBe("anchored");
  });
});

describe("a quote is an orphan", () => {
  test.each([
    ["it is taken out", "He called it [Biden's war] on air, and left.", "He called it on air, and left."],
    [
      "its sentence is taken out",
      "It rained. He called it [Biden's war] then. It stopped.",
      "It rained. It stopped.",
    ],
    [
      "only a similar phrase is left",
      "He called it [Biden's war]. She called it Putin's war.",
      "She called it Putin's war.",
    ],
    [
      "only the same phrase elsewhere is left",
      "He called it [Biden's war]. Nobody says Biden's war here.",
      "Nobody says Biden's war here.",
    ],
    [
      "its sentence is replaced by another",
      "He called it [Biden's war] on air.",
      "Snow closed both of the northern roads.",
    ],
    [
      "the same words come in elsewhere, in new text",
      "He called it [a bitter war] on air.\nEnd.",
      "End.\nSome wrote of a bitter war as well.",
    ],
    ["the letter is taken out of its word", "They met on t[h]ursday there.", "They met on tursday there."],
  ])("when %s", (_, oldText, newText) => {
    expect(carried(oldText, newText)).toEqual(["orphan", newText]);
  });

  test("when everything is gone", () => {
    expect(carryAnchors("All of it.", "", [{ start: 0, end: 3 }])).toEqual([
      { status: "orphan", start: null, end: null, why: "gone" },
    ]);
  });

  test("when the range is not sound", () => {
    const answers = carryAnchors("Some text here.", "Some text here, too.", [
      { start: 4, end: 5 },
      { start: 3, end: 3 },
      { start: 40, end: 50 },
      { start: 9, end: 2 },
    ]);
    expect(answers.map(({ status }) => status)).toEqual(["orphan", "orphan", "orphan", "orphan"]);
  });
});

describe("whatever the texts", () => {
  test("an unchanged text leaves every sound range where it is", () => {
    fc.assert(
      fc.property(textWithRange, ({ text, range }) => {
        fc.pre(text.slice(range.start, range.end).trim() !== "");
        expect(carryAnchors(text, text, [range])).toEqual([
          { status: "anchored", ...range, why: "unchanged" },
        ]);
      }),
    );
  });

  test("an anchored quote has the same words, and no place splits a grapheme or leaves the text", () => {
    const ranges = fc.array(fc.tuple(fc.nat(300), fc.nat(60)), { maxLength: 8 });
    fc.assert(
      fc.property(mixedText, mixedText, mixedText, ranges, (shared, before, after, pairs) => {
        const oldText = shared + before + shared;
        const newText = after + shared;
        const bounds = Array.from({ length: oldText.length + 1 }, (_, at) => at).filter((at) =>
          isGraphemeBoundary(oldText, at),
        );
        const sound = pairs.map(([from, length]) => {
          const start = bounds[from % bounds.length] ?? 0;
          return {
            start,
            end: bounds[Math.min(bounds.length - 1, (from % bounds.length) + length)] ?? start,
          };
        });
        const answers = carryAnchors(oldText, newText, sound);
        expect(answers).toHaveLength(sound.length);
        answers.forEach((answer, at) => {
          if (answer.status === "orphan") return;
          expect(answer.start).toBeLessThan(answer.end);
          expect(isGraphemeBoundary(newText, answer.start) && isGraphemeBoundary(newText, answer.end)).toBe(
            true,
          );
          if (answer.status !== "anchored") return;
          const range = sound[at] ?? { start: 0, end: 0 };
          const words = (text: string) => normalizeText(text).text.replaceAll(" ", "");
          expect(words(newText.slice(answer.start, answer.end))).toBe(
            words(oldText.slice(range.start, range.end)),
          );
        });
      }),
      { numRuns: 300 },
    );
  });

  test("each range is answered by itself: the others and their order do not matter", () => {
    fc.assert(
      fc.property(fc.nat(2 ** 31 - 1), (seed) => {
        const { oldText, newText, range } = editCase(seed);
        const others = [
          { start: 0, end: Math.min(20, oldText.length) },
          { start: range.start, end: Math.min(oldText.length, range.end + 7) },
        ];
        const [alone] = carryAnchors(oldText, newText, [range]);
        expect(carryAnchors(oldText, newText, [...others, range])[2]).toEqual(alone);
      }),
      { numRuns: 50 },
    );
  });

  test("texts made to be slow are answered", () => {
    const periodic = "the same words again. ".repeat(3000);
    const single = "a ".repeat(30_000);
    const cases: [string, string][] = [
      [periodic, `x${periodic.slice(30)} y`],
      [single, `${single.slice(100)}b`],
      ["x".repeat(100_000), "x".repeat(99_999)],
      [periodic, single],
    ];
    for (const [oldText, newText] of cases) {
      expect(carryAnchors(oldText, newText, [{ start: 4, end: 8 }])).toHaveLength(1);
    }
  });
});
