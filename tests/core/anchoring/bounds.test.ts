import { describe, expect, test } from "vitest";
import { ALIGNMENT_BUDGET, DIFF_BUDGET, explain } from "@/core/anchoring/backbone";
import { type Carried, carryAnchors } from "@/core/anchoring/carry";
import { Matching } from "@/core/anchoring/matching";
import { QuoteFinder } from "@/core/anchoring/resolve";
import { tokenize, Vocabulary } from "@/core/anchoring/tokens";
import type { TextRange } from "@/core/text/range";
import { Chance } from "./edit-random";

/**
 * CPU seconds, not seconds of the clock, that no text below may take. Each takes less than a twentieth of it;
 * work that grew with the square of the text would take hours.
 */
const FAR_LIMIT = 40;

function carriedWithinBounds(
  oldText: string,
  newText: string,
  ranges: readonly TextRange[] = spread(oldText, 200),
): Carried[] {
  const before = process.cpuUsage();
  const answers = carryAnchors(oldText, newText, ranges);
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1e6).toBeLessThan(FAR_LIMIT);
  expect(answers).toHaveLength(ranges.length);
  for (const answer of answers) {
    if (answer.status === "orphan") continue;
    expect(answer.start).toBeLessThan(answer.end);
    expect(answer.end).toBeLessThanOrEqual(newText.length);
  }
  return answers;
}

function spread(text: string, count: number, length = 7): TextRange[] {
  return Array.from({ length: count }, (_, at) => {
    const start = Math.floor((Math.max(0, text.length - length) * at) / count);
    return { start, end: Math.min(text.length, start + length) };
  });
}

function words(seed: number, count: number, vocabulary: number): string[] {
  const chance = new Chance(seed);
  return Array.from({ length: count }, () => `w${chance.below(vocabulary)}`);
}

/** Words as sentences of ten. */
function prose(list: readonly string[]): string {
  return list.map((word, at) => (at % 10 === 9 ? `${word}.` : at % 10 === 0 ? `A${word}` : word)).join(" ");
}

const MEGABYTE = 1_000_000;

/** The work that explaining one text by another took: pairs of tokens compared, and steps of shortest edit scripts. */
function workOf(oldText: string, newText: string): { cells: number; steps: number; tokens: number } {
  const vocabulary = new Vocabulary();
  const matching = new Matching(tokenize(oldText, vocabulary), tokenize(newText, vocabulary), vocabulary);
  return { ...explain(matching), tokens: matching.old.count + matching.fresh.count };
}

/** A text in which one word in twenty is another one. */
function edited(list: readonly string[]): string[] {
  return list.map((word, at) => (at % 20 === 7 ? `${word}x` : word));
}

describe("the work of an explanation, counted", () => {
  test("grows with the text, not with its square", () => {
    const workOfLength = (length: number) => {
      const list = words(5, length, 3_000);
      return workOf(prose(list), prose(edited(list)));
    };
    const [small, large] = [workOfLength(5_000), workOfLength(40_000)];
    expect(small.cells + small.steps).toBeGreaterThan(0);
    expect(large.cells + large.steps).toBeLessThan(8 * 1.5 * (small.cells + small.steps));
    // A pair of tokens, and a few of its neighbours, for each that was edited.
    expect(large.cells).toBeLessThan(2 * large.tokens);
  });

  test.each([
    ["texts of the same few words", prose(words(1, 60_000, 300)), prose(words(2, 60_000, 300))],
    ["texts that have nothing in common", prose(words(1, 60_000, 9_000)), "y z ".repeat(60_000)],
    [
      "one word again and again",
      "war ".repeat(60_000),
      `${"war ".repeat(30_000)}peace ${"war ".repeat(40_000)}`,
    ],
    ["sentences twice over, edited", "So it is said. ".repeat(9_000), "So is it said. ".repeat(9_000)],
  ])("stays within its budget for %s", (_, oldText, newText) => {
    const { cells, steps } = workOf(oldText, newText);
    // The last piece of work that is begun may go beyond it, by less than its own size.
    expect(cells).toBeLessThan(ALIGNMENT_BUDGET * 1.1);
    expect(steps).toBeLessThan(DIFF_BUDGET * 1.1);
  });
});

