import { type Needed, telling } from "@/core/concordance/needed";
import { readableArticles } from "@/server/articles/access";
import { pool } from "@/server/db";
import { errorCauses } from "@/server/error-causes";
import { Prisma } from "@/server/generated/prisma/client";
import type { Actor } from "@/server/session";

/** An article whose current text may hold what is sought. */
export interface Candidate {
  articleId: string;
  versionId: string;
  slug: string;
  title: string;
  datedAt: Date;
}

/** Articles that are looked at for one search; the newest. */
const MOST = 50_000;

/**
 * The articles that the actor may read and whose folded text has what is needed, newest first: found by trigrams
 * where the pieces are long enough. Null when that takes the database longer than it may.
 * @param milliseconds that the database may take
 */
export async function findCandidates(
  actor: Actor,
  needed: Needed,
  milliseconds: number,
): Promise<Candidate[] | null> {
  const { text, values } = Prisma.sql`
    SELECT a.id AS "articleId", v.id AS "versionId", a.slug, v.title, a."datedAt"
    FROM "ArticleText" t
    JOIN "Article" a ON a.id = t."articleId"
    JOIN "ArticleVersion" v ON v.id = t."versionId"
    WHERE ${readableArticles(actor)} AND ${holds(telling(needed))}
    ORDER BY a."datedAt" DESC, a.id DESC LIMIT ${MOST}::int`;
  const client = await pool().connect();
  try {
    // The planner takes a scan for cheap: it does not count what unpacking the texts costs.
    await client.query("BEGIN READ ONLY; SET LOCAL enable_seqscan = off");
    await client.query(`SET LOCAL statement_timeout = ${Math.max(1, Math.ceil(milliseconds))}`);
    const { rows } = await client.query<Candidate>(text, values as unknown[]);
    await client.query("COMMIT");
    return rows;
  } catch (thrown) {
    await client.query("ROLLBACK");
    for (const { code } of errorCauses(thrown)) if (code === QUERY_CANCELED) return null;
    throw thrown;
  } finally {
    client.release();
  }
}

const QUERY_CANCELED = "57014";

/** Over `"ArticleText" t`. */
function holds(needed: Needed): Prisma.Sql {
  if (needed === null) return Prisma.sql`true`;
  if ("piece" in needed) return Prisma.sql`t.folded LIKE ${`%${needed.piece.replace(/[\\%_]/g, "\\$&")}%`}`;
  const parts = ("all" in needed ? needed.all : needed.any).map(holds);
  return Prisma.sql`(${Prisma.join(parts, "all" in needed ? " AND " : " OR ")})`;
}
