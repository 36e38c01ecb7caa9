import { seededRandom } from "@/core/agreement/seeded-random";

export interface Interval {
  low: number;
  high: number;
  /** Of the samples, how many had a figure at all. */
  samples: number;
}

/**
 * How far a figure would move with other articles: the percentile interval over samples of the articles with
 * replacement (Efron & Tibshirani 1993, chapter 13). Articles are the unit, since passages of one are not
 * independent of one another.
 *
 * @param articles at least two, or there is nothing to say
 * @param figureOf of a sample; null where it has none
 * @param level probability that the interval covers
 * @returns null where fewer than half of the samples had a figure
 */
export function bootstrapInterval<Article>(
  articles: readonly Article[],
  figureOf: (sample: readonly Article[]) => number | null,
  { samples = 1_000, level = 0.95, seed = 1 } = {},
): Interval | null {
  if (articles.length < 2) return null;
  const random = seededRandom(seed);
  const figures: number[] = [];
  for (let sample = 0; sample < samples; sample += 1) {
    const drawn = articles.map(() => articles[Math.floor(random() * articles.length)] as Article);
    const value = figureOf(drawn);
    if (value !== null) figures.push(value);
  }
  return percentileInterval(figures, samples, level);
}

/**
 * The interval that holds the middle `level` of what samples gave.
 * @param samples how many were drawn, with those that had no figure
 * @returns null where fewer than half of them had one
 */
export function percentileInterval(
  figures: readonly number[],
  samples: number,
  level = 0.95,
): Interval | null {
  if (figures.length === 0 || figures.length < samples / 2) return null;
  const sorted = [...figures].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] as number;
  return { low: at((1 - level) / 2), high: at(1 - (1 - level) / 2), samples: sorted.length };
}
