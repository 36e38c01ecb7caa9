/**
 * What a measure says, always with its unit and measure beside it, so that no figure stands without its name.
 * Where the data cannot bear a figure there is none, and `why` says so: never 1, 0 or NaN instead.
 */
export type AgreementValue<Parts> =
  | { measure: string; unit: string; value: number; why: null; parts: Parts }
  | { measure: string; unit: string; value: null; why: Degenerate; parts: Parts };

/** Why there is no figure. */
export type Degenerate =
  /** Fewer than two coders looked at anything together. */
  | "fewer-than-two-coders"
  /** Nothing was there to be coded. */
  | "nothing-to-code"
  /** Everybody always said the same: chance explains it all. */
  | "no-variation"
  /** Texts were coded by different numbers of people, which the measure cannot bear. */
  | "uneven-coders";

export interface Named {
  measure: string;
  unit: string;
}

/** What the measures over judgements judge unless somebody says otherwise. */
export const SENTENCE_CODE = "sentence × code";

/** What a coder said of a unit; the same where `Map` finds them the same, so "1" is not 1. */
export type Category = string | number | boolean;

/** @throws RangeError for what is no category: a judgement that is missing, and NaN */
export function requireCategory(category: Category | null | undefined): asserts category is Category {
  if (category === null || category === undefined || Number.isNaN(category))
    throw new RangeError(`${category} is no category: every unit needs a judgement.`);
}

export const figure = <Parts>(named: Named, value: number, parts: Parts): AgreementValue<Parts> => ({
  ...named,
  value,
  why: null,
  parts,
});

export const noFigure = <Parts>(named: Named, why: Degenerate, parts: Parts): AgreementValue<Parts> => ({
  ...named,
  value: null,
  why,
  parts,
});
