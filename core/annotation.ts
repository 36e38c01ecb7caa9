import { z } from "zod";
import { QuoteSchema } from "@/core/anchoring/quote-schema";
import { IdSchema, NewIdSchema } from "@/core/id";
import { PageQuerySchema } from "@/core/page";
import { PersonRefSchema } from "@/core/person";
import { plainText } from "@/core/plain-text";
import { STANDINGS } from "@/core/standing";
import type { Foreign } from "@/core/web-annotation/foreign";

export const MAX_NOTE_LENGTH = 20_000;
export const MAX_CODES = 20;

/** Where it stands in one version: UTF-16 code units, half-open, with the words it stands on. */
export const TargetSchema = z.strictObject({
  versionId: IdSchema,
  start: z.number().int().min(0),
  end: z.number().int().min(1),
  quote: QuoteSchema,
});
export type Target = z.infer<typeof TargetSchema>;

const CodeIdsSchema = z
  .array(IdSchema)
  .max(MAX_CODES, `At most ${MAX_CODES} codes.`)
  .refine((ids) => new Set(ids).size === ids.length, "Each code once.");

/** `groupId: null` is private to its author. */
export const AnnotationDraftSchema = z.strictObject({
  id: NewIdSchema,
  articleId: IdSchema,
  groupId: IdSchema.nullable(),
  target: TargetSchema,
  codes: CodeIdsSchema.default([]),
  note: plainText(MAX_NOTE_LENGTH).default(""),
});
export type AnnotationDraft = z.infer<typeof AnnotationDraftSchema>;

/** `version` is the one the caller saw: a stale one is a conflict with both states. */
export const AnnotationChangesSchema = z.strictObject({
  version: z.number().int().min(1),
  groupId: IdSchema.nullable().optional(),
  target: TargetSchema.optional(),
  codes: CodeIdsSchema.optional(),
  note: plainText(MAX_NOTE_LENGTH).optional(),
});
export type AnnotationChanges = z.infer<typeof AnnotationChangesSchema>;

/**
 * What only the exchange with other tools says of an annotation: no passage for the article as a whole, why a
 * person must look at its place, and what is kept of where it came from.
 */
const exchanged = {
  target: TargetSchema.nullable(),
  review: z.string().nullable(),
  via: z.array(z.string()),
  canonical: z.string().nullable(),
  foreign: z.custom<Foreign>().nullable(),
};

/** A draft as `server/web-annotation` makes it; other doors take `AnnotationDraftSchema`. */
export const ExchangedDraftSchema = AnnotationDraftSchema.extend({
  ...exchanged,
  /** The last segment of its address, where the client asked for one. */
  slug: z.string().nullable(),
});
export type ExchangedDraft = z.infer<typeof ExchangedDraftSchema>;

/** A left out `target` leaves its anchors as they are. */
export const ExchangedChangesSchema = AnnotationChangesSchema.omit({ groupId: true }).extend({
  ...exchanged,
  target: TargetSchema.nullable().optional(),
});
export type ExchangedChanges = z.infer<typeof ExchangedChangesSchema>;

/** A version in the query says: only if it is still the one I saw. */
export const DeleteAnnotationSchema = z.object({ version: z.coerce.number().int().min(1).optional() });

export const ListAnnotationsSchema = PageQuerySchema.extend({
  /** A group's layer; left out: everything the viewer may see. */
  group: IdSchema.optional(),
  code: IdSchema.optional(),
  author: IdSchema.optional(),
  discussed: z.stringbool().optional(),
});

export const AnchorOriginSchema = z.enum(["made", "carried", "moved", "edited", "orphaned", "confirmed"]);
export type AnchorOrigin = z.infer<typeof AnchorOriginSchema>;

const placed = {
  versionId: z.uuid(),
  quote: z.strictObject({ exact: z.string(), prefix: z.string(), suffix: z.string() }),
};
/** Where it stands in the article's current version; without start and end where its words, which the quote keeps, are no longer in the text. */
export const AnnotationPlaceSchema = z.union([
  z.strictObject({ ...placed, start: z.int(), end: z.int() }),
  z.strictObject({ ...placed, start: z.null(), end: z.null() }),
]);

export const AnnotationViewSchema = z
  .strictObject({
    id: z.uuid(),
    articleId: z.uuid(),
    groupId: z.uuid().nullable(),
    visibility: z.enum(["private", "group"]),
    author: PersonRefSchema,
    /** Null: on the article as a whole, as other tools make them. */
    target: AnnotationPlaceSchema.nullable(),
    /** How it got there. In need of review, its place is not certain: the article's keepers and the author are asked. */
    anchor: z.strictObject({ origin: AnchorOriginSchema, needsReview: z.boolean() }),
    codes: z.array(z.uuid()),
    /** Markdown. */
    note: z.string(),
    /** When it was last written anew. */
    noteEditedAt: z.iso.datetime().nullable(),
    version: z.int(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
    /** Deleted, or withheld from the viewer, while others' comments hang on it: the passage stays, its words do not. */
    deleted: z.boolean(),
    standing: z.enum(STANDINGS),
    commentCount: z.int(),
    can: z.strictObject({ edit: z.boolean(), delete: z.boolean(), comment: z.boolean() }),
  })
  .meta({ id: "Annotation" });
export type AnnotationView = z.infer<typeof AnnotationViewSchema>;

export const NoteRevisionViewSchema = z
  .strictObject({
    version: z.int(),
    note: z.string(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: "NoteRevision" });
export type NoteRevisionView = z.infer<typeof NoteRevisionViewSchema>;
