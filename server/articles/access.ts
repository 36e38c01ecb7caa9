import type { z } from "zod";
import { notFound } from "@/core/errors";
import { IdSchema } from "@/core/id";
import { type ArticleFacts, canReadArticle } from "@/core/permissions";
import { Prisma } from "@/server/generated/prisma/client";
import { readableGroupIds } from "@/server/groups/group-rows";
import { hotQuery } from "@/server/hot-query";
import type { Actor } from "@/server/session";

export interface ReadableArticle extends ArticleFacts {
  id: string;
  slug: string;
  language: string;
  currentVersionId: string;
}

/**
 * The article, if the actor may read it.
 * @param idOrSlug a UUID or a slug
 * @throws AppError not-found, the same for what does not exist and what they may not read.
 */
export async function readableArticle(actor: Actor, idOrSlug: string): Promise<ReadableArticle> {
  const [article] = await hotQuery<ReadableArticle>(Prisma.sql`
    SELECT a.id, a.slug, a.language, a.visibility::text AS visibility, a."createdById", a."currentVersionId",
      ARRAY(SELECT g."groupId" FROM "ArticleAccess" g WHERE g."articleId" = a.id) AS "groupIds"
    FROM "Article" a
    WHERE ${isArticle(idOrSlug)} AND a."currentVersionId" IS NOT NULL`);
  if (!article || !canReadArticle(actor, article)) throw notFound("article");
  return article;
}

/** What the rules need to know of an article; null where there is none that can be read. */
export async function factsOf(articleId: string): Promise<ArticleFacts | null> {
  const [facts] = await hotQuery<ArticleFacts>(Prisma.sql`
    SELECT a.visibility::text AS visibility, a."createdById",
      ARRAY(SELECT g."groupId" FROM "ArticleAccess" g WHERE g."articleId" = a.id) AS "groupIds"
    FROM "Article" a WHERE a.id = ${articleId}::uuid AND a."currentVersionId" IS NOT NULL`);
  return facts ?? null;
}

/** Over `"Article" a`. @param idOrSlug a UUID or a slug */
export function isArticle(idOrSlug: string): Prisma.Sql {
  const id = IdSchema.safeParse(idOrSlug);
  return id.success ? Prisma.sql`a.id = ${id.data}::uuid` : Prisma.sql`a.slug = ${idOrSlug}`;
}

/** The same rule as `canReadArticle`, as SQL over `"Article" a`, for lists. */
export function readableArticles(actor: Actor): Prisma.Sql {
  const own = actor.kind === "visitor" ? Prisma.empty : Prisma.sql`OR a."createdById" = ${actor.id}::uuid`;
  return Prisma.sql`(a.visibility = 'public' ${own} OR EXISTS (
    SELECT 1 FROM "ArticleAccess" g
    WHERE g."articleId" = a.id AND g."groupId" = ANY(${readableGroupIds(actor)}::uuid[])))`;
}

/** An id from an address: anything else names nothing. @throws AppError not-found. */
export function idFrom(text: string | undefined, what: string): string {
  const id: z.ZodSafeParseResult<string> = IdSchema.safeParse(text);
  if (!id.success) throw notFound(what);
  return id.data;
}
