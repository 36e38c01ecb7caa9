import { z } from "zod";
import { type AnnotationReactions, REACTION_KINDS, type ReactionCounts } from "@/core/reaction-counts";

export const ReactionKindSchema = z.enum(REACTION_KINDS);

export const ReactionCountsSchema: z.ZodType<ReactionCounts> = z
  .array(z.strictObject({ kind: ReactionKindSchema, count: z.int(), isOwn: z.boolean() }))
  .meta({ id: "Reactions" });

export const AnnotationReactionsSchema: z.ZodType<AnnotationReactions> = z
  .strictObject({ items: ReactionCountsSchema, canReact: z.boolean(), isAgreed: z.boolean() })
  .meta({ id: "AnnotationReactions" });
