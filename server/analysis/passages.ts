import { type Dispute, densityFromEnds, type Passage } from "@/core/analysis/findings";
import { foldText } from "@/core/concordance/fold";
import { type AnalysisScope, given, scoped } from "@/server/analysis/scope";
import { db } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";
import type { Actor } from "@/server/session";
import { seenCommentCount } from "@/server/visibility";

const MOST_PASSAGES = 5;
/** Of each code; and how many of the newest these are taken from, so that not all say the same words. */
const EXAMPLES = 2;
const NEWEST = 12;
/** Longer ones are cut for lists. */
const LONGEST_QUOTE = 240;

/** Of `"Annotation"`s joined as `s`, with their articles. */
const placed = Prisma.sql`
  JOIN "Article" a ON a.id = s."articleId"
  JOIN "ArticleVersion" v ON v.id = a."currentVersionId"
  JOIN "Anchor" h ON h."annotationId" = s.id AND h."versionId" = v.id AND h.start IS NOT NULL`;

const columns = Prisma.sql`s.id AS "annotationId", a.slug AS "articleSlug", v.title AS "articleTitle", a.language,
  left(h.exact, ${LONGEST_QUOTE}) AS quote`;

/** The passages that most was said about. */
export const listDiscussed = (actor: Actor, scope: AnalysisScope): Promise<Passage[]> =>
  db.$queryRaw<Passage[]>`
    WITH scoped AS (${scoped(actor, scope)}),
    talked AS MATERIALIZED (
      SELECT s.*, ${seenCommentCount(actor)} AS comments FROM scoped s JOIN "Thread" t ON t."annotationId" = s.id
      WHERE t."commentCount" > 0
      ORDER BY comments DESC, s.id LIMIT ${MOST_PASSAGES * 2})
    SELECT ${columns}, s.comments AS count FROM talked s ${placed}
    WHERE s.comments > 0 ORDER BY s.comments DESC, s.id LIMIT ${MOST_PASSAGES}`;

/** The newest passages with each of the codes, each of its words once. */
export async function listExamples(
  actor: Actor,
  scope: AnalysisScope,
  codeIds: readonly string[],
): Promise<Map<string, Passage[]>> {
  if (codeIds.length === 0) return new Map();
  const rows = await db.$queryRaw<(Passage & { codeId: string })[]>`
    WITH s AS MATERIALIZED (
      SELECT * FROM (
        SELECT s.*, c."codeId",
          row_number() OVER (PARTITION BY c."codeId" ORDER BY s."createdAt" DESC, s.id DESC) AS newest
        FROM (${scoped(actor, scope)}) s JOIN "AnnotationCode" c ON c."annotationId" = s.id
        WHERE c."codeId" = ANY (${codeIds}::uuid[])) ranked
      WHERE newest <= ${NEWEST})
    SELECT ${columns}, s."codeId", 0 AS count FROM s ${placed} ORDER BY s."codeId", s."createdAt" DESC, s.id DESC`;
  const byCode = new Map<string, Passage[]>();
  for (const { codeId, ...passage } of rows) {
    const taken = byCode.get(codeId) ?? [];
    const words = foldText(passage.quote).text;
    if (taken.length === EXAMPLES || taken.some(({ quote }) => foldText(quote).text === words)) continue;
    byCode.set(codeId, [...taken, passage]);
  }
  return byCode;
}

/** UTF-16 code units: passages that touch the same stretch are taken for the same place. */
const STRETCH = 60;
/** Places that are looked at closely. */
const LOOKED_AT = 25;
/** Somebody who marks a whole paragraph does not speak of each of its places. */
const MOST_STRETCHES = 12;

/**
 * Where people differ most about the code: of each stretch of the current texts, how many people chose which code
 * of one codebook there; most disputed is where most people are not with the majority. One place of an article.
 */
export const listDisputes = (actor: Actor, scope: AnalysisScope): Promise<Dispute[]> => db.$queryRaw<
  Dispute[]
