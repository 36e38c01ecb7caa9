import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bootstrapInterval } from "@/core/agreement/bootstrap";
import { type Candidate, matchCheaply } from "@/core/agreement/cheap-matching";
import { type CodedSpan, mergedByCode } from "@/core/agreement/coded-span";
import { cohenKappa } from "@/core/agreement/cohen-kappa";
import { fleissKappa } from "@/core/agreement/fleiss-kappa";
import { bestAlignment, gamma } from "@/core/agreement/gamma";
import { krippendorffAlpha } from "@/core/agreement/krippendorff-alpha";
import { meanPairwiseF1 } from "@/core/agreement/mean-pairwise-f1";
import { sentenceJudgements } from "@/core/agreement/sentence-codes";
import { spanF1 } from "@/core/agreement/span-f1";
import { unitizedAlpha, unitizedAlphaByCode } from "@/core/agreement/unitized-alpha";

const LENGTH = 100;
const span: fc.Arbitrary<CodedSpan> = fc
  .tuple(fc.nat(LENGTH - 1), fc.integer({ min: 1, max: 20 }), fc.constantFrom("a", "b", "c"))
  .map(([start, size, code]) => ({ start, end: Math.min(LENGTH, start + size), code }));
const layer = fc.array(span, { maxLength: 8 });

/** Each character of the text as each coder coded it: the slow way that lengths must agree with. */
const painted = (spans: readonly CodedSpan[], code: string): boolean[] =>
  Array.from({ length: LENGTH }, (_, at) =>
    spans.some((one) => one.code === code && one.start <= at && at < one.end),
  );

describe("span F1", () => {
  test("is symmetric, between 0 and 1, and 1 with oneself", () => {
    fc.assert(
      fc.property(layer, layer, (a, b) => {
        const [there, back] = [spanF1(a, b), spanF1(b, a)];
        expect(there.f1).toBeCloseTo(back.f1, 12);
        expect(there.precision).toBeCloseTo(back.recall, 12);
        expect(there.f1).toBeGreaterThanOrEqual(0);
        expect(there.f1).toBeLessThanOrEqual(1 + 1e-12);
        expect(spanF1(a, a).f1).toBeCloseTo(1, 12);
      }),
    );
  });

  test("is 0 where one side is empty and 1 where both are", () => {
    const one = [{ start: 0, end: 5, code: "a" }];
    expect([spanF1([], one).f1, spanF1(one, []).f1, spanF1([], []).f1]).toEqual([0, 0, 1]);
  });

  test("counts nothing for the right passage with another code", () => {
    expect(spanF1([{ start: 0, end: 5, code: "a" }], [{ start: 0, end: 5, code: "b" }]).f1).toBe(0);
  });

  test("does not care how often somebody said the same", () => {
    fc.assert(
      fc.property(layer, layer, (a, b) => {
        expect(spanF1([...a, ...a], b)).toEqual(spanF1(a, b));
      }),
    );
  });

  test("of all pairs names no figure for one coder, nor where nobody marked anything", () => {
    expect(meanPairwiseF1([{ coder: "a", spans: [] }])).toMatchObject({
      value: null,
      why: "fewer-than-two-coders",
    });
    expect(meanPairwiseF1(["a", "b"].map((coder) => ({ coder, spans: [] })))).toMatchObject({
      value: null,
      why: "nothing-to-code",
    });
  });
});

test("merged passages cover what was marked, once", () => {
  fc.assert(
    fc.property(layer, (spans) => {
      for (const [code, merged] of mergedByCode(spans)) {
        expect(painted(merged, code)).toEqual(painted(spans, code));
        for (const [index, one] of merged.entries()) {
          const next = merged[index + 1];
          if (next) expect(one.end).toBeLessThan(next.start);
        }
      }
    }),
  );
});

