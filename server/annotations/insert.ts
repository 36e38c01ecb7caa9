import type { AnnotationDraft } from "@/core/annotation";
import type { AnnotationRow } from "@/server/annotations/rows";
import { Prisma } from "@/server/generated/prisma/client";
import { hotQuery } from "@/server/hot-query";
import type { SignedInActor } from "@/server/session";

/**
 * Writes an annotation with its anchor, its codes and its numbered event in one statement, which is one
 * transaction and one round trip. The event takes the article's stream as `recordEvent` does.
 * @returns the row as a query would give it
 * @throws unique_violation where the id is taken
 */
export async function insertAnnotation(
  person: SignedInActor,
  draft: AnnotationDraft,
  draftHash: string,
): Promise<AnnotationRow> {
  const { id, articleId, groupId, target, codes, note } = draft;
  const [made] = await hotQuery<{ createdAt: Date }>(Prisma.sql`
    WITH made AS (
      INSERT INTO "Annotation" (id, "articleId", "groupId", "authorId", note, "draftHash")
      VALUES (${id}::uuid, ${articleId}::uuid, ${groupId}::uuid, ${person.id}::uuid, ${note}, ${draftHash})
      RETURNING id, "createdAt"
    ), anchored AS (
      INSERT INTO "Anchor" ("annotationId", "versionId", start, "end", exact, prefix, suffix)
      SELECT id, ${target.versionId}::uuid, ${target.start}::int, ${target.end}::int, ${target.quote.exact},
        ${target.quote.prefix}, ${target.quote.suffix} FROM made
    ), coded AS (
      INSERT INTO "AnnotationCode" ("annotationId", "codeId", position)
      SELECT made.id, code.id, code.place - 1
      FROM made, unnest(${codes}::uuid[]) WITH ORDINALITY AS code (id, place)
    ), next AS (
      UPDATE "Stream" SET seq = seq + 1 WHERE "articleId" = ${articleId}::uuid RETURNING seq
    ), told AS (
      INSERT INTO "Event" ("articleId", seq, kind, "actorId", "groupId", "subjectId", data)
      SELECT ${articleId}::uuid, next.seq, 'annotation-created', ${person.id}::uuid, ${groupId}::uuid, made.id, '{}'
      FROM next, made
    )
    SELECT "createdAt" FROM made`);
  if (!made) throw new Error(`Annotation ${id} was not written.`);
  return {
    id,
    articleId,
    groupId,
    authorId: person.id,
    authorName: person.name,
    authorHandle: person.handle,
    note,
    version: 1,
    draftHash,
    createdAt: made.createdAt,
    updatedAt: made.createdAt,
    deletedAt: null,
    deletedById: null,
    isTombstone: false,
    versionId: target.versionId,
    start: target.start,
    end: target.end,
    ...target.quote,
    codes,
    commentCount: 0,
  };
}
