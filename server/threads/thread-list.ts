import { notFound } from "@/core/errors";
import { encodeCursor, type Page, PageQuerySchema } from "@/core/page";
import { canReadGroup } from "@/core/permissions";
import type { ThreadSummary } from "@/core/threads/thread";
import { readableArticle } from "@/server/articles/access";
import { Prisma } from "@/server/generated/prisma/client";
import { hotQuery } from "@/server/hot-query";
import type { Actor } from "@/server/session";
import { isBlindLayer, isLiveComment, isShownAnnotation, seenCommentCount } from "@/server/visibility";

interface SummaryRow {
  id: string;
  annotationId: string;
  exact: string | null;
  commentCount: number;
  createdAt: Date;
  lastAt: Date | null;
  isResolved: boolean;
  isLocked: boolean;
}

/**
 * The passages of an article that are discussed in a group, the last begun first, by keyset.
 * @throws AppError invalid, not-found for what the actor may not read.
 */
export async function listArticleThreads(
  actor: Actor,
  articleIdOrSlug: string,
  groupId: string,
  query: unknown,
): Promise<Page<ThreadSummary>> {
  const { cursor, limit } = PageQuerySchema.parse(query);
  const article = await readableArticle(actor, articleIdOrSlug);
  if (!canReadGroup(actor, groupId)) throw notFound("group");
  const before = cursor
    ? Prisma.sql`AND (t."createdAt", t.id) < (${cursor.createdAt}::timestamptz, ${cursor.id}::uuid)`
    : Prisma.empty;
  const count = seenCommentCount(actor);
  const rows = await hotQuery<SummaryRow>(Prisma.sql`
    SELECT t.id, t."annotationId", h.exact, ${count} AS "commentCount", t."createdAt",
      t."resolvedAt" IS NOT NULL AND NOT ${isBlindLayer(actor, Prisma.sql`t`)} AS "isResolved",
      t."lockedAt" IS NOT NULL AS "isLocked",
      (SELECT max(c."createdAt") FROM "Comment" c WHERE c."threadId" = t.id AND c.standing = 'published'
        AND ${isLiveComment(actor)}) AS "lastAt"
    FROM "Thread" t JOIN "Annotation" n ON n.id = t."annotationId"
    LEFT JOIN "Anchor" h ON h."annotationId" = n.id AND h."versionId" = ${article.currentVersionId}::uuid
    WHERE t."articleId" = ${article.id}::uuid AND t."groupId" = ${groupId}::uuid AND ${count} > 0
      AND ${isShownAnnotation(actor)} ${before}
    ORDER BY t."createdAt" DESC, t.id DESC LIMIT ${limit + 1}`);
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items: items.map(({ createdAt, lastAt, exact, ...row }) => ({
      ...row,
      exact: exact ?? "",
      lastAt: (lastAt ?? createdAt).toISOString(),
    })),
    next: rows.length > limit && last ? encodeCursor(last) : null,
  };
}
