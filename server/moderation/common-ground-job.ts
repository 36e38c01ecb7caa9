import { findCommonGround, type Rating } from "@/core/moderation/common-ground";
import { newId } from "@/core/new-id";
import { db } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";

/** Milliseconds: the results of a whole group are exchanged at once. */
const PATIENCE = { maxWait: 10_000, timeout: 60_000 } as const;

/**
 * Finds anew what is agreed across camps, in every group where people agreed and disagreed.
 * What is withheld or deleted is rated by nobody.
 * @param signal stops between two groups
 */
export async function computeCommonGround(signal?: AbortSignal): Promise<void> {
  const groups = await db.$queryRaw<{ groupId: string }[]>`
    SELECT DISTINCT r."groupId" FROM (${ratings}) r ORDER BY 1`;
  for (const { groupId } of groups) {
    if (signal?.aborted) return;
    await computeIn(groupId);
  }
}

/** What others said of published words in groups. */
const ratings = Prisma.sql`
  SELECT r."personId", r.kind, n.id AS "annotationId", NULL::uuid AS "commentId", n."groupId"
  FROM "Reaction" r JOIN "Annotation" n ON n.id = r."annotationId"
  WHERE r.kind IN ('agree', 'disagree') AND n."groupId" IS NOT NULL
    AND n.standing = 'published' AND n."deletedAt" IS NULL AND r."personId" <> n."authorId"
  UNION ALL
  SELECT r."personId", r.kind, NULL, c.id, t."groupId"
  FROM "Reaction" r JOIN "Comment" c ON c.id = r."commentId" JOIN "Thread" t ON t.id = c."threadId"
  WHERE r.kind IN ('agree', 'disagree') AND t."groupId" IS NOT NULL
    AND c.standing = 'published' AND c."deletedAt" IS NULL AND r."personId" <> c."authorId"`;

interface RatingRow {
  personId: string;
  kind: "agree" | "disagree";
  annotationId: string | null;
  commentId: string | null;
}

/** Each group has its own camps: what divides one says nothing of another. */
async function computeIn(groupId: string): Promise<void> {
  const rows = await db.$queryRaw<RatingRow[]>`
    SELECT r."personId", r.kind, r."annotationId", r."commentId" FROM (${ratings}) r
    WHERE r."groupId" = ${groupId}::uuid`;
  const annotations = new Set(rows.flatMap(({ annotationId }) => annotationId ?? []));
  const found = findCommonGround(
    rows.map(
      ({ personId, kind, annotationId, commentId }): Rating => ({
        personId,
        itemId: annotationId ?? commentId ?? "",
        agrees: kind === "agree",
      }),
    ),
  );
  await db.$transaction(async (tx) => {
    await tx.commonGround.deleteMany({ where: { groupId } });
    await tx.commonGround.createMany({
      data: found.map(({ itemId, intercept, factor, ratings: count, isAgreed }) => ({
        id: newId(),
        groupId,
        annotationId: annotations.has(itemId) ? itemId : null,
        commentId: annotations.has(itemId) ? null : itemId,
        intercept,
        factor,
        ratings: count,
        isAgreed,
      })),
      skipDuplicates: true,
    });
  }, PATIENCE);
}
