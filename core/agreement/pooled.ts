import type { Degenerate } from "@/core/agreement/agreement-value";
import { type ArticleCounts, type CodeCounts, PAIR_NUMBERS } from "@/core/agreement/article-counts";
import { f1Of } from "@/core/agreement/span-f1";
import { expectedDisagreement } from "@/core/agreement/unitized-alpha";

/** The measures of a report, in the order in which they are shown; the first is the headline. */
export const MEASURES = ["f1", "unitized", "where", "alpha", "fleiss", "cohen", "gamma"] as const;
export type MeasureKey = (typeof MEASURES)[number];

export type Value = { value: number; why: null } | { value: null; why: Degenerate };

const none = (why: Degenerate): Value => ({ value: null, why });
const some = (value: number): Value => ({ value, why: null });

/** Figures by number of the pair, over all articles that both coded; NaN where there is none. */
export interface PairFigures {
  f1: Float64Array;
  kappa: Float64Array;
  gamma: Float64Array;
}

/**
 * Figures over many articles, from the counts of each: what the measures of core/agreement say of all of the
 * articles as one text (tests/core/agreement/report.test.ts holds that), but cheap enough to be asked again for
 * a thousand samples. Articles that only one person coded say nothing of agreement and are left out.
 */
export class Pool {
  readonly articles: readonly ArticleCounts[];

  /** @param pairs how many pairs of coders there can be */
  constructor(
    articles: readonly ArticleCounts[],
    private readonly codes: readonly string[],
    private readonly pairs: number,
  ) {
    this.articles = articles.filter(({ coders }) => coders > 1);
  }

  /** @param weights how often each of `articles` counts; left out: once */
  figures(weights?: ArrayLike<number>): Record<MeasureKey, Value> {
    const byPair = this.pairFigures(weights);
    const empty = none(this.articles.length === 0 ? "fewer-than-two-coders" : "nothing-to-code");
    const mean = (values: Float64Array): Value => {
      const value = meanOfKnown(values);
      return Number.isNaN(value) ? empty : some(value);
    };
    return {
      f1: mean(byPair.f1),
      ...this.chanceCorrected(this.codes, weights),
      where: this.unitized([this.totalOf(({ anywhere }) => anywhere, weights)], weights),
      cohen: mean(byPair.kappa),
      gamma: mean(byPair.gamma),
    };
  }

  /** Of one code by itself, which somebody gave. Its span F1 is of the passages of all pairs together. */
  ofCode(code: string): Record<"f1" | "unitized" | "alpha" | "fleiss", Value> {
    // It was given somewhere: only where nobody else looked.
    if (!this.articles.some(({ codes }) => codes.has(code))) {
      const alone = none("fewer-than-two-coders");
      return { f1: alone, unitized: alone, alpha: alone, fleiss: alone };
    }
    const total = { covered: 0, found: 0, predicted: 0, gold: 0 };
    for (const { codes } of this.articles) {
      const f1 = codes.get(code)?.f1;
      if (!f1) continue;
      total.covered += f1.covered;
      total.found += f1.found;
      total.predicted += f1.predicted;
      total.gold += f1.gold;
    }
    return {
      f1: some(f1Of(total).f1),
      ...this.chanceCorrected([code]),
    };
  }

  /** Of every pair; numbers stand in arrays, since a crowd has tens of thousands of pairs. */
  pairFigures(weights?: ArrayLike<number>): PairFigures {
    const sums = new Float64Array(this.pairs * PAIR_NUMBERS);
    const disorder = new Float64Array(this.pairs * 2);
    this.each(weights, ({ pairs, numbers, gammas }, weight) => {
      for (let row = 0; row < pairs.length; row += 1) {
        const to = (pairs[row] as number) * PAIR_NUMBERS;
        const from = row * PAIR_NUMBERS;
        for (let at = 0; at < PAIR_NUMBERS; at += 1)
          sums[to + at] = (sums[to + at] as number) + weight * (numbers[from + at] as number);
      }
      for (const { pair, observed, expected } of gammas) {
        disorder[pair * 2] = (disorder[pair * 2] as number) + weight * observed;
        disorder[pair * 2 + 1] = (disorder[pair * 2 + 1] as number) + weight * expected;
      }
    });
    const figures = {
      f1: new Float64Array(this.pairs),
      kappa: new Float64Array(this.pairs),
      gamma: new Float64Array(this.pairs),
    };
    for (let pair = 0; pair < this.pairs; pair += 1) {
      const at = (index: number) => sums[pair * PAIR_NUMBERS + index] as number;
      const [observed, expected] = [disorder[pair * 2] as number, disorder[pair * 2 + 1] as number];
      const counts = { covered: at(0), found: at(1), predicted: at(2), gold: at(3) };
      figures.f1[pair] = counts.predicted + counts.gold === 0 ? Number.NaN : f1Of(counts).f1;
      figures.kappa[pair] = kappa(at(4), at(5), at(6), at(7));
      figures.gamma[pair] = expected === 0 ? Number.NaN : 1 - observed / expected;
    }
    return figures;
  }

