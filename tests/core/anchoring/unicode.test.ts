import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Carried, carryAnchors } from "@/core/anchoring/carry";
import { checkRange, describeRange } from "@/core/anchoring/quote";
import { QuoteFinder } from "@/core/anchoring/resolve";
import type { TextRange } from "@/core/text/range";
import { allBoundaries, mixedText, readArticle } from "../text/text-arbitrary";

/** Words in which one letter, as people see it, is many code units or may be written in several ways. */
const WORDS = [
  ..."caf\u00E9|re\u0301sume\u0301|office|e\uFB03cient|co\u00ADoperate|zwölf|naïve|a\u030Angstro\u0308m|\u212B|x\u0323\u0307".split(
    "|",
  ),
  ..."👩‍👩‍👧‍👦|👍🏽|🇩🇪🇫🇷|❤️|1️⃣|🏴\u{E0067}\u{E0062}\u{E007F}|𝒜𝒷|क्षि|กำ|각|か\u3099|中文|عربي".split("|"),
  ..."the war said peace Kyiv Zelensky territories negotiations and of Russia leader".split(" "),
];

const sentence = fc
  .array(fc.constantFrom(...WORDS), { minLength: 4, maxLength: 14 })
  .map((list) => `The ${list.join(" ")}.`);
const paragraphs = fc
  .array(fc.array(sentence, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 })
  .map((list) => list.map((sentences) => sentences.join(" ")).join("\n"));

/** Everything that a text may be changed to without another letter being in it. */
const RESTYLINGS: Record<string, (text: string) => string> = {
  "composed letters": (text) => text.normalize("NFC"),
  "decomposed letters": (text) => text.normalize("NFD"),
  ligatures: (text) => text.replaceAll("ffi", "\uFB03").replaceAll("fi", "\uFB01"),
  "no ligatures": (text) => text.replaceAll("\uFB03", "ffi").replaceAll("\uFB01", "fi"),
  "soft hyphens": (text) => text.replace(/(?<=\p{L}{2})(?=[a-z]{2})/gu, "\u00AD"),
  "no soft hyphens": (text) => text.replaceAll("\u00AD", ""),
  "wider blanks": (text) => text.replaceAll(" ", "\u00A0 "),
};

/** Ranges at grapheme boundaries, some of which stand for any pair of numbers. */
function rangesIn(text: string, pairs: readonly (readonly [number, number])[]): TextRange[] {
  const bounds = allBoundaries(text);
  return pairs
    .map(([from, length]) => {
      const first = from % bounds.length;
      const start = bounds[first] ?? 0;
      return { start, end: bounds[Math.min(bounds.length - 1, first + 1 + length)] ?? start };
    })
    .filter((range) => checkRange(text, range) === null);
}

const pairs = fc.array(fc.tuple(fc.nat(900), fc.nat(40)), { minLength: 1, maxLength: 8 });

type Place = { start: number | null; end: number | null };

function expectWholeGraphemes(text: string, answers: readonly Place[]): void {
  const bounds = new Set(allBoundaries(text));
  for (const { start, end } of answers) {
    if (start === null || end === null) continue;
    expect([bounds.has(start), bounds.has(end)]).toEqual([true, true]);
    expect(start).toBeLessThan(end);
  }
}

const lettersOf = (text: string) => text.normalize("NFKC").replace(/[\u00AD\s]/gu, "");
const placeOf = ({ status, start, end }: Carried) => (status === "anchored" ? { start, end } : status);

describe("whatever a letter is made of", () => {
  test("an identical text leaves every range where it is", () => {
    fc.assert(
      fc.property(fc.oneof(paragraphs, mixedText), pairs, (text, some) => {
        const ranges = rangesIn(text, some);
        expect(carryAnchors(text, text, ranges)).toEqual(
          ranges.map((range) => ({ status: "anchored", ...range, why: "unchanged" })),
        );
      }),
    );
  });

  test.each(Object.entries(RESTYLINGS))("a text in %s holds every quote, letter by letter", (_, restyle) => {
    fc.assert(
      fc.property(paragraphs, pairs, (text, some) => {
        const restyled = restyle(text);
        const ranges = rangesIn(text, some);
        const answers = carryAnchors(text, restyled, ranges);
        expectWholeGraphemes(restyled, answers);
        answers.forEach((answer, at) => {
          const range = ranges[at] ?? { start: 0, end: 0 };
          expect(answer.status).toBe("anchored");
          // A ligature is one letter that two quotes may share: none loses a letter by it.
          expect(lettersOf(restyled.slice(answer.start ?? 0, answer.end ?? 0))).toContain(
            lettersOf(text.slice(range.start, range.end)),
          );
        });
      }),
    );
  });

  test("a quote is carried over text that is only put in, and back again", () => {
    const article = readArticle("002_c56046286071264e");
    const inserted = fc.array(fc.tuple(fc.nat(20), fc.constantFrom(...NEW_PARAGRAPHS)), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(inserted, fc.array(fc.tuple(fc.nat(4_000), fc.nat(80)), { maxLength: 8 }), (put, some) => {
        const lines = article.split("\n");
        for (const [at, line] of put) lines.splice(at % (lines.length + 1), 0, line);
        const longer = lines.join("\n");
        const ranges = rangesIn(article, some).filter(
          ({ start, end }) => article.slice(start, end).trim() === article.slice(start, end),
        );
        const there = carryAnchors(article, longer, ranges);
        const back = carryAnchors(
          longer,
          article,
          there.map(({ start, end }) => ({ start: start ?? 0, end: end ?? 0 })),
        );
        // A quote across a paragraph that was put in is no longer one; all others return to where they were.
        there.forEach((answer, at) => {
          if (answer.status !== "anchored") {
            expect(article.slice(ranges[at]?.start, ranges[at]?.end)).toContain("\n");
            return;
          }
          expect(back.slice(at, at + 1).map(placeOf)).toEqual([ranges[at]]);
        });
      }),
      { numRuns: 60 },
    );
  });

  test("no answer splits a grapheme, whatever stands in the other text", () => {
    fc.assert(
      fc.property(paragraphs, paragraphs, mixedText, pairs, (text, other, mixed, some) => {
        const cut = other.slice(0, other.length >> 1);
        const fresh = `${cut}${mixed}${text.slice(text.length >> 1)}\n${text.slice(0, text.length >> 2)}`;
        const ranges = rangesIn(text, some);
        expectWholeGraphemes(fresh, carryAnchors(text, fresh, ranges));
        const finder = new QuoteFinder(fresh);
        expectWholeGraphemes(
          fresh,
          ranges.map((range) => finder.resolve(describeRange(text, range))),
        );
      }),
      { numRuns: 60 },
    );
  });
});

const NEW_PARAGRAPHS = [
  "Analysts 👩‍👩‍👧‍👦 had waited for re\u0301sume\u0301s of a wholly different kind.",
  "🇩🇪🇫🇷 flags hung from eleven balconies above that market square yesterday.",
  "Nobody could say whether harbour ferries would run again before midsummer.",
  "The o\uFB03ce of co\u00ADoperation stayed shut, as orchards nearby began to bloom.",
];
