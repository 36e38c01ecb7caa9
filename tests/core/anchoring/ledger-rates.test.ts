import { beforeAll, describe, expect, test } from "vitest";
import { carryAnchors } from "@/core/anchoring/carry";
import { checkRange, describeRange } from "@/core/anchoring/quote";
import { QuoteFinder } from "@/core/anchoring/resolve";
import { DESK_KINDS, deskCase } from "./desk-cases";
import type { Score } from "./edit-score";
import { scoreTruth } from "./ledger-score";
import { type LedgerCase, letterCase, STROKE_KINDS } from "./letter-edits";

/** Two more generators, with other habits than edit-cases.ts: letters and their provenance, not words. */
const DESK_CASES = 50;
const LETTER_CASES = 50;

type Outcome = { name: string; habit: string; score: Score };
type Outcomes = { desk: Outcome[]; letters: Outcome[] };
const outcomes: Outcomes = { desk: [], letters: [] };
/** The same quotes without their version, by their words and 32 letters on each side. */
const alone: Outcomes = { desk: [], letters: [] };

function scored(edited: LedgerCase): Outcome[] {
  const answers = carryAnchors(
    edited.oldText,
    edited.newText,
    edited.quotes.map(({ range }) => range),
  );
  return edited.quotes.map(({ truth }, at) => {
    const answer = answers[at];
    if (answer === undefined) throw new Error("no answer");
    return {
      name: `${edited.seed} ${edited.kind} #${at}`,
      habit: edited.habit,
      score: scoreTruth(truth, answer),
    };
  });
}

function scoredAlone({ seed, kind, habit, oldText, newText, quotes }: LedgerCase): Outcome[] {
  const finder = new QuoteFinder(newText);
  return quotes
    .filter(({ range }) => checkRange(oldText, range) === null)
    .map(({ range, truth }, at) => ({
      name: `${seed} ${kind} #${at}`,
      habit,
      score: scoreTruth(truth, finder.resolve(describeRange(oldText, range))),
    }));
}

beforeAll(() => {
  const seeds = (from: number, count: number) => Array.from({ length: count }, (_, at) => from + at);
  const desk = DESK_KINDS.flatMap((kind, at) =>
    seeds(7_000_000 + at * 10_000, DESK_CASES).map((seed) => deskCase(seed, kind)),
  );
  // Pieces of sentences that are torn out and put elsewhere are no edit that people make.
  const letters = [...STROKE_KINDS.filter((kind) => kind !== "move"), "mixed"].flatMap((kind, at) =>
    seeds(8_000_000 + at * 10_000, LETTER_CASES).map((seed) => letterCase(seed, kind)),
  );
  outcomes.desk = desk.flatMap(scored);
  outcomes.letters = letters.flatMap(scored);
  alone.desk = desk.flatMap(scoredAlone);
  alone.letters = letters.flatMap(scoredAlone);
}, 600_000);

const percent = (wanted: readonly Score[], among: readonly Outcome[]) =>
  (100 * among.filter(({ score }) => wanted.includes(score)).length) / among.length;
const named = (wanted: readonly Score[], among: readonly Outcome[]) =>
  among
    .filter(({ score }) => wanted.includes(score))
    .map(({ name }) => name)
    .join("\n");
const WRONG = ["wrong, for review", "silently wrong"] as const;

describe.each(["desk", "letters"] as const)("over edits of the %s generator", (generator) => {
  test("in real articles the quotes are where the answers say", () => {
    const among = outcomes[generator].filter(({ habit }) => habit === "article");
    expect(percent(["right"], among), named(["lost"], among)).toBeGreaterThanOrEqual(98.5);
    expect(percent(WRONG, among), named(WRONG, among)).toBeLessThanOrEqual(0.2);
    expect(percent(["silently wrong"], among), named(["silently wrong"], among)).toBeLessThanOrEqual(0.04);
    expect(percent(["needless review"], among), named(["needless review"], among)).toBeLessThanOrEqual(0.5);
  });

  test("in short and repetitive texts of many tongues a person is asked rather than told wrong", () => {
    const among = outcomes[generator];
    expect(percent(["right"], among), named(["lost"], among)).toBeGreaterThanOrEqual(95);
    expect(percent(WRONG, among), named(WRONG, among)).toBeLessThanOrEqual(0.8);
    expect(percent(["silently wrong"], among), named(["silently wrong"], among)).toBeLessThanOrEqual(0.2);
  });
});

describe.each([
  ["desk", 88],
  ["letters", 97],
] as const)("a quote without a version, over edits of the %s generator", (generator, leastRight) => {
  test("is hardly ever anchored on other words", () => {
    const articles = alone[generator].filter(({ habit }) => habit === "article");
    expect(percent(["silently wrong"], articles), named(["silently wrong"], articles)).toBeLessThanOrEqual(
      0.04,
    );
    // Short texts that say the same again and again hold other places with nearly the same context.
    const all = alone[generator];
    expect(percent(["silently wrong"], all), named(["silently wrong"], all)).toBeLessThanOrEqual(0.3);
  });

  test("is found in most cases in a real article", () => {
    const articles = alone[generator].filter(({ habit }) => habit === "article");
    expect(percent(["right"], articles)).toBeGreaterThanOrEqual(leastRight);
  });
});
