import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { describeRange } from "@/core/anchoring/quote";
import { AppError } from "@/core/errors";
import { snapToGraphemes } from "@/core/text/grapheme";
import { CodePointIndex } from "@/core/web-annotation/code-points";
import { placePassage } from "@/core/web-annotation/placing";

const TEXT =
  "Thumbs went up 👍🏽 in the room, and the family 👨‍👩‍👧‍👦 emoji was sent. Trump called it “Biden’s war” on Truth Social. " +
  "The Kremlin called it a war of others. Nobody called it peace, and nobody sent another emoji.";

const quoteOf = (exact: string, prefix = "", suffix = "") => ({ exact, prefix, suffix });
const passage = (
  quote: ReturnType<typeof quoteOf> | null,
  position: { start: number; end: number } | null,
) => ({
  quote,
  position,
  version: null,
  field: "target.selector",
});
const pointsOf = (exact: string, text = TEXT) => {
  const start = text.indexOf(exact);
  return new CodePointIndex(text).toCodePoints({ start, end: start + exact.length });
};
function refusal(run: () => unknown): string {
  try {
    run();
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === "unprocessable") return thrown.message;
    throw thrown;
  }
  throw new Error("It was not refused.");
}
const wordsAt = ({ range }: ReturnType<typeof placePassage>) => TEXT.slice(range.start, range.end);

describe("a passage is placed", () => {
  test("by its words alone, when they and their surroundings agree", () => {
    const placed = placePassage(
      TEXT,
      passage(quoteOf("emoji was sent", "family 👨‍👩‍👧‍👦 ", ". Trump"), null),
    );
    expect(wordsAt(placed)).toBe("emoji was sent");
    expect(placed.review).toBeNull();
  });

  test("by its words in other typography", () => {
    expect(wordsAt(placePassage(TEXT, passage(quoteOf(`called it "Biden's war" on Truth`), null)))).toBe(
      "called it “Biden’s war” on Truth",
    );
  });

  test("by its words with a question, where the surroundings do not agree", () => {
    const exact = "The Kremlin called it a war of others. Nobody called it peace";
    const placed = placePassage(TEXT, passage(quoteOf(exact, "quite other ", " words"), null));
    expect(wordsAt(placed)).toBe(exact);
    expect(placed.review).toBe("context");
  });

  test("by its place alone, counted in code points", () => {
    expect(wordsAt(placePassage(TEXT, passage(null, pointsOf("“Biden’s war”"))))).toBe("“Biden’s war”");
  });

  test("by both, which tell apart what words alone cannot", () => {
    const second = TEXT.lastIndexOf("emoji");
    const position = new CodePointIndex(TEXT).toCodePoints({ start: second, end: second + 5 });
    expect(placePassage(TEXT, passage(quoteOf("emoji"), position))).toEqual({
      range: { start: second, end: second + 5 },
      review: null,
    });
  });

  test("by what describes it, wherever it is", () => {
    const index = new CodePointIndex(TEXT);
    fc.assert(
      fc.property(fc.nat(TEXT.length), fc.nat(TEXT.length), (a, b) => {
        const range = snapToGraphemes(TEXT, { start: Math.min(a, b), end: Math.max(a, b) });
        fc.pre(TEXT.slice(range.start, range.end).trim() !== "");
        const placed = placePassage(TEXT, passage(describeRange(TEXT, range), index.toCodePoints(range)));
        expect(placed).toEqual({ range, review: null });
      }),
    );
  });
});

describe("a passage is refused, and the answer says why", () => {
  test("when the words stand elsewhere than the offsets", () => {
    const message = refusal(() =>
      placePassage(TEXT, passage(quoteOf("emoji was sent"), pointsOf("“Biden’s war”"))),
    );
    expect(message).toContain("contradict");
    expect(message).toContain("“Biden’s war”");
    expect(message).toContain("emoji was sent");
  });

  test("when the offsets are those of UTF-16", () => {
    const start = TEXT.indexOf("emoji was sent");
    const units = { start, end: start + "emoji was sent".length };
    expect(refusal(() => placePassage(TEXT, passage(quoteOf("emoji was sent"), units)))).toContain(
      "contradict",
    );
  });

  test("when the same words at the offsets have other surroundings", () => {
    const contradicting = quoteOf("emoji", "nobody sent another ", ".");
    expect(refusal(() => placePassage(TEXT, passage(contradicting, pointsOf("emoji"))))).toContain(
      "contradict",
    );
  });

  test.each([
    ["leave the text", { start: 0, end: 10_000 }, "leave the text"],
    ["hold nothing", { start: 5, end: 5 }, "nothing between"],
    ["hold a blank", { start: 6, end: 7 }, "white space"],
    ["part a character", { start: 15, end: 16 }, "part a character"],
  ])("when the offsets %s", (_, position, says) => {
    expect(refusal(() => placePassage(TEXT, passage(null, position)))).toContain(says);
  });

  test("when its words are not in the text", () => {
    expect(refusal(() => placePassage(TEXT, passage(quoteOf("Putin’s peace plan"), null)))).toContain(
      "not in the text",
    );
  });

  test("when its words could be anywhere", () => {
    expect(refusal(() => placePassage(TEXT, passage(quoteOf("called", "xx", "yy"), null)))).toContain(
      "too often",
    );
  });
});
