import { type WeighedPair, type WeighedTexts, weighedTexts } from "@/core/compare/align";
import {
  type ComparisonWeights,
  factsRead,
  leastLikeness,
  likeness,
  standingRead,
  toldRead,
} from "@/core/compare/confidence";
import { aheadOf } from "@/core/compare/rivals";
import type { ReadText } from "@/core/compare/tokens";
import { type Example, type Fit, fitLogistic, oddsOf } from "./logistic-regression";

/** Two texts, and what a person says of the pairs of their sentences. */
export interface Aligned {
  left: ReadText;
  right: ReadText;
  /** `"left right"` by index. */
  same: ReadonlySet<string>;
  either: ReadonlySet<string>;
}

/** Of three in standard units, against weights that a few dozen links would blow up. */
const RIDGE = 3;
/** What a pair of texts on different things is worth beside one on the same. */
const UNRELATED = 0.2;

interface Weighed extends WeighedTexts {
  gold: Aligned;
}

type PairWeights = Pick<ComparisonWeights, "alike" | "same">;

/** A pair of sentences with the log-odds that a fit gives it. */
interface Told {
  left: number;
  right: number;
  evidence: number;
}

/** Texts to fit to, all that takes long worked out once. */
export interface Fitting {
  own: Weighed[];
  /** Each left text beside the right text of another pair: nothing in them is the same. */
  unrelated: { left: number; right: number; texts: Weighed }[];
}

export function fittingOf(golds: readonly Aligned[]): Fitting {
  const weigh = (gold: Aligned): Weighed => ({ gold, ...weighedTexts(gold.left, gold.right) });
  const nothing: ReadonlySet<string> = new Set();
  const unrelated = golds.flatMap((one, left) =>
    golds.flatMap((other, right) => {
      if (left === right) return [];
      const texts = weigh({ left: one.left, right: other.right, same: nothing, either: nothing });
      return [{ left, right, texts }];
    }),
  );
  return { own: golds.map(weigh), unrelated };
}

/**
 * The weights of core/compare/confidence.ts from pairs of texts that a person aligned.
 * @param without index of a pair that is to have no part in them, to see how they do on it
 */
export function fitComparison(fitting: Fitting, without = -1): ComparisonWeights {
  const pairs = fitPairs(fitting, [without]);
  // What the likeliest counterpart says of a sentence is learned where the pair had no part in the weights.
  const sentences = fitting.own.flatMap((texts, at) =>
    at === without ? [] : sentencesOf(texts, tellingsOf(texts, fitPairs(fitting, [without, at]))),
  );
  const told = fitLogistic(sentences, 1);
  const [best = 0, unheard = 0] = told.weights;
  return { ...pairs, told: { base: told.base, best, unheard } };
}

function fitPairs(fitting: Fitting, without: readonly number[]): PairWeights {
  const related = fitting.own.filter((_, at) => !without.includes(at));
  const unrelated = fitting.unrelated
    .filter(({ left, right }) => !without.includes(left) && !without.includes(right))
    .map(({ texts }) => texts);
  const first = fitLogistic(
    related.flatMap((texts) =>
      examplesOf(
        texts,
        texts.pairs.map(({ facts }) => factsRead(facts)),
        1,
      ),
    ),
    RIDGE,
  );
  const [cosine = 0, shared = 0, quantities = 0, near = 0, place = 0] = first.weights;
  const alike = { base: first.base, cosine, shared, quantities, near, place };
  const second = fitLogistic(
    [
      ...related.flatMap((texts) => examplesOf(texts, standingsOf(texts, alike), 1)),
      ...unrelated.flatMap((texts) => examplesOf(texts, standingsOf(texts, alike), UNRELATED)),
    ],
    RIDGE,
  );
  const [own = 0, mostAhead = 0, leastAhead = 0, relatedWeight = 0] = second.weights;
  return { alike, same: { base: second.base, alike: own, mostAhead, leastAhead, related: relatedWeight } };
}

function standingsOf({ pairs, related }: Weighed, alikeWeights: PairWeights["alike"]): number[][] {
  const alike = pairs.map(({ facts }) => likeness(facts, { alike: alikeWeights }));
  const ahead = aheadOf(pairs, alike, leastLikeness({ alike: alikeWeights }));
  return alike.map((own, at) => standingRead(own, { ...(ahead[at] as (typeof ahead)[number]), related }));
}

function tellingsOf(texts: Weighed, { alike, same }: PairWeights): Told[] {
  const fit: Fit = { base: same.base, weights: [same.alike, same.mostAhead, same.leastAhead, same.related] };
  return standingsOf(texts, alike).map((x, at) => {
    const { left, right } = texts.pairs[at] as WeighedPair;
    return { left, right, evidence: oddsOf(fit, x) };
  });
}

const examplesOf = ({ gold, pairs }: Weighed, rows: readonly number[][], weight: number): Example[] =>
  pairs.flatMap(({ left, right }, at) => {
    const key = `${left} ${right}`;
    return gold.either.has(key) ? [] : [{ x: rows[at] as number[], isTrue: gold.same.has(key), weight }];
  });

/** Each sentence of both texts: the evidence of its likeliest counterpart, and whether it has one. */
function sentencesOf({ gold, unheard }: Weighed, tellings: readonly Told[]): Example[] {
  return (["left", "right"] as const).flatMap((side) =>
    gold[side].sentences.flatMap(({ index }): Example[] => {
      const isTold = partsOf(gold.same, side).has(index);
      if (!isTold && partsOf(gold.either, side).has(index)) return [];
      const own = tellings.filter((pair) => pair[side] === index).map(({ evidence }) => evidence);
      return [
        {
          x: toldRead(own.length > 0 ? Math.max(...own) : undefined, unheard[side][index] ?? 0),
          isTrue: isTold,
          weight: 1,
        },
      ];
    }),
  );
}

const partsOf = (pairs: ReadonlySet<string>, side: "left" | "right"): Set<number> =>
  new Set([...pairs].map((pair) => Number(pair.split(" ")[side === "left" ? 0 : 1])));
