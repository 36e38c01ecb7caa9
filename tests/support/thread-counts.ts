import type { Client, Pool } from "pg";

/** Whatever of an article's threads is not what counting gives: comments, replies and depths. */
export async function wrongCounts(db: Pick<Client | Pool, "query">, articleId: string): Promise<unknown[]> {
  const threads = await db.query(
    `SELECT t.id, t."commentCount", count(c.id) FROM "Thread" t
     LEFT JOIN "Comment" c ON c."threadId" = t.id AND c."deletedAt" IS NULL AND c.standing = 'published'
     WHERE t."articleId" = $1 GROUP BY t.id HAVING t."commentCount" <> count(c.id)`,
    [articleId],
  );
  const comments = await db.query(
    `WITH RECURSIVE tree AS (
       SELECT c.id, 0 AS depth FROM "Comment" c JOIN "Thread" t ON t.id = c."threadId"
       WHERE t."articleId" = $1 AND c."parentId" IS NULL
       UNION ALL SELECT c.id, tree.depth + 1 FROM "Comment" c JOIN tree ON c."parentId" = tree.id
     ), counted AS (
       SELECT c.id, c."replyCount", c.depth, tree.depth AS really, (SELECT count(*) FROM "Comment" r
         WHERE r."parentId" = c.id AND r."deletedAt" IS NULL AND r.standing = 'published') AS replies
       FROM tree JOIN "Comment" c ON c.id = tree.id
     ) SELECT * FROM counted WHERE "replyCount" <> replies OR depth <> really`,
    [articleId],
  );
  return [...threads.rows, ...comments.rows];
}
