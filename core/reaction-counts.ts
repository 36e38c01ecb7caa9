// The reader page runs this in the browser, so nothing here may draw zod into its bundle.

/** What can be said of words without words: few enough to be read at a glance, and none that only counts. */
export const REACTION_KINDS = ["agree", "disagree", "thanks", "insightful", "question"] as const;
export type ReactionKind = (typeof REACTION_KINDS)[number];

/** What can be reacted to. */
export type ReactionSubject = "comment" | "annotation";

/** Only kinds that somebody used, in the order of `REACTION_KINDS`: it says nothing of who has more. */
export type ReactionCounts = { kind: ReactionKind; count: number; isOwn: boolean }[];

/** What was put on an annotation, and whether the viewer may add to it. */
export type AnnotationReactions = {
  items: ReactionCounts;
  canReact: boolean;
  /** Endorsed by people who usually disagree: core/moderation/common-ground.ts. */
  isAgreed: boolean;
};

const OPPOSITES: Partial<Record<ReactionKind, ReactionKind>> = { agree: "disagree", disagree: "agree" };

/** The kind that a person takes back by reacting with this one; null where there is none. */
export const oppositeOf = (kind: ReactionKind): ReactionKind | null => OPPOSITES[kind] ?? null;

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
