import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CodedArticle } from "@/core/agreement/article-counts";
import type { CodedSpan } from "@/core/agreement/coded-span";
import { cohenKappa } from "@/core/agreement/cohen-kappa";
import { fleissKappa } from "@/core/agreement/fleiss-kappa";
import { gamma } from "@/core/agreement/gamma";
import { krippendorffAlpha } from "@/core/agreement/krippendorff-alpha";
import { meanPairwiseF1 } from "@/core/agreement/mean-pairwise-f1";
import type { MeasureKey } from "@/core/agreement/pooled";
import { computeReport, MOST_CODERS, type Report, TooMuch } from "@/core/agreement/report";
import { sentenceJudgements } from "@/core/agreement/sentence-codes";
import { unitizedAlphaByCode } from "@/core/agreement/unitized-alpha";

const LENGTH = 60;
const SENTENCES = [0, 20, 40].map((start) => ({ start, end: start + 19 }));
const CODES = ["doubt", "fear", "label"];

/** Ends before the text does, so that passages of two articles that are put together never touch. */
const span = fc
  .record({
    start: fc.nat(LENGTH - 12),
    size: fc.integer({ min: 1, max: 10 }),
    code: fc.constantFrom(...CODES),
  })
  .map(({ start, size, code }): CodedSpan => ({ start, end: start + size, code }));
const layers = (coders: number) =>
  fc.array(fc.array(span, { maxLength: 5 }), { minLength: coders, maxLength: coders });
const articles = fc
  .record({ coders: fc.integer({ min: 2, max: 4 }), many: fc.integer({ min: 1, max: 3 }) })
  .chain(({ coders, many }) => fc.array(layers(coders), { minLength: many, maxLength: many }))
  .map((all) =>
    all.map(
      (one, index): CodedArticle => ({
        id: `article ${index}`,
        length: LENGTH,
        sentences: SENTENCES,
        layers: one.map((spans, coder) => ({ coder: `coder ${coder}`, spans })),
      }),
    ),
  );

function reportOf(input: readonly CodedArticle[]): Report {
  const steps = computeReport(input, { samples: 40 });
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    if (value < 0 || value > 1) throw new Error(`${value} is no share.`);
  }
}

const measured = (report: Report, key: MeasureKey) => report.measures.find((one) => one.key === key)?.value;

/** All articles one after another as one text: what a report's figures are of. */
function together(input: readonly CodedArticle[]) {
  const moved = <Range extends { start: number; end: number }>(range: Range, by: number): Range => ({
    ...range,
    start: range.start + by * LENGTH,
    end: range.end + by * LENGTH,
  });
  return {
    length: LENGTH * input.length,
    sentences: input.flatMap((_, by) => SENTENCES.map((one) => moved(one, by))),
    layers: (input[0]?.layers ?? []).map(({ coder }, at) => ({
      coder,
      spans: input.flatMap(({ layers: all }, by) => (all[at]?.spans ?? []).map((one) => moved(one, by))),
    })),
  };
}

const mean = (values: (number | null)[]) => {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
};

const same = (value: number | null | undefined, expected: number | null) =>
  expected === null ? expect(value).toBeNull() : expect(value).toBeCloseTo(expected, 9);

