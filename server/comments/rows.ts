import type { CommentView } from "@/core/comment";
import {
  type ActorFacts,
  canCommentOn,
  canDeleteWritten,
  canEditWritten,
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
        select: { authorId: true, groupId: true, deletedAt: true, isTombstone: true, standing: true },
      },
    },
  },
} satisfies Prisma.CommentSelect;

export type CommentRow = Prisma.CommentGetPayload<{ select: typeof commentSelect }>;

/** Whose words a thread hangs on: the annotation's author, or nobody's where it is the whole article. */
export const threadFacts = (thread: CommentRow["thread"]) => ({
  groupId: thread.groupId,
  authorId: thread.annotation?.authorId ?? "",
});

export function toCommentView(actor: ActorFacts, row: CommentRow): CommentView {
  const { thread } = row;
  const written = { groupId: thread.groupId, authorId: row.authorId };
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
