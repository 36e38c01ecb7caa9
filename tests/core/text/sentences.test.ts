import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isGraphemeBoundary } from "@/core/text/grapheme";
import { blocksOf, plainTextToMarkup } from "@/core/text/markup";
import {
  nextWordEnd,
  previousWordStart,
  sentenceAt,
  sentencesOf,
  wordAt,
  wordsOf,
} from "@/core/text/sentences";
import { mixedText, readArticle } from "./text-arbitrary";

const whole = (text: string) => ({ start: 0, end: text.length });
const sentences = (text: string) =>
  sentencesOf(text, whole(text), "en").map(({ start, end }) => text.slice(start, end));
const words = (text: string) =>
  wordsOf(text, whole(text), "en").map(({ start, end }) => text.slice(start, end));

describe("sentences", () => {
  test.each([
    ["He met Gen. Keith Kellogg in St. Petersburg. Mr. Smith left.", 2],
    ["The U.S. President spoke. The U.S. has failed. He left the U.S. The talks went on.", 4],
    ["J. R. R. Tolkien and George W. Bush wrote. They met.", 2],
    ["It was Plan B. Then they waited.", 2],
    ["At 5 p.m. Monday it ended. At 6 p.m. The doors shut.", 3],
    ["See No. 10 and pp. 3–5. No. They said no.", 3],
    ["“Vladimir, STOP!” and calling for a ceasefire. Next.", 2],
    ["“Is it?” he asked. “It is.” She left.", 3],
    ["“Is it over?” President Trump asked. “STOP!” Gen. Keith Kellogg wrote. “Why?” Trump left.", 4],
    ['"We won." Then he left. (He came back.) Gone.', 4],
    ["« Oui. » Elle part.", 2],
    ["One line\nanother St.\nPetersburg", 3],
    ["Wait … what? Yes!", 2],
  ])("%s", (text, count) => {
    expect(sentences(text)).toHaveLength(count);
  });

  test("a closing quotation mark stays with the sentence that it closes", () => {
    expect(sentences('He said, "We won." Then left.')).toEqual(['He said, "We won."', "Then left."]);
    expect(sentences("He said, “We won.” Then left.")).toEqual(["He said, “We won.”", "Then left."]);
    expect(sentences("« Oui. » Elle part.")).toEqual(["« Oui. »", "Elle part."]);
  });

  test("an opening quotation mark goes with the sentence that it opens", () => {
    expect(sentences('It rained. "Go," he said.')).toEqual(["It rained.", '"Go," he said.']);
  });

  test.each([
    [
      "zh",
      "他走了。“我不会接受。”《和平》失败了。（他没有来。）",
      "他走了。|“我不会接受。”|《和平》失败了。|（他没有来。）",
    ],
    [
      "ja",
      "彼は去った。「戻らない。」と言った。『本』だ。",
      "彼は去った。|「戻らない。」と言った。|『本』だ。",
    ],
    ["ar", "ثم غادر.«نعم» قال.", "ثم غادر.|«نعم» قال."],
    ["en", "He left.“No,” she said. (“What?”) [Gone.]", "He left.|“No,” she said.|(“What?”)|[Gone.]"],
    ["de", "„Wir gehen.“ Er ging. »Ja.« Dann nicht.", "„Wir gehen.“|Er ging.|»Ja.«|Dann nicht."],
    ["fr", "« Non ! » « Oui. » Fin.", "« Non ! »|« Oui. »|Fin."],
  ])("in %s an opening mark without a blank before it opens the next one: %s", (locale, text, expected) => {
    const found = sentencesOf(text, whole(text), locale);
    expect(found.map(({ start, end }) => text.slice(start, end)).join("|")).toBe(expected);
  });

  test("a reference clings to its sentence, and a number that only counts is none", () => {
    expect(sentences("It ended.[1][2] And now?[citation needed] Next [sic] one.")).toEqual([
      "It ended.[1][2]",
      "And now?[citation needed]",
      "Next [sic] one.",
    ]);
    expect(sentences("1. One is. Two is.\n12. Three is.")).toEqual([
      "1. One is.",
      "Two is.",
      "12. Three is.",
    ]);
    expect(sentences("Am 3. Oktober kam Dr. Müller. Es waren 3. Okay.")).toHaveLength(3);
  });

  test.each([
    ["000_93302495e99e7427" as const, 25, 15],
    ["002_c56046286071264e" as const, 18, 11],
  ])("article %s has the sentences that a reader counts, none across paragraphs", (name, count, lines) => {
    const text = readArticle(name);
    const found = sentences(text);
    expect(found).toHaveLength(count);
    expect(found.every((sentence) => !sentence.includes("\n"))).toBe(true);
    expect(text.split("\n").filter(Boolean)).toHaveLength(lines);
    expect(found.filter((sentence) => !/[.!?:”"]$/.test(sentence))).toEqual([]);
  });

  test("cover all but white space, in order, on grapheme boundaries, wherever the range is", () => {
    fc.assert(
      fc.property(mixedText, mixedText, (before, text) => {
        const all = before + text;
        fc.pre(isGraphemeBoundary(all, before.length));
        const found = sentencesOf(all, { start: before.length, end: all.length }, "en");
        let at = before.length;
        for (const { start, end } of found) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(isGraphemeBoundary(all, start) && isGraphemeBoundary(all, end)).toBe(true);
          expect(all.slice(at, start).trim()).toBe("");
          at = end;
        }
        expect(all.slice(at).trim()).toBe("");
      }),
    );
  });

  test("the sentence at an offset holds it; in a gap it is the next one, at the end the last", () => {
    const text = "One is. Two is.\n\nThree is.  ";
    const blocks = blocksOf(text, plainTextToMarkup(text));
    const at = (offset: number) => {
      const found = sentenceAt(text, blocks, offset, "en");
      return found && text.slice(found.start, found.end);
    };
    expect([0, 6].map(at)).toEqual(["One is.", "One is."]);
    expect([7, 8, 14].map(at)).toEqual(["Two is.", "Two is.", "Two is."]);
    expect([15, 16, 17, 20].map(at)).toEqual(["Three is.", "Three is.", "Three is.", "Three is."]);
    expect([26, 28, 999].map(at)).toEqual(["Three is.", "Three is.", "Three is."]);
    expect(sentenceAt(" \n ", [], 0, "en")).toBeNull();
  });
});

describe("words", () => {
  test("keep apostrophes of both kinds and leave punctuation out", () => {
    expect(words("Biden’s war – Biden's “war”!")).toEqual(["Biden’s", "war", "Biden's", "war"]);
  });

  test("are found without spaces in Chinese and Thai", () => {
    expect(words("我们爱和平").length).toBeGreaterThan(1);
    expect(words("สันติภาพถาวร").length).toBeGreaterThan(1);
  });

  test("the word at a caret is the one that holds it, or the one that ends there", () => {
    const text = "peace, deal";
    const at = (offset: number) => {
      const found = wordAt(text, offset, "en");
      return found && text.slice(found.start, found.end);
    };
    expect([0, 4, 5, 6, 7, 11].map(at)).toEqual(["peace", "peace", "peace", null, "deal", "deal"]);
  });

  test("stepping forward and back visits every word of an article once", () => {
    const text = readArticle("002_c56046286071264e");
    const all = wordsOf(text, whole(text), "en");
    const ends: number[] = [];
    for (let at = nextWordEnd(text, 0, "en"); at < text.length; at = nextWordEnd(text, at, "en")) {
      ends.push(at);
    }
    expect(ends).toEqual(all.map(({ end }) => end));
    const starts: number[] = [];
    for (let at = text.length; at > 0; ) {
      at = previousWordStart(text, at, "en");
      starts.unshift(at);
    }
    expect(starts).toEqual(all.map(({ start }) => start));
  });

  test("stepping agrees with the list of words from any offset of any text", () => {
    fc.assert(
      fc.property(mixedText, fc.nat(80), (text, from) => {
        const offset = Math.min(from, text.length);
        const perLine = text.split("\n").reduce<{ at: number; found: { start: number; end: number }[] }>(
          ({ at, found }, line) => ({
            at: at + line.length + 1,
            found: [...found, ...wordsOf(text, { start: at, end: at + line.length }, "en")],
          }),
          { at: 0, found: [] },
        ).found;
        expect(nextWordEnd(text, offset, "en")).toBe(
          perLine.find(({ end }) => end > offset)?.end ?? text.length,
        );
        expect(previousWordStart(text, offset, "en")).toBe(
          perLine.findLast(({ start }) => start < offset)?.start ?? 0,
        );
      }),
      { numRuns: 500 },
    );
  });
});
