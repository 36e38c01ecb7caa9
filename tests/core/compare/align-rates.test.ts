import { expect, test } from "vitest";
import { type Alignment, alignSentences, SURE_FROM } from "@/core/compare/align";
import type { ReadText } from "@/core/compare/tokens";
import { HARBOUR_SAME, harbourStrike } from "./gold/harbour-strike";
import { EITHER, SAME, shippedArticles } from "./gold/shipped-articles";
import { reworded } from "./rewording";

type Pairs = readonly (readonly [string, string])[];

interface Rates {
  precision: number;
  recall: number;
  /** Of the sentences of the gold pairs, how many are at least offered as doubtful. */
  offered: number;
  /** Of the sentences said to stand alone, how many do. */
  alone: number;
}

const textOf = (read: ReadText, index: number): string => {
  const sentence = read.sentences[index];
  return sentence ? read.text.slice(sentence.start, sentence.end) : "";
};

function rates({ left, right }: { left: ReadText; right: ReadText }, same: Pairs, either: Pairs): Rates {
  const alignment = alignSentences(left, right);
  const isIn = (pairs: Pairs, one: number, other: number) =>
    pairs.some(([a, b]) => textOf(left, one).startsWith(a) && textOf(right, other).startsWith(b));
  const judged = alignment.links.filter((link) => !isIn(either, link.left, link.right));
  const sure = judged.filter(({ confidence }) => confidence >= SURE_FROM);
  const correct = sure.filter((link) => isIn(same, link.left, link.right)).length;
  const offered = judged.filter((link) => isIn(same, link.left, link.right)).length;
  const alone = [
    ...alignment.left.flatMap((presence, index) =>
      presence === "alone" ? [!same.some(([a]) => textOf(left, index).startsWith(a))] : [],
    ),
    ...alignment.right.flatMap((presence, index) =>
      presence === "alone" ? [!same.some(([, b]) => textOf(right, index).startsWith(b))] : [],
    ),
  ];
  return {
    precision: correct / sure.length,
    recall: correct / same.length,
    offered: offered / same.length,
    alone: alone.filter(Boolean).length / alone.length,
  };
}

test("of the two articles that ship, finds half of what a person finds and nothing else", () => {
  const found = rates(shippedArticles(), SAME, EITHER);
  expect(found.precision).toBe(1);
  expect(found.recall).toBeGreaterThanOrEqual(0.5);
  expect(found.offered).toBeGreaterThanOrEqual(0.65);
  expect(found.alone).toBeGreaterThanOrEqual(0.9);
});

test("does so too on two reports that had no part in choosing its weights", () => {
  const found = rates(harbourStrike(), HARBOUR_SAME, []);
  expect(found.precision).toBe(1);
  expect(found.recall).toBeGreaterThanOrEqual(0.55);
  // What is told in wholly other words cannot be found by them: so the page says "as far as words can tell".
  expect(found.alone).toBeGreaterThanOrEqual(0.5);
});

/** Both articles that ship, sentence by sentence. */
function sources(): string[][] {
  const { left, right } = shippedArticles();
  return [left, right].map((read) => read.sentences.map((_, index) => textOf(read, index)));
}

function makeRewordings() {
  return sources().flatMap((sentences) =>
    Array.from({ length: 15 }, (_, seed) => {
      const made = reworded(sentences, seed + 1);
      return { ...made, alignment: alignSentences(made.left, made.right) };
    }),
  );
}

const made = makeRewordings();

test("finds what became of the sentences of scripted rewordings", () => {
  let [found, shown, all] = [0, 0, 0];
  for (const { truth, alignment } of made) {
    const pairs = new Set(truth.map((pair) => pair.join(" ")));
    const sure = alignment.links.filter(({ confidence }) => confidence >= SURE_FROM);
    shown += sure.length;
    all += pairs.size;
    found += sure.filter(({ left, right }) => pairs.has(`${left} ${right}`)).length;
  }
  expect(found / shown).toBeGreaterThan(0.96);
  expect(found / all).toBeGreaterThan(0.93);
});

test("says that a sentence stands alone of those that do, and hardly ever of others", () => {
  const counts = { told: 0, missed: 0, alone: 0, found: 0 };
  const count = (presences: Alignment["left"], told: ReadonlySet<number>) => {
    for (const [index, presence] of presences.entries()) {
      if (told.has(index)) {
        counts.told++;
        if (presence === "alone") counts.missed++;
      } else {
        counts.alone++;
        if (presence === "alone") counts.found++;
      }
    }
  };
  for (const { truth, alignment } of made) {
    count(alignment.left, new Set(truth.map(([left]) => left)));
    count(alignment.right, new Set(truth.map(([, right]) => right)));
  }
  expect(counts.missed / counts.told).toBeLessThan(0.04);
  expect(counts.found / counts.alone).toBeGreaterThan(0.6);
});

test("is about as often right as it says", () => {
  const bins = new Map<number, { sum: number; right: number; count: number }>();
  const add = (confidence: number, isRight: boolean) => {
    const bin = Math.floor(confidence * 2);
    const known = bins.get(bin) ?? { sum: 0, right: 0, count: 0 };
    bins.set(bin, {
      sum: known.sum + confidence,
      right: known.right + (isRight ? 1 : 0),
      count: known.count + 1,
    });
  };
  for (const { truth, alignment } of made) {
    const pairs = new Set(truth.map((pair) => pair.join(" ")));
    for (const { left, right, confidence } of alignment.links) add(confidence, pairs.has(`${left} ${right}`));
  }
  for (const { sum, right, count } of bins.values()) {
    expect(Math.abs(sum / count - right / count)).toBeLessThan(0.25);
  }
});
