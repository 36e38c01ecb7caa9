import { describeRange } from "@/core/anchoring/quote";
import type { BulkTagDraft } from "@/core/concordance/bulk-tagging";
import type { EventKind } from "@/core/event";
import type { Screening } from "@/core/moderation/hold";
import { newId } from "@/core/new-id";
import type { BulkArticle } from "@/server/concordance/bulk-hits";
import type { Transaction } from "@/server/db";
import type { Prisma } from "@/server/generated/prisma/client";
import { auditAll } from "@/server/moderation/audit";
import { tellModerators } from "@/server/notifications/tell-of-moderation";
import type { SignedInActor } from "@/server/session";

/**
 * Writes an annotation with this code for each hit, their events, their entries in the audit log, their cases
 * where they have to be looked at, and the tagging itself: a fixed number of statements, in the caller's
 * transaction, which holds the streams of the articles.
 * @param articles by version
 */
export async function writeTagging(
  tx: Transaction,
  person: SignedInActor,
  { id, codeId, groupId, hits }: BulkTagDraft,
  draftHash: string,
  articles: ReadonlyMap<string, BulkArticle>,
  screening: Screening,
): Promise<void> {
  const made = hits.flatMap(({ versionId, start, end }) => {
    const article = articles.get(versionId);
    if (!article) return [];
    const quote = describeRange(article.text, { start, end });
    return [{ id: newId(), articleId: article.id, versionId, start, end, ...quote }];
  });
  const standing = screening.isHeld ? "held" : "published";
  await tx.$executeRaw`
    WITH given AS MATERIALIZED (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(made)}::jsonb) AS x(id uuid, "articleId" uuid, "versionId" uuid,
        start int, "end" int, exact text, prefix text, suffix text)
    ), written AS (
      INSERT INTO "Annotation" (id, "articleId", "groupId", "authorId", "draftHash", standing)
      SELECT id, "articleId", ${groupId}::uuid, ${person.id}::uuid, ${draftHash}, ${standing}::"Standing" FROM given
    ), anchored AS (
      INSERT INTO "Anchor" ("annotationId", "versionId", start, "end", exact, prefix, suffix)
      SELECT id, "versionId", start, "end", exact, prefix, suffix FROM given
    )
    INSERT INTO "AnnotationCode" ("annotationId", "codeId") SELECT id, ${codeId}::uuid FROM given`;
  await recordAll(tx, "annotation-created", person, groupId, made);
  await tx.bulkTagging.create({
    data: { id, personId: person.id, groupId, codeId, draftHash, annotationIds: made.map((one) => one.id) },
    select: { id: true },
  });
  if (groupId === null) return;
  await auditAll(
    tx,
    made.map((one) => ({
      ...auditOf(person, groupId, one),
      action: "annotation.created",
      data: { standing, tagging: id },
    })),
  );
  if (!screening.isHeld && !screening.isSuspect) return;
  await tx.moderationCase.createMany({
    data: made.map((one) => ({
      id: newId(),
      groupId,
      articleId: one.articleId,
      annotationId: one.id,
      authorId: person.id,
      subjectVersion: 1,
      isPending: screening.isHeld,
      isSuspect: screening.isSuspect,
      why: screening.why as unknown as Prisma.InputJsonArray,
    })),
  });
  await tellModerators(tx, groupId, person.id);
}

interface Subject {
  id: string;
  articleId: string;
}

export const auditOf = (person: SignedInActor, groupId: string, { id, articleId }: Subject) =>
  ({
    actorId: person.id,
    groupId,
    articleId,
    subjectKind: "annotation",
    subjectId: id,
    personId: person.id,
  }) as const;

/** The same event of many annotations, over many articles, as `recordEvent` writes one. */
export async function recordAll(
  tx: Transaction,
  kind: EventKind,
  person: SignedInActor,
  groupId: string | null,
  subjects: readonly Subject[],
): Promise<void> {
  if (subjects.length === 0) return;
  const written = await tx.$executeRaw`
    WITH told AS MATERIALIZED (
      SELECT x.id, x."articleId", row_number() OVER (PARTITION BY x."articleId" ORDER BY x.id) AS place
      FROM unnest(${subjects.map(({ id }) => id)}::uuid[], ${subjects.map(({ articleId }) => articleId)}::uuid[])
        AS x (id, "articleId")
    ), next AS (
      UPDATE "Stream" s SET seq = s.seq + counted.total
      FROM (SELECT "articleId", count(*) AS total FROM told GROUP BY "articleId") counted
      WHERE s."articleId" = counted."articleId" RETURNING s."articleId", s.seq - counted.total AS before
    )
    INSERT INTO "Event" ("articleId", seq, kind, "actorId", "groupId", "subjectId", data)
    SELECT told."articleId", next.before + told.place, ${kind}, ${person.id}::uuid, ${groupId}::uuid, told.id, '{}'
    FROM told JOIN next ON next."articleId" = told."articleId"`;
  if (written !== subjects.length) throw new Error("An article has no stream.");
}
