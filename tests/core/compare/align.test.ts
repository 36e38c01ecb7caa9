import fc from "fast-check";
import { expect, test } from "vitest";
import { alignSentences, mirrored } from "@/core/compare/align";
import { compareTexts } from "@/core/compare/comparison";
import { numberedLinks } from "@/core/compare/numbered-links";
import { scrollPairs } from "@/core/compare/scroll-pairs";
import { readText } from "@/core/compare/tokens";
import { plainTextToMarkup } from "@/core/text/markup";

const read = (text: string, language = "en") => readText({ text, markup: plainTextToMarkup(text), language });

const words = [
  "envoy",
  "met",
  "Putin",
  "territory",
  "five",
  "the",
  "war",
  "25",
  "“so-called”",
  "peace",
  "Kyiv",
  "Ängste",
  "👍🏽",
];
const sentence = fc
  .array(fc.constantFrom(...words), { minLength: 1, maxLength: 9 })
  .map((parts) => `${parts.join(" ")}.`);
const article = fc.array(sentence, { minLength: 0, maxLength: 7 }).map((lines) => lines.join("\n"));

test("of texts in two languages nothing is said to be missing, while names and numbers still tell what both say", () => {
  const english = read("Envoy Lena Brandt met Tomas Okafor in Marenport on 14 May 2024.\nRain fell.");
  const text = "Am 14. Mai 2024 traf Lena Brandt in Marenport Tomas Okafor.\nDer Hafen blieb geschlossen.";
  const german = readText({ text, markup: plainTextToMarkup(text), language: "de" });
  const { alignment, isOneLanguage } = compareTexts(english, german);
  expect(isOneLanguage).toBe(false);
  expect(alignment.links).toMatchObject([{ left: 0, right: 0 }]);
  expect([...alignment.left, ...alignment.right]).not.toContain("alone");
  expect(compareTexts(english, english).isOneLanguage).toBe(true);
});

test("texts swapped give the same links mirrored", () => {
  fc.assert(
    fc.property(article, article, (a, b) => {
      const [one, other] = [read(a), read(b)];
      expect(alignSentences(other, one)).toEqual(mirrored(alignSentences(one, other)));
    }),
  );
});

test("every confidence is a probability, and links lead to sentences that are there", () => {
  fc.assert(
    fc.property(article, article, (a, b) => {
      const [one, other] = [read(a), read(b)];
      const { links, left, right } = alignSentences(one, other);
      expect(left).toHaveLength(one.sentences.length);
      expect(right).toHaveLength(other.sentences.length);
      for (const link of links) {
        expect(link.confidence).toBeGreaterThan(0);
        expect(link.confidence).toBeLessThan(1);
        expect(one.sentences[link.left]).toBeDefined();
        expect(other.sentences[link.right]).toBeDefined();
        expect(left[link.left]).not.toBe("alone");
        expect(right[link.right]).not.toBe("alone");
      }
    }),
  );
});

test("a text is wholly told in itself, each sentence surely by the same sentence", () => {
  fc.assert(
    fc.property(article, (text) => {
      const { links, left } = alignSentences(read(text), read(text));
      expect(left.every((presence) => presence === "told")).toBe(true);
      for (const index of left.keys()) {
        const own = links.find((link) => link.left === index && link.right === index);
        expect(own?.confidence).toBeGreaterThan(0.9);
      }
    }),
  );
});

test("what has no word in common stands alone on both sides", () => {
  const { links, left, right } = alignSentences(
    read("Rain fell over the valley."),
    read("Judges will rule on Thursday. They never met."),
  );
  expect(links).toEqual([]);
  expect([...left, ...right]).toEqual(["alone", "alone", "alone"]);
});

test("one sentence told in two is linked to both", () => {
  const { links } = alignSentences(
    read("Envoy Lena Brandt flew to Marenport on Tuesday and signed the harbour treaty with Tomas Okafor."),
    read("Lena Brandt flew to Marenport on Tuesday.\nShe signed the harbour treaty with Tomas Okafor."),
  );
  expect(links.map(({ left, right }) => [left, right])).toEqual([
    [0, 0],
    [0, 1],
  ]);
});

test("texts of other languages are aligned by their bare words", () => {
  const { links } = alignSentences(
    read("Der Gesandte Witkoff traf Putin am Freitag in Sankt Petersburg.\nEs regnete.", "de"),
    read("Die Stadt schlief.\nAm Freitag traf Putin in Sankt Petersburg den Gesandten Witkoff.", "de"),
  );
  expect(links.map(({ left, right }) => [left, right])).toEqual([[0, 1]]);
});

test("texts are scrolled along links that never cross, the surest of them", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          left: fc.nat(12),
          right: fc.nat(12),
          confidence: fc.double({ min: 0.2, max: 0.99, noNaN: true }),
        }),
        { maxLength: 14 },
      ),
      (links) => {
        const pairs = scrollPairs(links);
        for (const [at, pair] of pairs.entries()) {
          const before = pairs[at - 1];
          if (before) expect(pair.left > before.left && pair.right > before.right).toBe(true);
        }
        expect(pairs.length > 0).toBe(links.length > 0);
      },
    ),
  );
});

test("a long pair of articles is aligned in a moment, whatever they share", () => {
  const lines = (from: number) =>
    Array.from(
      { length: 1_000 },
      (_, at) => `The envoy of group ${from + at} met minister ${at % 700} in town ${at % 90}.`,
    );
  const { links } = alignSentences(read(lines(0).join("\n")), read(lines(500).join("\n")));
  expect(links.length).toBeGreaterThan(300);
});

test("linked sentences share one number, counted in the order of the left text; doubtful ones say so", () => {
  const signs = numberedLinks({
    links: [
      { left: 0, right: 2, confidence: 0.9 },
      { left: 1, right: 0, confidence: 0.8 },
      { left: 2, right: 2, confidence: 0.7 },
      { left: 3, right: 1, confidence: 0.3 },
      { left: 3, right: 2, confidence: 0.25 },
    ],
    left: ["told", "told", "told", "doubtful", "alone"],
    right: ["told", "doubtful", "told"],
    aloneness: { left: [0, 0, 0, 0.4, 0.9], right: [0, 0.4, 0] },
  });
  const short = (side: typeof signs.left) =>
    side.map((sign) => (sign ? `${sign.number}${sign.isSure ? "" : "?"}` : null));
  expect(short(signs.left)).toEqual(["1", "2", "1", "3?", null]);
  expect(short(signs.right)).toEqual(["2", "3?", "1"]);
  expect(signs.right[2]?.to.map(({ index }) => index)).toEqual([0, 2, 3]);
});
