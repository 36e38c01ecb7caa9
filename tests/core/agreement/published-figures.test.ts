import { describe, expect, test } from "vitest";
import type { CodedSpan } from "@/core/agreement/coded-span";
import { cohenKappa } from "@/core/agreement/cohen-kappa";
import { fleissKappa } from "@/core/agreement/fleiss-kappa";
import { bestAlignment } from "@/core/agreement/gamma";
import { krippendorffAlpha } from "@/core/agreement/krippendorff-alpha";
import { spanF1 } from "@/core/agreement/span-f1";
import { unitizedAlpha } from "@/core/agreement/unitized-alpha";

const spans = (...places: [number, number, string?][]): CodedSpan[] =>
  places.map(([start, end, code = "x"]) => ({ start, end, code }));

describe("figures that others have published", () => {
  test("Cohen's kappa of Cohen 1960, p. 45", () => {
    const table = [
      [88, 14, 18],
      [10, 40, 10],
      [2, 6, 12],
    ];
    const [a, b]: [string[], string[]] = [[], []];
    for (const [row, counts] of table.entries()) {
      for (const [column, count] of counts.entries()) {
        a.push(...Array<string>(count).fill(`${row}`));
        b.push(...Array<string>(count).fill(`${column}`));
      }
    }
    const { value, parts } = cohenKappa(a, b, "case");
    expect(value).toBeCloseTo(0.491525, 6);
    expect(parts.observed).toBeCloseTo(0.7, 12);
    expect(parts.expected).toBeCloseTo(0.41, 12);
  });

  test("Fleiss' kappa of ten units, five categories and fourteen raters", () => {
    const table = [
      [0, 0, 0, 0, 14],
      [0, 2, 6, 4, 2],
      [0, 0, 3, 5, 6],
      [0, 3, 9, 2, 0],
      [2, 2, 8, 1, 1],
      [7, 7, 0, 0, 0],
      [3, 2, 6, 3, 0],
      [2, 5, 3, 2, 2],
      [6, 5, 2, 1, 0],
      [0, 2, 2, 3, 7],
    ];
    expect(fleissKappa(table, "unit").value).toBeCloseTo(0.209931, 6);
  });

  test("Krippendorff's alpha of Krippendorff 2011, example C, with missing values", () => {
    const coders = ["123321412***", "1233224125*3", "*3332342251*", "12332441251*"];
    const units = Array.from({ length: 12 }, (_, unit) =>
      coders.map((coder) => (coder[unit] === "*" ? null : (coder[unit] ?? null))),
    );
    expect(krippendorffAlpha(units, "unit").value).toBeCloseTo(0.743421, 6);
  });

  test.each([
    [spans([0, 10, "LL"], [20, 30, "NC"]), spans([0, 10, "LL"], [20, 26, "NC"]), 0.853659],
    [
      spans([0, 10, "LL"], [20, 30, "NC"], [35, 40, "LL"]),
      spans([2, 12, "LL"], [20, 26, "LL"], [36, 40, "NC"]),
      0.37507,
    ],
  ])("unitized alpha that two implementations agree on", (a, b, expected) => {
    expect(unitizedAlpha([a, b], 50).value).toBeCloseTo(expected, 5);
  });

  test.each([
    [
      spans([1, 5, "a"], [6, 10, "b"], [11, 15, "a"]),
      spans([2, 6, "a"], [7, 11, "b"], [12, 16, "a"]),
      0.0625,
    ],
    [
      spans([1, 5, "a"], [6, 10, "b"], [20, 24, "a"], [30, 34, "b"]),
      spans([2, 6, "a"], [31, 35, "b"]),
      0.708333,
    ],
  ])("the disorder of gamma's best alignment, as in DKPro's statistics", (a, b, expected) => {
    expect(bestAlignment(a, b).disorder).toBeCloseTo(expected, 5);
  });

  test("span F1 of SemEval-2020 Task 11's sample", () => {
    const gold = spans([0, 59], [171, 181], [0, 9], [115, 167], [740, 759]);
    const predicted = spans([0, 50], [161, 172], [0, 10], [115, 167]);
    const { precision, recall, f1 } = spanF1(predicted, gold);
    expect(precision).toBeCloseTo(0.964912, 6);
    expect(recall).toBeCloseTo(0.486864, 6);
    expect(f1).toBeCloseTo(0.647181, 6);
  });
});
