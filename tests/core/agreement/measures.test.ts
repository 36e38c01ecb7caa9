import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { AgreementValue } from "@/core/agreement/agreement-value";
import type { CodedSpan } from "@/core/agreement/coded-span";
import { cohenKappa } from "@/core/agreement/cohen-kappa";
import { fleissKappa } from "@/core/agreement/fleiss-kappa";
import { gamma } from "@/core/agreement/gamma";
import { krippendorffAlpha } from "@/core/agreement/krippendorff-alpha";
import { meanPairwiseF1 } from "@/core/agreement/mean-pairwise-f1";
import { spanF1 } from "@/core/agreement/span-f1";
import { unitizedAlpha, unitizedAlphaByCode } from "@/core/agreement/unitized-alpha";

const LENGTH = 60;
const span: fc.Arbitrary<CodedSpan> = fc
  .tuple(fc.nat(LENGTH - 1), fc.integer({ min: 1, max: 15 }), fc.constantFrom("a", "b"))
  .map(([start, size, code]) => ({ start, end: Math.min(LENGTH, start + size), code }));
const layer = fc.array(span, { maxLength: 6 });
const layers = fc.array(layer, { minLength: 2, maxLength: 5 });
const some = fc.array(span, { minLength: 1, maxLength: 6 });

/** Judgements of as many coders in each unit, all of them given. */
const judged = fc.integer({ min: 2, max: 5 }).chain((coders) =>
  fc.array(fc.array(fc.constantFrom("x", "y", "z"), { minLength: coders, maxLength: coders }), {
    minLength: 1,
    maxLength: 12,
  }),
);

const tableOf = (units: readonly (readonly string[])[]): number[][] =>
  units.map((unit) => ["x", "y", "z"].map((value) => unit.filter((one) => one === value).length));
const turned = <T>(items: readonly T[]): T[] => [...items.slice(1), ...items.slice(0, 1)];
const column = (units: readonly (readonly string[])[], coder: number): string[] =>
  units.map((unit) => unit[coder] ?? "x");

/** The same figure, or the same reason for none. */
const expectSame = (one: AgreementValue<unknown>, other: AgreementValue<unknown>): void => {
  expect(one.why).toBe(other.why);
  if (one.value === null || other.value === null) expect(one.value).toBe(other.value);
  else expect(one.value).toBeCloseTo(other.value, 10);
};

describe("who is named first, and in which order, makes no difference", () => {
  test("to measures of passages", () => {
    fc.assert(
      fc.property(layers, (all) => {
        const named = all.map((spans, at) => ({ coder: `${at}`, spans }));
        expectSame(meanPairwiseF1(named), meanPairwiseF1(turned(named)));
        const there = unitizedAlphaByCode(all, LENGTH);
        const back = unitizedAlphaByCode(turned(all).map(turned), LENGTH);
        expect([...back.keys()]).toEqual([...there.keys()]);
        for (const [code, value] of there) expectSame(value, back.get(code) ?? value);
      }),
    );
  });

  test("to measures of two", () => {
    fc.assert(
      fc.property(layer, layer, (a, b) => {
        expectSame(spanF1(a, b), spanF1(b, turned(a)));
        expectSame(gamma(a, b, LENGTH, { samples: 3 }), gamma(turned(b), a, LENGTH, { samples: 3 }));
      }),
    );
  });

  test("to measures of judgements", () => {
    fc.assert(
      fc.property(judged, (units) => {
        const [a, b] = [column(units, 0), column(units, 1)];
        expectSame(cohenKappa(a, b), cohenKappa(b, a));
        expectSame(cohenKappa(a, b), cohenKappa(turned(a), turned(b)));
        expectSame(krippendorffAlpha(units), krippendorffAlpha(turned(units).map(turned)));
        expectSame(fleissKappa(tableOf(units)), fleissKappa(turned(tableOf(units)).map(turned)));
      }),
    );
  });
});

test("whoever agrees in everything has 1, or no figure where nothing varies", () => {
  const isWhole = ({ value, why }: AgreementValue<unknown>) => {
    if (value === null) expect(why).toBe("no-variation");
    else expect(value).toBeCloseTo(1, 10);
  };
  fc.assert(
    fc.property(some, judged, fc.integer({ min: 2, max: 4 }), (spans, units, coders) => {
      const alike = Array.from({ length: coders }, () => spans);
      expect(spanF1(spans, spans).value).toBeCloseTo(1, 10);
      isWhole(meanPairwiseF1(alike.map((one, at) => ({ coder: `${at}`, spans: one }))));
      for (const value of unitizedAlphaByCode(alike, LENGTH).values()) isWhole(value);
      isWhole(gamma(spans, spans, LENGTH, { samples: 3 }));
      const said = column(units, 0);
      isWhole(cohenKappa(said, said));
      isWhole(krippendorffAlpha(said.map((one) => Array<string>(coders).fill(one))));
      isWhole(fleissKappa(tableOf(said.map((one) => Array<string>(coders).fill(one)))));
    }),
    { numRuns: 50 },
  );
});

test("a figure is a number of at most 1 with its name and unit, or a reason", () => {
  fc.assert(
    fc.property(layers, judged, (all, units) => {
      const [a = [], b = []] = all;
      for (const { value, why, measure, unit } of [
        spanF1(a, b),
        meanPairwiseF1(all.map((spans, at) => ({ coder: `${at}`, spans }))),
        gamma(a, b, LENGTH, { samples: 3 }),
        ...unitizedAlphaByCode(all, LENGTH).values(),
        cohenKappa(column(units, 0), column(units, 1)),
        krippendorffAlpha(units),
        fleissKappa(tableOf(units)),
      ]) {
        expect(measure).not.toBe("");
        expect(unit).not.toBe("");
        if (value === null) expect(why).not.toBeNull();
        else {
          expect(Number.isFinite(value)).toBe(true);
          expect(value).toBeLessThanOrEqual(1 + 1e-12);
        }
      }
    }),
    { numRuns: 50 },
  );
});

