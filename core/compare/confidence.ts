/** What is known of a pair of sentences by itself; see `SharedWords` in core/compare/shared-words.ts. */
export interface PairFacts {
  cosine: number;
  shared: number;
  quantities: number;
  near: number;
  /** How like their places in the texts are, in [0, 1]. */
  place: number;
}

/** What is known of it beside the others. */
export interface PairStanding {
  /** How far its likeness is ahead of the likest other pair of the one and of the other sentence, as log-odds. */
  mostAhead: number;
  leastAhead: number;
  /** How alike the texts are as wholes; see core/compare/related.ts. */
  related: number;
}

/** Log-odds for each unit of what is known. */
export interface ComparisonWeights {
  /** That two sentences tell the same, by themselves. */
  alike: { base: number } & Record<keyof PairFacts, number>;
  /** That they do, beside their rivals; `alike` is the log-odds by themselves. */
  same: { base: number; alike: number } & Record<keyof PairStanding, number>;
  /** That a sentence has a counterpart: by the log-odds of its likeliest one, and by what stands nowhere there. */
  told: { base: number; best: number; unheard: number };
}

/**
 * By logistic regression as Nelken and Shieber ("Towards robust context-sensitive sentence alignment for
 * monolingual corpora", EACL 2006) do it on the cosine alone: first of a pair by itself, then beside its rivals, in
 * place of their alignment in order, since reports of two hands do not keep one. Fitted to seven pairs of texts
 * that a person aligned (tests/core/compare/gold) and to texts of different pairs, where nothing is the same, by
 * `node --import tsx scripts/fit-comparison.ts`, which prints these and how they do on each pair when fitted to
 * the others only; a test holds that they are what it prints.
 */
export const WEIGHTS: ComparisonWeights = {
  alike: { base: -7.88, cosine: 16.76, shared: 1.1, quantities: 3, near: 2.47, place: 2.66 },
  same: { base: -6.02, alike: 0.47, mostAhead: 0.55, leastAhead: 0.29, related: 15.56 },
  told: { base: 2.57, best: 0.75, unheard: -2.76 },
};

/** From here on, two sentences are said to tell the same. A wrong link misleads, a missing one is only not there. */
export const SURE_FROM = 0.6;

/** More of it says nothing more. */
const MOST = { shared: 4, quantities: 2, near: 2, ahead: 3 };
/** Where a pair shares nothing, its place still speaks: what a sentence without a rival is compared with. */
const PLACE_OF_NOBODY = 0.7;
/** Sentences that are the same word for word need no further evidence; articles of two hands have none. */
const NEARLY_SAME = { from: 0.75, logOdds: 24 };
/** The evidence of a sentence that shares nothing with any. */
const NO_EVIDENCE = -6;
/** Nothing is certain that was found by counting words. */
const SUREST = 0.99;
/** Figures behind it are noise, and depend on which text is added up first. */
const DECIMALS = 1e4;

/** What the first regression reads. */
export const factsRead = ({ cosine, shared, quantities, near, place }: PairFacts): number[] => [
  cosine,
  Math.min(MOST.shared, shared),
  Math.min(MOST.quantities, quantities),
  Math.min(MOST.near, near),
  place,
];

/** How alike two sentences are by themselves, as log-odds. */
export function likeness(facts: PairFacts, weights: Pick<ComparisonWeights, "alike">): number {
  const { base, cosine, shared, quantities, near, place } = weights.alike;
  return weighed(base, [cosine, shared, quantities, near, place], factsRead(facts));
}

/** What a sentence that nothing else is like would have instead of a rival. */
export const leastLikeness = ({ alike }: Pick<ComparisonWeights, "alike">): number =>
  alike.base + alike.place * PLACE_OF_NOBODY;

/** What the second regression reads. */
export const standingRead = (alike: number, { mostAhead, leastAhead, related }: PairStanding): number[] => [
  alike,
  clamped(mostAhead),
  clamped(leastAhead),
  related,
];

const clamped = (ahead: number): number => Math.max(-MOST.ahead, Math.min(MOST.ahead, ahead));

/** Log-odds that two sentences tell the same, wholly or in part. */
export function evidenceOfSame(
  facts: PairFacts,
  alike: number,
  standing: PairStanding,
  weights: ComparisonWeights,
): number {
  const { base, alike: own, mostAhead, leastAhead, related } = weights.same;
  const evidence = weighed(base, [own, mostAhead, leastAhead, related], standingRead(alike, standing));
  return evidence + NEARLY_SAME.logOdds * Math.max(0, facts.cosine - NEARLY_SAME.from);
}

/**
 * Log-odds that a sentence has a counterpart at all.
 * @param best log-odds of its likeliest one; undefined where it shares nothing with any
 * @param unheard see core/compare/related.ts
 */
export const evidenceOfTold = (
  best: number | undefined,
  unheard: number,
  { told }: ComparisonWeights,
): number => weighed(told.base, [told.best, told.unheard], toldRead(best, unheard));

/** What the third regression reads. */
export const toldRead = (best: number | undefined, unheard: number): number[] => [
  Math.max(NO_EVIDENCE, best ?? NO_EVIDENCE),
  unheard,
];

/** The probability of such log-odds; in [0, 1), to four decimals. */
export const chanceOf = (evidence: number): number =>
  Math.min(SUREST, Math.round(DECIMALS / (1 + Math.exp(-evidence))) / DECIMALS);

const weighed = (base: number, weights: readonly number[], values: readonly number[]): number =>
  weights.reduce((sum, weight, at) => sum + weight * (values[at] as number), base);
