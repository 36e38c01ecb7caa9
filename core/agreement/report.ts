import {
  type ArticleCounts,
  type CodedArticle,
  countArticle,
  PAIR_NUMBERS,
  type PairNumbers,
} from "@/core/agreement/article-counts";
import { type Interval, percentileInterval } from "@/core/agreement/bootstrap";
import { MEASURES, type MeasureKey, meanOfKnown, Pool, type Value } from "@/core/agreement/pooled";
import { seededRandom } from "@/core/agreement/seeded-random";
import { f1Of } from "@/core/agreement/span-f1";

/** Most coders of one report, and most pairs of coders summed over its articles: what fits into memory. */
export const MOST_CODERS = 1_000;
export const MOST_PAIRS = 1_000_000;

/** Raised when figures are computed in another way: what was kept of an earlier one is computed anew. */
export const EDITION = 2;

/** A matrix of more would not be read; the figures of each coder are there for any number. */
export const MATRIX_CODERS = 60;

/** Samples of the articles, drawn with replacement. */
const SAMPLES = 1_000;
/** Pairs of coders, summed over articles, that each sample looks at; of more, some are drawn once. */
const SAMPLED_PAIRS = 20_000;
/** Pairs, summed over articles, that gamma is computed of; of more, some are drawn. */
const GAMMA_PAIRS = 2_000;

/** Share of the work that the samples are taken to be. */
const SAMPLING = 0.25;

/** Of fewer articles, samples are so alike that an interval would promise too much. */
const LEAST_SAMPLED = 5;

export type NoInterval = "no-figure" | "one-article" | "few-articles" | "unstable";

export type Measured = Value & { key: MeasureKey } & (
    | { interval: Interval; noInterval: null }
    | { interval: null; noInterval: NoInterval }
  );

/** Figures without names: who and what they are of is looked up when somebody looks. */
export interface Report {
  /** Articles in all, and those that at least two people coded. */
  articles: number;
  compared: number;
  spans: number;
  sentences: number;
  measures: Measured[];
  /** Pairs that gamma was computed of, and all. */
  gammaPairs: { of: number; all: number };
  /** In the order of the matrix; `f1` is the mean with everybody else. */
  coders: { id: string; spans: number; articles: number; f1: number | null }[];
  /** Span F1 and kappa by pair: (0,1), (0,2) … (1,2) …; null where there are too many coders to show. */
  matrix: { f1: (number | null)[]; kappa: (number | null)[] } | null;
  codes: ({ id: string; spans: number; coders: number } & Record<"f1" | "unitized" | "alpha", Value>)[];
  /** `f1` of those that at least two people coded. */
  byArticle: { id: string; coders: number; spans: number; f1: number | null }[];
}

/** Where there is more than can be computed; said instead of figures. */
export class TooMuch extends Error {
  override readonly name = "TooMuch";
}

/**
 * All figures of agreement over articles, in steps of a few milliseconds: whoever runs it does something else in
 * between, or gives up. Yields the share of the work that is done.
 * @param samples of the articles, for the intervals
 * @throws TooMuch
 */
export function* computeReport(
  articles: readonly CodedArticle[],
  { samples = SAMPLES } = {},
): Generator<number, Report> {
  const coders = [...new Set(articles.flatMap(({ layers }) => layers.map(({ coder }) => coder)))].sort();
  const codes = [
    ...new Set(articles.flatMap(({ layers }) => layers.flatMap(({ spans }) => spans.map((s) => s.code)))),
  ].sort();
  const pairsIn = ({ layers }: CodedArticle) => (layers.length * (layers.length - 1)) / 2;
  const work = articles.reduce((sum, one) => sum + 1 + pairsIn(one), 0);
  if (coders.length > MOST_CODERS || work - articles.length > MOST_PAIRS) throw new TooMuch();
  const numbers = numberPairs(coders, GAMMA_PAIRS / Math.max(1, work - articles.length));

  const counted: ArticleCounts[] = [];
  let done = 0;
  for (const article of articles) {
    const steps = countArticle(article, codes, numbers);
    const rows = 2 + article.layers.length;
    for (let step = 0; ; step += 1) {
      const { done: isOver, value } = steps.next();
      if (isOver) {
        counted.push(value);
        break;
      }
      yield ((done + (1 + pairsIn(article)) * Math.min(1, step / rows)) / work) * (1 - SAMPLING);
    }
    done += 1 + pairsIn(article);
    yield (done / work) * (1 - SAMPLING);
  }

  const pool = new Pool(counted, codes, numbers.all);
  const measures = yield* withIntervals(pool, codes, samples);
  yield 1;
  const { f1, kappa } = pool.pairFigures();
  yield 1;
  const means: (number | null)[] = [];
  for (const at of coders.keys()) {
    means.push(
      orNull(
        meanOfKnown(
          coders.map((_, other) => (other === at ? Number.NaN : (f1[numbers.pair(at, other)] as number))),
        ),
      ),
    );
    if (at % 50 === 49) yield 1;
  }
  const gammaPairs = counted.reduce((sum, { gammas }) => sum + gammas.length, 0);
  const byCode: Report["codes"] = [];
  for (const id of codes) {
    const { f1: ofSpans, unitized, alpha } = pool.ofCode(id);
    byCode.push({ id, ...usesOf(articles, id), f1: ofSpans, unitized, alpha });
    yield 1;
  }
  const byArticle: Report["byArticle"] = [];
  for (const one of counted) {
    byArticle.push({ id: one.id, coders: one.coders, spans: one.spans, f1: meanF1(one) });
    yield 1;
  }
  return {
    articles: articles.length,
    compared: pool.articles.length,
    spans: counted.reduce((sum, { spans }) => sum + spans, 0),
    sentences: counted.reduce((sum, { sentences }) => sum + sentences, 0),
    measures,
    gammaPairs: { of: gammaPairs, all: work - articles.length },
    coders: ofCoders(articles, coders).map((one, at) => ({
      ...one,
      f1: means[at] ?? null,
    })),
    matrix:
      coders.length > MATRIX_CODERS
        ? null
        : {
            f1: Array.from(f1, rounded),
            kappa: Array.from(kappa, rounded),
          },
    codes: byCode,
    byArticle,
  };
}

