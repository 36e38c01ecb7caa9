import { describeRange } from "@/core/anchoring/quote";
import { ListMatchingSchema, type Matched, type MatchedInContext } from "@/core/annotation-query/matched";
import type { WrittenQuery } from "@/core/annotation-query/parse-query";
import { encodeCursor, type Page } from "@/core/page";
import { matching, queryFrom } from "@/server/annotation-queries/select";
import { annotationJoins, type ShownRow, shownColumns, toAnnotationView } from "@/server/annotations/rows";
import { versionText } from "@/server/articles/version-text";
import { db } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";
import type { Actor } from "@/server/session";

/** A row of what matched, over `annotationJoins` and `articleTitle`. */
export interface MatchedRow extends ShownRow {
  articleSlug: string;
  articleTitle: string;
}

const matchedColumns = Prisma.sql`${shownColumns}, a.slug AS "articleSlug", title.title AS "articleTitle"`;
const titleJoin = Prisma.sql`JOIN "ArticleVersion" title ON title.id = a."currentVersionId"`;
const matchedJoins = Prisma.sql`${annotationJoins} ${titleJoin}`;

export const toMatched = (actor: Actor, row: MatchedRow): Matched => ({
  annotation: toAnnotationView(actor, row),
  article: { id: row.articleId, slug: row.articleSlug, title: row.articleTitle },
});

/** UTF-16 code units of context on each side. */
const CONTEXT = 120;

/**
 * What a query finds, newest first, by keyset, with the words around each.
 * @throws AppError invalid for a query that cannot be read, saying where
 */
export async function listMatching(actor: Actor, input: unknown): Promise<Page<MatchedInContext>> {
  const { query, cursor, limit } = ListMatchingSchema.parse(input);
  const where = await matching(actor, queryFrom(query));
  const rows = await db.$queryRaw<MatchedRow[]>`
    SELECT ${matchedColumns} FROM "Annotation" n ${matchedJoins} WHERE ${where}
      ${cursor ? Prisma.sql`AND (n."createdAt", n.id) < (${cursor.createdAt}, ${cursor.id}::uuid)` : Prisma.empty}
    ORDER BY n."createdAt" DESC, n.id DESC LIMIT ${limit + 1}`;
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: await Promise.all(
      shown.map(async (row) => ({ ...toMatched(actor, row), context: await contextOf(row) })),
    ),
    next: rows.length > limit && last ? encodeCursor(last) : null,
  };
}

async function contextOf({ versionId, start, end }: MatchedRow): Promise<MatchedInContext["context"]> {
  if (versionId === null || start === null || end === null) return null;
  const { prefix, suffix } = describeRange(await versionText(versionId), { start, end }, CONTEXT);
  return { before: prefix, after: suffix };
}

/** How many annotations of how many articles a query finds. */
export async function countMatching(
  actor: Actor,
  query: WrittenQuery,
): Promise<{ annotations: number; articles: number }> {
  const where = await matching(actor, query);
  const [counted] = await db.$queryRaw<{ annotations: number; articles: number }[]>`
    SELECT count(*)::int AS annotations, count(DISTINCT n."articleId")::int AS articles
    FROM "Annotation" n ${annotationJoins} WHERE ${where}`;
  return counted ?? { annotations: 0, articles: 0 };
}

/** Before every id. */
const NO_ID = "00000000-0000-0000-0000-000000000000";

/**
 * Everything that a query finds, in the order of ids, which is about the order it was made in: batch by batch by
 * keyset on the primary key, so that memory does not grow with it. What is written meanwhile may be in or not.
 */
export async function* streamMatching(
  actor: Actor,
  query: WrittenQuery,
  batchSize = 500,
): AsyncGenerator<Matched[]> {
  const where = await matching(actor, query);
  let after = NO_ID;
  for (;;) {
    // `annotationJoins`, but each anchor is looked up by itself: PostgreSQL would merge all of them by id, and go
    // through them from the first again for each batch.
    const rows: MatchedRow[] = await db.$queryRaw<MatchedRow[]>`
      SELECT ${matchedColumns} FROM "Annotation" n
      JOIN "Article" a ON a.id = n."articleId"
      LEFT JOIN LATERAL (SELECT * FROM "Anchor" x
        WHERE x."annotationId" = n.id AND x."versionId" = a."currentVersionId" LIMIT 1) h ON true
      JOIN "Person" p ON p.id = n."authorId"
      LEFT JOIN "Thread" t ON t."annotationId" = n.id
      ${titleJoin} WHERE ${where} AND n.id > ${after}::uuid
      ORDER BY n.id LIMIT ${batchSize}`;
    if (rows.length > 0) yield rows.map((row) => toMatched(actor, row));
    const last = rows.at(-1);
    if (rows.length < batchSize || !last) return;
    after = last.id;
  }
}
