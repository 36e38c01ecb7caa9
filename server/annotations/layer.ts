import { notFound } from "@/core/errors";
import type { LayerAnswer } from "@/core/layer";
import { type PackedLayer, type Rights, unpackLayer } from "@/core/packed-layer";
import { canReadGroup, canWriteIn } from "@/core/permissions";
import { rightsOver } from "@/server/annotations/rows";
import { readableArticle } from "@/server/articles/access";
import { Prisma } from "@/server/generated/prisma/client";
import { hotQuery } from "@/server/hot-query";
import type { Actor } from "@/server/session";
import { isLiveAnnotation, isShownAnnotation, seenCommentCount } from "@/server/visibility";

/** Most annotations that one page draws; beyond it the newest stay, and lists page through the rest. */
const MAX_LAYER = 10_000;

/** A layer as `layerJson` gives it: what the viewer may do is added by `withRights`. */
export type LayerRow = Omit<PackedLayer, "rights">;

/** What the actor sees in one group's layer: its annotations and their own private ones. Over `"Annotation" n`. */
export const inLayer = (actor: Actor, groupId: Prisma.Sql): Prisma.Sql =>
  actor.kind === "visitor"
    ? Prisma.sql`n."groupId" = ${groupId}`
    : Prisma.sql`(n."groupId" = ${groupId} OR (n."groupId" IS NULL AND n."authorId" = ${actor.id}::uuid))`;

/**
 * A `LayerRow` as JSON made by PostgreSQL: thousands of rows cross as one value, which costs the server a
 * fraction of what it takes to read them one by one. The caller has proven that the actor may read both.
 * @param articleId SQL for the article's id; so are the others for the version's and the group's
 */
export function layerJson(
  actor: Actor,
  articleId: Prisma.Sql,
  versionId: Prisma.Sql,
  groupId: Prisma.Sql,
): Prisma.Sql {
  return Prisma.sql`(
    WITH shown AS MATERIALIZED (
      SELECT n.id, n."authorId", n."groupId", n.note, n."noteEditedAt", n.version, n."createdAt", n."updatedAt", h.start, h."end",
        CASE WHEN h.start IS NULL THEN coalesce(h.exact, '') END AS lost,
        coalesce(h."needsReview", false) AS "needsReview", NOT ${isLiveAnnotation(actor)} AS deleted, n.standing, ${seenCommentCount(actor)} AS comments
      FROM "Annotation" n
      LEFT JOIN "Anchor" h ON h."annotationId" = n.id AND h."versionId" = ${versionId}
      LEFT JOIN "Thread" t ON t."annotationId" = n.id
      WHERE n."articleId" = ${articleId} AND ${isShownAnnotation(actor)} AND ${inLayer(actor, groupId)}
      ORDER BY n."createdAt" DESC, n.id DESC LIMIT ${MAX_LAYER}::int
    ), authors AS MATERIALIZED (
      SELECT p.id, p.name, p.handle, row_number() OVER (ORDER BY p.id) - 1 AS at
      FROM "Person" p WHERE p.id IN (SELECT "authorId" FROM shown)
    ), given AS MATERIALIZED (
      SELECT c."annotationId", c."codeId", c.position, dense_rank() OVER (ORDER BY c."codeId") - 1 AS at
      FROM "AnnotationCode" c WHERE c."annotationId" IN (SELECT id FROM shown WHERE NOT deleted)
    ), sets AS (
      SELECT "annotationId", json_agg(at ORDER BY position) AS codes FROM given GROUP BY "annotationId"
    )
    SELECT json_build_object(
      'groupId', ${groupId},
      'versionId', ${versionId},
      'people', coalesce((SELECT json_agg(json_build_array(id, name, handle) ORDER BY at) FROM authors), '[]'),
      'codes', coalesce((SELECT json_agg("codeId" ORDER BY at)
        FROM (SELECT DISTINCT "codeId", at FROM given) distinct_codes), '[]'),
      'annotations', coalesce((SELECT json_agg(json_build_array(s.id, authors.at, s.start, s."end",
          coalesce(sets.codes, '[]'), CASE WHEN s.deleted THEN '' ELSE s.note END, s.version,
          ${milliseconds(Prisma.sql`s."createdAt"`)},
          ${milliseconds(Prisma.sql`s."updatedAt"`)} - ${milliseconds(Prisma.sql`s."createdAt"`)},
          s.comments, (s."groupId" IS NULL)::int,
          CASE WHEN s.deleted THEN 1 WHEN s.standing = 'published' THEN 0
            ELSE array_position(enum_range(NULL::"Standing"), s.standing) END, s."needsReview"::int, s.lost,
          CASE WHEN s.deleted THEN NULL
            ELSE ${milliseconds(Prisma.sql`s."noteEditedAt"`)} - ${milliseconds(Prisma.sql`s."createdAt"`)} END) ORDER BY s."createdAt", s.id)
        FROM shown s JOIN authors ON authors.id = s."authorId" LEFT JOIN sets ON sets."annotationId" = s.id), '[]'),
      'articleCommentCount', coalesce((SELECT ${seenCommentCount(actor)} FROM "Thread" t WHERE t."articleId" = ${articleId}
        AND t."groupId" = ${groupId} AND t."annotationId" IS NULL), 0),
      'epoch', (SELECT s.epoch FROM "Stream" s WHERE s."articleId" = ${articleId}),
      'seq', (SELECT s.seq FROM "Stream" s WHERE s."articleId" = ${articleId})))`;
}

/** As `Date.getTime()` has it. */
const milliseconds = (time: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`floor(extract(epoch FROM ${time}) * 1000)::bigint`;

/** Stands for everybody but the actor. */
const SOMEBODY = "00000000-0000-0000-0000-000000000000";

/** Rights over what is shown are the same on all articles; what one is blind to is not shown. */
const ANY_ARTICLE = SOMEBODY;

/** The rules are asked once for each kind of annotation that a layer holds, not once for each annotation. */
export function withRights(actor: Actor, layer: LayerRow): PackedLayer {
  const { groupId } = layer;
  const me = actor.kind === "person" ? actor.id : SOMEBODY;
  const rights = (written: { groupId: string | null; authorId: string }): Rights =>
    rightsOver(actor, { ...written, articleId: ANY_ARTICLE }, false);
  return {
    ...layer,
    rights: [
      rights({ groupId, authorId: me }),
      rights({ groupId, authorId: SOMEBODY }),
      rights({ groupId: null, authorId: me }),
    ],
  };
}

/**
 * What the actor sees over an article's current version in one group: its annotations and their own
 * private ones. A fixed number of queries, however many there are.
 * @throws AppError not-found for an article or group the actor may not read.
 */
export async function getLayer(actor: Actor, articleId: string, groupId: string): Promise<LayerAnswer> {
  const article = await readableArticle(actor, articleId);
  if (!canReadGroup(actor, groupId)) throw notFound("group");
  const json = layerJson(
    actor,
    Prisma.sql`${article.id}::uuid`,
    Prisma.sql`${article.currentVersionId}::uuid`,
    Prisma.sql`${groupId}::uuid`,
  );
  const [row] = await hotQuery<{ layer: LayerRow }>(Prisma.sql`SELECT ${json} AS layer`);
  if (!row) throw new Error("PostgreSQL gave no layer.");
  const layer = unpackLayer(withRights(actor, row.layer), actor.kind === "person" ? actor.id : null);
  return { ...layer, canAnnotate: canWriteIn(actor, groupId) };
}
