import {
  type AgreementValue,
  type Category,
  figure,
  noFigure,
  requireCategory,
  SENTENCE_CODE,
} from "@/core/agreement/agreement-value";

export interface CohenParts {
  /** Observed and expected proportion of agreement. */
  observed: number;
  expected: number;
  units: number;
}

/**
 * Agreement of two coders beyond chance, each with their own habits: κ = (Po − Pe) / (1 − Pe)
 * (Cohen 1960, “A coefficient of agreement for nominal scales”, p. 40).
 *
 * @param a the first coder's category of each unit
 * @param b the second's, of the same units
 * @param unit what was judged, for the label
 * @throws RangeError when they judged different numbers of units, or one lacks a judgement
 */
export function cohenKappa(
  a: readonly Category[],
  b: readonly Category[],
  unit = SENTENCE_CODE,
): AgreementValue<CohenParts> {
  if (a.length !== b.length) throw new RangeError("Both coders must have judged the same units.");
  for (const category of [...a, ...b]) requireCategory(category);
  const named = { measure: "Cohen's kappa", unit };
  const units = a.length;
  if (units === 0) return noFigure(named, "nothing-to-code", { observed: 0, expected: 0, units });
  const [countA, countB] = [counts(a), counts(b)];
  const observed = a.filter((category, index) => category === b[index]).length / units;
  let expected = 0;
  for (const [category, count] of countA) expected += (count / units) * ((countB.get(category) ?? 0) / units);
  const parts = { observed, expected, units };
  if (expected === 1) return noFigure(named, "no-variation", parts);
  return figure(named, (observed - expected) / (1 - expected), parts);
}

function counts(categories: readonly Category[]): Map<Category, number> {
  const found = new Map<Category, number>();
  for (const category of categories) found.set(category, (found.get(category) ?? 0) + 1);
  return found;
}
