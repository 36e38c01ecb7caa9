import { z } from "zod";
import { IdSchema } from "@/core/id";
import { STANDINGS } from "@/core/standing";

/** What moderation is about: an annotation with its note and codes, or a comment. */
export const SubjectSchema = z.union([
  z.strictObject({ annotationId: IdSchema }),
  z.strictObject({ commentId: IdSchema }),
]);
/** The same in an answer. */
export const SubjectRefSchema = z.union([
  z.strictObject({ annotationId: z.uuid() }),
  z.strictObject({ commentId: z.uuid() }),
]);
export type Subject = z.infer<typeof SubjectSchema>;

export const StandingSchema = z.enum(STANDINGS);

/** Why a moderator acted, as the person it concerns reads it. */
export const ReasonSchema = z.enum([
  "spam",
  "abuse",
  "off_topic",
  "false_claim",
  "personal_data",
  "illegal",
  "rules",
  "other",
]);
export type Reason = z.infer<typeof ReasonSchema>;

/** What a moderator did. `hide` without a moderator was done by flags. */
export const ActionKindSchema = z.enum([
  "approve",
  "hide",
  "remove",
  "retag",
  "lock",
  "unlock",
  "warn",
  "mute",
  "suspend",
  "ban",
]);
export type ActionKind = z.infer<typeof ActionKindSchema>;
