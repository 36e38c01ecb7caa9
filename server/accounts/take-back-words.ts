import { recountThreads } from "@/server/comments/counts";
import type { Transaction } from "@/server/db";
import { type NewEvent, recordEvents } from "@/server/events";
import { Prisma } from "@/server/generated/prisma/client";

/**
 * Takes back all words of a person whose account goes. Private ones are deleted. In groups, each goes as its
 * author could have taken it away, and is emptied; where others' words hang on it, a tombstone keeps its place,
 * so that threads stay whole. Of others' words nothing changes.
 */
export async function takeBackWords(tx: Transaction, personId: string): Promise<void> {
  await lockStreams(tx, personId);
  await tx.annotation.deleteMany({ where: { authorId: personId, groupId: null } });
  await record(tx, [...(await takeBackComments(tx, personId)), ...(await takeBackAnnotations(tx, personId))]);
  await emptyDeleted(tx, personId);
  await tx.reaction.deleteMany({ where: { personId } });
  // What a pass kept of their words, and what they answered.
  await tx.codingPass.deleteMany({ where: { personId } });
  await tx.taskCoder.deleteMany({ where: { personId } });
}

/**
 * Leaves a person's words in groups as they are, to be nobody's from now on. Private ones are deleted, also what
 * was said in private before it was shared; what they had deleted is emptied; and what other tools said of their
 * words goes, since it may say whose they were.
 */
export async function leaveWords(tx: Transaction, personId: string): Promise<void> {
  await lockStreams(tx, personId);
  await tx.annotation.deleteMany({ where: { authorId: personId, groupId: null } });
  await emptyDeleted(tx, personId);
  await tx.annotationRevision.deleteMany({ where: { annotation: { authorId: personId }, groupId: null } });
  await tx.commentRevision.deleteMany({ where: { comment: { authorId: personId }, groupId: null } });
  await tx.comment.updateMany({ where: { authorId: personId }, data: NOTHING_ELSEWHERE });
  await tx.annotation.updateMany({ where: { authorId: personId }, data: NOTHING_ELSEWHERE });
  // What they finished stays to be compared; for the rest nobody waits any more.
  await tx.taskCoder.deleteMany({ where: { personId, finishedAt: null, answeredAt: null } });
}

const NOTHING_ELSEWHERE = { via: [], canonical: null, foreign: Prisma.DbNull };

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

async function record(tx: Transaction, events: readonly NewEvent[]): Promise<void> {
  const byArticle = new Map<string, NewEvent[]>();
  for (const event of events) {
    byArticle.set(event.articleId, [...(byArticle.get(event.articleId) ?? []), event]);
  }
  for (const [articleId, ofArticle] of byArticle) await recordEvents(tx, articleId, ofArticle);
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
    UPDATE "Comment" c SET "deletedAt" = now(), "deletedById" = ${personId}::uuid, version = c.version + 1,
      "isTombstone" = c.id IN (SELECT id FROM answered)
    FROM "Thread" t
    WHERE t.id = c."threadId" AND c."authorId" = ${personId}::uuid AND c."deletedAt" IS NULL
    RETURNING c.id, c."parentId", t.id AS "threadId", t."articleId", t."groupId", t."annotationId"`;
  await settleThreads(tx, [...new Set(gone.map(({ threadId }) => threadId))]);
  return gone.map(({ id, parentId, articleId, groupId, annotationId }) => ({
    articleId,
    kind: "comment-deleted",
    actorId: personId,
    groupId,
    subjectId: id,
    data: { annotationId, parentId },
  }));
}

/** Lets go of tombstones that hold a place for nothing, and counts anew. */
async function settleThreads(tx: Transaction, threadIds: string[]): Promise<void> {
  await tx.$executeRaw`
    WITH RECURSIVE held AS (
      SELECT id, "parentId" FROM "Comment" WHERE "threadId" = ANY(${threadIds}::uuid[]) AND "deletedAt" IS NULL
      UNION
      SELECT p.id, p."parentId" FROM "Comment" p JOIN held ON p.id = held."parentId"
    )
    UPDATE "Comment" SET "isTombstone" = false
    WHERE "threadId" = ANY(${threadIds}::uuid[]) AND "isTombstone" AND id NOT IN (SELECT id FROM held)`;
  await recountThreads(tx, threadIds);
}

async function takeBackAnnotations(tx: Transaction, personId: string): Promise<NewEvent[]> {
  const gone = await tx.$queryRaw<{ id: string; articleId: string; groupId: string }[]>`
    UPDATE "Annotation" n SET "deletedAt" = now(), "deletedById" = ${personId}::uuid, version = n.version + 1,
      "isTombstone" = EXISTS (
        SELECT 1 FROM "Thread" t JOIN "Comment" c ON c."threadId" = t.id
        WHERE t."annotationId" = n.id AND c."authorId" <> n."authorId" AND c."deletedAt" IS NULL)
    WHERE n."authorId" = ${personId}::uuid AND n."deletedAt" IS NULL
    RETURNING n.id, n."articleId", n."groupId"`;
  return gone.map(({ id, articleId, groupId }) => ({
    articleId,
    kind: "annotation-deleted",
    actorId: personId,
    groupId,
    subjectId: id,
  }));
}

/** Nobody can restore these any more, so their words need not be kept, nor what moderators noted of them. */
async function emptyDeleted(tx: Transaction, personId: string): Promise<void> {
  const deleted = { authorId: personId, deletedAt: { not: null } };
  await tx.commentRevision.deleteMany({ where: { comment: deleted } });
  await tx.annotationRevision.deleteMany({ where: { annotation: deleted } });
  await tx.mention.deleteMany({ where: { comment: deleted } });
  await tx.annotationCode.deleteMany({ where: { annotation: deleted } });
  await tx.moderationCase.updateMany({
    where: { OR: [{ comment: deleted }, { annotation: deleted }] },
    data: { why: [] },
  });
  await tx.comment.updateMany({
    where: deleted,
    data: { body: "", quote: Prisma.DbNull, ...NOTHING_ELSEWHERE },
  });
  await tx.annotation.updateMany({ where: deleted, data: { note: "", ...NOTHING_ELSEWHERE } });
  await tx.$executeRaw`
    UPDATE "PassSpan" s SET note = '' FROM "CodingPass" p, "Annotation" n
    WHERE p.id = s."passId" AND p."personId" = ${personId}::uuid AND n.id = s."annotationId"
      AND n."deletedAt" IS NOT NULL`;
}