>`
  WITH scoped AS MATERIALIZED (${scoped(actor, scope)}),
  given AS MATERIALIZED (${given(scope)}),
  touched AS MATERIALIZED (
    SELECT g."articleId", k."codebookId", g."codeId", g."authorId", g.id, h.start, h."end", cell
    FROM given g JOIN "Code" k ON k.id = g."codeId"
    JOIN "Article" a ON a.id = g."articleId"
    JOIN "Anchor" h ON h."annotationId" = g.id AND h."versionId" = a."currentVersionId" AND h.start IS NOT NULL
    CROSS JOIN LATERAL generate_series(h.start / ${STRETCH}, least((h."end" - 1) / ${STRETCH},
      h.start / ${STRETCH} + ${MOST_STRETCHES})) AS cell),
  -- In two steps: to count distinct people at once, PostgreSQL would sort every row.
  marked AS (SELECT DISTINCT "articleId", "codebookId", cell, "codeId", "authorId" FROM touched),
  votes AS (
    SELECT "articleId", "codebookId", cell, "codeId", count(*)::int AS people FROM marked GROUP BY 1, 2, 3, 4),
  places AS MATERIALIZED (
    SELECT "articleId", "codebookId", cell, (sum(people) - max(people))::int AS against, sum(people)::int AS people
    FROM votes GROUP BY 1, 2, 3 HAVING count(*) > 1
    ORDER BY against DESC, people DESC, "articleId", cell LIMIT ${LOOKED_AT}),
  -- The shortest passage there stands for the place.
  s AS MATERIALIZED (
    SELECT DISTINCT ON (id, "codebookId") * FROM (
      SELECT DISTINCT ON (p."articleId", p."codebookId", p.cell) p.*, t.id
      FROM places p JOIN touched t USING ("articleId", "codebookId", cell)
      ORDER BY p."articleId", p."codebookId", p.cell, t."end" - t.start, t.id) one_each
    ORDER BY id, "codebookId", against DESC),
  -- A stretch is only where to look: what counts is who marked words of this very passage.
  exact AS (
    SELECT s.id, s."articleId", s.cell, t."codeId", count(DISTINCT t."authorId")::int AS people
    FROM s JOIN "Article" a ON a.id = s."articleId"
    JOIN "Anchor" h ON h."annotationId" = s.id AND h."versionId" = a."currentVersionId"
    JOIN touched t ON t."articleId" = s."articleId" AND t."codebookId" = s."codebookId"
      AND t.cell BETWEEN s.cell - 1 AND s.cell + 1 AND t.start < h."end" AND t."end" > h.start
    GROUP BY 1, 2, 3, 4),
  judged AS (
    SELECT id, "articleId", min(cell) AS cell, sum(people)::int AS people, (sum(people) - max(people))::int AS against,
      json_agg(json_build_object('codeId', "codeId", 'people', people) ORDER BY people DESC, "codeId") AS codes
    FROM exact GROUP BY 1, 2 HAVING count(*) > 1)
  SELECT s."articleId", ${columns}, s.people, s.codes FROM judged s ${placed}
  WHERE s.against > 0
  ORDER BY s.against DESC, s.people DESC, s."articleId", s.cell LIMIT ${MOST_PASSAGES}`;

/**
 * How many passages touch each of `buckets` equal parts of an article's current text.
 * @param length of the text in UTF-16 code units, as positions are; PostgreSQL counts code points
 */
export async function densityAlong(
  actor: Actor,
  scope: AnalysisScope & { articleId: string },
  length: number,
  buckets: number,
): Promise<number[]> {
  const ends = await db.$queryRaw<{ first: number; last: number; count: number }[]>`
    WITH s AS (${scoped(actor, scope)})
    SELECT (h.start::bigint * ${buckets}::int / greatest(1, ${length}::int))::int AS first,
      (ceil(h."end"::numeric * ${buckets}::int / greatest(1, ${length}::int)) - 1)::int AS last, count(*)::int AS count
    FROM s ${placed} GROUP BY 1, 2`;
  return densityFromEnds(
    buckets,
    // A correction that is saved meanwhile may be longer.
    ends.map(({ first, last, count }) => ({
      first: Math.min(first, buckets - 1),
      last: Math.min(last, buckets - 1),
      count,
    })),
  );
}