describe("a report", () => {
  it("says of many articles what each measure says of them as one text", () => {
    fc.assert(
      fc.property(articles, (input) => {
        const report = reportOf(input);
        const { length, sentences, layers: all } = together(input);
        const used = CODES.filter((code) => all.some(({ spans }) => spans.some((one) => one.code === code)));
        const table = sentenceJudgements(all, sentences, used);
        same(
          measured(report, "f1"),
          mean(
            meanPairwiseF1(all).parts.pairs.map(({ a, b, f1 }) =>
              all.some(({ coder, spans }) => (coder === a || coder === b) && spans.length > 0) ? f1 : null,
            ),
          ),
        );
        const unit = "sentence × code";
        const hasBoth = new Set(table.flat()).size > 1;
        same(measured(report, "alpha"), hasBoth ? krippendorffAlpha(table, unit).value : null);
        const counts = table.map((row) => [
          row.filter((one) => one === "yes").length,
          row.filter((one) => one === "no").length,
        ]);
        same(measured(report, "fleiss"), hasBoth ? fleissKappa(counts, unit).value : null);
        const pairs = all.flatMap((_, i) => all.slice(i + 1).map((__, j) => [i, i + 1 + j] as const));
        const ofCoder = (at: number) => table.map((row) => row[at] as string);
        same(
          measured(report, "cohen"),
          mean(pairs.map(([i, j]) => cohenKappa(ofCoder(i), ofCoder(j), unit).value)),
        );
        const byCode = unitizedAlphaByCode(
          all.map(({ spans }) => spans),
          length,
        );
        for (const { id, unitized } of report.codes) same(unitized.value, byCode.get(id)?.value ?? null);
        const merged = reportOf(
          input.map((one) => ({
            ...one,
            layers: one.layers.map((layer) => ({
              ...layer,
              spans: layer.spans.map((each) => ({ ...each, code: "any" })),
            })),
          })),
        );
        same(measured(report, "where"), measured(merged, "unitized") ?? null);
        let [observed, expected] = [0, 0];
        for (const { parts } of byCode.values()) {
          observed += parts.observed;
          expected += parts.expected;
        }
        same(measured(report, "unitized"), expected === 0 ? null : 1 - observed / expected);
      }),
      { numRuns: 150 },
    );
  });

  it("has a figure or says why not, and never one that is not a number or above 1", () => {
    fc.assert(
      fc.property(articles, (input) => {
        for (const one of reportOf(input).measures) {
          expect(one.value === null).toBe(one.why !== null);
          if (one.value !== null) expect(one.value).toBeLessThanOrEqual(1 + 1e-9);
          expect(Number.isNaN(one.value)).toBe(false);
          expect(one.interval === null).toBe(one.noInterval !== null);
          if (one.interval) expect(one.interval.low).toBeLessThanOrEqual(one.interval.high);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("is the same whatever the order of articles and coders", () => {
    const forwards = makeCrowd(4, 3);
    const backwards = forwards.toReversed().map((one) => ({ ...one, layers: one.layers.toReversed() }));
    const [a, b] = [reportOf(forwards), reportOf(backwards)];
    for (const { key, value } of a.measures) if (key !== "gamma") same(measured(b, key), value);
    expect(b.coders.map(({ id }) => id)).toEqual(a.coders.map(({ id }) => id));
    expect(b.matrix).toEqual(a.matrix);
  });

  it("counts gamma of a pair in one article as gamma does", () => {
    const [article] = makeCrowd(1, 2);
    if (!article) throw new Error("no article");
    const [a, b] = article.layers;
    const direct = gamma(a?.spans ?? [], b?.spans ?? [], LENGTH, { samples: 30, seed: 1 });
    same(measured(reportOf([article]), "gamma"), direct.value);
  });

  it("has no interval of one article, and says so; one of several has its figure inside", () => {
    expect(reportOf(makeCrowd(1, 3)).measures.map(({ noInterval }) => noInterval)).toContain("one-article");
    expect(reportOf(makeCrowd(4, 3)).measures.map(({ noInterval }) => noInterval)).toContain("few-articles");
    const [headline] = reportOf(makeCrowd(12, 3)).measures;
    if (!headline?.interval || headline.value === null) throw new Error("no interval");
    expect(headline.interval.low).toBeLessThan(headline.value);
    expect(headline.interval.high).toBeGreaterThan(headline.value);
  });

  it("leaves out articles that one person coded, and says that there is nothing to compare", () => {
    const [shared] = makeCrowd(1, 2);
    const alone = { ...(makeCrowd(1, 1)[0] as CodedArticle), id: "alone" };
    const both = reportOf([shared as CodedArticle, alone]);
    expect(both).toMatchObject({ articles: 2, compared: 1 });
    same(measured(both, "unitized"), measured(reportOf([shared as CodedArticle]), "unitized") ?? null);
    expect(reportOf([alone]).measures.every(({ why }) => why === "fewer-than-two-coders")).toBe(true);
    expect(reportOf([]).measures.every(({ value }) => value === null)).toBe(true);
  });

  it("gives no Fleiss' kappa where articles were coded by different numbers of people", () => {
    const [three] = makeCrowd(1, 3);
    const two = { ...(makeCrowd(1, 2)[0] as CodedArticle), id: "two" };
    const { measures } = reportOf([three as CodedArticle, two]);
    expect(measures.find(({ key }) => key === "fleiss")).toMatchObject({ value: null, why: "uneven-coders" });
    expect(measures.find(({ key }) => key === "alpha")?.value).not.toBeNull();
  });

  it("takes a pair that marked nothing together as no figure, not as full agreement", () => {
    const empty = { id: "empty", length: LENGTH, sentences: SENTENCES };
    const silent = ["a", "b"].map((coder) => ({ coder, spans: [] }));
    expect(measured(reportOf([{ ...empty, layers: silent }]), "f1")).toBeNull();
    const loud = { coder: "c", spans: [{ start: 0, end: 5, code: "fear" }] };
    const { matrix } = reportOf([{ ...empty, layers: [...silent, loud] }]);
    expect(matrix?.f1).toEqual([null, 0, 0]);
  });

  it("goes on in small steps, and refuses what would not fit into memory", () => {
    let steps = 0;
    for (const _ of computeReport(makeCrowd(1, 60))) steps += 1;
    expect(steps).toBeGreaterThan(60);
    expect(() => reportOf(makeCrowd(1, MOST_CODERS + 1))).toThrow(TooMuch);
  });
});

/** Coders who mark the same places with other ends and codes now and then. */
function makeCrowd(many: number, coders: number): CodedArticle[] {
  return Array.from({ length: many }, (_, article) => ({
    id: `article ${article}`,
    length: LENGTH,
    sentences: SENTENCES,
    layers: Array.from({ length: coders }, (__, coder) => ({
      coder: `coder ${String(coder).padStart(4, "0")}`,
      spans: [0, 25].map((at, index) => ({
        start: at + ((article * 7 + coder * 3) % 5),
        end: at + 8 + ((article + coder) % 4),
        code: CODES[(index + ((article + coder) % 3 === 0 ? 1 : 0)) % CODES.length] as string,
      })),
    })),
  }));
}
