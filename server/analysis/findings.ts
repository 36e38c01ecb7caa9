import { earlierThan, everyWeek, type Findings, MOST_CODES, MOST_ROWS } from "@/core/analysis/findings";
import { type AnalysisScope, given, scoped } from "@/server/analysis/scope";
import { db } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";
import type { Actor } from "@/server/session";
import { isLiveComment } from "@/server/visibility";

/** Everything that is counted of a scope, in one query: PostgreSQL adds up, and only sums cross over. */
export async function countFindings(actor: Actor, scope: AnalysisScope): Promise<Findings> {
  const [row] = await db.$queryRaw<{ counted: Findings }[]>`
    WITH scoped AS MATERIALIZED (${scoped(actor, scope)}),
    given AS MATERIALIZED (${given(scope)}),
    -- Distinct people and articles of a code are counted over what is already one row for each.
    cells AS MATERIALIZED (
      SELECT "codeId", "articleId", "authorId", count(*)::int AS count FROM given GROUP BY 1, 2, 3),
    per_code AS MATERIALIZED (
      SELECT "codeId", sum(count)::int AS annotations, count(DISTINCT "authorId")::int AS people,
        count(DISTINCT "articleId")::int AS articles
      FROM cells GROUP BY "codeId"),
    top_codes AS MATERIALIZED (
      SELECT "codeId", row_number() OVER (ORDER BY annotations DESC, "codeId") AS at
      FROM per_code ORDER BY at LIMIT ${MOST_CODES}),
    placed AS MATERIALIZED (
      SELECT g.id, g."articleId", g."authorId", g."codeId", t.at, h.start, h."end"
      FROM given g JOIN top_codes t USING ("codeId") JOIN "Article" x ON x.id = g."articleId"
      LEFT JOIN "Anchor" h ON h."annotationId" = g.id AND h."versionId" = x."currentVersionId"),
    article_cells AS MATERIALIZED (${cellsBy(Prisma.sql`"articleId"`)}),
    person_cells AS MATERIALIZED (${cellsBy(Prisma.sql`"authorId"`)}),
    talk AS MATERIALIZED (
      SELECT date_trunc('week', c."createdAt", 'UTC') AS week, count(*)::int AS comments
      FROM "Thread" t JOIN "Comment" c ON c."threadId" = t.id
      WHERE t."annotationId" IN (SELECT id FROM scoped) AND c.standing = 'published' AND ${isLiveComment(actor)}
      GROUP BY 1)
    SELECT json_build_object(
      'annotations', (SELECT count(*) FROM scoped),
      'people', (SELECT count(DISTINCT "authorId") FROM scoped),
      'articles', (SELECT count(DISTINCT "articleId") FROM scoped),
      'comments', (SELECT coalesce(sum(comments), 0) FROM talk),
      'uncoded', (SELECT count(*) FROM scoped s WHERE NOT EXISTS (
        SELECT FROM "AnnotationCode" c WHERE c."annotationId" = s.id)),
      'codes', coalesce((SELECT json_agg(per_code ORDER BY annotations DESC, "codeId") FROM per_code), '[]'),
      'byArticle', ${rowsBy(Prisma.sql`"articleId"`, Prisma.sql`article_cells`)},
      'byPerson', ${rowsBy(Prisma.sql`"authorId"`, Prisma.sql`person_cells`)},
      'together', coalesce((SELECT json_agg(json_build_object('one', one, 'other', other, 'count', count))
        FROM (SELECT a."codeId" AS one, b."codeId" AS other, count(*) AS count
          FROM placed a JOIN placed b ON b."articleId" = a."articleId" AND b."authorId" = a."authorId" AND b.at > a.at
            AND (b.id = a.id OR b.start < a."end" AND a.start < b."end")
          GROUP BY 1, 2 ORDER BY 3 DESC, min(a.at), min(b.at)) pairs), '[]'),
      'weeks', coalesce((SELECT json_agg(json_build_object('week', week, 'annotations', annotations,
          'comments', comments) ORDER BY week)
        FROM (SELECT week, coalesce(made.annotations, 0) AS annotations, coalesce(talk.comments, 0) AS comments
          FROM (SELECT date_trunc('week', "createdAt", 'UTC') AS week, count(*)::int AS annotations
            FROM scoped GROUP BY 1) made FULL JOIN talk USING (week)) both_kinds), '[]')
    ) AS counted`;
  if (!row) throw new Error("PostgreSQL counted nothing.");
  const weeks = everyWeek(row.counted.weeks);
  return { ...row.counted, weeks, earlier: earlierThan(weeks, row.counted.weeks) };
}

/** How often each of the most used codes stands on an article, or comes from a person. */
const cellsBy = (column: Prisma.Sql): Prisma.Sql => Prisma.sql`
  SELECT c.${column} AS id, c."codeId", sum(c.count)::int AS count
  FROM cells c JOIN top_codes USING ("codeId") GROUP BY 1, 2`;

/** The articles or people with most annotations, each with its cells. */
const rowsBy = (column: Prisma.Sql, cells: Prisma.Sql): Prisma.Sql => Prisma.sql`coalesce((
  SELECT json_agg(json_build_object('id', top.id, 'annotations', top.annotations, 'codes', coalesce((
      SELECT json_agg(json_build_object('codeId', c."codeId", 'count', c.count))
      FROM ${cells} c WHERE c.id = top.id), '[]')) ORDER BY top.annotations DESC, top.id)
  FROM (SELECT ${column} AS id, count(*)::int AS annotations FROM scoped
    GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${MOST_ROWS}) top), '[]')`;
