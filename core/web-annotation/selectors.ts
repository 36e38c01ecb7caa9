import { z } from "zod";
import {
  chosen,
  DateTimeSchema,
  IriSchema,
  isOfType,
  listOf,
  oneOf,
  TextSchema,
} from "@/core/web-annotation/values";

/**
 * Sections 4.2, Selectors, and 4.3, States, whole: what is against the model is told apart here from what we
 * only do not keep, which `incoming.ts` names.
 */

const common = () => ({
  id: oneOf(IriSchema).optional(),
  /** Section 4.2: a selector within what this one selects. */
  refinedBy: listOf(z.lazy(() => RefinementSchema)).optional(),
});

const offset = z.int("Expected a whole number.").min(0, "Expected a whole number from 0 on.");

/** Section 4.2.4. */
export const TextQuoteSelectorSchema = z.looseObject({
  ...common(),
  exact: oneOf(z.string().min(1, "A quote has words in it.")),
  prefix: oneOf(z.string()).optional(),
  suffix: oneOf(z.string()).optional(),
});
export type TextQuoteSelector = z.infer<typeof TextQuoteSelectorSchema>;

const range = { start: oneOf(offset), end: oneOf(offset) };

/** Section 4.2.5, in Unicode code points. */
export const TextPositionSelectorSchema = z
  .looseObject({ ...common(), ...range })
  .refine(({ start, end }) => start <= end, { path: ["end"], message: "It ends before it starts." });
export type TextPositionSelector = z.infer<typeof TextPositionSelectorSchema>;

const withValue = () => z.looseObject({ ...common(), value: oneOf(TextSchema) });

const SELECTORS: Readonly<Record<string, z.ZodType>> = {
  /** Section 4.2.1. */
  FragmentSelector: z.looseObject({
    ...common(),
    value: oneOf(TextSchema),
    conformsTo: oneOf(IriSchema).optional(),
  }),
  /** Section 4.2.2. */
  CssSelector: withValue(),
  /** Section 4.2.3. */
  XPathSelector: withValue(),
  TextQuoteSelector: TextQuoteSelectorSchema,
  TextPositionSelector: TextPositionSelectorSchema,
  /** Section 4.2.6, in bytes. */
  DataPositionSelector: z.looseObject({ ...common(), ...range }),
  /** Section 4.2.7: SVG itself, or where it is. */
  SvgSelector: z
    .looseObject({ ...common(), value: oneOf(TextSchema).optional() })
    .refine((selector) => selector.value !== undefined || selector.id !== undefined, {
      path: ["value"],
      message: "Expected SVG, or the id of one.",
    }),
  /** Section 4.2.9. */
  RangeSelector: z.looseObject({
    ...common(),
    startSelector: z.lazy(() => SelectorSchema),
    endSelector: z.lazy(() => SelectorSchema),
  }),
};

/** Section 4.3. */
const STATES: Readonly<Record<string, z.ZodType>> = {
  /** Section 4.3.1. */
  TimeState: z
    .looseObject({
      ...common(),
      sourceDate: listOf(DateTimeSchema).optional(),
      sourceDateStart: oneOf(DateTimeSchema).optional(),
      sourceDateEnd: oneOf(DateTimeSchema).optional(),
      cached: listOf(IriSchema).optional(),
    })
    .refine(
      (state) =>
        (state.sourceDateStart === undefined) === (state.sourceDateEnd === undefined) &&
        !(state.sourceDate !== undefined && state.sourceDateStart !== undefined),
      { path: ["sourceDate"], message: "Expected either sourceDate, or sourceDateStart with sourceDateEnd." },
    ),
  /** Section 4.3.2. */
  HttpRequestState: withValue(),
};

function choose(known: Readonly<Record<string, z.ZodType>>, what: string) {
  return (value: unknown): z.ZodType | string => {
    if (typeof value === "string") return IriSchema;
    if (typeof value !== "object" || value === null || Array.isArray(value)) return `Expected ${what}.`;
    const type = Object.keys(known).find((name) => isOfType(value, name));
    if (type) return known[type] as z.ZodType;
    if ("type" in value || !("id" in value)) return `Expected ${what} with a type of the model.`;
    return z.looseObject({ id: oneOf(IriSchema) });
  };
}

export const SelectorSchema: z.ZodType = chosen<unknown>(choose(SELECTORS, "a selector"));
export const StateSchema: z.ZodType = chosen<unknown>(choose(STATES, "a state"));
/** A state can be refined by a selector, and the other way round. */
const RefinementSchema: z.ZodType = chosen<unknown>(
  choose({ ...SELECTORS, ...STATES }, "a selector or state"),
);
