import { canReact, isBlindTo } from "@/core/permissions";
import type { AnnotationReactions } from "@/core/reaction-counts";
import { db } from "@/server/db";
import { reactionsTo } from "@/server/reactions/queries";
import { subjectFacts } from "@/server/reactions/subjects";
import type { Actor } from "@/server/session";

/** What was put on an annotation, and whether the actor may, and whether it is agreed across camps. @throws AppError not-found, also for what they may not see. */
export async function getAnnotationReactions(actor: Actor, id: string): Promise<AnnotationReactions> {
  const facts = await subjectFacts(actor, "annotation", id);
  if (facts.isWithheld || isBlindTo(actor, facts)) return { items: [], canReact: false, isAgreed: false };
  const items = (await reactionsTo(actor, "annotation", [id])).get(id) ?? [];
  const ground = await db.commonGround.findUnique({
    where: { annotationId: id },
    select: { isAgreed: true },
  });
  return { items, canReact: canReact(actor, facts), isAgreed: ground?.isAgreed === true };
}