describe("work is bounded by counts", { timeout: 600_000 }, () => {
  test.each([
    ["one character again and again", "x".repeat(MEGABYTE), "x".repeat(MEGABYTE - 1)],
    ["one mark again and again", "!".repeat(MEGABYTE / 4), `?${"!".repeat(MEGABYTE / 4)}`],
    ["one word again and again", "war ".repeat(MEGABYTE / 4), `peace ${"war ".repeat(MEGABYTE / 4 - 50)}`],
    ["two words in turns", "so it ".repeat(100_000), `it ${"so it ".repeat(99_000)}`],
    ["ten thousand equal sentences", "So it is said. ".repeat(10_000), "So it is said. ".repeat(9_900)],
    ["combining marks on one letter", `e${"\u0301".repeat(50_000)} end`, `e${"\u0301".repeat(49_999)} end`],
    ["flags without end", "\u{1F1E9}".repeat(20_000), "\u{1F1E9}".repeat(19_999)],
    ["a long text that is emptied", "All of it. ".repeat(MEGABYTE / 11), ""],
    ["an empty text that is filled", "", "All of it. ".repeat(MEGABYTE / 11)],
    ["blanks alone", " ".repeat(MEGABYTE), `${" ".repeat(MEGABYTE)}a`],
  ])("%s", (_, oldText, newText) => {
    carriedWithinBounds(oldText, newText);
  });

  test("two large texts that have nothing in common: nothing is anchored", () => {
    const answers = carriedWithinBounds(
      prose(words(1, 150_000, 50_000)),
      prose(words(2, 150_000, 50_000).map((word) => `x${word}`)),
    );
    expect(answers.filter(({ status }) => status !== "orphan")).toEqual([]);
  });

  test("two large texts of the same few words: nothing is anchored", () => {
    const answers = carriedWithinBounds(prose(words(1, 150_000, 300)), prose(words(2, 150_000, 300)));
    expect(answers.filter(({ status }) => status === "anchored")).toEqual([]);
  });

  test("a large text whose paragraphs are turned around: what is long enough moved", () => {
    const paragraphs = Array.from({ length: 2_000 }, (_, at) => prose(words(at, 60, 20_000)));
    const oldText = paragraphs.join("\n");
    const newText = paragraphs.toReversed().join("\n");
    const ranges = spread(oldText, 200, 30);
    const answers = carriedWithinBounds(oldText, newText, ranges);
    answers.forEach((answer, at) => {
      if (answer.status !== "anchored") return;
      const { start, end } = ranges[at] ?? { start: 0, end: 0 };
      expect(newText.slice(answer.start, answer.end).trim()).toBe(oldText.slice(start, end).trim());
    });
    expect(answers.filter(({ status }) => status === "anchored").length).toBeGreaterThan(180);
  });

  test("ten thousand ranges among ten thousand equal sentences", () => {
    const oldText = "So it is said. ".repeat(10_000);
    carriedWithinBounds(oldText, `First. ${oldText}`, spread(oldText, 10_000));
  });

  test("a megabyte that did not change, but for its end", () => {
    const oldText = prose(words(3, 150_000, 5_000));
    const ranges = spread(oldText, 1_000, 40);
    const answers = carriedWithinBounds(oldText, `${oldText} The end.`, ranges);
    expect(answers.filter(({ status }) => status === "anchored").length).toBeGreaterThan(995);
  });

  test("quotes sought in texts of one word", () => {
    const before = process.cpuUsage();
    const finder = new QuoteFinder("war ".repeat(100_000));
    for (let tries = 0; tries < 50; tries++) {
      const answer = finder.resolve({ exact: "war war", prefix: "war ", suffix: " war" });
      expect(answer.status).not.toBe("anchored");
      finder.resolve({ exact: `peace ${"war ".repeat(20)}`, prefix: "a war ", suffix: " of war" });
    }
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1e6).toBeLessThan(FAR_LIMIT);
  });
});
