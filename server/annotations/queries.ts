import { type AnnotationView, ListAnnotationsSchema } from "@/core/annotation";
import { notFound } from "@/core/errors";
import { PUBLIC_GROUP_ID } from "@/core/group";
import type { Layer, LayerAnnotation, LayerOrphan } from "@/core/layer";
import { encodeCursor, type Page } from "@/core/page";
import { canReadGroup } from "@/core/permissions";
import type { PersonRef } from "@/core/person";
import {
  type AnnotationRow,
  annotationColumns,
  annotationJoins,
  findAnnotation,
  isShown,
  readable,
  toAnnotationView,
  toLayerAnnotation,
} from "@/server/annotations/rows";
import { readableArticle } from "@/server/articles/access";
import { db } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";
import { hotQuery } from "@/server/hot-query";
import type { Actor } from "@/server/session";

/** Most annotations that one page draws; beyond it the newest stay, and lists page through the rest. */
const MAX_LAYER = 10_000;

/**
 * What the actor sees over an article's current version in one group: its annotations and their own
 * private ones. A fixed number of queries, however many there are.
 * @throws AppError not-found for an article or group the actor may not read.
 */
export async function getLayer(actor: Actor, articleId: string, groupId: string): Promise<Layer> {
  const article = await readableArticle(actor, articleId);
  if (!canReadGroup(actor, groupId)) throw notFound("group");
  // Read first: what commits between the two is in the layer already and its event is applied again, harmlessly.
  const [state] = await hotQuery<{ seq: string; comments: number }>(Prisma.sql`
    SELECT s.seq, coalesce((SELECT t."commentCount" FROM "Thread" t WHERE t."articleId" = s."articleId"
      AND t."groupId" = ${groupId}::uuid AND t."annotationId" IS NULL), 0) AS comments
    FROM "Stream" s WHERE s."articleId" = ${article.id}::uuid`);
  const rows = await hotQuery<AnnotationRow>(Prisma.sql`
    SELECT ${annotationColumns} FROM "Annotation" n ${annotationJoins}
    WHERE n."articleId" = ${article.id}::uuid AND ${isShown} AND ${inLayer(actor, groupId)}
    ORDER BY n."createdAt" DESC, n.id DESC LIMIT ${MAX_LAYER}`);
  const people = new Map<string, PersonRef>();
  for (const row of rows) {
    if (!people.has(row.authorId)) {
      people.set(row.authorId, { id: row.authorId, name: row.authorName, handle: row.authorHandle });
    }
  }
  const annotations: LayerAnnotation[] = [];
  const orphans: LayerOrphan[] = [];
  for (const row of rows.reverse()) {
    const one = toLayerAnnotation(actor, row);
    if ("exact" in one) orphans.push(one);
    else annotations.push(one);
  }
  return {
    groupId,
    versionId: article.currentVersionId,
    people: [...people.values()],
    annotations,
    orphans,
    articleCommentCount: state?.comments ?? 0,
    seq: Number(state?.seq ?? 0),
  };
}

const inLayer = (actor: Actor, groupId: string): Prisma.Sql =>
  actor.kind === "visitor"
    ? Prisma.sql`n."groupId" = ${groupId}::uuid`
    : Prisma.sql`(n."groupId" = ${groupId}::uuid OR (n."groupId" IS NULL AND n."authorId" = ${actor.id}::uuid))`;

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
  const article = await readableArticle(actor, articleId);
  if (group !== undefined && !canReadGroup(actor, group)) throw notFound("group");
  const conditions = [
    Prisma.sql`n."articleId" = ${article.id}::uuid`,
    isShown,
    group === undefined ? inAnyLayer(actor) : inLayer(actor, group),
    ...(author ? [Prisma.sql`n."authorId" = ${author}::uuid`] : []),
    ...(code
      ? [
          Prisma.sql`n."deletedAt" IS NULL AND EXISTS (SELECT 1 FROM "AnnotationCode" c WHERE c."annotationId" = n.id AND c."codeId" = ${code}::uuid)`,
        ]
      : []),
    ...(discussed === undefined ? [] : [Prisma.sql`(coalesce(t."commentCount", 0) > 0) = ${discussed}`]),
    ...(cursor ? [Prisma.sql`(n."createdAt", n.id) > (${cursor.createdAt}, ${cursor.id}::uuid)`] : []),
  ];
  const rows = await hotQuery<AnnotationRow>(Prisma.sql`
    SELECT ${annotationColumns} FROM "Annotation" n ${annotationJoins}
    WHERE ${Prisma.join(conditions, " AND ")} ORDER BY n."createdAt", n.id LIMIT ${limit + 1}`);
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
