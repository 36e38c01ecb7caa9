import type { CodedArticle } from "@/core/agreement/article-counts";
import type { CodedSpan } from "@/core/agreement/coded-span";
import type { CoderLayer } from "@/core/agreement/mean-pairwise-f1";
import { seededRandom } from "@/core/agreement/seeded-random";

/** UTF-16 code units of an article, its sentences, and codes that are given: those of a news article and a codebook. */
const LENGTH = 6_000;
const SENTENCES = Array.from({ length: 60 }, (_, at) => ({ start: at * 100, end: at * 100 + 98 }));
const CODES = 23;

/**
 * Invented coding: people mark some of the same places, with ends that differ by some letters and codes that
 * differ now and then. @param passages of a coder in an article, on average
 */
export function codingOf(articles: number, coders: number, passages: number): CodedArticle[] {
  const random = seededRandom(11);
  return Array.from({ length: articles }, (_, article) => ({
    id: `article ${article}`,
    length: LENGTH,
    sentences: SENTENCES,
    layers: Array.from({ length: coders }, (__, coder): CoderLayer => {
      const many = Math.floor(passages) + (random() < passages % 1 ? 1 : 0);
      const spans = Array.from({ length: many }, (): CodedSpan => {
        const place = Math.floor(random() * 25);
        const start = place * 230 + Math.floor(random() * 12);
        const code = random() < 0.8 ? place % CODES : Math.floor(random() * CODES);
        return { start, end: start + 40 + Math.floor(random() * 60), code: `code ${code}` };
      });
      return { coder: `coder ${String(coder).padStart(4, "0")}`, spans };
    }),
  }));
}

export const codesOf = (layers: readonly CoderLayer[]): string[] =>
  [...new Set(layers.flatMap(({ spans }) => spans.map(({ code }) => code)))].sort();

/** The floor: for every pair of coders, every passage of one beside every passage of the other. */
export function naiveF1(layers: readonly CoderLayer[]): number {
  let sum = 0;
  for (const [i, a] of layers.entries()) {
    for (const b of layers.slice(i + 1)) {
      let [covered, found] = [0, 0];
      for (const one of a.spans) {
        for (const other of b.spans) {
          const shared = Math.min(one.end, other.end) - Math.max(one.start, other.start);
          if (shared <= 0 || one.code !== other.code) continue;
          covered += shared / (one.end - one.start);
          found += shared / (other.end - other.start);
        }
      }
      const precision = covered / Math.max(1, a.spans.length);
      const recall = found / Math.max(1, b.spans.length);
      sum += precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
    }
  }
  return sum;
}
