import { z } from "zod";
import { IdSchema } from "@/core/id";

/** What moderation is about: an annotation with its note and codes, or a comment. */
export const SubjectSchema = z.union([
  z.strictObject({ annotationId: IdSchema }),
  z.strictObject({ commentId: IdSchema }),
]);
export type Subject = z.infer<typeof SubjectSchema>;

export const StandingSchema = z.enum(["published", "held", "hidden", "removed"]);
export type Standing = z.infer<typeof StandingSchema>;

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
