import { z } from "zod";
import { TargetSchema } from "@/core/annotation";
import { MAX_TEXT_LENGTH } from "@/core/article";
import { NewIdSchema } from "@/core/id";
import { PageQuerySchema } from "@/core/page";
import type { PersonRef } from "@/core/person";
import { lineOfText, plainText } from "@/core/plain-text";
import { type Markup, MarkupSchema } from "@/core/text/markup-schema";

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
export type RestoreVersion = z.infer<typeof RestoreVersionSchema>;

export const ListVersionsSchema = PageQuerySchema;

/** What became of the anchors that a version took over. */
export interface CarrySummary {
  /** On the same words, wherever those stand now. */
  kept: number;
  /** On words that were changed, or at a place that is not beyond doubt: a person is asked. */
  review: number;
  /** Without a place. */
  orphaned: number;
}

export interface VersionSummary {
  id: string;
  number: number;
  title: string;
  reason: string;
  restoredFrom: number | null;
  /** Null where the account is gone, or where the version came with the site. */
  author: PersonRef | null;
  createdAt: string;
  wordCount: number;
  isCurrent: boolean;
}

export interface VersionView extends VersionSummary {
  text: string;
  markup: Markup;
}

/** What the keepers of an article, or an annotation's author, say of an anchor that is not certain. */
export const ReviewAnchorSchema = z.discriminatedUnion("verdict", [
  /** It stands where it should. */
  z.strictObject({ verdict: z.literal("confirm"), version: z.number().int().min(1) }),
  /** It stands nowhere in this text. */
  z.strictObject({ verdict: z.literal("orphan"), version: z.number().int().min(1) }),
  /** It stands here. */
  z.strictObject({
    verdict: z.literal("attach"),
    version: z.number().int().min(1),
    target: TargetSchema,
  }),
]);
export type ReviewAnchor = z.infer<typeof ReviewAnchorSchema>;
