import { z } from "zod";
import { NewIdSchema } from "@/core/id";
import { SubjectSchema } from "@/core/moderation/subject";
import { PageQuerySchema } from "@/core/page";
import { plainText } from "@/core/plain-text";

export const FlagReasonSchema = z.enum(["spam", "abuse", "off_topic", "false_claim", "other"]);
export type FlagReason = z.infer<typeof FlagReasonSchema>;

/** What a moderator's flag weighs against 1 of everybody else's. */
export const MODERATOR_FLAG_WEIGHT = 2;

/** `version` is the one that was read. With `other`, the words say what is wrong. */
export const FlagDraftSchema = z
  .strictObject({
    id: NewIdSchema,
    on: SubjectSchema,
    version: z.number().int().min(1),
    reason: FlagReasonSchema,
    body: plainText(1_000).default(""),
  })
  .refine(({ reason, body }) => reason !== "other" || body.trim() !== "", {
    path: ["body"],
    message: "Say in a few words what is wrong.",
  });

export const ListFlagsSchema = PageQuerySchema;

export const FlagViewSchema = z
  .strictObject({
    id: z.uuid(),
    annotationId: z.uuid().nullable(),
    commentId: z.uuid().nullable(),
    version: z.int(),
    reason: FlagReasonSchema,
    body: z.string(),
    createdAt: z.iso.datetime(),
    /** `kept`: somebody looked and found nothing wrong; `acted`: the words were hidden or removed. */
    outcome: z.enum(["open", "kept", "acted"]),
  })
  .meta({ id: "Flag" });
export type FlagView = z.infer<typeof FlagViewSchema>;
