import {
  type CommentRevisionView,
  ListArticleCommentsSchema,
  ListCommentsSchema,
  type ThreadCommentView,
} from "@/core/comment";
import { notFound } from "@/core/errors";
import { encodeCursor, type Page, type PageQuery } from "@/core/page";
import { canReadGroup, canSeeEarlier } from "@/core/permissions";
import { findAnnotation, readable } from "@/server/annotations/rows";
import { readableArticle } from "@/server/articles/access";
import { type CommentRow, commentSelect, isReadableComment, isReadableThread } from "@/server/comments/rows";
import { db } from "@/server/db";
import type { Prisma } from "@/server/generated/prisma/client";
import type { Actor } from "@/server/session";
import { threadCommentOf, threadCommentSelect, toThreadComments } from "@/server/threads/comment-views";
import { shownComments } from "@/server/visibility";

/**
 * The thread on an annotation, oldest first. Tombstones stand where replies hang on them.
 * @throws AppError not-found for what the actor may not see.
 */
export async function listAnnotationComments(
  actor: Actor,
  annotationId: string,
  query: unknown,
): Promise<Page<ThreadCommentView>> {
  const annotation = readable(actor, await findAnnotation(db, annotationId));
  await readableArticle(actor, annotation.articleId);
  return pageOf(actor, { annotationId: annotation.id }, ListCommentsSchema.parse(query));
}

/** The thread on a whole article in one group, oldest first. */
export async function listArticleComments(
  actor: Actor,
  articleIdOrSlug: string,
  query: unknown,
): Promise<Page<ThreadCommentView>> {
  const { group: groupId, ...page } = ListArticleCommentsSchema.parse(query);
  const article = await readableArticle(actor, articleIdOrSlug);
  if (!canReadGroup(actor, groupId)) throw notFound("group");
  return pageOf(actor, { articleId: article.id, groupId, annotationId: null }, page);
}

async function pageOf(
  actor: Actor,
  thread: Prisma.ThreadWhereInput,
  { cursor, limit }: PageQuery,
): Promise<Page<ThreadCommentView>> {
  const rows = await db.comment.findMany({
    where: {
      thread,
      AND: [
        shownComments(actor),
        cursor
          ? {
              OR: [
                { createdAt: { gt: cursor.createdAt } },
                { createdAt: cursor.createdAt, id: { gt: cursor.id } },
              ],
            }
          : {},
      ],
    },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: limit + 1,
    select: threadCommentSelect,
  });
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items: await toThreadComments(actor, items),
    next: rows.length > limit && last ? encodeCursor(last) : null,
  };
}

/**
 * A comment that the actor may see, with the rights of its thread and article checked.
 * @param withDeleted also what the actor may no longer see because it was deleted (for undo)
 */
export async function readableComment(actor: Actor, id: string, withDeleted = false): Promise<CommentRow> {
  const row = await db.comment.findUnique({ where: { id }, select: commentSelect });
  if (!row) throw notFound("comment");
  const isUndoable = withDeleted && row.deletedAt !== null && isReadableThread(actor, row.thread);
  if (!isUndoable && !isReadableComment(actor, row)) throw notFound("comment");
  await readableArticle(actor, row.thread.articleId);
  return row;
}

export async function getComment(actor: Actor, id: string): Promise<ThreadCommentView> {
  return threadCommentOf(actor, (await readableComment(actor, id)).id);
}

/** What a comment said before each of its edits, oldest first, as far as the actor could see it then; empty for a deleted one. */
export async function listCommentRevisions(actor: Actor, id: string): Promise<CommentRevisionView[]> {
  const row = await readableComment(actor, id);
  const words = { ...row.thread, ...row };
  const revisions = await db.commentRevision.findMany({
    where: { commentId: id },
    orderBy: { version: "asc" },
    select: { version: true, body: true, groupId: true, standing: true, createdAt: true },
  });
  return revisions
    .filter((then) => canSeeEarlier(actor, words, then))
    .map(({ version, body, createdAt }) => ({ version, body, createdAt: createdAt.toISOString() }));
}
