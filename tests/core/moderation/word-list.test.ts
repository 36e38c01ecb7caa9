import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findPhrases, foldPhrase, toWordList, type WatchedPhrase } from "@/core/moderation/word-list";

const list = (...phrases: string[]) =>
  toWordList(phrases.map((phrase): WatchedPhrase => ({ phrase, effect: "hold" })));
const found = (phrases: string[], text: string) =>
  findPhrases(list(...phrases), text).flatMap(({ found }) => found.map((one) => one.text));

describe("watched words", () => {
  test.each([
    ["in capitals", "What a SCAM this is", "SCAM"],
    ["in Cyrillic letters", "what a sсаm this is", "sсаm"],
    ["in full width", "what a ｓｃａｍ this is", "ｓｃａｍ"],
    ["in mathematical letters", "what a 𝖘𝖈𝖆𝖒 this is", "𝖘𝖈𝖆𝖒"],
    ["in squares", "what a 🆂🅲🅰🅼 this is", "🆂🅲🅰🅼"],
    ["with accents", "what a šçâm this is", "šçâm"],
    ["with piled-up marks", "what a s̷c̷a̷m̷ this is", "s̷c̷a̷m̷"],
    ["with zero-width characters", "what a s\u200bc\u00ada\u2060m this is", "s\u200bc\u00ada\u2060m"],
    ["with a digit for a letter", "what a sc4m this is", "sc4m"],
    ["with signs for letters", "what a $c@m this is", "$c@m"],
    ["letter by letter", "what a s c a m this is", "s c a m"],
    ["dotted", "what a s.c.a.m this is", "s.c.a.m"],
    ["before punctuation", "scam!", "scam"],
    ["in quotes", "“scam”", "scam"],
  ])("are found %s", (_how, text, words) => {
    expect(found(["scam"], text)).toEqual([words]);
  });

  test.each(["scampi for lunch", "a scan", "s cam", "I am", "landscam", "scam_"])(
    "are whole words: not in “%s” unless it is one",
    (text) => {
      expect(found(["scam"], text)).toEqual(text === "scam_" ? ["scam"] : []);
    },
  );

  test("tell a one that is an i from one that is an l", () => {
    expect(found(["mail"], "the mall")).toEqual([]);
    expect(found(["mail"], "the ma1l")).toEqual(["ma1l"]);
    expect(found(["mall"], "the ma1l")).toEqual(["ma1l"]);
  });

  test("stand open at an end that has a star", () => {
    expect(found(["scam*"], "scammers scam; landscam")).toEqual(["scammers", "scam"]);
    expect(found(["scam*"], "a s-c-a-m-m-e-r, or s c a m here")).toEqual(["s-c-a-m-m-e-r", "s c a m"]);
    expect(found(["*scam"], "landscam, scampi")).toEqual(["scam"]);
    expect(found(["*scam*"], "landscamper")).toEqual(["scamper"]);
  });

  test("may be several, with anything between them that parts words", () => {
    expect(found(["go home"], "So GO -- home, all of you")).toEqual(["GO -- home"]);
    expect(found(["go home"], "gohome")).toEqual([]);
  });

  test("are one where they differ only in dress", () => {
    expect(foldPhrase("  Sсam ")).toBe("scam");
    expect(foldPhrase("*SCÂM*")).toBe("*scam*");
    expect(foldPhrase("!?")).toBe("");
  });

  test("are found where they stand: every place is a stretch of the text that is the phrase again", () => {
    const word = fc.stringMatching(/^[a-z]{3,8}$/);
    fc.assert(
      fc.property(fc.array(word, { maxLength: 20 }), word, fc.nat(20), (around, planted, at) => {
        const place = Math.min(at, around.length);
        const text = [...around.slice(0, place), planted.toUpperCase(), ...around.slice(place)].join(", ");
        const places = findPhrases(list(planted), text).flatMap((one) => one.found);
        expect(places.map((one) => one.start)).toContain(
          around.slice(0, place).join(", ").length + (place ? 2 : 0),
        );
        for (const one of places) {
          expect(text.slice(one.start, one.end)).toBe(one.text);
          expect(foldPhrase(one.text)).toBe(foldPhrase(planted));
        }
      }),
    );
  });

  test("cost what the text costs, not what the list is long", () => {
    const text =
      "The minister said on Friday that talks would resume, and nobody believed a word of it. ".repeat(200);
    const steps = (count: number) => {
      const cost = { steps: 0 };
      const entries = Array.from({ length: count }, (_, n) => ({
        phrase: `w${n.toString(26).replaceAll(/\d/g, (digit) => "qwertyuiop"[Number(digit)] ?? "")}z`,
        effect: "hold" as const,
      }));
      findPhrases(toWordList(entries), text, cost);
      return cost.steps;
    };
    expect(steps(10_000)).toBeLessThan(2 * steps(100));
    expect(steps(10_000)).toBeLessThan(text.length);
  });

  test("never throw and stay bounded, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
        const cost = { steps: 0 };
        findPhrases(list("il*", "*lil*", "a b c", "111"), text, cost);
        expect(cost.steps).toBeLessThan(40 * (text.length + 1));
      }),
    );
  });
});