describe("unitized alpha", () => {
  test("is 1 where coders mark the same, and has no figure where nobody marks or all mark all", () => {
    const spans = [{ start: 3, end: 9, code: "a" }];
    expect(unitizedAlpha([spans, spans, spans], 20).value).toBe(1);
    expect(unitizedAlpha([[], []], 20)).toMatchObject({ value: null, why: "nothing-to-code" });
    const all = [{ start: 0, end: 20, code: "a" }];
    expect(unitizedAlpha([all, all], 20)).toMatchObject({ value: null, why: "no-variation" });
    expect(unitizedAlpha([spans], 20)).toMatchObject({ value: null, why: "fewer-than-two-coders" });
  });

  test("observes what character by character one counts", () => {
    fc.assert(
      fc.property(fc.array(layer, { minLength: 2, maxLength: 5 }), (layers) => {
        for (const [code, { parts, value }] of unitizedAlphaByCode(layers, LENGTH)) {
          if (value === null) continue;
          let observed = 0;
          const colours = layers.map((one) => painted(one, code));
          for (let at = 0; at < LENGTH; at += 1) {
            const marked = colours.filter((colour) => colour[at]).length;
            observed += (2 * marked * (layers.length - marked)) / (layers.length - 1);
          }
          expect(parts.observed).toBeCloseTo(observed, 8);
          expect(value).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  test("refuses a coder whose own passages overlap, and passages outside of the text", () => {
    const overlapping = [
      { start: 0, end: 5, code: "a" },
      { start: 4, end: 8, code: "b" },
    ];
    expect(() => unitizedAlpha([overlapping, []], 20)).toThrow(RangeError);
    expect(() => unitizedAlpha([[{ start: 15, end: 25, code: "a" }], []], 20)).toThrow(RangeError);
  });
});

describe("kappas and alpha over sentences", () => {
  const categories = fc.array(fc.tuple(fc.constantFrom("x", "y"), fc.constantFrom("x", "y")), {
    minLength: 1,
    maxLength: 30,
  });

  test("are at most 1, reached by agreement in all with some variation, and never NaN", () => {
    fc.assert(
      fc.property(categories, (pairs) => {
        const [a, b] = [pairs.map(([one]) => one), pairs.map(([, one]) => one)];
        const table = pairs.map((pair) =>
          ["x", "y"].map((value) => pair.filter((one) => one === value).length),
        );
        for (const { value, why } of [
          cohenKappa(a, b, "sentence"),
          fleissKappa(table, "sentence"),
          krippendorffAlpha(pairs, "sentence"),
        ]) {
          if (value === null) expect(why).toBe("no-variation");
          else expect(value).toBeLessThanOrEqual(1);
        }
        if (new Set(a).size === 2) expect(cohenKappa(a, a, "sentence").value).toBeCloseTo(1, 12);
      }),
    );
  });

  test("have no figure where nothing varies or nothing was judged", () => {
    expect(cohenKappa(["x", "x"], ["x", "x"], "sentence").why).toBe("no-variation");
    expect(cohenKappa([], [], "sentence").why).toBe("nothing-to-code");
    expect(
      fleissKappa(
        [
          [2, 0],
          [2, 0],
        ],
        "sentence",
      ).why,
    ).toBe("no-variation");
    expect(fleissKappa([[1, 0]], "sentence").why).toBe("fewer-than-two-coders");
    expect(krippendorffAlpha([["x", null]], "sentence").why).toBe("fewer-than-two-coders");
    expect(krippendorffAlpha([["x", "x"]], "sentence").why).toBe("no-variation");
  });

  test("refuse what is no table of the same units", () => {
    expect(() => cohenKappa(["x"], [], "sentence")).toThrow(RangeError);
    expect(() =>
      fleissKappa(
        [
          [2, 0],
          [1, 0],
        ],
        "sentence",
      ),
    ).toThrow(RangeError);
  });

  test("a sentence has a code where any passage with it touches the sentence", () => {
    const sentences = [
      { start: 0, end: 10 },
      { start: 11, end: 20 },
      { start: 21, end: 30 },
    ];
    const layers = [
      { coder: "ada", spans: [{ start: 9, end: 12, code: "a" }] },
      { coder: "ben", spans: [{ start: 20, end: 21, code: "b" }] },
    ];
    expect(sentenceJudgements(layers, sentences, ["a", "b"])).toEqual([
      ["yes", "no"],
      ["no", "no"],
      ["yes", "no"],
      ["no", "no"],
      ["no", "no"],
      ["no", "no"],
    ]);
  });
});

describe("gamma", () => {
  test("is 1 with oneself, the same each time, and lower the further passages move apart", () => {
    const a = [10, 40, 70].map((start) => ({ start, end: start + 10, code: "a" }));
    const moved = (by: number) =>
      a.map(({ start, end, code }) => ({ start: start + by, end: end + by, code }));
    expect(gamma(a, a, LENGTH).value).toBe(1);
    const values = [0, 2, 5, 9].map((by) => gamma(a, moved(by), LENGTH).value ?? Number.NaN);
    expect(values).toEqual([...values].sort((x, y) => y - x));
    expect(gamma(a, moved(5), LENGTH)).toEqual(gamma(a, moved(5), LENGTH));
  });

  test("aligns no worse than any alignment that one can try", () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 4 }), fc.array(span, { maxLength: 4 }), (a, b) => {
        if (a.length + b.length === 0) return;
        const cost = (x: CodedSpan, y: CodedSpan) =>
          ((Math.abs(x.start - y.start) + Math.abs(x.end - y.end)) / (x.end - x.start + y.end - y.start)) **
            2 +
          (x.code === y.code ? 0 : 1);
        const least = (index: number, free: readonly CodedSpan[]): number => {
          const one = a[index];
          if (!one) return free.length;
          const partnered = free.map(
            (other) =>
              cost(one, other) +
              least(
                index + 1,
                free.filter((x) => x !== other),
              ),
          );
          return Math.min(1 + least(index + 1, free), ...partnered);
        };
        expect(bestAlignment(a, b).disorder).toBeCloseTo(least(0, b) / ((a.length + b.length) / 2), 8);
      }),
      { numRuns: 300 },
    );
  });
});

test("the cheapest matching pairs nobody twice and costs what it says", () => {
  const candidate = fc.record({
    a: fc.nat(5),
    b: fc.nat(5),
    cost: fc.double({ min: 0, max: 1.9, noNaN: true }),
  });
  fc.assert(
    fc.property(
      fc.uniqueArray(candidate, { selector: ({ a, b }) => a * 6 + b }),
      (candidates: Candidate[]) => {
        const { pairs, cost } = matchCheaply(candidates, 6, 6, 1);
        expect(new Set(pairs.map(([a]) => a)).size).toBe(pairs.length);
        expect(new Set(pairs.map(([, b]) => b)).size).toBe(pairs.length);
        const paid = pairs.map(
          ([a, b]) => candidates.find((one) => one.a === a && one.b === b)?.cost ?? Number.NaN,
        );
        expect(cost).toBeCloseTo(paid.reduce((sum, one) => sum + one, 0) + (12 - 2 * pairs.length), 8);
      },
    ),
  );
});

describe("an interval by bootstrap", () => {
  const mean = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

  test("covers the figure, widens with the spread, and is the same each time", () => {
    const articles = [0.2, 0.4, 0.5, 0.6, 0.8];
    const interval = bootstrapInterval(articles, mean);
    expect(interval).toEqual(bootstrapInterval(articles, mean));
    expect(interval?.low).toBeLessThan(0.5);
    expect(interval?.high).toBeGreaterThan(0.5);
    const narrow = bootstrapInterval([0.49, 0.5, 0.5, 0.5, 0.51], mean);
    expect((narrow?.high ?? 0) - (narrow?.low ?? 0)).toBeLessThan(
      (interval?.high ?? 0) - (interval?.low ?? 0),
    );
  });

  test("is not there for one article, nor where most samples have no figure", () => {
    expect(bootstrapInterval([0.5], mean)).toBeNull();
    expect(bootstrapInterval([1, 2, 3], () => null)).toBeNull();
  });
});
