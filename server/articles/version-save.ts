import { newId } from "@/core/new-id";
import type { Markup } from "@/core/text/markup-schema";
import { type CarryFrom, Carrying, carryForward, type Successor } from "@/server/articles/carry-forward";
import { db, type Transaction } from "@/server/db";
import { lockStream, recordEvent } from "@/server/events";
import { writeLetters } from "@/server/notifications/letters";
import { isUniqueViolation } from "@/server/unique-violation";

export interface NewVersion {
  id: string;
  title: string;
  text: string;
  markup: Markup;
  wordCount: number;
  contentHash: string;
  reason: string;
  restoredFrom: number | null;
  createdById: string;
}

/** Another version has this id or number, or has become the current one. Nothing was written. */
export class VersionTaken extends Error {}

/** Rows per statement: each is some hundred bytes. */
const CHUNK = 5_000;

/**
 * Writes a version that follows `from`, with an anchor of every annotation, and makes it the current one; all
 * in one transaction.
 *
 * The carrying (its time grows with text and annotations) is done before, and nearly all of the writing before
 * the article's stream is locked: rows of a version that nobody can see yet are in nobody's way. With the
 * stream locked, only what was annotated or changed meanwhile is carried; nothing can come in between then,
 * since whoever annotates needs the same lock, and looks at the current version once they have it.
 * @throws VersionTaken
 */
export async function saveVersion(version: NewVersion, from: CarryFrom): Promise<Successor[]> {
  const { articleId } = from;
  const seq = await lastEvent(db, articleId);
  const carrying = new Carrying(from, version.text);
  const prepared = await carryForward(db, carrying);
  try {
    return await db.$transaction(async (tx) => {
      await tx.articleVersion.create({
        data: { ...version, articleId, number: from.number + 1 },
        select: { id: true },
      });
      await insertAnchors(tx, version.id, prepared);
      await lockStream(tx, articleId);
      await requireCurrent(tx, from);
      const late = await carryForward(tx, carrying, await changedSince(tx, from, version.id, seq));
      await insertAnchors(tx, version.id, late);
      await tx.article.update({
        where: { id: articleId },
        data: { currentVersionId: version.id },
        select: { id: true },
      });
      const lateIds = new Set(late.map(({ annotationId }) => annotationId));
      const all = [...prepared.filter(({ annotationId }) => !lateIds.has(annotationId)), ...late];
      await tellAuthors(tx, articleId, version, from.number + 1, all);
      await recordEvent(tx, {
        articleId,
        kind: "article-version-created",
        actorId: version.createdById,
        groupId: null,
        subjectId: version.id,
        data: { number: from.number + 1 },
      });
      return all;
    }, LONG);
  } catch (thrown) {
    if (isUniqueViolation(thrown)) throw new VersionTaken();
    throw thrown;
  }
}

/** Milliseconds. A book with 100,000 annotations takes its time; nobody waits for it but who saves it. */
const LONG = { maxWait: 10_000, timeout: 120_000 };

async function lastEvent(tx: Transaction, articleId: string): Promise<bigint> {
  const { seq } = await tx.stream.findUniqueOrThrow({ where: { articleId }, select: { seq: true } });
  return seq;
}

async function requireCurrent(tx: Transaction, from: CarryFrom): Promise<void> {
  const now = await tx.article.findUnique({
    where: { id: from.articleId },
    select: { currentVersionId: true },
  });
  if (now?.currentVersionId !== from.versionId) throw new VersionTaken();
}

/** Annotations that something happened to since event `seq`, and any that has no anchor in the version yet. */
async function changedSince(
  tx: Transaction,
  from: CarryFrom,
  versionId: string,
  seq: bigint,
): Promise<string[]> {
  if ((await lastEvent(tx, from.articleId)) === seq) return [];
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT n.id FROM "Annotation" n WHERE n."articleId" = ${from.articleId}::uuid AND (
      n.id IN (SELECT e."subjectId" FROM "Event" e WHERE e."articleId" = ${from.articleId}::uuid AND e.seq > ${seq})
      OR NOT EXISTS (SELECT 1 FROM "Anchor" h WHERE h."annotationId" = n.id AND h."versionId" = ${versionId}::uuid))`;
  return rows.map(({ id }) => id);
}

async function insertAnchors(
  tx: Transaction,
  versionId: string,
  anchors: readonly Successor[],
): Promise<void> {
  for (let from = 0; from < anchors.length; from += CHUNK) {
    const chunk = anchors.slice(from, from + CHUNK);
    const column = <K extends keyof Successor>(name: K) => chunk.map((anchor) => anchor[name]);
    await tx.$executeRaw`
      INSERT INTO "Anchor" ("annotationId", "versionId", start, "end", exact, prefix, suffix, origin, why, "needsReview")
      SELECT id, ${versionId}::uuid, s, e, exact, prefix, suffix, origin::"AnchorOrigin", why, review
      FROM unnest(${column("annotationId")}::uuid[], ${column("start")}::int[], ${column("end")}::int[],
        ${column("exact")}::text[], ${column("prefix")}::text[], ${column("suffix")}::text[],
        ${column("origin")}::text[], ${column("why")}::text[], ${column("needsReview")}::boolean[])
        AS t (id, s, e, exact, prefix, suffix, origin, why, review)
      ON CONFLICT ("annotationId", "versionId") DO UPDATE SET start = excluded.start, "end" = excluded."end",
        exact = excluded.exact, prefix = excluded.prefix, suffix = excluded.suffix, origin = excluded.origin,
        why = excluded.why, "needsReview" = excluded."needsReview"`;
  }
}

/** Each author once for this version, with how many of their annotations it touched. */
async function tellAuthors(
  tx: Transaction,
  articleId: string,
  version: NewVersion,
  number: number,
  successors: readonly Successor[],
): Promise<void> {
  const counts = new Map<string, { edited: number; orphaned: number }>();
  for (const { authorId, origin, needsReview, isDeleted, wasSo } of successors) {
    if (isDeleted || wasSo || (origin !== "orphaned" && !needsReview)) continue;
    const count = counts.get(authorId) ?? { edited: 0, orphaned: 0 };
    if (origin === "orphaned") count.orphaned++;
    else count.edited++;
    counts.set(authorId, count);
  }
  if (counts.size === 0) return;
  const told = await tx.notification.createManyAndReturn({
    data: [...counts].map(([personId, count]) => ({
      id: newId(),
      personId,
      kind: "anchors-changed",
      articleId,
      subjectId: version.id,
      onceKey: `anchors-changed:${version.id}`,
      data: { number, ...count },
    })),
    skipDuplicates: true,
    select: { id: true, personId: true },
  });
  await writeLetters(tx, { kind: "anchors-changed", groupId: null }, told);
}
