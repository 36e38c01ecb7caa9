import {
  type AgreementValue,
  type Category,
  figure,
  noFigure,
  requireCategory,
  SENTENCE_CODE,
} from "@/core/agreement/agreement-value";

export interface KrippendorffParts {
  /** Disagreement as a share of all pairable values, observed and expected by chance. */
  observed: number;
  expected: number;
  /** Values in units that at least two coders judged. */
  pairable: number;
  units: number;
}

/**
 * Krippendorff's α for nominal data, any number of coders, missing judgements allowed: 1 − Do/De over the
 * coincidence matrix (Krippendorff 2011, “Computing Krippendorff's alpha-reliability”, section C).
 *
 * @param units for each unit, what each coder said; null, undefined or nothing where they did not judge it
 * @param unit what was judged, for the label
 * @throws RangeError for NaN, which is neither a category nor its lack
 */
export function krippendorffAlpha(
  units: readonly (readonly (Category | null | undefined)[])[],
  unit = SENTENCE_CODE,
): AgreementValue<KrippendorffParts> {
  const named = { measure: "Krippendorff's alpha (nominal)", unit };
  const totals = new Map<Category, number>();
  let [pairable, disagreeing, judged] = [0, 0, 0];
  for (const judgements of units) {
    const counts = new Map<Category, number>();
    for (const value of judgements) {
      if (value === null || value === undefined) continue;
      requireCategory(value);
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    const many = [...counts.values()].reduce((total, count) => total + count, 0);
    if (many < 2) continue;
    judged += 1;
    pairable += many;
    for (const [value, count] of counts) {
      totals.set(value, (totals.get(value) ?? 0) + count);
      // Ordered pairs of this value with another, each unit weighing as many values as it has.
      disagreeing += (count * (many - count)) / (many - 1);
    }
  }
  if (pairable === 0) {
    const why = units.length === 0 ? "nothing-to-code" : "fewer-than-two-coders";
    return noFigure(named, why, { observed: 0, expected: 0, pairable, units: judged });
  }
  const observed = disagreeing / pairable;
  let differing = 0;
  for (const count of totals.values()) differing += count * (pairable - count);
  const expected = differing / (pairable * (pairable - 1));
  const parts = { observed, expected, pairable, units: judged };
  if (totals.size < 2) return noFigure(named, "no-variation", parts);
  return figure(named, 1 - observed / expected, parts);
}
