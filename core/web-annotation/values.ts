import { z } from "zod";
import { MOTIVATIONS } from "@/core/web-annotation/vocabulary";

/** The small parts that the rest of the model is made of. */

const MAX_IRI = 2_000;

/** An absolute IRI (RFC 3987, written as its URI). */
export const IriSchema = z
  .string()
  .max(MAX_IRI)
  .regex(/^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i, "Expected an absolute IRI.");

/** Section 3.3.1: xsd:dateTime, "the timezone must be UTC, expressed as Z". */
export const DateTimeSchema = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/, "Expected a date and time in UTC, ending in Z.")
  .refine((text) => !Number.isNaN(Date.parse(text)), "There is no such date.");

export const MAX_LIST = 100;

/** JSON-LD: one value, or a list of them. Parsed, it is always a list. */
export const listOf = <T extends z.ZodType>(schema: T, max = MAX_LIST) =>
  z.preprocess(
    (value) => (Array.isArray(value) ? value : [value]),
    z.array(schema).min(1, "An empty list says nothing; leave it out.").max(max, `At most ${max}.`),
  );

/** "Exactly one", which JSON-LD may still write as a list of one. */
export const oneOf = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (Array.isArray(value) && value.length === 1 ? value[0] : value), schema);

export const TextSchema = z.string().max(100_000);

/** Section 3.3.5: one of the listed, or an IRI of somebody's own (section 3.3.5, "extending motivations"). */
export const MotivationSchema = z.union([z.enum(MOTIVATIONS), IriSchema], {
  error: `Expected one of ${MOTIVATIONS.join(", ")}, or an IRI.`,
});

/** Looks at a value and says by which schema it is to be read, or what is wrong with it. */
export const chosen = <T>(choose: (value: unknown) => z.ZodType<T> | string) =>
  z.unknown().transform((value, context): T => {
    const schema = choose(value);
    if (typeof schema === "string") {
      context.addIssue({ code: "custom", message: schema });
      return z.NEVER;
    }
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    for (const { path, message } of parsed.error.issues) {
      context.addIssue({ code: "custom", path: [...path], message });
    }
    return z.NEVER;
  });

/** Whether a resource says that it is of a type; it may be of several. */
export const isOfType = (resource: object, type: string): boolean => {
  const { type: own } = resource as { type?: unknown };
  return Array.isArray(own) ? own.includes(type) : own === type;
};
