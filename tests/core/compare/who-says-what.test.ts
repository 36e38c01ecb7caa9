import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { distinctiveTerms } from "@/core/compare/distinctive";
import { namedThings } from "@/core/compare/namings";
import { type Quotation, quotationsOf } from "@/core/compare/quotations";
import { shareDifference, shareInterval } from "@/core/compare/shares";
import { speakersOf } from "@/core/compare/speakers";
import { readText } from "@/core/compare/tokens";
import { blocksOf, plainTextToMarkup } from "@/core/text/markup";
import { shippedArticles } from "./gold/shipped-articles";

const read = (text: string) => readText({ text, markup: plainTextToMarkup(text), language: "en" });
const quotes = (text: string) => quotationsOf(text, blocksOf(text, plainTextToMarkup(text)), "en");
const quoted = (text: string, { start, end }: Quotation) => text.slice(start, end);

describe("quotations", () => {
  test("stand between marks of any kind, and a mark left open quotes to the end of its paragraph", () => {
    const text = 'He said “one”, "two", «three» and „four“.\nShe said: “It goes on\nand ends here.”';
    expect(quotes(text).map((one) => quoted(text, one))).toEqual([
      "“one”",
      '"two"',
      "«three»",
      "„four“",
      "“It goes on",
    ]);
  });

  test("stand between single marks too, which are apostrophes elsewhere, and between those of other languages", () => {
    const inner = (text: string) =>
      quotes(text).map((one) => text.slice(one.inner.start, one.inner.end).trim());
    expect(inner("‘I back the ministers’ plan,’ she said. ‘It’s time,’ he added.")).toEqual([
      "I back the ministers’ plan,",
      "It’s time,",
    ]);
    expect(inner("The 'so-called five territories' of the '90s, the Joneses' house, rock 'n' roll")).toEqual([
      "so-called five territories",
    ]);
    expect(inner("’Tis the ministers’ plan; it’s theirs, of the ‘90s")).toEqual([]);
    expect(inner("»Wir gehen«, sagte er, »und zwar jetzt.«")).toEqual(["Wir gehen", "und zwar jetzt."]);
    expect(inner("« Nous partons », dit-il. « Et vite. »")).toEqual(["Nous partons", "Et vite."]);
    expect(inner("”Vi går”, sade han.")).toEqual(["Vi går"]);
    expect(inner("「行くぞ」と彼は言った。")).toEqual(["行くぞ"]);
  });

  test("hold the quotations within them, and are none where a mark is an inch", () => {
    const inner = (text: string) => quotes(text).map((one) => text.slice(one.inner.start, one.inner.end));
    expect(inner("“He told me ‘no’ twice,” she said.")).toEqual(["He told me ‘no’ twice,"]);
    expect(inner('He wrote: "I am "not" here", and left.')).toEqual(['I am "not" here']);
    expect(inner("“A “word” of it” and “more”")).toEqual(["A “word” of it", "more"]);
    expect(inner("„Er sagte ‚nein‘ zu mir“, so sie.")).toEqual(["Er sagte ‚nein‘ zu mir"]);
    expect(inner('A 5" pipe and a 6" pipe.')).toEqual([]);
  });

  test("are speech, a phrase of the article's own sentence, or the title of a work", () => {
    const text =
      'On "60 Minutes" he spoke of a “deal of sorts” and cried, “Vladimir, STOP!” It was “the first raise in six years.”';
    expect(quotes(text).map(({ kind }) => kind)).toEqual(["title", "phrase", "speech", "speech"]);
  });

  test("are in order, disjoint and inside of the text, whatever stands there", () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom(..."“”\"a \n«»’‘'„‚s.", "👍🏽"),
        }),
        (text) => {
          let end = 0;
          for (const one of quotes(text)) {
            expect(one.start).toBeGreaterThanOrEqual(end);
            expect(one.end).toBeGreaterThan(one.start);
            end = one.end;
          }
          expect(end).toBeLessThanOrEqual(text.length);
        },
      ),
    );
  });
});

