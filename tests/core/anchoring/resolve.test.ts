import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkRange, describeRange } from "@/core/anchoring/quote";
import { QuoteFinder, type Resolved, resolveQuote } from "@/core/anchoring/resolve";
import { isGraphemeBoundary } from "@/core/text/grapheme";
import { mixedText, readArticle, textWithRange } from "../text/text-arbitrary";
import { Chance } from "./edit-random";

const ARTICLE = readArticle("000_93302495e99e7427");

/** Resolves a quote and marks the answer in the text. */
function found(text: string, exact: string, prefix = "", suffix = "", hint?: number): [string, string] {
  const range = hint === undefined ? null : { start: hint, end: hint + exact.length };
  const answer: Resolved = resolveQuote(text, { exact, prefix, suffix }, range);
  if (answer.status === "orphan") return ["orphan", text];
  return [
    answer.status,
    `${text.slice(0, answer.start)}[${text.slice(answer.start, answer.end)}]${text.slice(answer.end)}`,
  ];
}

describe("a quote is anchored", () => {
  test.each([
    [
      "with its context",
      "the war and [the peace] and the rest",
      "the peace",
      "the war and ",
      " and the rest",
    ],
    [
      "at the one of many places that has its context",
      "a war, [the war], my war",
      "the war",
      "a war, ",
      ", my war",
    ],
    [
      "through other quotation marks, dashes and blanks",
      "it was “[Biden’s war – his own]” then",
      "Biden's war --  his own",
      'it was "',
      '" then',
    ],
    [
      "through ligatures and normal forms",
      "at the [oﬃce caf\u00E9] door",
      "office cafe\u0301",
      "at the ",
      " door",
    ],
    [
      "when it is long and stands once, though its context changed half",
      "he says [one long and winding sentence] again",
      "one long and winding sentence",
      "he said ",
      " again",
    ],
  ])("%s", (_, marked, exact, prefix, suffix) => {
    expect(found(marked.replace(/[[\]]/g, ""), exact, prefix, suffix)).toEqual(["anchored", marked]);
  });

  test("without context only where its position agrees, or where it is long and stands once", () => {
    expect(found("one war, two wars, one war", "one war", "", "", 19)).toEqual([
      "anchored",
      "one war, two wars, [one war]",
    ]);
    expect(found("here is one long and winding sentence", "one long and winding sentence")[0]).toBe(
      "anchored",
    );
    expect(found("one war, two wars, one war", "one war")[0]).not.toBe("anchored");
  });

  test("equal places with equal context are told apart by the position", () => {
    const text = "so it is said. so it is said. so it is said.";
    expect(found(text, "it is", "so ", " said.", 18)).toEqual([
      "anchored",
      "so it is said. so [it is] said. so it is said.",
    ]);
    expect(found(text, "it is", "so ", " said.")[0]).toBe("review");
  });

  test("in the text that it was taken from, wherever it stands in an article", () => {
    const finder = new QuoteFinder(ARTICLE);
    const chance = new Chance(1);
    for (let tries = 0; tries < 300; tries++) {
      const start = chance.below(ARTICLE.length - 60);
      const range = { start, end: start + chance.between(1, 60) };
      if (checkRange(ARTICLE, range) !== null || /^\s|\s$/.test(ARTICLE.slice(range.start, range.end)))
        continue;
      expect(finder.resolve(describeRange(ARTICLE, range))).toEqual({
        status: "anchored",
        ...range,
        why: "found",
      });
    }
  });
});

describe("a person is asked", () => {
  test("where the words were edited", () => {
    const text = ARTICLE.replace(
      "significant effort to end the three-year conflict",
      "serious attempt to end the three-year conflict",
    );
    const start = ARTICLE.indexOf("a significant effort to end");
    const quote = describeRange(ARTICLE, {
      start,
      end: start + "a significant effort to end the three-year conflict".length,
    });
    const answer = resolveQuote(text, quote);
    expect(answer).toMatchObject({ status: "review", why: "edited" });
    expect(text.slice(answer.start ?? 0, answer.end ?? 0)).toBe(
      "a serious attempt to end the three-year conflict",
    );
  });

  test("where a whole sentence stands in other surroundings", () => {
    const exact = "Here is a rather long sentence that nobody would write twice by chance.";
    expect(
      found(
        `First of all. ${exact} Last of all.`,
        exact,
        "It had other words before it. ",
        " And others behind it.",
      )[0],
    ).toBe("review");
  });

  test("where a text says the same again and again, however well the words around agree", () => {
    const line = (name: string, hour: number) =>
      `Police were called to ${name} at ${hour} p.m. and left again. No one was hurt.`;
    const text = ["Elm Road", "Oak Road", "Elm Road", "Ash Road"]
      .map((name, at) => line(name, at))
      .join("\n");
    // Its own line is gone from the text; another one says the same but for the hour.
    expect(found(text, "called to Ash Road", "Police were ", " at 4 p.m. and left again.")[0]).not.toBe(
      "anchored",
    );
  });
});

describe("a quote is an orphan", () => {
  test.each([
    ["that does not stand in the text", "peace at last", "war without end", "and so ", " it went"],
    [
      "whose words stand only in other surroundings",
      "my war is over",
      "war",
      "characterizing it as Biden's ",
      " on Truth Social",
    ],
    [
      "whose words, long as they are, stand within another sentence",
      "the mayor said that the peace deal would end the three-year conflict by June, but nobody believed it",
      "the peace deal would end the three-year conflict",
      "It was not until Friday that ",
      " between both of them.",
    ],
    ["that stands only within another word", "a postwar plan", "war", "", ""],
    ["of one letter whose context does not join it", "cats and dogs", "a", "xy", "zz"],
    ["without context that stands in many places", "the a the b the c the d the e", "the", "", ""],
    ["that is blank", "some text", "  ", "some", "text"],
  ])("%s", (_, text, exact, prefix, suffix) => {
    expect(found(text, exact, prefix, suffix)[0]).toBe("orphan");
  });

  test("in a text that its article is not", () => {
    const start = ARTICLE.indexOf("Biden's war");
    const quote = describeRange(ARTICLE, { start, end: start + 11 });
    expect(resolveQuote(readArticle("002_c56046286071264e"), quote).status).toBe("orphan");
  });
});

test("the position decides nothing against the quote", () => {
  const text = "first the war here, then a peace there";
  expect(found(text, "a peace", "then ", " there", 6)).toEqual([
    "anchored",
    "first the war here, then [a peace] there",
  ]);
});

test("no answer splits a grapheme or leaves the text, for any quote in any text", () => {
  fc.assert(
    fc.property(mixedText, textWithRange, ({ length }, { text, range }) => {
      fc.pre(checkRange(text, range) === null);
      const answer = resolveQuote(text, describeRange(text, range, length % 9));
      if (answer.status === "orphan") return;
      expect(answer.start).toBeLessThan(answer.end);
      expect(isGraphemeBoundary(text, answer.start) && isGraphemeBoundary(text, answer.end)).toBe(true);
    }),
    { numRuns: 500 },
  );
});
