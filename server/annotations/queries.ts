import { type AnnotationView, ListAnnotationsSchema, type NoteRevisionView } from "@/core/annotation";
import { notFound } from "@/core/errors";
import { PUBLIC_GROUP_ID } from "@/core/group";
import { encodeCursor, type Page } from "@/core/page";
import { canReadGroup, canSeeEarlier } from "@/core/permissions";
import { inLayer } from "@/server/annotations/layer";
import { annotationJoins, findAnnotation, readable, toAnnotationView } from "@/server/annotations/rows";
import { rightsJoin, viewJson } from "@/server/annotations/view-json";
import { isArticle, readableArticle, readableArticles } from "@/server/articles/access";
import { db } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";
import { hotQuery } from "@/server/hot-query";
import { JsonText } from "@/server/http/json-text";
import type { Actor } from "@/server/session";
import { isLiveAnnotation, isShownAnnotation, seenCommentCount } from "@/server/visibility";

const inAnyLayer = (actor: Actor): Prisma.Sql => {
  if (actor.kind === "visitor") return Prisma.sql`n."groupId" = ${PUBLIC_GROUP_ID}::uuid`;
  const groups = [...new Set([PUBLIC_GROUP_ID, ...Object.keys(actor.roles)])];
  return Prisma.sql`(n."groupId" = ANY(${groups}::uuid[]) OR n."authorId" = ${actor.id}::uuid)`;
};

/**
 * An article's annotations, oldest first, by keyset. PostgreSQL writes them; here they only become a page.
 * @throws AppError not-found for an article or group the actor may not read.
 */
export async function listAnnotations(
  actor: Actor,
  articleId: string,
  query: unknown,
): Promise<JsonText<Page<AnnotationView>>> {
  const { group, code, author, discussed, cursor, limit } = ListAnnotationsSchema.parse(query);
  if (group !== undefined && !canReadGroup(actor, group)) {
    await readableArticle(actor, articleId);
    throw notFound("group");
  }
  const conditions = [
    isArticle(articleId),
    readableArticles(actor),
    isShownAnnotation(actor),
    group === undefined ? inAnyLayer(actor) : inLayer(actor, Prisma.sql`${group}::uuid`),
    ...(author ? [Prisma.sql`n."authorId" = ${author}::uuid`] : []),
    ...(code
      ? [
          Prisma.sql`${isLiveAnnotation(actor)} AND EXISTS (SELECT 1 FROM "AnnotationCode" c WHERE c."annotationId" = n.id AND c."codeId" = ${code}::uuid)`,
        ]
      : []),
    ...(discussed === undefined ? [] : [Prisma.sql`(${seenCommentCount(actor)} > 0) = ${discussed}`]),
    ...(cursor ? [Prisma.sql`(n."createdAt", n.id) > (${cursor.createdAt}, ${cursor.id}::uuid)`] : []),
  ];
  const rows = await hotQuery<{ view: string }>(Prisma.sql`
    SELECT ${viewJson(actor)} AS view FROM "Annotation" n ${annotationJoins} ${rightsJoin(actor)}
    WHERE ${Prisma.join(conditions, " AND ")} ORDER BY n."createdAt", n.id LIMIT ${limit + 1}`);
  // No rows may also mean that there is no such article for them; only then is it worth asking.
  if (rows.length === 0) await readableArticle(actor, articleId);
  const views = rows.slice(0, limit).map(({ view }) => view);
  const next = rows.length > limit ? cursorAfter(views.at(-1) ?? "") : null;
  return new JsonText(`{"items":[${views.join(",")}],"next":${JSON.stringify(next)}}`);
}

function cursorAfter(view: string): string {
  const { createdAt, id } = JSON.parse(view) as AnnotationView;
  return encodeCursor({ createdAt: new Date(createdAt), id });
}

/** @throws AppError not-found, also for what the actor may not see. */
export async function getAnnotation(actor: Actor, id: string): Promise<AnnotationView> {
  const row = readable(actor, await findAnnotation(db, id));
  await readableArticle(actor, row.articleId);
  return toAnnotationView(actor, row);
}

/**
 * What an annotation's note said before each of its edits, oldest first, as far as the actor could see it then;
 * nothing while it has no note, and of a deleted one.
 * @throws AppError not-found, also for what the actor may not see.
 */
export async function listNoteRevisions(actor: Actor, id: string): Promise<NoteRevisionView[]> {
  const row = readable(actor, await findAnnotation(db, id));
  await readableArticle(actor, row.articleId);
  if (row.note === "") return [];
  const revisions = await db.annotationRevision.findMany({
    where: { annotationId: row.id },
    orderBy: { version: "asc" },
    select: { version: true, note: true, groupId: true, standing: true, createdAt: true },
  });
  return revisions
    .filter((then) => canSeeEarlier(actor, row, then))
    .map(({ version, note, createdAt }) => ({ version, note, createdAt: createdAt.toISOString() }));
}