describe("speakers", () => {
  test("of the first article that ships are those whom a person finds", () => {
    const { left } = shippedArticles;
    const { speakers, unattributed } = speakersOf(left);
    expect(speakers.map(({ name, quotedWords }) => [name, quotedWords])).toEqual([
      ["Zelensky", 60],
      ["Steve Witkoff", 40],
      ["Trump", 2],
      ["Keith Kellogg", 0],
      ["Kremlin", 0],
      ["Dmitry Peskov", 0],
      ["New York Post", 0],
    ]);
    expect(unattributed).toEqual([]);
  });

  test("of the second one too, and the “five territories” are nobody's words but the article's", () => {
    const { right } = shippedArticles;
    const { speakers, unattributed } = speakersOf(right);
    const forms = (name: string) =>
      speakers.find((one) => one.name === name)?.sayings.map(({ form, attitude }) => `${form}: ${attitude}`);
    expect(forms("Volodymyr Zelensky")).toEqual([
      "acknowledged: conceding",
      "said: neutral",
      "voicing: neutral",
      "accused: neutral",
    ]);
    expect(forms("Russia")).toEqual(["claims: doubting"]);
    expect(unattributed.map((one) => quoted(right.text, one))).toEqual(["“five territories”"]);
  });

  test("take what readers coded a verb as beside what the verb itself says", () => {
    const text = "“We will win,” Brandt claimed on Tuesday.";
    const start = text.indexOf("claimed");
    const coded = (attitude: "neutral" | "doubting") => ({ start, end: start + 7, attitude });
    const [brandt] = speakersOf(read(text), [coded("neutral"), coded("neutral"), coded("doubting")]).speakers;
    expect(brandt?.sayings).toMatchObject([
      { form: "claimed", attitude: "doubting", readers: { attitude: "neutral", count: 2 } },
    ]);
  });

  test("speak with what readers marked as a saying, where no verb of ours stands", () => {
    const text =
      "Okafor met Brandt, who was adamant that it was over. Her aide would have it that “all is lost.”";
    const mark = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
    const coded = [
      { ...mark("was adamant"), attitude: "doubting" as const },
      { ...mark("adamant that"), attitude: "doubting" as const },
      { ...mark("is lost"), attitude: "neutral" as const },
    ];
    const { speakers } = speakersOf(read(text), coded);
    expect(speakers.map(({ name, sayings }) => [name, sayings])).toEqual([
      [
        "Brandt",
        [
          {
            form: "was adamant that",
            at: mark("was adamant that"),
            attitude: null,
            readers: { attitude: "doubting", count: 2 },
          },
        ],
      ],
    ]);
    expect(speakersOf(read(text)).speakers).toEqual([]);
    const [appeal] = speakersOf(read("It came after Okafor issued an appeal to Brandt."), [
      { start: 21, end: 47, attitude: "neutral" },
    ]).speakers;
    expect(appeal).toMatchObject({ name: "Okafor", sayings: [{ form: "issued an appeal to Brandt" }] });
  });

  test("speak over several paragraphs, whether they are named before the first or behind the last", () => {
    const texts = [
      "Brandt said: “We are ready.\n“We will go on.\n“And win.”",
      "“We are ready.\n“We will go on.\n“And win,” Brandt said.",
    ];
    for (const text of texts) {
      const { speakers, unattributed } = speakersOf(read(text));
      expect(speakers.map(({ name, quotedWords }) => [name, quotedWords])).toEqual([["Brandt", 9]]);
      expect(unattributed).toEqual([]);
    }
  });

  test("are not made of nouns, of claimed responsibility, or of names behind a preposition", () => {
    const names = (text: string) => speakersOf(read(text)).speakers.map(({ name }) => name);
    expect(names("The union’s claims were new, and Kyiv has not claimed responsibility.")).toEqual([]);
    expect(names("Nobody said so. Everyone spoke of it.")).toEqual([]);
    expect(names("In Berlin, Okafor said that it was over.")).toEqual(["Okafor"]);
    expect(names("Okafor met Brandt. He acknowledged that it was late.")).toEqual(["Okafor"]);
  });
});

