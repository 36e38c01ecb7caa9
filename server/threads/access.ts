import type { ThreadTarget } from "@/core/comment";
import { notFound } from "@/core/errors";
import { canReadGroup } from "@/core/permissions";
import { findAnnotation, readable } from "@/server/annotations/rows";
import { readableArticle } from "@/server/articles/access";
import { db, type Transaction } from "@/server/db";
import type { Prisma } from "@/server/generated/prisma/client";
import type { Actor } from "@/server/session";

const threadSelect = {
  id: true,
  articleId: true,
  groupId: true,
  annotationId: true,
  commentCount: true,
  lockedAt: true,
  resolvedAt: true,
  resolvedById: true,
  resolution: true,
  version: true,
} satisfies Prisma.ThreadSelect;

export type ThreadRow = Prisma.ThreadGetPayload<{ select: typeof threadSelect }>;

/** A discussion that the actor may read, begun or not. */
export interface ReadableThread {
  articleId: string;
  groupId: string | null;
  annotationId: string | null;
  /** Of the annotation that it hangs on; null where it is on the whole article. */
  authorId: string | null;
  /** Null before the first word. */
  row: ThreadRow | null;
}

/** @throws AppError not-found for what the actor may not see. */
export async function threadOn(actor: Actor, on: ThreadTarget): Promise<ReadableThread> {
  if ("annotationId" in on) {
    const annotation = readable(actor, await findAnnotation(db, on.annotationId));
    await readableArticle(actor, annotation.articleId);
    const { articleId, groupId, authorId, id: annotationId } = annotation;
    const row = await db.thread.findUnique({ where: { annotationId }, select: threadSelect });
    return { articleId, groupId, annotationId, authorId, row };
  }
  const { id: articleId } = await readableArticle(actor, on.articleId);
  if (!canReadGroup(actor, on.groupId)) throw notFound("group");
  const row = await db.thread.findFirst({
    where: { articleId, groupId: on.groupId, annotationId: null },
    select: threadSelect,
  });
  return { articleId, groupId: on.groupId, annotationId: null, authorId: null, row };
}

/** @throws AppError not-found, also for what the actor may not see. */
export async function threadById(actor: Actor, id: string): Promise<ReadableThread & { row: ThreadRow }> {
  const row = await db.thread.findUnique({ where: { id }, select: threadSelect });
  if (!row) throw notFound("discussion");
  const { articleId, groupId, annotationId } = row;
  if (annotationId === null) {
    if (groupId === null || !canReadGroup(actor, groupId)) throw notFound("discussion");
    await readableArticle(actor, articleId);
    return { articleId, groupId, annotationId, authorId: null, row };
  }
  const { authorId } = readable(actor, await findAnnotation(db, annotationId));
  await readableArticle(actor, articleId);
  return { articleId, groupId, annotationId, authorId, row };
}

/** As it is now, with its article's stream locked. */
export const threadNow = (tx: Transaction, id: string): Promise<ThreadRow> =>
  tx.thread.findUniqueOrThrow({ where: { id }, select: threadSelect });
