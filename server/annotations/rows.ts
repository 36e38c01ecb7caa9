import type { AnchorOrigin, AnnotationView } from "@/core/annotation";
import { notFound } from "@/core/errors";
import type { LayerAnnotation, LayerOrphan } from "@/core/layer";
import {
  type ActorFacts,
  canCommentOn,
  canDeleteWritten,
  canEditWritten,
  canReadWritten,
} from "@/core/permissions";
import type { Transaction } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";

/** An annotation as it comes from the database, with its anchor in the article's current version. */
export interface AnnotationRow {
  id: string;
  articleId: string;
  groupId: string | null;
  authorId: string;
  authorName: string;
  authorHandle: string;
  note: string;
  version: number;
  draftHash: string;
  createdAt: Date;
  updatedAt: Date;
  deletedAt: Date | null;
  deletedById: string | null;
  isTombstone: boolean;
  versionId: string;
  /** Null, as `end`, exactly when its origin is `orphaned`. */
  start: number | null;
  end: number | null;
  exact: string;
  prefix: string;
  suffix: string;
  origin: AnchorOrigin;
  needsReview: boolean;
  codes: string[];
  commentCount: number;
}

/** Its columns, over `"Annotation" n`; the joins are `annotationJoins`. */
export const annotationColumns = Prisma.sql`
  n.id, n."articleId", n."groupId", n."authorId", p.name AS "authorName", p.handle AS "authorHandle",
  n.note, n.version, n."draftHash", n."createdAt", n."updatedAt", n."deletedAt", n."deletedById", n."isTombstone",
  h."versionId", h.start, h."end", h.exact, h.prefix, h.suffix, h.origin::text AS origin, h."needsReview",
  ARRAY(SELECT c."codeId" FROM "AnnotationCode" c WHERE c."annotationId" = n.id ORDER BY c.position) AS codes,
  coalesce(t."commentCount", 0) AS "commentCount"`;

export const annotationJoins = Prisma.sql`
  JOIN "Article" a ON a.id = n."articleId"
  JOIN "Anchor" h ON h."annotationId" = n.id AND h."versionId" = a."currentVersionId"
  JOIN "Person" p ON p.id = n."authorId"
  LEFT JOIN "Thread" t ON t."annotationId" = n.id`;

/** What is on the page: everything but the deleted, and of those the ones others' comments hang on. */
export const isShown = Prisma.sql`(n."deletedAt" IS NULL OR n."isTombstone")`;

/** One annotation by id, deleted ones too. Null where there is none. */
export async function findAnnotation(tx: Transaction, id: string): Promise<AnnotationRow | null> {
  const [row] = await tx.$queryRaw<AnnotationRow[]>`
    SELECT ${annotationColumns} FROM "Annotation" n ${annotationJoins} WHERE n.id = ${id}::uuid`;
  return row ?? null;
}

/** @throws AppError not-found for what does not exist, was deleted, or the actor may not see. */
export function readable(actor: ActorFacts, row: AnnotationRow | null): AnnotationRow {
  const isGone = row?.deletedAt && !row.isTombstone;
  if (!row || isGone || !canReadWritten(actor, row)) throw notFound("annotation");
  return row;
}

export function toAnnotationView(actor: ActorFacts, row: AnnotationRow): AnnotationView {
  return {
    id: row.id,
    articleId: row.articleId,
    groupId: row.groupId,
    visibility: row.groupId === null ? "private" : "group",
    author: { id: row.authorId, name: row.authorName, handle: row.authorHandle },
    target: {
      versionId: row.versionId,
      quote: { exact: row.exact, prefix: row.prefix, suffix: row.suffix },
      ...placeOf(row),
    },
    anchor: { origin: row.origin, needsReview: row.needsReview },
    ...words(actor, row),
  };
}

/** `start` and `end` are null together; a check of the database holds it. */
const placeOf = ({ start, end }: AnnotationRow) =>
  start === null || end === null ? ({ start: null, end: null } as const) : { start, end };

export function toLayerAnnotation(actor: ActorFacts, row: AnnotationRow): LayerAnnotation | LayerOrphan {
  const place = placeOf(row);
  const rest = {
    id: row.id,
    authorId: row.authorId,
    groupId: row.groupId,
    needsReview: row.needsReview,
    ...words(actor, row),
  };
  return place.start === null ? { ...rest, exact: row.exact } : { ...rest, ...place };
}

/** A tombstone keeps its place; its codes and note are gone from every answer. */
function words(actor: ActorFacts, row: AnnotationRow) {
  const deleted = row.deletedAt !== null;
  return {
    codes: deleted ? [] : row.codes,
    note: deleted ? "" : row.note,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    deleted,
    commentCount: row.commentCount,
    can: {
      edit: !deleted && canEditWritten(actor, row),
      delete: !deleted && canDeleteWritten(actor, row),
      comment: canCommentOn(actor, row),
    },
  };
}
