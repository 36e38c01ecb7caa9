import type { ThreadCursor } from "@/core/threads/cursor";
import { PAGE_LEVELS, type ThreadSort } from "@/core/threads/thread";
import { Prisma } from "@/server/generated/prisma/client";
import { hotQuery } from "@/server/hot-query";
import type { Actor } from "@/server/session";
import { isShownComment, seenReplyCount } from "@/server/visibility";

/** A comment's place in a page of its thread. */
export interface PlacedRow {
  id: string;
  /** Null on the level that was asked for. */
  under: string | null;
  level: number;
  /** Among its siblings, from 1. */
  place: number;
  createdAt: Date;
  replyCount: number;
}

/** How many replies come with each comment, by level below the one that was asked for. */
export const REPLIES_AT = [3, 2, 1] as const;

/**
 * The first of a list of comments, with the first of what hangs below them, as ids: `PAGE_LEVELS` levels,
 * each by keyset along an index. However long or deep the thread is, it reads what it gives (but for
 * `replies`, which has to look at all that are on one level). One more of each level comes along where there
 * are more, and one of the level below the last.
 */
export const placedRows = (actor: Actor, threadId: string, list: ListAsked): Promise<PlacedRow[]> =>
  hotQuery<PlacedRow>(placedRowsSql(actor, threadId, list));

export interface ListAsked {
  /** Null: the outermost. */
  under: string | null;
  sort: ThreadSort;
  cursor: ThreadCursor | null;
  limit: number;
}

export function placedRowsSql(actor: Actor, threadId: string, list: ListAsked): Prisma.Sql {
  const { under, sort, cursor, limit } = list;
  const parent =
    under === null ? Prisma.sql`c."parentId" IS NULL` : Prisma.sql`c."parentId" = ${under}::uuid`;
  const shown = isShownComment(actor);
  const replies = seenReplyCount(actor);
  return Prisma.sql`
    WITH RECURSIVE page AS (
      (SELECT c.id, NULL::uuid AS under, 0 AS level, row_number() OVER (ORDER BY ${order(sort, replies)}) AS place,
        c."createdAt", ${replies} AS "replyCount"
      FROM "Comment" c JOIN "Thread" t ON t.id = c."threadId"
      WHERE c."threadId" = ${threadId}::uuid AND ${parent} AND ${shown} ${cursor ? after(sort, cursor, replies) : Prisma.empty}
      ORDER BY ${order(sort, replies)} LIMIT ${limit + 1})
      UNION ALL
      SELECT reply.id, page.id, page.level + 1, reply.place, reply."createdAt", reply."replyCount"
      FROM page CROSS JOIN LATERAL (
        SELECT c.id, row_number() OVER (ORDER BY c."createdAt", c.id) AS place, c."createdAt", ${replies} AS "replyCount"
        FROM "Comment" c JOIN "Thread" t ON t.id = c."threadId"
        WHERE c."threadId" = ${threadId}::uuid AND c."parentId" = page.id AND ${shown}
        ORDER BY c."createdAt", c.id
        LIMIT 1 + coalesce((${[...REPLIES_AT]}::int[])[page.level + 1], 0)
      ) reply
      WHERE page.level < ${PAGE_LEVELS}
        AND page.place <= coalesce((${[limit, ...REPLIES_AT]}::int[])[page.level + 1], 0)
    )
    SELECT id, under, level, place::int AS place, "createdAt", "replyCount" FROM page
    ORDER BY level, under, place`;
}

const order = (sort: ThreadSort, replies: Prisma.Sql): Prisma.Sql =>
  ({
    oldest: Prisma.sql`c."createdAt", c.id`,
    newest: Prisma.sql`c."createdAt" DESC, c.id DESC`,
    replies: Prisma.sql`${replies} DESC, c."createdAt", c.id`,
  })[sort];

function after(
  sort: ThreadSort,
  { createdAt, id, replyCount }: ThreadCursor,
  replies: Prisma.Sql,
): Prisma.Sql {
  const later = Prisma.sql`(c."createdAt", c.id) > (${createdAt}::timestamptz, ${id}::uuid)`;
  if (sort === "oldest") return Prisma.sql`AND ${later}`;
  if (sort === "newest")
    return Prisma.sql`AND (c."createdAt", c.id) < (${createdAt}::timestamptz, ${id}::uuid)`;
  return Prisma.sql`AND (${replies} < ${replyCount}::int OR (${replies} = ${replyCount}::int AND ${later}))`;
}
