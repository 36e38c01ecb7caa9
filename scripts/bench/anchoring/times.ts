import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import diff from "fast-diff";
import { carryAnchors } from "@/core/anchoring/carry";
import { diffKeys } from "@/core/anchoring/linear-diff";
import { describeRange } from "@/core/anchoring/quote";
import { QuoteFinder } from "@/core/anchoring/resolve";
import { tokenize, Vocabulary } from "@/core/anchoring/tokens";
import type { TextRange } from "@/core/text/range";
import { Chance } from "../../../tests/core/anchoring/edit-random";
import { freshSentence } from "../../../tests/core/anchoring/edit-sources";

type Row = Record<string, string | number>;
type Figures = { title: string; rows: Row[]; aims: string[] };

const LENGTH = 100_000;
const COUNT = 10_000;
const QUOTES = 1_000;
const EDITED_SHARE = 0.05;
const REPETITIONS = 15;
const COLD_RUNS = 3;

type Texts = { oldText: string; newText: string; ranges: TextRange[] };

/** Invented news of a length, and the same with one word in twenty replaced, taken out or put in. */
function textsOf(length: number, count: number): Texts {
  const chance = new Chance(3);
  const paragraphs: string[] = [];
  for (let total = 0; total < length; total += (paragraphs.at(-1)?.length ?? 0) + 1) {
    const sentences = Array.from({ length: chance.between(2, 6) }, () =>
      freshSentence(chance, chance.pick(["templates", "zipf"] as const)),
    );
    paragraphs.push(sentences.join(" "));
  }
  const oldText = paragraphs.join("\n").slice(0, length);
  const newText = oldText
    .split(/(?<=\s)/)
    .map((word) => {
      if (!chance.maybe(EDITED_SHARE)) return word;
      return chance.pick(["", "other ", `new ${word}`, `even ${word}`, "wordy "]);
    })
    .join("");
  const ranges = Array.from({ length: count }, () => {
    const start = chance.below(oldText.length - 160);
    return { start, end: start + chance.between(5, 150) };
  });
  return { oldText, newText, ranges };
}

/** The floor: both texts cut into words, and one linear diff (Myers) of the words. */
function diffWords({ oldText, newText }: Texts): void {
  const vocabulary = new Vocabulary();
  const [old, fresh] = [tokenize(oldText, vocabulary), tokenize(newText, vocabulary)];
  diffKeys(old.keys, fresh.keys, { steps: Number.MAX_SAFE_INTEGER });
}

function resolveAll({ oldText, newText, ranges }: Texts): void {
  const finder = new QuoteFinder(newText);
  for (const range of ranges) finder.resolve(describeRange(oldText, range), range);
}

const WORK: Record<string, (texts: Texts) => void> = {
  carry: ({ oldText, newText, ranges }) => void carryAnchors(oldText, newText, ranges),
  "word diff": diffWords,
  "fast-diff": ({ oldText, newText }) => void diff(oldText, newText),
  resolve: (texts) => resolveAll({ ...texts, ranges: texts.ranges.slice(0, QUOTES) }),
};

/** CPU milliseconds of this process: unlike those of the clock, they hardly depend on what else runs. */
function cpuMilliseconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

/** The median of each work, taken in turns so that all meet the same moods of the machine. */
function medians(works: readonly (() => void)[], repetitions: number): number[] {
  const times = works.map((): number[] => []);
  for (let turn = 0; turn < repetitions; turn++) {
    works.forEach((work, index) => {
      times[index]?.push(cpuMilliseconds(work));
    });
  }
  return times.map(median);
}

/** CPU milliseconds of the first call in a process, engine and all. */
export function measureCold(name: string): number {
  const texts = textsOf(LENGTH, COUNT);
  const work = WORK[name];
  if (work === undefined) throw new Error(`no such work: ${name}`);
  return cpuMilliseconds(() => work(texts));
}

function coldOf(name: string): number {
  const main = fileURLToPath(new URL("main.ts", import.meta.url));
  const runs = Array.from({ length: COLD_RUNS }, () =>
    Number(execFileSync(process.execPath, ["--import", "tsx", main, "cold", name], { encoding: "utf8" })),
  );
  return median(runs);
}

function main(say: (line: string) => void): Figures {
  const texts = textsOf(LENGTH, COUNT);
  const names = Object.keys(WORK);
  say("warm");
  const warm = medians(
    names.map((name) => () => WORK[name]?.(texts)),
    REPETITIONS,
  );
  const timeOf = (name: string) => warm[names.indexOf(name)] ?? Number.NaN;
  const titles: Record<string, string> = {
    carry: `carrying ${COUNT} annotations`,
    "word diff": "floor: one linear diff, by words (Myers)",
    "fast-diff": "one linear diff, by letters (fast-diff)",
    resolve: `resolving ${QUOTES} quotes without a version`,
  };
  return {
    title: `An edit of ${100 * EDITED_SHARE} % of a text of ${LENGTH} letters (CPU ms, median)`,
    rows: names.map((name) => {
      say(`cold: ${name}`);
      return {
        work: titles[name] ?? name,
        warm: timeOf(name),
        cold: coldOf(name),
        "of the floor": timeOf(name) / timeOf("word diff"),
        "of fast-diff": timeOf(name) / timeOf("fast-diff"),
      };
    }),
    aims: ["asked: carrying takes at most 2.0 times the floor"],
  };
}

function growth(say: (line: string) => void): Figures[] {
  const lengths = [10_000, 100_000, 1_000_000].map((length): Row => {
    say(`${length} letters`);
    const texts = textsOf(length, QUOTES);
    const repetitions = length > LENGTH ? 3 : REPETITIONS;
    const [carry = 0, words = 0, resolve = 0] = medians(
      [() => WORK.carry?.(texts), () => diffWords(texts), () => resolveAll(texts)],
      repetitions,
    );
    return {
      letters: length,
      [`carrying ${QUOTES}`]: carry,
      "floor (word diff)": words,
      [`resolving ${QUOTES}`]: resolve,
      "carrying, of the floor": carry / words,
      "carrying, µs a letter": (1000 * carry) / length,
    };
  });
  const counts = [100, 1_000, 10_000].map((count): Row => {
    say(`${count} annotations`);
    const texts = textsOf(LENGTH, count);
    const [carry = 0, words = 0] = medians([() => WORK.carry?.(texts), () => diffWords(texts)], REPETITIONS);
    return { annotations: count, carrying: carry, "floor (word diff)": words, "of the floor": carry / words };
  });
  return [
    { title: "Growth with the text's length (CPU ms, median)", rows: lengths, aims: [] },
    {
      title: `Growth with the number of annotations, in ${LENGTH} letters (CPU ms, median)`,
      rows: counts,
      aims: [],
    },
  ];
}

/** What carrying and resolving cost, beside one linear diff of the same texts in the same process. */
export function measureTimes(say: (line: string) => void): Figures[] {
  return [main(say), ...growth(say)];
}
