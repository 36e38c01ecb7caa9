import type { CommentView } from "@/core/comment";
import { type ActorFacts, canCommentOn, canDeleteWritten, canEditWritten } from "@/core/permissions";
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
  author: { select: { id: true, name: true, handle: true } },
  thread: {
    select: {
      articleId: true,
      annotationId: true,
      groupId: true,
      annotation: { select: { authorId: true, deletedAt: true, isTombstone: true } },
    },
  },
} satisfies Prisma.CommentSelect;

/** What stands in a thread: everything but the deleted, and of those the ones that replies hang on. */
export const isShownComment = {
  OR: [{ deletedAt: null }, { isTombstone: true }],
} satisfies Prisma.CommentWhereInput;

export type CommentRow = Prisma.CommentGetPayload<{ select: typeof commentSelect }>;

/** Whose words a thread hangs on: the annotation's author, or nobody's where it is the whole article. */
export const threadFacts = (thread: CommentRow["thread"]) => ({
  groupId: thread.groupId,
  authorId: thread.annotation?.authorId ?? "",
});

export function toCommentView(actor: ActorFacts, row: CommentRow): CommentView {
  const { thread } = row;
  const deleted = row.deletedAt !== null;
  const written = { groupId: thread.groupId, authorId: row.authorId };
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
    can: {
      edit: !deleted && canEditWritten(actor, written),
      delete: !deleted && canDeleteWritten(actor, written),
      reply: !deleted && canCommentOn(actor, threadFacts(thread)),
    },
  };
}
