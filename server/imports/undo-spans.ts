import { notFound } from "@/core/errors";
import { importMark, type UndoneImport } from "@/core/import-layer/span-request";
import { db } from "@/server/db";
import { lockStream, recordEvents } from "@/server/events";
import { auditAll } from "@/server/moderation/audit";
import { type Actor, requirePerson } from "@/server/session";

/**
 * Takes back what one import of the actor's own brought in, in one transaction, with the comments that it brought in.
 * What somebody answered since stays, and is counted. Undone twice, it is undone once.
 * @throws AppError not-found where the actor brought nothing in under that id
 */
export async function undoSpans(actor: Actor, importId: string): Promise<UndoneImport> {
  const person = requirePerson(actor);
  const mark = importMark(importId);
  const all = await db.annotation.findMany({
    where: { authorId: person.id, via: { has: mark } },
    select: { id: true, articleId: true },
  });
  if (all.length === 0) throw notFound("import");
  const articleIds = [...new Set(all.map(({ articleId }) => articleId))].sort();
  return db.$transaction(
    async (tx) => {
      for (const articleId of articleIds) await lockStream(tx, articleId);
      const removed = await tx.$queryRaw<{ id: string; articleId: string; groupId: string | null }[]>`
        UPDATE "Annotation" n SET "deletedAt" = now(), "deletedById" = ${person.id}::uuid, version = n.version + 1
        WHERE n."authorId" = ${person.id}::uuid AND n.via @> ARRAY[${mark}] AND n."deletedAt" IS NULL
          AND NOT EXISTS (SELECT 1 FROM "Comment" c JOIN "Thread" t ON t.id = c."threadId"
            WHERE t."annotationId" = n.id AND c."deletedAt" IS NULL
              AND NOT (c."authorId" = ${person.id}::uuid AND c.via @> ARRAY[${mark}]))
        RETURNING n.id, n."articleId", n."groupId"`;
      for (const articleId of articleIds) {
        const events = removed.filter((one) => one.articleId === articleId);
        await recordEvents(
          tx,
          articleId,
          events.map(({ id, groupId }) => ({
            actorId: person.id,
            groupId,
            kind: "annotation-deleted" as const,
            subjectId: id,
          })),
        );
      }
      await auditAll(
        tx,
        removed.map(({ id, articleId, groupId }) => ({
          action: "annotation.deleted",
          actorId: person.id,
          groupId,
          articleId,
          subjectKind: "annotation" as const,
          subjectId: id,
          personId: person.id,
        })),
      );
      const kept = await tx.annotation.count({
        where: { authorId: person.id, via: { has: mark }, deletedAt: null },
      });
      return { removed: removed.length, kept };
    },
    { timeout: 60_000 },
  );
}