test("passages of a code that overlap or touch count as one, however they were cut", () => {
  const cut = [
    { start: 0, end: 6, code: "a" },
    { start: 4, end: 10, code: "a" },
    { start: 10, end: 12, code: "a" },
  ];
  const whole = [{ start: 0, end: 12, code: "a" }];
  expect(spanF1(cut, whole)).toMatchObject({ precision: 1, recall: 1, value: 1 });
  expect(unitizedAlphaByCode([cut, whole], 20).get("a")?.value).toBe(1);
});

describe("there is no figure, and a reason, where", () => {
  const mark = [{ start: 0, end: 5, code: "a" }];
  test.each<[string, () => AgreementValue<unknown>, string]>([
    ["nobody coded", () => unitizedAlpha([[], []], 20), "nothing-to-code"],
    ["there is no text", () => unitizedAlpha([[], []], 0), "nothing-to-code"],
    ["one coder is alone", () => unitizedAlpha([mark], 20), "fewer-than-two-coders"],
    ["everybody marked everything", () => unitizedAlpha([mark, mark], 5), "no-variation"],
    ["two marked nothing, for gamma", () => gamma([], [], 20), "nothing-to-code"],
    ["chance cannot differ, for gamma", () => gamma(mark, mark, 5), "no-variation"],
    ["no unit was judged", () => krippendorffAlpha([]), "nothing-to-code"],
    ["no unit was judged twice", () => krippendorffAlpha([["x", null], []]), "fewer-than-two-coders"],
    ["everybody said the same", () => krippendorffAlpha([["x", "x", undefined]]), "no-variation"],
    ["two judged nothing", () => cohenKappa([], []), "nothing-to-code"],
    ["two always said the same", () => cohenKappa(["x", "x"], ["x", "x"]), "no-variation"],
    ["a table is empty", () => fleissKappa([]), "nothing-to-code"],
    ["a table has one judgement each", () => fleissKappa([[0, 1]]), "fewer-than-two-coders"],
    ["a table has one category", () => fleissKappa([[3], [3]]), "no-variation"],
  ])("%s", (_, measure, why) => {
    expect(measure()).toMatchObject({ value: null, why });
  });
});

describe("what is no passage is refused, by its place and with what is wrong with it", () => {
  const good = { start: 0, end: 5, code: "a" };
  const measures: [string, (spans: CodedSpan[]) => unknown][] = [
    ["span F1, predicted", (spans) => spanF1(spans, [])],
    ["span F1, gold", (spans) => spanF1([], spans)],
    [
      "mean pairwise span F1",
      (spans) => meanPairwiseF1([spans, []].map((one) => ({ coder: "c", spans: one }))),
    ],
    ["gamma", (spans) => gamma([], spans, LENGTH)],
    ["unitized alpha", (spans) => unitizedAlpha([spans, []], LENGTH)],
    ["unitized alpha by code", (spans) => unitizedAlphaByCode([[], spans], LENGTH)],
  ];
  test.each(measures)("by %s", (_, measure) => {
    for (const [start, end, fault] of [
      [Number.NaN, 5, "no whole numbers"],
      [0, Number.POSITIVE_INFINITY, "no whole numbers"],
      [0.5, 5, "no whole numbers"],
      [-1, 5, "begins before"],
      [9, 4, "ends before it begins"],
      [7, 7, "is empty"],
    ] as const) {
      const bad = () => measure([good, { start, end, code: "b" }]);
      expect(bad).toThrow(RangeError);
      expect(bad).toThrow("Passage 2 of 2");
      expect(bad).toThrow(fault);
    }
  });

  test("nor may it end after the text, where the measure knows its length", () => {
    const late = [{ start: 10, end: LENGTH + 1, code: "a" }];
    expect(() => gamma(late, [], LENGTH)).toThrow("ends after the text");
    expect(() => unitizedAlpha([late, []], LENGTH)).toThrow("ends after the text");
    for (const length of [-1, Number.NaN, 1.5]) {
      expect(() => gamma([], [], length)).toThrow(RangeError);
      expect(() => unitizedAlpha([[], []], length)).toThrow(RangeError);
    }
  });
});

test("a large study is counted as a small one is", () => {
  // 371 articles with 40 sentences and 23 codes, and a text of 150,000 passages: more than a call may have arguments.
  const units = Array.from({ length: 341_320 }, (_, at) => (at % 2 === 0 ? [2, 1] : [0, 3]));
  expect(fleissKappa(units).value).toBeCloseTo(fleissKappa(units.slice(0, 2)).value ?? Number.NaN, 10);
  const marks = Array.from({ length: 150_000 }, (_, at) => ({ start: at * 10, end: at * 10 + 5, code: "a" }));
  expect(gamma(marks, marks, 1_500_000, { samples: 1 }).value).toBe(1);
});

test("judgements that are none are refused", () => {
  const missing = [undefined as unknown as string];
  expect(() => cohenKappa(["x"], missing)).toThrow(RangeError);
  expect(() => cohenKappa([Number.NaN], [1])).toThrow(RangeError);
  expect(() => krippendorffAlpha([[1, Number.NaN]])).toThrow(RangeError);
  for (const count of [-1, 0.5, Number.NaN]) {
    expect(() => fleissKappa([[2 - count, count]])).toThrow(RangeError);
  }
});
