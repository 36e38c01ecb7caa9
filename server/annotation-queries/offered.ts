import { writtenTaskNames } from "@/core/annotation-query/task-names";
import type { CodeRef } from "@/core/codebook";
import type { PackedCodebook } from "@/core/packed-codes";
import { unpackCodes } from "@/core/packed-codes";
import { listTaskNames } from "@/server/annotation-queries/task-names";
import { readableArticles } from "@/server/articles/access";
import { db } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";
import { readableGroupIds } from "@/server/groups/group-rows";
import type { Actor } from "@/server/session";

/** Articles that are offered to choose from; others are named by their slug. */
const MOST_ARTICLES = 200;

/**
 * What a query's conditions can be chosen from: every codebook that the actor may read, the
 * newest articles, and the tasks of their groups.
 */
export async function listOffered(actor: Actor): Promise<{
  books: { slug: string; name: string; codes: CodeRef[] }[];
  articles: { slug: string; title: string }[];
  tasks: { name: string; title: string; groupName: string }[];
}> {
  const [books, articles, tasks] = await Promise.all([
    db.$queryRaw<PackedCodebook[]>`
      SELECT b.id, b.slug, b.name, codes.list AS codes
      FROM "Codebook" b CROSS JOIN LATERAL (
        SELECT json_agg(json_build_array(c.id, c."parentId", c.slug, c.name, c.hue, c.shade, c.hotkey, c."isHeading",
          c."deprecatedAt" IS NOT NULL) ORDER BY c.position, c.id) AS list
        FROM "Code" c WHERE c."codebookId" = b.id) codes
      WHERE codes.list IS NOT NULL
        AND (b."groupId" IS NULL OR b."groupId" = ANY(${readableGroupIds(actor)}::uuid[]))
      ORDER BY b."groupId" NULLS FIRST, b.position, b.id`,
    db.$queryRaw<{ slug: string; title: string }[]>(Prisma.sql`
      SELECT a.slug, v.title FROM "Article" a JOIN "ArticleVersion" v ON v.id = a."currentVersionId"
      WHERE ${readableArticles(actor)} ORDER BY a."datedAt" DESC, a.id DESC LIMIT ${MOST_ARTICLES}`),
    listTaskNames(actor),
  ]);
  const written = writtenTaskNames(tasks);
  return {
    books: books.map((book) => ({ slug: book.slug, name: book.name, codes: unpackCodes([book]) })),
    articles,
    tasks: tasks.map(({ id, title, groupName }) => ({ name: written.get(id) ?? id, title, groupName })),
  };
}
