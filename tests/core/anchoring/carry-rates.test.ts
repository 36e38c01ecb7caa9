import { beforeAll, describe, expect, test } from "vitest";
import { carryAnchors } from "@/core/anchoring/carry";
import { EDIT_KINDS, editCase } from "./edit-cases";
import { type Score, score } from "./edit-score";

/** Cases of every kind; their seeds are fixed, so that a failure names cases that can be run again. */
const CASES_PER_KIND = 150;

type Outcome = { seed: number; kind: string; score: Score };

let outcomes: Outcome[] = [];

beforeAll(() => {
  outcomes = EDIT_KINDS.flatMap((kind, at) =>
    Array.from({ length: CASES_PER_KIND }, (_, index) => {
      const seed = 1_000_000 + at * 10_000 + index;
      const edited = editCase(seed, kind);
      const [answer] = carryAnchors(edited.oldText, edited.newText, [edited.range]);
      if (answer === undefined) throw new Error("no answer");
      return { seed, kind, score: score(edited, answer) };
    }),
  );
}, 600_000);

const percent = (wanted: readonly Score[], among = outcomes) =>
  (100 * among.filter((outcome) => wanted.includes(outcome.score)).length) / among.length;
const seedsOf = (wanted: readonly Score[]) =>
  outcomes.filter((outcome) => wanted.includes(outcome.score)).map(({ seed, kind }) => `${seed} ${kind}`);

describe(`over ${EDIT_KINDS.length * CASES_PER_KIND} scripted edits with known truth`, () => {
  test("at least 98.5 % of the quotes are right", () => {
    expect(percent(["right"]), seedsOf(["lost"]).join("\n")).toBeGreaterThanOrEqual(98.5);
  });

  test("at most 0.2 % are shown at a wrong place", () => {
    const wrong = ["wrong, for review", "silently wrong"] as const;
    expect(percent(wrong), seedsOf(wrong).join("\n")).toBeLessThanOrEqual(0.2);
  });

  test("at most 0.04 % are anchored on other words without a question", () => {
    expect(percent(["silently wrong"]), seedsOf(["silently wrong"]).join("\n")).toBeLessThanOrEqual(0.04);
  });

  test("at most 0.5 % are sent to review for nothing", () => {
    expect(percent(["needless review"]), seedsOf(["needless review"]).join("\n")).toBeLessThanOrEqual(0.5);
  });

  test("no kind of edit is handled badly", () => {
    for (const kind of EDIT_KINDS) {
      const among = outcomes.filter((outcome) => outcome.kind === kind);
      expect(percent(["right"], among), kind).toBeGreaterThanOrEqual(90);
      expect(percent(["silently wrong"], among), kind).toBeLessThanOrEqual(1);
    }
  });
});
