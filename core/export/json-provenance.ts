import { z } from "zod";
import { WebAnnotationSchema } from "@/core/web-annotation/annotation";
import type { Foreign, ForeignBody } from "@/core/web-annotation/foreign";
import { MODELLED } from "@/core/web-annotation/incoming";
import { isJsonObject, type Json, type JsonObject } from "@/core/web-annotation/json";
import { MAX_DEPTH, precheck } from "@/core/web-annotation/precheck";
import type { Provenance } from "@/core/web-annotation/provenance";
import { slugOfHeader } from "@/core/web-annotation/slug";
import { IriSchema, MAX_LIST } from "@/core/web-annotation/values";
import { ANNOTATION_CONTEXT } from "@/core/web-annotation/vocabulary";

const JsonObjectSchema = z.custom<JsonObject>(isJsonObject, "Expected an object.");
const JsonListSchema = z.custom<Json[]>(Array.isArray, "Expected a list.");

/** What stands in columns of its own is said nowhere else. */
const PropertiesSchema = JsonObjectSchema.refine(
  (properties) => Object.keys(properties).every((key) => !MODELLED.has(key) && !key.startsWith("@")),
  "What is modelled has fields of its own.",
);

/** As `ForeignBody`, but a code is named by its place in the entry's own list: ids mean nothing elsewhere. */
const BodySchema = z.discriminatedUnion("is", [
  z.object({ is: z.literal("note"), rest: JsonObjectSchema }),
  z.object({ is: z.literal("code"), code: z.int().min(0), rest: JsonObjectSchema }),
  z.object({ is: z.literal("other"), body: z.custom<Json>((value) => value !== undefined) }),
]);

/** Deeper by two than the document that it came from. */
const isSound = (foreign: unknown): boolean =>
  isJsonObject(foreign) && precheck(foreign, MAX_DEPTH + 2) === null;

const PartsSchema = z.object({
  properties: PropertiesSchema.optional(),
  bodies: z.array(BodySchema).max(MAX_LIST).optional(),
  target: JsonObjectSchema.optional(),
  quoteSelector: JsonObjectSchema.optional(),
  positionSelector: JsonObjectSchema.optional(),
  states: JsonListSchema.optional(),
  targets: JsonListSchema.optional(),
  imported: JsonObjectSchema.optional(),
});

const ForeignSchema = z
  .custom<unknown>(isSound, "Cannot be kept: too deep, too much, or with keys that mean something else.")
  .pipe(PartsSchema)
  .refine(isOfTheModel, "Is not what an annotation could say.");

/** What comes in here goes out as an annotation, so it must be such as one could have brought it. */
function isOfTheModel({ properties, bodies, targets }: z.infer<typeof PartsSchema>): boolean {
  const others = bodies?.flatMap((body) => (body.is === "other" ? [body.body] : [])) ?? [];
  return WebAnnotationSchema.safeParse({
    type: "Annotation",
    ...properties,
    "@context": ANNOTATION_CONTEXT,
    ...(others.length > 0 && { body: others }),
    target: targets ?? ANNOTATION_CONTEXT,
  }).success;
}

/** Where an entry of our own format came from; each is left out where nobody said anything. */
export const provenanceFields = {
  /** The last part of its address under the Web Annotation Protocol, where that is not its id. */
  slug: z
    .string()
    .regex(/^[\w.~-]{1,100}$/)
    .refine((slug) => slugOfHeader(slug) !== null, "This cannot be part of an address.")
    .optional(),
  via: z.array(IriSchema).max(MAX_LIST).optional(),
  canonical: IriSchema.optional(),
  foreign: ForeignSchema.optional(),
};
type ProvenanceFields = z.infer<z.ZodObject<typeof provenanceFields>>;

/** @param codes ids of the entry's codes, in its order */
export function toProvenanceFields(
  provenance: Provenance | undefined,
  codes: readonly string[],
): ProvenanceFields {
  if (!provenance) return {};
  const { slug, via, canonical, foreign } = provenance;
  const { bodies, ...rest } = foreign ?? {};
  return {
    ...(slug !== null && { slug }),
    ...(via.length > 0 && { via: [...via] }),
    ...(canonical !== null && { canonical }),
    ...(foreign && { foreign: { ...rest, ...(bodies && { bodies: named(bodies, codes) }) } }),
  };
}

function named(bodies: readonly ForeignBody[], codes: readonly string[]): z.infer<typeof BodySchema>[] {
  return bodies.flatMap((body): z.infer<typeof BodySchema>[] => {
    if (body.is !== "code") return [body];
    const code = codes.indexOf(body.id);
    return code === -1 ? [] : [{ is: "code", code, rest: body.rest }];
  });
}

/** @param codes ids, here, of the entry's codes in its order; undefined for those that are not here */
export function fromProvenanceFields(
  { slug, via, canonical, foreign }: ProvenanceFields,
  codes: readonly (string | undefined)[],
): Provenance {
  const { bodies, ...rest } = foreign ?? {};
  const known = bodies?.flatMap((body): ForeignBody[] => {
    if (body.is !== "code") return [body];
    const id = codes[body.code];
    return id === undefined ? [] : [{ is: "code", id, rest: body.rest }];
  });
  const kept: Foreign = { ...rest, ...(known && { bodies: known }) };
  return {
    slug: slug ?? null,
    via: via ?? [],
    canonical: canonical ?? null,
    foreign: foreign ? kept : null,
  };
}