/** Pairs by number, in the order of a matrix's upper half. Of oneself: none (−1). */
function numberPairs(coders: readonly string[], gammaShare: number): PairNumbers & { all: number } {
  const places = new Map(coders.map((id, at) => [id, at]));
  const count = coders.length;
  return {
    all: (count * (count - 1)) / 2,
    coder: (id) => places.get(id) ?? -1,
    pair(a, b) {
      const [low, high] = a < b ? [a, b] : [b, a];
      return low === high ? -1 : (low * (2 * count - low - 1)) / 2 + (high - low - 1);
    },
    // Drawn by the pair's own number, so that the same pairs are looked at in every article and every time.
    hasGamma: (pair) => gammaShare >= 1 || seededRandom(pair + 1)() < gammaShare,
  };
}

function* withIntervals(
  pool: Pool,
  codes: readonly string[],
  samples: number,
): Generator<number, Measured[]> {
  const values = pool.figures();
  const drawn = new Map<MeasureKey, number[]>(MEASURES.map((key) => [key, []]));
  const many = pool.articles.length;
  if (many >= LEAST_SAMPLED) {
    const { articles, pairs } = thinned(pool.articles);
    const sampled = new Pool(articles, codes, pairs);
    const random = seededRandom(1);
    for (let sample = 0; sample < samples; sample += 1) {
      const weights = new Int32Array(many);
      for (let at = 0; at < many; at += 1) {
        const one = Math.floor(random() * many);
        weights[one] = (weights[one] as number) + 1;
      }
      const figures = sampled.figures(weights);
      for (const key of MEASURES) {
        const { value } = figures[key];
        if (value !== null) drawn.get(key)?.push(value);
      }
      yield 1 - SAMPLING + (SAMPLING * sample) / samples;
    }
  }
  return MEASURES.map((key): Measured => {
    const value = values[key];
    const none = (noInterval: NoInterval): Measured => ({ key, ...value, interval: null, noInterval });
    if (value.value === null) return none("no-figure");
    if (many < LEAST_SAMPLED) return none(many === 1 ? "one-article" : "few-articles");
    const interval = percentileInterval(drawn.get(key) ?? [], samples);
    return interval ? { key, ...value, interval, noInterval: null } : none("unstable");
  });
}

/** The same articles with as many pairs as samples can bear, numbered anew. */
function thinned(articles: readonly ArticleCounts[]): { articles: ArticleCounts[]; pairs: number } {
  const share = SAMPLED_PAIRS / articles.reduce((sum, { pairs }) => sum + pairs.length, 0);
  const isKept = (pair: number) => share >= 1 || seededRandom(pair + 1)() < share;
  const places = new Map<number, number>();
  const placeOf = (pair: number) => {
    const known = places.get(pair) ?? places.size;
    places.set(pair, known);
    return known;
  };
  const thin = articles.map((article) => {
    const rows = [...article.pairs.keys()].filter((row) => isKept(article.pairs[row] as number));
    const numbers = new Float64Array(rows.length * PAIR_NUMBERS);
    for (const [to, row] of rows.entries()) {
      const from = article.numbers.subarray(row * PAIR_NUMBERS, (row + 1) * PAIR_NUMBERS);
      numbers.set(from, to * PAIR_NUMBERS);
    }
    return {
      ...article,
      pairs: Int32Array.from(rows, (row) => placeOf(article.pairs[row] as number)),
      numbers,
      gammas: article.gammas.map((one) => ({ ...one, pair: placeOf(one.pair) })),
    };
  });
  return { articles: thin, pairs: places.size };
}

/** What each coder did, in their order. */
function ofCoders(articles: readonly CodedArticle[], coders: readonly string[]) {
  const found = new Map(coders.map((id) => [id, { id, spans: 0, articles: 0 }]));
  for (const { layers } of articles) {
    for (const { coder, spans } of layers) {
      const one = found.get(coder);
      if (!one) continue;
      one.spans += spans.length;
      one.articles += 1;
    }
  }
  return [...found.values()];
}

/** How many passages have a code, and how many people gave it. */
function usesOf(articles: readonly CodedArticle[], code: string): { spans: number; coders: number } {
  let spans = 0;
  const users = new Set<string>();
  for (const { layers } of articles) {
    for (const layer of layers) {
      const many = layer.spans.filter((span) => span.code === code).length;
      spans += many;
      if (many > 0) users.add(layer.coder);
    }
  }
  return { spans, coders: users.size };
}

/** Mean span F1 of the pairs in one article. */
function meanF1({ pairs, numbers }: ArticleCounts): number | null {
  const values = Float64Array.from(pairs, (_, row) => {
    const at = (index: number) => numbers[row * PAIR_NUMBERS + index] as number;
    const counts = { covered: at(0), found: at(1), predicted: at(2), gold: at(3) };
    return counts.predicted + counts.gold === 0 ? Number.NaN : f1Of(counts).f1;
  });
  return orNull(meanOfKnown(values));
}

const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value);

const rounded = (value: number): number | null => orNull(Math.round(value * 1_000) / 1_000);
