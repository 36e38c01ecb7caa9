import type { ExportedComment, ExportItem, ExportPlace } from "@/core/export/layer-export";
import type { Provenance } from "@/core/web-annotation/provenance";
import { inLayer } from "@/server/annotations/layer";
import { type ShownRow, shownColumns, toAnnotationView } from "@/server/annotations/rows";
import { db } from "@/server/db";
import { commentsOn, type KeptRow, keptSelect, toKept } from "@/server/exports/comments-on";
import { Prisma } from "@/server/generated/prisma/client";
import { hotQuery } from "@/server/hot-query";
import type { Actor } from "@/server/session";
import { isShownAnnotation, shownComments } from "@/server/visibility";

/** A layer of one version that the actor has been found to be allowed to read. */
export interface LayerScope {
  actor: Actor;
  articleId: string;
  versionId: string;
  groupId: string;
  /** The actor's own private annotations too. */
  withPrivate: boolean;
}

/** Annotations that are in memory at a time, with their threads. */
const PAGE = 100;

/** What of the layer goes out: the rule of the reader page, less what is private unless it is asked for. */
const goesOut = ({ actor, articleId, groupId, withPrivate }: LayerScope): Prisma.Sql =>
  Prisma.sql`n."articleId" = ${articleId}::uuid AND ${isShownAnnotation(actor)} AND ${inLayer(actor, Prisma.sql`${groupId}::uuid`)}
    AND (n."groupId" IS NOT NULL OR ${withPrivate})
    AND (h."annotationId" IS NOT NULL OR NOT EXISTS (SELECT 1 FROM "Anchor" o WHERE o."annotationId" = n.id))`;

/**
 * Pinned to one version, so that a correction that is saved meanwhile tears nothing: what has anchors only in
 * others is left out, what has none at all is on the article as a whole.
 */
const joins = ({ versionId }: LayerScope): Prisma.Sql => Prisma.sql`
  LEFT JOIN "Anchor" h ON h."annotationId" = n.id AND h."versionId" = ${versionId}::uuid
  JOIN "Person" p ON p.id = n."authorId"
  LEFT JOIN "Thread" t ON t."annotationId" = n.id`;

interface ItemRow extends ShownRow {
  hasThread: boolean;
  provenance: Provenance | null;
}

/** Null where nobody said anything, as of nearly all. */
const itemColumns = Prisma.sql`${shownColumns}, t.id IS NOT NULL AS "hasThread",
  CASE WHEN n.slug IS NOT NULL OR n.via <> '{}' OR n.canonical IS NOT NULL OR n."foreign" IS NOT NULL THEN
    jsonb_build_object('slug', n.slug, 'via', n.via, 'canonical', n.canonical, 'foreign', n."foreign")
  END AS provenance`;

/** Everything in the order it was written, page by page by keyset: no more is read than is asked for. */
export async function* readItems(scope: LayerScope): AsyncGenerator<ExportItem> {
  let after: { createdAt: Date; id: string } | null = null;
  for (;;) {
    const rows: ItemRow[] = await hotQuery<ItemRow>(Prisma.sql`
      SELECT ${itemColumns} FROM "Annotation" n ${joins(scope)}
      WHERE ${goesOut(scope)}
        ${after ? Prisma.sql`AND (n."createdAt", n.id) > (${after.createdAt}, ${after.id}::uuid)` : Prisma.empty}
      ORDER BY n."createdAt", n.id LIMIT ${PAGE}`);
    yield* await withComments(scope, rows);
    const last = rows.at(-1);
    if (rows.length < PAGE || !last) return;
    after = last;
  }
}

/** Where everything stands, in the order of the numbers that formats with footnotes give. */
export async function readPlaces(scope: LayerScope): Promise<ExportPlace[]> {
  const rows = await hotQuery<{
    id: string;
    start: number | null;
    end: number | null;
    isWhole: boolean;
  }>(Prisma.sql`
    SELECT n.id, h.start, h."end", h."annotationId" IS NULL AS "isWhole"
    FROM "Annotation" n ${joins(scope)} WHERE ${goesOut(scope)}
    ORDER BY h."end" NULLS LAST, h.start, "isWhole" DESC, n."createdAt", n.id`);
  return rows.map(({ id, start, end, isWhole }) => ({
    id,
    range: start === null || end === null ? null : { start, end },
    isWhole,
  }));
}

/** The items of `places`, in their order, page by page; null for what is no longer to be seen. */
export async function* readItemsAt(
  scope: LayerScope,
  places: readonly ExportPlace[],
): AsyncGenerator<ExportItem | null> {
  for (let at = 0; at < places.length; at += PAGE) {
    const ids = places.slice(at, at + PAGE).map((place) => place.id);
    const rows = await hotQuery<ItemRow>(Prisma.sql`
      SELECT ${itemColumns} FROM "Annotation" n ${joins(scope)}
      WHERE n.id = ANY(${ids}::uuid[]) AND ${goesOut(scope)}`);
    const items = new Map((await withComments(scope, rows)).map((item) => [item.annotation.id, item]));
    for (const id of ids) yield items.get(id) ?? null;
  }
}

async function withComments({ actor }: LayerScope, rows: readonly ItemRow[]): Promise<ExportItem[]> {
  const discussed = rows.filter((row) => row.hasThread).map((row) => row.id);
  const threads = await commentsOn(actor, discussed);
  return rows.map((row) => ({
    annotation: {
      ...toAnnotationView(actor, row),
      ...(row.provenance && { provenance: row.provenance }),
    },
    comments: threads.get(row.id) ?? [],
  }));
}

/** What was said about the article as a whole in this group, oldest first, page by page. */
export async function* readDiscussion({
  actor,
  articleId,
  groupId,
}: LayerScope): AsyncGenerator<ExportedComment> {
  let after: { createdAt: Date; id: string } | null = null;
  for (;;) {
    const rows: KeptRow[] = await db.comment.findMany({
      where: {
        thread: { articleId, groupId, annotationId: null },
        AND: [
          shownComments(actor),
          after
            ? {
                OR: [
                  { createdAt: { gt: after.createdAt } },
                  { createdAt: after.createdAt, id: { gt: after.id } },
                ],
              }
            : {},
        ],
      },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      take: PAGE,
      select: keptSelect,
    });
    for (const row of rows) yield toKept(actor, row);
    const last = rows.at(-1);
    if (rows.length < PAGE || !last) return;
    after = last;
  }
}
