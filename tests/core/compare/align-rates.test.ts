import { expect, test } from "vitest";
import { type Alignment, alignSentences } from "@/core/compare/align";
import { type ComparisonWeights, SURE_FROM, WEIGHTS } from "@/core/compare/confidence";
import type { ReadText } from "@/core/compare/tokens";
import { fitComparison, fittingOf } from "@/scripts/lib/comparison-fit";
import { clinicHack } from "./gold/clinic-hack";
import type { GoldPair } from "./gold/gold-pair";
import { fittedPairs } from "./gold/gold-pairs";
import { ratesOf, share, together } from "./gold/rates";
import { shippedArticles } from "./gold/shipped-articles";
import { reworded } from "./rewording";

const fitting = fittingOf(fittedPairs);
const alignedBy = (gold: GoldPair, weights: ComparisonWeights) =>
  alignSentences(gold.left, gold.right, weights);

const textOf = (read: ReadText, index: number): string => {
  const sentence = read.sentences[index];
  return sentence ? read.text.slice(sentence.start, sentence.end) : "";
};

test("of the two articles that ship, finds half of what a person finds and hardly anything else", () => {
  const found = ratesOf(shippedArticles, alignedBy(shippedArticles, WEIGHTS));
  expect(share(found.precision)).toBeGreaterThanOrEqual(0.8);
  expect(share(found.recall)).toBeGreaterThanOrEqual(0.5);
  expect(share(found.offered)).toBeGreaterThanOrEqual(0.75);
  expect(share(found.alone)).toBeGreaterThanOrEqual(0.9);
});

test("finds most of what a person finds in texts that had no part in its weights", () => {
  const found = together(
    fittedPairs.map((gold, at) => ratesOf(gold, alignedBy(gold, fitComparison(fitting, at)))),
  );
  expect(share(found.precision)).toBeGreaterThan(0.87);
  expect(share(found.recall)).toBeGreaterThan(0.65);
  expect(share(found.offered)).toBeGreaterThan(0.8);
  expect(share(found.alone)).toBeGreaterThan(0.78);
  expect(share(found.aloneFound)).toBeGreaterThan(0.4);
});

test("does so too on a pair of texts that was kept aside until all was settled", () => {
  const found = ratesOf(clinicHack, alignedBy(clinicHack, WEIGHTS));
  expect(share(found.precision)).toBeGreaterThan(0.6);
  expect(share(found.recall)).toBeGreaterThan(0.45);
  expect(share(found.alone)).toBeGreaterThan(0.5);
});

test("has the weights that the script fits to the texts that a person aligned", () => {
  const fitted = fitComparison(fitting);
  for (const part of ["alike", "same", "told"] as const) {
    for (const [name, weight] of Object.entries(WEIGHTS[part])) {
      expect(weight).toBeCloseTo(fitted[part][name as keyof (typeof fitted)[typeof part]], 1);
    }
  }
});

test("is about as often right as it says, of links and of what stands alone, in texts that had no part in it", () => {
  const said = fittedPairs.flatMap((gold, at) => {
    const { links, aloneness } = alignedBy(gold, fitComparison(fitting, at));
    const sides = [aloneness.left, aloneness.right].map((chances, side) => {
      const indexes = (pairs: ReadonlySet<string>) => [...pairs].map((pair) => Number(pair.split(" ")[side]));
      const [told, either] = [indexes(gold.same), indexes(gold.either)];
      return chances.flatMap((chance, index) =>
        either.includes(index) && !told.includes(index) ? [] : [{ chance, isRight: !told.includes(index) }],
      );
    });
    const pairs = links
      .map((link) => ({ ...link, key: `${link.left} ${link.right}` }))
      .filter(({ key }) => !gold.either.has(key))
      .map(({ confidence, key }) => ({ chance: confidence, isRight: gold.same.has(key) }));
    return [
      ...pairs.map((one) => ({ ...one, of: "links" })),
      ...sides.flat().map((one) => ({ ...one, of: "alone" })),
    ];
  });
  for (const of of ["links", "alone"]) {
    for (const isHigh of [false, true]) {
      const bin = said.filter((one) => one.of === of && one.chance >= 0.5 === isHigh);
      const mean = bin.reduce((sum, { chance }) => sum + chance, 0) / bin.length;
      const right = bin.filter(({ isRight }) => isRight).length / bin.length;
      expect(Math.abs(mean - right), `${of} ${isHigh}`).toBeLessThan(0.2);
    }
  }
});

test("texts on different things are hardly ever said to tell the same, and never much of them", () => {
  let [sure, sentences] = [0, 0];
  for (const [at, { left }] of fittedPairs.entries()) {
    for (const [other, { right }] of fittedPairs.entries()) {
      if (at === other) continue;
      const links = alignSentences(left, right).links.filter(({ confidence }) => confidence >= SURE_FROM);
      expect(links.length).toBeLessThanOrEqual(4);
      sure += links.length;
      sentences += left.sentences.length;
    }
  }
  expect(sure / sentences).toBeLessThan(0.03);
});

/** Both articles that ship, sentence by sentence. */
function sources(): string[][] {
  const { left, right } = shippedArticles;
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
  expect(counts.found / counts.alone).toBeGreaterThan(0.45);
});
