import type { Client, Pool } from "pg";
import { v7 } from "uuid";

/**
 * Many comments at once, a second apart, with right counts and depths.
 * @param parents by index: the index of the comment that it answers, or null
 * @returns the thread's id and theirs
 */
export async function insertThread(
  db: Pick<Client | Pool, "query">,
  on: { articleId: string; groupId: string; annotationId: string | null },
  authorId: string,
  parents: readonly (number | null)[],
): Promise<{ threadId: string; ids: string[] }> {
  const threadId = v7();
  const ids = parents.map(() => v7());
  await db.query(
    `INSERT INTO "Thread" (id, "articleId", "groupId", "annotationId", "commentCount") VALUES ($1, $2, $3, $4, $5)`,
    [threadId, on.articleId, on.groupId, on.annotationId, ids.length],
  );
  const depths: number[] = [];
  const replies = ids.map(() => 0);
  for (const [at, parent] of parents.entries()) {
    depths[at] = parent === null ? 0 : (depths[parent] ?? 0) + 1;
    if (parent !== null) replies[parent] = (replies[parent] ?? 0) + 1;
  }
  await db.query(
    `INSERT INTO "Comment" (id, "threadId", "parentId", "authorId", body, "draftHash", "createdAt", depth, "replyCount")
     SELECT x.id, $1, x.parent, $2, 'Number ' || x.n, '', timestamptz '2026-01-01' + x.n * interval '1 second', x.depth, x.replies
     FROM unnest($3::uuid[], $4::uuid[], $5::int[], $6::int[]) WITH ORDINALITY AS x(id, parent, depth, replies, n)`,
    [
      threadId,
      authorId,
      ids,
      parents.map((parent) => (parent === null ? null : ids[parent])),
      depths,
      replies,
    ],
  );
  return { threadId, ids };
}
