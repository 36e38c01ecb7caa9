import type { BulkTagUndone } from "@/core/concordance/bulk-tagging";
import { notFound } from "@/core/errors";
import { idFrom } from "@/server/articles/access";
import { findTagging, type TaggingRow, toTaggingView } from "@/server/concordance/bulk-rows";
import { auditOf, recordAll } from "@/server/concordance/write-tagging";
import { db, type Transaction } from "@/server/db";
import { lockStreams } from "@/server/events";
import { consume } from "@/server/limits";
import { auditAll } from "@/server/moderation/audit";
import { type Actor, requirePerson, type SignedInActor } from "@/server/session";
import { isLiveAnnotation } from "@/server/visibility";

/**
 * Takes back what one tagging made, all that is still as it was made: what was edited or answered since stays, and
 * is named. Undone already, it answers the same and changes nothing.
 * @throws AppError not-found, also for others' taggings; rate-limited
 */
export async function undoBulkTag(actor: Actor, taggingId: string): Promise<BulkTagUndone> {
  const person = requirePerson(actor);
  const id = idFrom(taggingId, "tagging");
  await consume("write", person.id);
  return db.$transaction(async (tx) => {
    // Of two that undo, the second finds nothing left to do.
    await tx.$queryRaw`SELECT 1 FROM "BulkTagging" WHERE id = ${id}::uuid FOR UPDATE`;
    const row = await findTagging(tx, id);
    if (!row || row.personId !== person.id) throw notFound("tagging");
    const left = await annotationsLeft(tx, person, row);
    const kept = left.flatMap(({ id: annotationId, why }) => (why === null ? [] : [{ annotationId, why }]));
    if (row.undoneAt) return { tagging: toTaggingView(row), deleted: 0, kept };
    const going = left.filter(({ why }) => why === null);
    await deleteAll(tx, person, going);
    const { undoneAt } = await tx.bulkTagging.update({
      where: { id },
      data: { undoneAt: new Date() },
      select: { undoneAt: true },
    });
    return { tagging: toTaggingView({ ...row, undoneAt }), deleted: going.length, kept };
  });
}

interface Left {
  id: string;
  articleId: string;
  groupId: string | null;
  why: "edited" | "answered" | null;
}

/**
 * What is there of it, with why it stays, under the locks of its articles. A moderator who let it out, and each merge
 * that took its code along, raised its version, but did not edit it.
 */
async function annotationsLeft(tx: Transaction, person: SignedInActor, row: TaggingRow): Promise<Left[]> {
  const articles = await tx.annotation.findMany({
    where: { id: { in: row.annotationIds } },
    distinct: ["articleId"],
    select: { articleId: true },
  });
  await lockStreams(
    tx,
    articles.map(({ articleId }) => articleId),
  );
  return tx.$queryRaw<Left[]>`
    WITH RECURSIVE called AS (
      SELECT id, "mergedIntoId", 0 AS merges FROM "Code" WHERE id = ${row.codeId}::uuid
      UNION ALL SELECT c.id, c."mergedIntoId", called.merges + 1 FROM "Code" c
        JOIN called ON c.id = called."mergedIntoId" AND called.merges < 20
    )
    SELECT n.id, n."articleId", n."groupId", CASE
      WHEN EXISTS (SELECT 1 FROM "Thread" t JOIN "Comment" c ON c."threadId" = t.id
        WHERE t."annotationId" = n.id AND c."deletedAt" IS NULL) THEN 'answered'
      WHEN n.version > 1 AND NOT (n.note = '' AND EXISTS (SELECT 1 FROM called
        WHERE ARRAY(SELECT c."codeId" FROM "AnnotationCode" c WHERE c."annotationId" = n.id) = ARRAY[called.id]
          AND (n.version = 1 + called.merges OR EXISTS (SELECT 1 FROM "ModerationCase" m WHERE m."annotationId" = n.id))))
        THEN 'edited' END AS why
    FROM "Annotation" n
    WHERE n.id = ANY(${row.annotationIds}::uuid[]) AND n."authorId" = ${person.id}::uuid AND ${isLiveAnnotation(person)}
    ORDER BY n.id`;
}

async function deleteAll(tx: Transaction, person: SignedInActor, going: readonly Left[]): Promise<void> {
  const ids = going.map(({ id }) => id);
  await tx.annotation.updateMany({
    where: { id: { in: ids } },
    data: { deletedAt: new Date(), deletedById: person.id, version: { increment: 1 } },
  });
  for (const [groupId, subjects] of byGroup(going)) {
    await recordAll(tx, "annotation-deleted", person, groupId, subjects);
    if (groupId === null) continue;
    await auditAll(
      tx,
      subjects.map((one) => ({ ...auditOf(person, groupId, one), action: "annotation.deleted" })),
    );
  }
}

/** They were made in one layer, and each may have been moved to another since. */
function byGroup(left: readonly Left[]): Map<string | null, Left[]> {
  const groups = new Map<string | null, Left[]>();
  for (const one of left) groups.set(one.groupId, [...(groups.get(one.groupId) ?? []), one]);
  return groups;
}
