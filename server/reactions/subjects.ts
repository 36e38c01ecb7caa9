import type { WrittenFacts } from "@/core/permissions";
import type { ReactionSubject } from "@/core/reaction-counts";
import { findAnnotation, readable } from "@/server/annotations/rows";
import { readableArticle } from "@/server/articles/access";
import { readableComment } from "@/server/comments/queries";
import { db } from "@/server/db";
import type { Actor } from "@/server/session";

/** What the rule needs to know of a comment or an annotation that somebody reacts to. */
export interface SubjectFacts extends WrittenFacts {
  articleId: string;
  annotationId: string | null;
  isLocked: boolean;
  /** A tombstone, or not out: nothing is there to agree with. */
  isWithheld: boolean;
}

/** @throws AppError not-found, also for what the actor may not see. */
export async function subjectFacts(
  actor: Actor,
  subject: ReactionSubject,
  id: string,
): Promise<SubjectFacts> {
  return subject === "comment" ? commentFacts(actor, id) : annotationFacts(actor, id);
}

async function commentFacts(actor: Actor, id: string): Promise<SubjectFacts> {
  const row = await readableComment(actor, id);
  const { articleId, groupId, annotationId } = row.thread;
  const thread = await db.thread.findUniqueOrThrow({
    where: { id: row.threadId },
    select: { lockedAt: true },
  });
  const isLocked = thread.lockedAt !== null;
  return { articleId, groupId, annotationId, authorId: row.authorId, isLocked, isWithheld: isWithheld(row) };
}

async function annotationFacts(actor: Actor, id: string): Promise<SubjectFacts> {
  const row = readable(actor, await findAnnotation(db, id));
  const { articleId, groupId, authorId } = row;
  await readableArticle(actor, articleId);
  const thread = await db.thread.findUnique({ where: { annotationId: id }, select: { lockedAt: true } });
  const isLocked = thread !== null && thread.lockedAt !== null;
  return { articleId, groupId, annotationId: id, authorId, isLocked, isWithheld: isWithheld(row) };
}

const isWithheld = (row: { deletedAt: Date | null; standing: string }): boolean =>
  row.deletedAt !== null || row.standing !== "published";
