import { createHash } from "node:crypto";
import type { KnownArticle } from "@/core/import/preview";
import { readableArticles } from "@/server/articles/access";
import { db, type Transaction } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";
import type { Actor } from "@/server/session";

/** SHA-256 of the text as UTF-8, in hexadecimal: what a version's words are recognised by. */
export const contentHashOf = (text: string): string => createHash("sha256").update(text).digest("hex");

/**
 * The article that has these words, in its current or an earlier version, or this address. What the actor may
 * not read does not exist for them.
 */
export async function findKnownArticle(
  actor: Actor,
  { contentHash, canonicalUrl }: { contentHash: string; canonicalUrl: string | null },
  tx: Transaction = db,
): Promise<KnownArticle | null> {
  const [row] = await tx.$queryRaw<{ id: string; slug: string; title: string; byAddress: boolean }[]>`
    SELECT a.id, a.slug, v.title, a."canonicalUrl" IS NOT DISTINCT FROM ${canonicalUrl} AND a."canonicalUrl" IS NOT NULL AS "byAddress"
    FROM "Article" a JOIN "ArticleVersion" v ON v.id = a."currentVersionId"
    WHERE ${readableArticles(actor)} AND (
      ${canonicalUrl === null ? Prisma.sql`FALSE` : Prisma.sql`a."canonicalUrl" = ${canonicalUrl}`}
      OR a.id IN (SELECT w."articleId" FROM "ArticleVersion" w WHERE w."contentHash" = ${contentHash}))
    ORDER BY (v."contentHash" = ${contentHash}) DESC, a."createdAt", a.id LIMIT 1`;
  if (!row) return null;
  const { byAddress, ...article } = row;
  return { by: byAddress ? "address" : "content", article };
}
