import { type AnnotationView, ListAnnotationsSchema } from "@/core/annotation";
import { notFound } from "@/core/errors";
import { PUBLIC_GROUP_ID } from "@/core/group";
import { encodeCursor, type Page } from "@/core/page";
import { canReadGroup } from "@/core/permissions";
import { inLayer } from "@/server/annotations/layer";
import {
  annotationJoins,
  findAnnotation,
  isShown,
  readable,
  type ShownRow,
  shownColumns,
  toAnnotationView,
} from "@/server/annotations/rows";
import { isArticle, readableArticle, readableArticles } from "@/server/articles/access";
import { db } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";
import { hotQuery } from "@/server/hot-query";
import type { Actor } from "@/server/session";

const inAnyLayer = (actor: Actor): Prisma.Sql => {
  if (actor.kind === "visitor") return Prisma.sql`n."groupId" = ${PUBLIC_GROUP_ID}::uuid`;
  const groups = [...new Set([PUBLIC_GROUP_ID, ...Object.keys(actor.roles)])];
  return Prisma.sql`(n."groupId" = ANY(${groups}::uuid[]) OR n."authorId" = ${actor.id}::uuid)`;
};

/**
 * An article's annotations, oldest first, by keyset.
 * @throws AppError not-found for an article or group the actor may not read.
 */
export async function listAnnotations(
  actor: Actor,
  articleId: string,
  query: unknown,
): Promise<Page<AnnotationView>> {
  const { group, code, author, discussed, cursor, limit } = ListAnnotationsSchema.parse(query);
  if (group !== undefined && !canReadGroup(actor, group)) {
    await readableArticle(actor, articleId);
    throw notFound("group");
  }
  const conditions = [
    isArticle(articleId),
    readableArticles(actor),
    isShown,
    group === undefined ? inAnyLayer(actor) : inLayer(actor, Prisma.sql`${group}::uuid`),
    ...(author ? [Prisma.sql`n."authorId" = ${author}::uuid`] : []),
    ...(code
      ? [
          Prisma.sql`n."deletedAt" IS NULL AND EXISTS (SELECT 1 FROM "AnnotationCode" c WHERE c."annotationId" = n.id AND c."codeId" = ${code}::uuid)`,
        ]
      : []),
    ...(discussed === undefined ? [] : [Prisma.sql`(coalesce(t."commentCount", 0) > 0) = ${discussed}`]),
    ...(cursor ? [Prisma.sql`(n."createdAt", n.id) > (${cursor.createdAt}, ${cursor.id}::uuid)`] : []),
  ];
  const rows = await hotQuery<ShownRow>(Prisma.sql`
    SELECT ${shownColumns} FROM "Annotation" n ${annotationJoins}
    WHERE ${Prisma.join(conditions, " AND ")} ORDER BY n."createdAt", n.id LIMIT ${limit + 1}`);
  // No rows may also mean that there is no such article for them; only then is it worth asking.
  if (rows.length === 0) await readableArticle(actor, articleId);
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items: items.map((row) => toAnnotationView(actor, row)),
    next: rows.length > limit && last ? encodeCursor(last) : null,
  };
}

/** @throws AppError not-found, also for what the actor may not see. */
export async function getAnnotation(actor: Actor, id: string): Promise<AnnotationView> {
  const row = readable(actor, await findAnnotation(db, id));
  await readableArticle(actor, row.articleId);
  return toAnnotationView(actor, row);
}
