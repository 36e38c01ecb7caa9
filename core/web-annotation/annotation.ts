import { z } from "zod";
import type { Json } from "@/core/web-annotation/json";
import {
  description,
  ExternalResourceSchema,
  isSet,
  lifecycle,
  SET_TYPES,
  TextualBodySchema,
} from "@/core/web-annotation/resources";
import { SelectorSchema, StateSchema } from "@/core/web-annotation/selectors";
import {
  chosen,
  IriSchema,
  isOfType,
  listOf,
  MotivationSchema,
  oneOf,
  TextSchema,
} from "@/core/web-annotation/values";
import { ANNOTATION_CONTEXT } from "@/core/web-annotation/vocabulary";

/** Most bodies and targets of one annotation that we take: it is something that a person reads. */
export const MAX_BODIES = 50;
export const MAX_TARGETS = 20;

/** Section 4: something of a resource, in a role, a state, a style. */
export const SpecificResourceSchema = z.looseObject({
  ...description,
  id: oneOf(IriSchema).optional(),
  source: oneOf(chosen<unknown>((value) => (typeof value === "string" ? IriSchema : ExternalResourceSchema))),
  purpose: listOf(MotivationSchema).optional(),
  selector: listOf(SelectorSchema).optional(),
  state: listOf(StateSchema).optional(),
  /** Section 4.4. */
  styleClass: listOf(TextSchema).optional(),
  /** Section 4.5. */
  renderedVia: listOf(
    chosen<unknown>((value) => (typeof value === "string" ? IriSchema : z.looseObject({}))),
  ).optional(),
  /** Section 4.6. */
  scope: listOf(IriSchema).optional(),
});

const setOf = (items: z.ZodType) =>
  z.looseObject({
    id: oneOf(IriSchema).optional(),
    type: listOf(TextSchema).refine(
      (types) => SET_TYPES.some((type) => (types as string[]).includes(type)),
      `Expected one of ${SET_TYPES.join(", ")}.`,
    ),
    items: listOf(items),
  });

const resource = (kinds: { what: string; hasText: boolean }, items: () => z.ZodType) =>
  chosen<unknown>((value) => {
    if (typeof value === "string") return IriSchema;
    if (typeof value !== "object" || value === null || Array.isArray(value)) return `Expected ${kinds.what}.`;
    if (isSet(value)) return setOf(z.lazy(items));
    if ("source" in value || isOfType(value, "SpecificResource")) return SpecificResourceSchema;
    if (kinds.hasText && ("value" in value || isOfType(value, "TextualBody"))) return TextualBodySchema;
    if ("id" in value) return ExternalResourceSchema;
    return `Expected ${kinds.what}: an IRI, or an object with id${kinds.hasText ? ", value" : ""} or source.`;
  });

/** Section 3.2, Bodies. */
export const BodySchema: z.ZodType = resource({ what: "a body", hasText: true }, () => BodySchema);

/** Section 3.2, Targets. */
export const TargetSchema: z.ZodType = resource({ what: "a target", hasText: false }, () => TargetSchema);

/** Section 3.1: the context must be there; others beside it are names that nothing here follows. */
const ContextSchema = listOf(
  z.string("A context is a name here: an IRI. What one would have to read is not read."),
).refine((contexts) => (contexts as string[]).includes(ANNOTATION_CONTEXT), {
  message: `Expected "${ANNOTATION_CONTEXT}".`,
});

/**
 * An annotation as another tool sends it (Web Annotation Data Model, W3C Recommendation of 23 February 2017,
 * section 3). Only looked at: `WebAnnotation` is the document as it came.
 */
export const WebAnnotationSchema = z
  .looseObject({
    ...lifecycle,
    "@context": ContextSchema,
    id: oneOf(IriSchema).optional(),
    type: listOf(TextSchema).refine((types) => (types as string[]).includes("Annotation"), {
      message: 'Expected "Annotation".',
    }),
    motivation: listOf(MotivationSchema).optional(),
    body: listOf(BodySchema, MAX_BODIES).optional(),
    /** Section 3.2.5, String Body. */
    bodyValue: oneOf(z.string()).optional(),
    target: listOf(TargetSchema, MAX_TARGETS),
    /** Section 4.4. */
    stylesheet: oneOf(
      chosen<unknown>((value) => (typeof value === "string" ? IriSchema : z.looseObject({}))),
    ).optional(),
  })
  .refine((annotation) => annotation.body === undefined || annotation.bodyValue === undefined, {
    path: ["bodyValue"],
    message: "Expected body or bodyValue, not both.",
  });

export interface WebAnnotation {
  "@context": Json;
  id?: Json;
  type: Json;
  motivation?: Json;
  body?: Json;
  bodyValue?: Json;
  target: Json;
  via?: Json;
  canonical?: Json;
  [key: string]: Json | undefined;
}
