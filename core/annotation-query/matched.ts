import { z } from "zod";
import { AnnotationViewSchema } from "@/core/annotation";
import { MAX_QUERY_LENGTH } from "@/core/annotation-query/query";
import { PageQuerySchema, pageSchema } from "@/core/page";

/** An annotation that a query found, and where it stands. */
export const MatchedSchema = z
  .strictObject({
    annotation: AnnotationViewSchema,
    article: z.strictObject({ id: z.uuid(), slug: z.string(), title: z.string() }),
  })
  .meta({ id: "MatchedAnnotation" });
export type Matched = z.infer<typeof MatchedSchema>;

/** The same with the words around it in the article's current text; null where it stands nowhere. */
export const MatchedInContextSchema = MatchedSchema.extend({
  context: z.strictObject({ before: z.string(), after: z.string() }).nullable(),
}).meta({ id: "MatchedAnnotationInContext" });
export type MatchedInContext = z.infer<typeof MatchedInContextSchema>;

/** What a list of them is asked with. `query` is the written form, "" for everything that one may see. */
export const ListMatchingSchema = PageQuerySchema.extend({
  query: z.string().max(MAX_QUERY_LENGTH).default(""),
});

export const MatchedPageSchema = pageSchema(MatchedInContextSchema);