describe("names for the same thing", () => {
  test("of the two articles that ship begin with the five territories and the war", () => {
    const { left, right } = shippedArticles;
    const [territories, war] = namedThings(left, right);
    const ways = (side: "left" | "right") =>
      territories?.[side].map(({ words, marks }) => [words, ...marks].join(" + "));
    expect(ways("left")).toContain("five territories");
    expect(ways("left")).toContain("so-called five territories + so-called");
    expect(ways("right")).toContain("“five territories” + quoted + claimed");
    expect(ways("right")).toContain("Russian-held territories");
    expect(war?.left).toContainEqual(
      expect.objectContaining({ words: '"Biden\'s war"', marks: ["owned", "quoted"] }),
    );
  });

  test("are told where they stand, word for word", () => {
    const { left, right } = shippedArticles;
    for (const thing of namedThings(left, right)) {
      for (const [text, namings] of [
        [left.text, thing.left],
        [right.text, thing.right],
      ] as const) {
        for (const { words, places } of namings)
          for (const { start, end } of places)
            expect(text.slice(start, end).toLowerCase()).toBe(words.toLowerCase());
      }
    }
  });
});

describe("distinctive words", () => {
  test("turn their signs when the texts are swapped, and count what is there", () => {
    const { left, right } = shippedArticles;
    const there = new Map(distinctiveTerms(left, right).map((one) => [one.term, one]));
    const back = distinctiveTerms(right, left);
    expect(back).toHaveLength(there.size);
    for (const one of back) {
      expect(there.get(one.term)?.score).toBeCloseTo(-one.score, 10);
      expect([there.get(one.term)?.right, there.get(one.term)?.left]).toEqual([one.left, one.right]);
    }
    expect(there.get("U.S.")).toMatchObject({ left: 0, right: 6 });
    expect(there.get("conflict")).toMatchObject({ left: 4, right: 0 });
  });

  test("of a text and itself are none", () => {
    const { left } = shippedArticles;
    expect(distinctiveTerms(left, left).every(({ score }) => Math.abs(score) < 1e-9)).toBe(true);
  });
});

describe("differences of shares", () => {
  test("have the intervals of Newcombe's paper (1998, table II, method 10)", () => {
    const difference = (a: number, m: number, b: number, n: number) =>
      shareDifference({ count: a, of: m }, { count: b, of: n });
    expect(difference(56, 70, 48, 80)).toMatchObject({
      low: expect.closeTo(0.0524, 4),
      high: expect.closeTo(0.3339, 4),
    });
    expect(difference(9, 10, 3, 10)).toMatchObject({
      low: expect.closeTo(0.1705, 4),
      high: expect.closeTo(0.809, 4),
    });
    expect(difference(0, 10, 0, 20)).toMatchObject({
      low: expect.closeTo(-0.1611, 4),
      high: expect.closeTo(0.2775, 4),
    });
    expect(difference(10, 10, 0, 10)?.high).toBe(1);
  });

  test("are none where there is nothing to count, and always hold their own figure", () => {
    expect(shareInterval(0, 0)).toBeNull();
    expect(shareDifference({ count: 0, of: 0 }, { count: 1, of: 2 })).toBeNull();
    fc.assert(
      fc.property(fc.nat(50), fc.nat(50), fc.nat(50), fc.nat(50), (a, b, c, d) => {
        const found = shareDifference({ count: a, of: a + b + 1 }, { count: c, of: c + d + 1 });
        expect(found && found.low <= found.difference && found.difference <= found.high).toBe(true);
      }),
    );
  });
});
