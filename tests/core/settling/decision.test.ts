import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DecidedUse, decisionFault, mergedAround, outcomeOf, unionOf } from "@/core/settling/decision";
import { findWords, longestRun } from "@/core/settling/find-words";
import { agreedChoices, sourcesOf, withOpenChoices } from "@/core/settling/open-passage";
import { overlaps } from "@/core/text/range";

const use = (start: number, end: number, codeId = "fear", annotationId = `${start}-${end}`): DecidedUse => ({
  annotationId,
  codeId,
  start,
  end,
});
const uses = fc.array(
  fc
    .record({
      start: fc.nat(40),
      size: fc.integer({ min: 1, max: 9 }),
      codeId: fc.constantFrom("fear", "doubt"),
    })
    .map(({ start, size, codeId }) => use(start, start + size, codeId)),
  { minLength: 1, maxLength: 8 },
);

describe("a decision", () => {
  it("accepts only what somebody marked, with that code", () => {
    const sources = [use(0, 5), use(2, 8, "doubt")];
    const accept = (start: number, end: number, codeId: string) =>
      decisionFault({ how: "accepted", codeId, start, end, sources });
    expect(accept(0, 5, "fear")).toBeNull();
    expect(accept(0, 5, "doubt")).toBe("place");
    expect(accept(0, 6, "fear")).toBe("place");
    expect(accept(0, 5, "label")).toBe("code");
    expect(accept(20, 25, "fear")).toBe("elsewhere");
  });

  it("merges passages of one code that hang together, and is the union of them", () => {
    const sources = [use(0, 5), use(4, 9), use(20, 25), use(3, 12, "doubt")];
    const merge = (start: number, end: number, from = sources) =>
      decisionFault({ how: "merged", codeId: "fear", start, end, sources: from });
    expect(merge(0, 9)).toBeNull();
    expect(merge(0, 25)).toBe("place");
    expect(merge(0, 5, [use(0, 5)])).toBe("nothing-to-merge");
    fc.assert(
      fc.property(uses, (all) => {
        for (const one of all) {
          const merged = mergedAround(all, one.codeId, one);
          if (!merged) throw new Error("It hangs together with itself.");
          const inside = all.filter((other) => other.codeId === one.codeId && overlaps(other, merged));
          expect(merged).toEqual(unionOf(inside));
        }
      }),
    );
  });

  it("takes another boundary only where somebody marked something with that code, and another code only on what is marked", () => {
    const sources = [use(0, 5), use(2, 8, "doubt")];
    const decide = (how: "boundary" | "code" | "rejected", start: number, end: number, codeId: string) =>
      decisionFault({ how, codeId, start, end, sources });
    expect(decide("boundary", 1, 12, "fear")).toBeNull();
    expect(decide("boundary", 1, 12, "label")).toBe("code");
    expect(decide("boundary", 30, 40, "fear")).toBe("elsewhere");
    expect(decide("code", 2, 8, "label")).toBeNull();
    expect(decide("code", 2, 7, "label")).toBe("place");
    expect(decide("rejected", 0, 8, "fear")).toBeNull();
    expect(decide("rejected", 0, 5, "fear")).toBe("place");
  });
});

describe("an open passage", () => {
  const by = (...people: string[]) =>
    people.map((personId) => ({ annotationId: `of ${personId}`, personId }));
  const passage = {
    start: 0,
    end: 9,
    kind: "boundary" as const,
    marked: ["ann", "ben", "cem"],
    silent: [],
    choices: [
      { start: 0, end: 9, code: "fear", uses: by("ann") },
      { start: 0, end: 5, code: "fear", uses: by("ben", "cem") },
    ],
  };

  it("offers first what most chose, without what is decided", () => {
    const places = (decided: { annotationId: string; codeId: string }[]) =>
      withOpenChoices([passage], decided)[0]?.open.map(({ end, uses }) => [end, uses.length]);
    expect(places([])).toEqual([
      [5, 2],
      [9, 1],
    ]);
    expect(places([{ annotationId: "of ben", codeId: "fear" }])).toEqual([
      [9, 1],
      [5, 1],
    ]);
    expect(places([{ annotationId: "of ann", codeId: "fear" }])).toEqual([[5, 2]]);
    expect(places([{ annotationId: "of ann", codeId: "doubt" }])).toHaveLength(2);
  });

  it("is settled in bulk only where all have it alike and all of it is open", () => {
    const alike = {
      ...passage,
      kind: "agree" as const,
      choices: [{ start: 0, end: 9, code: "fear", uses: by("ann", "ben") }],
      marked: ["ann", "ben"],
    };
    const agreed = (decided: { annotationId: string; codeId: string }[]) =>
      agreedChoices(withOpenChoices([passage, alike], decided));
    expect(agreed([])).toHaveLength(1);
    expect(agreed([{ annotationId: "of ben", codeId: "fear" }])).toHaveLength(0);
    expect(sourcesOf(agreed([])).map(({ annotationId }) => annotationId)).toEqual(["of ann", "of ben"]);
  });
});

describe("votes", () => {
  it("settle with so many for it, turn down with so many against it, and else stay open", () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 9 }), fc.integer({ min: 1, max: 5 }), (all, needed) => {
        const outcome = outcomeOf(
          all.map((isFor) => ({ isFor })),
          needed,
        );
        const inFavour = all.filter(Boolean).length;
        expect(outcome === "settled").toBe(inFavour >= needed);
        if (outcome === "open") expect(all.length - inFavour).toBeLessThan(needed);
      }),
    );
  });
});

describe("the place of a passage whose words are gone", () => {
  const TEXT = "He called it “Biden's war”. It is not Biden’s war, he said — it’s a war\nlike any other.";

  it("is looked for as a search compares words, each place once and in order", () => {
    const found = findWords(TEXT, " BIDEN'S   war ");
    expect(found.map(({ start, end }) => TEXT.slice(start, end))).toEqual(["Biden's war", "Biden’s war"]);
    expect(findWords(TEXT, "war like").map(({ start, end }) => TEXT.slice(start, end))).toEqual([
      "war\nlike",
    ]);
    expect([findWords(TEXT, ""), findWords(TEXT, " \n"), findWords(TEXT, "peace")]).toEqual([[], [], []]);
    expect(findWords("a ".repeat(50), "a")).toHaveLength(8);
  });

  it("is guessed from the longest run of its words that is left", () => {
    expect(longestRun(TEXT, "so he called it “Putin's war”")).toBe("he called it");
    expect(longestRun(TEXT, "(“war!”)")).toBe("war");
    expect(longestRun(TEXT, "wa he")).toBe("he");
    expect([longestRun(TEXT, "…"), longestRun(TEXT, ""), longestRun("", "war")]).toEqual(["", "", ""]);
  });

  it("is found where it is guessed, whatever the words", () => {
    const words = fc.array(fc.constantFrom("war", "Biden’s", "“so-called”", "é", "it,", "—", "x"), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(words, words, (text, gone) => {
        const run = longestRun(text.join(" "), gone.join(" "));
        if (run !== "") expect(findWords(text.join(" "), run)).not.toEqual([]);
        if (gone.some((one) => text.includes(one) && /\p{L}/u.test(one))) expect(run).not.toBe("");
      }),
    );
  });
});
