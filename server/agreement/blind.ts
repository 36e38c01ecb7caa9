import type { ActorFacts } from "@/core/permissions";

/** Ids of a group's articles whose layer the actor codes blind at the moment. */
export const blindArticleIds = (actor: ActorFacts, groupId: string): readonly string[] =>
  actor.kind === "person"
    ? ((actor as { blindTo?: Readonly<Record<string, readonly string[]>> }).blindTo?.[groupId] ?? [])
    : [];
