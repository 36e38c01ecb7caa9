import { type AgreementValue, figure, noFigure, SENTENCE_CODE } from "@/core/agreement/agreement-value";

export interface FleissParts {
  observed: number;
  expected: number;
  units: number;
  coders: number;
}

/**
 * Agreement of many coders beyond chance, where each unit has the same number of judgements
 * (Fleiss 1971, “Measuring nominal scale agreement among many raters”).
 *
 * @param table for each unit, how many coders chose each category; what a shorter row lacks is 0
 * @param unit what was judged, for the label
 * @throws RangeError when units have different numbers of judgements, or a cell is no count
 */
export function fleissKappa(
  table: readonly (readonly number[])[],
  unit = SENTENCE_CODE,
): AgreementValue<FleissParts> {
  const named = { measure: "Fleiss' kappa", unit };
  const units = table.length;
  if (table.some((row) => row.some((count) => !Number.isSafeInteger(count) || count < 0)))
    throw new RangeError("A table of judgements holds counts: whole numbers of 0 or more.");
  const coders = sum(table[0] ?? []);
  if (table.some((row) => sum(row) !== coders))
    throw new RangeError("Every unit needs the same number of judgements.");
  if (units === 0) return noFigure(named, "nothing-to-code", { observed: 0, expected: 0, units, coders });
  if (coders < 2)
    return noFigure(named, "fewer-than-two-coders", { observed: 0, expected: 0, units, coders });
  const observed =
    sum(table.map((row) => (sum(row.map((count) => count * count)) - coders) / (coders * (coders - 1)))) /
    units;
  const categories = table.reduce((most, row) => Math.max(most, row.length), 0);
  let expected = 0;
  for (let category = 0; category < categories; category += 1) {
    expected += (sum(table.map((row) => row[category] ?? 0)) / (units * coders)) ** 2;
  }
  const parts = { observed, expected, units, coders };
  // With one category in use the sum of squares is exactly 1.
  if (expected === 1) return noFigure(named, "no-variation", parts);
  return figure(named, (observed - expected) / (1 - expected), parts);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
