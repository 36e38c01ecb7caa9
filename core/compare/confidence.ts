/** What is known of a pair of sentences; see `SharedWords` in core/compare/align.ts. */
export interface PairFacts {
  cosine: number;
  contained: number;
  shared: number;
  phrases: number;
  /** How like their places in the texts are, in [0, 1]. */
  near: number;
  /** How alike their neighbours are, in [0, 1]. */
  neighbours: number;
}

/**
 * Log-odds, by a logistic regression on the pairs of the two articles that ship, read by a person
 * (tests/core/compare/gold); tests/core/compare/align-rates.test.ts holds them against a pair that had no part in
 * it and against scripted rewordings, and looks whether 0.8 comes true eight times in ten.
 */
const LOG_ODDS = {
  base: -8.4,
  cosine: 1.6,
  contained: 0.4,
  shared: 3.5,
  phrases: 0.3,
  near: 1.2,
  neighbours: 0.35,
};
/** More of either says nothing more. */
const MOST = { shared: 5, phrases: 3 };
/** Sentences that are nearly the same, word for word, need no further evidence; articles of two hands have none. */
const NEARLY_SAME = { from: 0.5, logOdds: 15 };
/** Nothing is certain that was found by counting words. */
const SUREST = 0.99;

/** Figures behind it are noise, and depend on which text is added up first. */
const DECIMALS = 1e4;

/** Log-odds that two sentences tell the same, wholly or in part. */
export const evidenceOfSame = (pair: PairFacts): number =>
  LOG_ODDS.base +
  LOG_ODDS.cosine * pair.cosine +
  LOG_ODDS.contained * pair.contained +
  LOG_ODDS.shared * Math.min(MOST.shared, pair.shared) +
  LOG_ODDS.phrases * Math.min(MOST.phrases, pair.phrases) +
  LOG_ODDS.near * pair.near +
  LOG_ODDS.neighbours * pair.neighbours +
  NEARLY_SAME.logOdds * Math.max(0, pair.cosine - NEARLY_SAME.from);

/** The probability of such log-odds; in [0, 1), to four decimals. */
export const chanceOf = (evidence: number): number =>
  Math.min(SUREST, Math.round(DECIMALS / (1 + Math.exp(-evidence))) / DECIMALS);
