import { canReact } from "@/core/permissions";
import type { AnnotationReactions } from "@/core/reaction-counts";
import { reactionsTo } from "@/server/reactions/queries";
import { subjectFacts } from "@/server/reactions/subjects";
import type { Actor } from "@/server/session";

/** What was put on an annotation, and whether the actor may. @throws AppError not-found, also for what they may not see. */
export async function getAnnotationReactions(actor: Actor, id: string): Promise<AnnotationReactions> {
  const facts = await subjectFacts(actor, "annotation", id);
  if (facts.isWithheld) return { items: [], canReact: false };
  const items = (await reactionsTo(actor, "annotation", [id])).get(id) ?? [];
  return { items, canReact: canReact(actor, facts) };
}
