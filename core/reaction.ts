import { z } from "zod";

/** What can be said of words without words: few enough to be read at a glance, and none that only counts. */
export const REACTION_KINDS = ["agree", "disagree", "thanks", "insightful", "question"] as const;
export const ReactionKindSchema = z.enum(REACTION_KINDS);
export type ReactionKind = z.infer<typeof ReactionKindSchema>;

/** What can be reacted to. */
export type ReactionSubject = "comment" | "annotation";

const OPPOSITES: Partial<Record<ReactionKind, ReactionKind>> = { agree: "disagree", disagree: "agree" };

/** The kind that a person takes back by reacting with this one; null where there is none. */
export const oppositeOf = (kind: ReactionKind): ReactionKind | null => OPPOSITES[kind] ?? null;

/** Only kinds that somebody used, in the order of `REACTION_KINDS`: it says nothing of who has more. */
export const ReactionCountsSchema = z
  .array(z.strictObject({ kind: ReactionKindSchema, count: z.int(), isOwn: z.boolean() }))
  .meta({ id: "Reactions" });
export type ReactionCounts = z.infer<typeof ReactionCountsSchema>;

/** What the counts are once a person has put a reaction there or taken it back. */
export function withReaction(counts: ReactionCounts, kind: ReactionKind, isOn: boolean): ReactionCounts {
  const opposite = isOn ? oppositeOf(kind) : null;
  return REACTION_KINDS.flatMap((each) => {
    const before = counts.find((one) => one.kind === each) ?? { kind: each, count: 0, isOwn: false };
    const isOwn = each === kind ? isOn : before.isOwn && each !== opposite;
    const count = before.count + Number(isOwn) - Number(before.isOwn);
    return count > 0 ? [{ kind: each, count, isOwn }] : [];
  });
}

export const AnnotationReactionsSchema = z
  .strictObject({ items: ReactionCountsSchema, canReact: z.boolean() })
  .meta({ id: "AnnotationReactions" });
export type AnnotationReactions = z.infer<typeof AnnotationReactionsSchema>;
