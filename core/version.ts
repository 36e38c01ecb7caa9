import { z } from "zod";
import { MAX_TEXT_LENGTH } from "@/core/article";
import { NewIdSchema } from "@/core/id";
import { PageQuerySchema } from "@/core/page";
import { PersonRefSchema } from "@/core/person";
import { lineOfText, plainText } from "@/core/plain-text";
import { MarkupSchema } from "@/core/text/markup-schema";

const reason = lineOfText(200);

/** What a new version says. `baseVersion` is the number of the version that it was made from. */
export const VersionContentSchema = z.strictObject({
  baseVersion: z.number().int().min(1),
  title: lineOfText(300),
  text: plainText(MAX_TEXT_LENGTH).refine((text) => text.trim().length > 0, "An article needs words."),
  markup: MarkupSchema,
});

export const CreateVersionSchema = VersionContentSchema.extend({ id: NewIdSchema, reason });
export type CreateVersion = z.infer<typeof CreateVersionSchema>;

/** What bringing back the words of an earlier version takes; the reason may be left out. */
export const RestoreVersionSchema = z.strictObject({
  id: NewIdSchema,
  baseVersion: z.number().int().min(1),
  reason: reason.optional(),
});

export const ListVersionsSchema = PageQuerySchema;

/** What became of the anchors that a version took over; of the annotations that the caller may see. */
export const CarrySummarySchema = z
  .strictObject({
    /** On the same words, wherever those stand now. */
    kept: z.int(),
    /** On words that were changed, or at a place that is not beyond doubt: a person is asked. */
    review: z.int(),
    /** Without a place. */
    orphaned: z.int(),
  })
  .meta({ id: "CarrySummary" });
export type CarrySummary = z.infer<typeof CarrySummarySchema>;

const aboutVersion = {
  id: z.uuid(),
  number: z.int(),
  title: z.string(),
  reason: z.string(),
  /** The number of the version whose words it brought back. */
  restoredFrom: z.int().nullable(),
  /** Null where the account is gone, or where the version came with the site. */
  author: PersonRefSchema.nullable(),
  createdAt: z.iso.datetime(),
  wordCount: z.int(),
  isCurrent: z.boolean(),
};

export const VersionSummarySchema = z.strictObject(aboutVersion).meta({ id: "VersionSummary" });
export type VersionSummary = z.infer<typeof VersionSummarySchema>;

export const VersionViewSchema = z
  .strictObject({ ...aboutVersion, text: z.string(), markup: MarkupSchema })
  .meta({ id: "Version" });
export type VersionView = z.infer<typeof VersionViewSchema>;

/** A version as saved, and what became of the annotations. */
export const SavedVersionSchema = z
  .strictObject({ version: VersionViewSchema, carried: CarrySummarySchema })
  .meta({ id: "SavedVersion" });
export type SavedVersion = z.infer<typeof SavedVersionSchema>;
