import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mergedText, mergeLines } from "@/core/text/merge";

const lines = (text: string) => text.split("").join("\n");
const conflicts = (base: string, mine: string, theirs: string) =>
  mergeLines(base, mine, theirs).filter(({ kind }) => kind === "conflict").length;

describe("putting two people's changes together", () => {
  test("takes each change from whoever made it", () => {
    const parts = mergeLines(lines("abcde"), lines("aBcde"), lines("abcdeF"));
    expect(mergedText(parts, [])).toBe(lines("aBcdeF"));
    expect(parts.every(({ kind }) => kind === "agreed")).toBe(true);
  });

  test("asks where both changed the same lines, and takes what is chosen", () => {
    const parts = mergeLines(lines("abc"), lines("aXc"), lines("aYc"));
    expect(parts.map(({ kind }) => kind)).toEqual(["agreed", "conflict", "agreed"]);
    expect(mergedText(parts, [])).toBe(lines("aXc"));
    expect(mergedText(parts, ["theirs"])).toBe(lines("aYc"));
  });

  test("tells neighbouring paragraphs apart, so that each is whose it was changed by", () => {
    const base = "One word here now.\nTwo words stand here.\nThree words are here.";
    const mine = "One word here today.\nTwo words stood here.\nThree words are here.";
    const theirs = "One word here then.\nTwo words stand here.\nThree words were here.";
    const parts = mergeLines(base, mine, theirs);
    expect(parts.filter(({ kind }) => kind === "conflict")).toHaveLength(1);
    expect(mergedText(parts, ["theirs"])).toBe(
      "One word here then.\nTwo words stood here.\nThree words were here.",
    );
  });

  test("agrees where both did the same", () => {
    expect(conflicts(lines("abc"), lines("aXc"), lines("aXc"))).toBe(0);
  });

  const text = fc
    .array(fc.constantFrom("a", "b", "c", "d", ""), { maxLength: 12 })
    .map((all) => all.join("\n"));

  test("changes of one side alone are that side's text, whatever it is", () => {
    fc.assert(
      fc.property(text, text, (base, changed) => {
        expect(mergedText(mergeLines(base, changed, base), [])).toBe(changed);
        expect(mergedText(mergeLines(base, base, changed), [])).toBe(changed);
        expect(mergedText(mergeLines(base, changed, changed), [])).toBe(changed);
      }),
      { numRuns: 2_000 },
    );
  });

  test("no line of mine is lost while I choose mine, and none of theirs while I choose theirs", () => {
    const linesOf = (one: string) => one.split("\n");
    fc.assert(
      fc.property(text, text, text, (base, mine, theirs) => {
        const parts = mergeLines(base, mine, theirs);
        for (const [choice, side] of [
          ["mine", mine],
          ["theirs", theirs],
        ] as const) {
          const merged = linesOf(mergedText(parts, Array(parts.length).fill(choice)));
          const fresh = linesOf(side).filter((line) => !linesOf(base).includes(line));
          for (const line of fresh) expect(merged).toContain(line);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
