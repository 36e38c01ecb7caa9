import type { CommentView } from "@/core/comment";
import {
  type ActorFacts,
  canCommentOn,
  canDeleteWritten,
  canEditWritten,
  canMeetWords,
  canReadGroup,
  canSeeWords,
} from "@/core/permissions";
import type { Prisma } from "@/server/generated/prisma/client";

export const commentSelect = {
  id: true,
  threadId: true,
  parentId: true,
  authorId: true,
  body: true,
  version: true,
  draftHash: true,
  createdAt: true,
  editedAt: true,
  deletedAt: true,
  deletedById: true,
  isTombstone: true,
  standing: true,
  author: { select: { id: true, name: true, handle: true } },
  thread: {
    select: {
      articleId: true,
      annotationId: true,
      groupId: true,
      annotation: {
        select: {
          authorId: true,
          articleId: true,
          groupId: true,
          deletedAt: true,
          isTombstone: true,
          standing: true,
        },
      },
    },
  },
} satisfies Prisma.CommentSelect;

export type CommentRow = Prisma.CommentGetPayload<{ select: typeof commentSelect }>;

/** Whose words a thread hangs on: the annotation's author, or nobody's where it is the whole article. */
export const threadFacts = (thread: CommentRow["thread"]) => ({
  articleId: thread.articleId,
  groupId: thread.groupId,
  authorId: thread.annotation?.authorId ?? null,
});

/** Whether the actor meets what a thread hangs on, and may read there; the article is asked besides. */
export function isReadableThread(actor: ActorFacts, thread: CommentRow["thread"]): boolean {
  const { annotation, groupId } = thread;
  if (!annotation) return groupId !== null && canReadGroup(actor, groupId);
  return canMeetWords(actor, annotation);
}

/** Whether the actor meets a comment at all: its words, or the place that a tombstone keeps. */
export const isReadableComment = (actor: ActorFacts, row: CommentRow): boolean =>
  isReadableThread(actor, row.thread) && canMeetWords(actor, { ...row.thread, ...row });

export function toCommentView(actor: ActorFacts, row: CommentRow): CommentView {
  const { thread } = row;
  const written = { articleId: thread.articleId, groupId: thread.groupId, authorId: row.authorId };
  const deleted = !canSeeWords(actor, { ...row, ...written });
  return {
    id: row.id,
    threadId: row.threadId,
    articleId: thread.articleId,
    annotationId: thread.annotationId,
    groupId: thread.groupId,
    parentId: row.parentId,
    author: deleted ? null : row.author,
    body: deleted ? "" : row.body,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    editedAt: deleted ? null : (row.editedAt?.toISOString() ?? null),
    deleted,
    standing: row.standing,
    can: {
      edit: !deleted && canEditWritten(actor, written),
      delete: !deleted && canDeleteWritten(actor, written),
      reply: !deleted && canCommentOn(actor, threadFacts(thread)),
    },
  };
}