  private chanceCorrected(codes: readonly string[], weights?: ArrayLike<number>) {
    const totals = codes.map((code) => this.totalOf((article) => article.codes.get(code), weights));
    const all = nothing();
    for (const total of totals) add(all, total, 1);
    return { unitized: this.unitized(totals, weights), ...this.sentences(all, codes, weights) };
  }

  /** Each code by itself against everything else; disagreements observed and expected are added up over codes. */
  private unitized(totals: readonly Sums[], weights?: ArrayLike<number>): Value {
    if (this.articles.length === 0) return none("fewer-than-two-coders");
    let continuum = 0;
    this.each(weights, (article, weight) => {
      continuum += weight * article.continuum;
    });
    let [observed, expected] = [0, 0];
    for (const { coded, squares, disagreeing } of totals) {
      if (coded === 0) continue;
      const gaps = continuum - coded;
      observed += disagreeing;
      expected += expectedDisagreement({
        lengths: new Map([
          ["", gaps],
          ["*", coded],
        ]),
        selfPairs: squares + gaps,
        continuum,
      });
    }
    if (totals.every(({ coded }) => coded === 0)) return none("nothing-to-code");
    return expected === 0 ? none("no-variation") : some(1 - observed / expected);
  }

  private sentences(
    { yes, differing, agreeing }: Sums,
    codes: readonly string[],
    weights?: ArrayLike<number>,
  ): Record<"alpha" | "fleiss", Value> {
    if (this.articles.length === 0) {
      return { alpha: none("fewer-than-two-coders"), fleiss: none("fewer-than-two-coders") };
    }
    let [values, units, unused] = [0, 0, 0];
    const coders = new Set<number>();
    this.each(weights, (article, weight) => {
      coders.add(article.coders);
      values += weight * article.coders * article.sentences * codes.length;
      units += weight * article.sentences * codes.length;
      // Where a code was not given at all, all agree on every sentence.
      for (const code of codes) if (!article.codes.has(code)) unused += weight * article.sentences;
    });
    if (units === 0) return { alpha: none("nothing-to-code"), fleiss: none("nothing-to-code") };
    const [share, no] = [yes / values, values - yes];
    if (yes === 0 || no === 0) return { alpha: none("no-variation"), fleiss: none("no-variation") };
    const expected = share ** 2 + (1 - share) ** 2;
    return {
      alpha: some(1 - (differing * (values - 1)) / (2 * yes * no)),
      fleiss:
        coders.size > 1
          ? none("uneven-coders")
          : some(((agreeing + unused) / units - expected) / (1 - expected)),
    };
  }

  private totalOf(
    of: (article: ArticleCounts) => Partial<Sums> | undefined,
    weights?: ArrayLike<number>,
  ): Sums {
    const total = nothing();
    this.each(weights, (article, weight) => {
      const counts = of(article);
      if (counts) add(total, counts, weight);
    });
    return total;
  }

  private each(
    weights: ArrayLike<number> | undefined,
    see: (article: ArticleCounts, weight: number) => void,
  ): void {
    for (const [at, article] of this.articles.entries()) {
      const weight = weights ? (weights[at] ?? 0) : 1;
      if (weight > 0) see(article, weight);
    }
  }
}

/** What adds up over articles for the measures that correct for chance. */
type Sums = Omit<CodeCounts, "f1">;

const nothing = (): Sums => ({
  coded: 0,
  squares: 0,
  disagreeing: 0,
  yes: 0,
  differing: 0,
  agreeing: 0,
});

/** Field by field: this runs a million times in a report. */
function add(to: Sums, counts: Partial<Sums>, weight: number): void {
  to.coded += weight * (counts.coded ?? 0);
  to.squares += weight * (counts.squares ?? 0);
  to.disagreeing += weight * (counts.disagreeing ?? 0);
  to.yes += weight * (counts.yes ?? 0);
  to.differing += weight * (counts.differing ?? 0);
  to.agreeing += weight * (counts.agreeing ?? 0);
}

/** The mean of those that are numbers; NaN where none is. */
export function meanOfKnown(values: Iterable<number>): number {
  let [sum, count] = [0, 0];
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    sum += value;
    count += 1;
  }
  return sum / count;
}

/** Cohen's, from how many units both gave a yes, either alone, and all (see `cohenKappa`). */
function kappa(both: number, onlyA: number, onlyB: number, units: number): number {
  if (units === 0) return Number.NaN;
  const [a, b] = [(both + onlyA) / units, (both + onlyB) / units];
  const expected = a * b + (1 - a) * (1 - b);
  if (expected === 1) return Number.NaN;
  return ((units - onlyA - onlyB) / units - expected) / (1 - expected);
}
