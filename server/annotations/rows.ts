import type { AnchorOrigin, AnnotationView } from "@/core/annotation";
import { notFound } from "@/core/errors";
import type { Rights } from "@/core/packed-layer";
import {
  type ActorFacts,
  canCommentOn,
  canDeleteWritten,
  canEditWritten,
  canMeetWords,
  canSeeWords,
  isBlindTo,
  type WrittenFacts,
} from "@/core/permissions";
import type { Standing } from "@/core/standing";
import type { Transaction } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";

/** What is shown of an annotation as it comes from the database, with its anchor in the article's current version. */
export interface ShownRow {
  id: string;
  articleId: string;
  groupId: string | null;
  authorId: string;
  authorName: string;
  authorHandle: string;
  note: string;
  noteEditedAt: Date | null;
  version: number;
  createdAt: Date;
  updatedAt: Date;
  deletedAt: Date | null;
  standing: Standing;
  /** Null where it has no anchor: it is on the article as a whole. */
  versionId: string | null;
  /** Null, as `end`, where there is no anchor, or its origin is `orphaned`. */
  start: number | null;
  end: number | null;
  exact: string | null;
  prefix: string | null;
  suffix: string | null;
  origin: AnchorOrigin | null;
  needsReview: boolean;
  codes: string[];
  commentCount: number;
  /** Of these, its author's own. */
  ownCommentCount: number;
}

/** The same with what commands need to know. */
export interface AnnotationRow extends ShownRow {
  draftHash: string;
  deletedById: string | null;
  isTombstone: boolean;
}

/** Columns of a `ShownRow`, over `"Annotation" n`; the joins are `annotationJoins`. */
export const shownColumns = Prisma.sql`
  n.id, n."articleId", n."groupId", n."authorId", p.name AS "authorName", p.handle AS "authorHandle",
  n.note, n."noteEditedAt", n.version, n."createdAt", n."updatedAt", n."deletedAt", n.standing::text AS standing,
  h."versionId", h.start, h."end", h.exact, h.prefix, h.suffix, h.origin::text AS origin,
  coalesce(h."needsReview", false) AS "needsReview",
  ARRAY(SELECT c."codeId" FROM "AnnotationCode" c WHERE c."annotationId" = n.id ORDER BY c.position) AS codes,
  coalesce(t."commentCount", 0) AS "commentCount",
  CASE WHEN t."commentCount" > 0 THEN (SELECT count(*)::int FROM "Comment" x WHERE x."threadId" = t.id
    AND x."authorId" = n."authorId" AND x."deletedAt" IS NULL AND x.standing = 'published') ELSE 0 END AS "ownCommentCount"`;

/** Columns of an `AnnotationRow`. */
const annotationColumns = Prisma.sql`${shownColumns}, n."draftHash", n."deletedById", n."isTombstone"`;

export const annotationJoins = Prisma.sql`
  JOIN "Article" a ON a.id = n."articleId"
  LEFT JOIN "Anchor" h ON h."annotationId" = n.id AND h."versionId" = a."currentVersionId"
  JOIN "Person" p ON p.id = n."authorId"
  LEFT JOIN "Thread" t ON t."annotationId" = n.id`;

/** One annotation by id, deleted ones too. Null where there is none. */
export async function findAnnotation(tx: Transaction, id: string): Promise<AnnotationRow | null> {
  const [row] = await tx.$queryRaw<AnnotationRow[]>`
    SELECT ${annotationColumns} FROM "Annotation" n ${annotationJoins} WHERE n.id = ${id}::uuid`;
  return row ?? null;
}

/** Those of the annotations that there are, deleted ones too; in no order. */
export const findAnnotations = async (
  tx: Pick<Transaction, "$queryRaw">,
  ids: readonly string[],
): Promise<AnnotationRow[]> =>
  ids.length === 0
    ? []
    : tx.$queryRaw<AnnotationRow[]>`
        SELECT ${annotationColumns} FROM "Annotation" n ${annotationJoins} WHERE n.id = ANY(${ids}::uuid[])`;

/** Whether the actor meets it at all: its words, or the place that a tombstone keeps, in a layer that they may read. */
export const isReadable = (actor: ActorFacts, row: AnnotationRow): boolean => canMeetWords(actor, row);

/** @throws AppError not-found for what does not exist, was deleted or withheld, or the actor may not see. */
export function readable(actor: ActorFacts, row: AnnotationRow | null): AnnotationRow {
  if (!row || !isReadable(actor, row)) throw notFound("annotation");
  return row;
}

export function toAnnotationView(actor: ActorFacts, row: ShownRow): AnnotationView {
  return {
    id: row.id,
    articleId: row.articleId,
    groupId: row.groupId,
    visibility: row.groupId === null ? "private" : "group",
    author: { id: row.authorId, name: row.authorName, handle: row.authorHandle },
    target:
      row.versionId === null
        ? null
        : {
            versionId: row.versionId,
            quote: { exact: row.exact ?? "", prefix: row.prefix ?? "", suffix: row.suffix ?? "" },
            ...placeOf(row),
          },
    anchor: { origin: row.origin ?? "made", needsReview: row.needsReview },
    ...words(actor, row),
  };
}

/** `start` and `end` are null together; a check of the database holds it. */
const placeOf = ({ start, end }: ShownRow) =>
  start === null || end === null ? ({ start: null, end: null } as const) : { start, end };

/** A tombstone keeps its place; its codes and note are gone from every answer. */
function words(actor: ActorFacts, row: ShownRow) {
  const deleted = !canSeeWords(actor, row);
  return {
    codes: deleted ? [] : row.codes,
    note: deleted ? "" : row.note,
    noteEditedAt: deleted ? null : (row.noteEditedAt?.toISOString() ?? null),
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    deleted,
    standing: row.standing,
    // Who is blind here meets only their own annotations.
    commentCount: isBlindTo(actor, row) ? row.ownCommentCount : row.commentCount,
    can: rightsOver(actor, row, deleted),
  };
}

export const rightsOver = (actor: ActorFacts, written: WrittenFacts, deleted: boolean): Rights => ({
  edit: !deleted && canEditWritten(actor, written),
  delete: !deleted && canDeleteWritten(actor, written),
  comment: canCommentOn(actor, written),
});
