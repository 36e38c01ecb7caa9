import type { Transaction } from "@/server/db";

/**
 * The counts that stand on threads and comments: published comments that are not deleted. Whatever makes
 * words appear or vanish calls one of these in its transaction, with the article's stream locked.
 */
export async function countComment(
  tx: Transaction,
  { threadId, parentId }: { threadId: string; parentId: string | null },
  by: 1 | -1,
): Promise<void> {
  await tx.thread.update({
    where: { id: threadId },
    data: { commentCount: { increment: by } },
    select: { id: true },
  });
  if (parentId === null) return;
  await tx.comment.update({
    where: { id: parentId },
    data: { replyCount: { increment: by } },
    select: { id: true },
  });
}

/** Counts anew, after many comments came or went at once. Two statements, however many. */
export async function recountThreads(tx: Transaction, threadIds: readonly string[]): Promise<void> {
  if (threadIds.length === 0) return;
  const ids = threadIds as string[];
  await tx.$executeRaw`
    UPDATE "Thread" t SET "commentCount" = now.count
    FROM (SELECT x.id, count(c.id)::int AS count FROM unnest(${ids}::uuid[]) x(id)
      LEFT JOIN "Comment" c ON c."threadId" = x.id AND c."deletedAt" IS NULL AND c.standing = 'published'
      GROUP BY x.id) now
    WHERE t.id = now.id AND t."commentCount" <> now.count`;
  await tx.$executeRaw`
    UPDATE "Comment" p SET "replyCount" = now.count
    FROM (SELECT p.id, count(c.id)::int AS count FROM "Comment" p
      LEFT JOIN "Comment" c ON c."parentId" = p.id AND c."deletedAt" IS NULL AND c.standing = 'published'
      WHERE p."threadId" = ANY(${ids}::uuid[]) GROUP BY p.id) now
    WHERE p.id = now.id AND p."replyCount" <> now.count`;
}

/** How deep comments hang that were written without it: level by level from the outermost, in one statement. */
export async function measureDepths(tx: Transaction, threadIds: readonly string[]): Promise<void> {
  if (threadIds.length === 0) return;
  await tx.$executeRaw`
    WITH RECURSIVE tree AS (
      SELECT id, 0 AS depth FROM "Comment" WHERE "threadId" = ANY(${threadIds as string[]}::uuid[]) AND "parentId" IS NULL
      UNION ALL
      SELECT c.id, tree.depth + 1 FROM "Comment" c JOIN tree ON c."parentId" = tree.id
    ) UPDATE "Comment" c SET depth = tree.depth FROM tree WHERE tree.id = c.id AND c.depth <> tree.depth`;
}
