import { recountThreads } from "@/server/comments/counts";
import type { Transaction } from "@/server/db";
import { type NewEvent, recordEvent } from "@/server/events";
import { Prisma } from "@/server/generated/prisma/client";

/**
 * What becomes of a person's words when their account goes: private ones are deleted; in groups, those
 * that nobody else answered are taken away as their author could have done, and emptied; those that
 * somebody answered stay, since without them the answers would hang in the air.
 *
 * An annotation is answered by another's comment in its thread, a comment by another's anywhere below it.
 */
export async function takeBackWords(tx: Transaction, personId: string): Promise<void> {
  await lockStreams(tx, personId);
  await tx.annotation.deleteMany({ where: { authorId: personId, groupId: null } });
  const comments = await takeBackComments(tx, personId);
  const annotations = await takeBackAnnotations(tx, personId);
  for (const event of [...comments, ...annotations]) await recordEvent(tx, event);
  await emptyDeleted(tx, personId);
}

/** Holds every article they wrote on, always in the same order, so that nobody answers meanwhile. */
async function lockStreams(tx: Transaction, personId: string): Promise<void> {
  await tx.$queryRaw`
    SELECT 1 FROM "Stream" WHERE "articleId" IN (
      SELECT "articleId" FROM "Annotation" WHERE "authorId" = ${personId}::uuid
      UNION
      SELECT t."articleId" FROM "Comment" c JOIN "Thread" t ON t.id = c."threadId"
      WHERE c."authorId" = ${personId}::uuid)
    ORDER BY "articleId" FOR UPDATE`;
}

async function takeBackComments(tx: Transaction, personId: string): Promise<NewEvent[]> {
  const gone = await tx.$queryRaw<
    {
      id: string;
      parentId: string | null;
      threadId: string;
      articleId: string;
      groupId: string;
      annotationId: string | null;
    }[]
  >`
    WITH RECURSIVE mine AS (
      SELECT DISTINCT "threadId" FROM "Comment" WHERE "authorId" = ${personId}::uuid
    ), answered AS (
      SELECT c.id, c."parentId" FROM "Comment" c JOIN mine ON mine."threadId" = c."threadId"
      WHERE c."authorId" <> ${personId}::uuid AND c."deletedAt" IS NULL
      UNION
      SELECT p.id, p."parentId" FROM "Comment" p JOIN answered ON p.id = answered."parentId"
    )
    UPDATE "Comment" c SET "deletedAt" = now(), "deletedById" = ${personId}::uuid, version = c.version + 1
    FROM "Thread" t
    WHERE t.id = c."threadId" AND c."authorId" = ${personId}::uuid AND c."deletedAt" IS NULL
      AND c.id NOT IN (SELECT id FROM answered)
    RETURNING c.id, c."parentId", t.id AS "threadId", t."articleId", t."groupId", t."annotationId"`;
  const threadIds = [...new Set(gone.map(({ threadId }) => threadId))];
  // A tombstone holds a place for what still hangs below it, and for nothing else.
  await tx.$executeRaw`
    WITH RECURSIVE held AS (
      SELECT id, "parentId" FROM "Comment" WHERE "threadId" = ANY(${threadIds}::uuid[]) AND "deletedAt" IS NULL
      UNION
      SELECT p.id, p."parentId" FROM "Comment" p JOIN held ON p.id = held."parentId"
    )
    UPDATE "Comment" SET "isTombstone" = false
    WHERE "threadId" = ANY(${threadIds}::uuid[]) AND "isTombstone" AND id NOT IN (SELECT id FROM held)`;
  await recountThreads(tx, threadIds);
  return gone.map(({ id, parentId, articleId, groupId, annotationId }) => ({
    articleId,
    kind: "comment-deleted",
    actorId: personId,
    groupId,
    subjectId: id,
    data: { annotationId, parentId },
  }));
}

async function takeBackAnnotations(tx: Transaction, personId: string): Promise<NewEvent[]> {
  const gone = await tx.$queryRaw<{ id: string; articleId: string; groupId: string }[]>`
    UPDATE "Annotation" n SET "deletedAt" = now(), "deletedById" = ${personId}::uuid, version = n.version + 1
    WHERE n."authorId" = ${personId}::uuid AND n."deletedAt" IS NULL AND NOT EXISTS (
      SELECT 1 FROM "Thread" t JOIN "Comment" c ON c."threadId" = t.id
      WHERE t."annotationId" = n.id AND c."authorId" <> n."authorId" AND c."deletedAt" IS NULL)
    RETURNING n.id, n."articleId", n."groupId"`;
  return gone.map(({ id, articleId, groupId }) => ({
    articleId,
    kind: "annotation-deleted",
    actorId: personId,
    groupId,
    subjectId: id,
  }));
}

/** Nobody can restore these any more, so their words need not be kept. */
async function emptyDeleted(tx: Transaction, personId: string): Promise<void> {
  const deleted = { authorId: personId, deletedAt: { not: null } };
  await tx.commentRevision.deleteMany({ where: { comment: deleted } });
  const elsewhere = { via: [], canonical: null, foreign: Prisma.DbNull };
  await tx.mention.deleteMany({ where: { comment: deleted } });
  await tx.comment.updateMany({ where: deleted, data: { body: "", quote: Prisma.DbNull, ...elsewhere } });
  await tx.annotation.updateMany({ where: deleted, data: { note: "", ...elsewhere } });
}
