import { newId } from "@/core/new-id";
import type { Transaction } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";
import { articleIdsOf, type TaskRow } from "@/server/tasks/task-rows";

/**
 * Over `"Annotation" n`: what somebody coded for a task. Theirs in its group, on its articles, out or held; where the
 * task has a codebook, with one of its codes.
 */
export const isOfTask = (task: TaskRow): Prisma.Sql => Prisma.sql`(n."groupId" = ${task.groupId}::uuid
  AND n."articleId" = ANY(${articleIdsOf(task)}::uuid[]) AND n."deletedAt" IS NULL
  AND n.standing IN ('published', 'held') ${
    task.codebookId === null
      ? Prisma.empty
      : Prisma.sql`AND EXISTS (SELECT 1 FROM "AnnotationCode" ac JOIN "Code" k ON k.id = ac."codeId"
          WHERE ac."annotationId" = n.id AND k."codebookId" = ${task.codebookId}::uuid)`
  })`;

/** The codes of `"Annotation" n` that count for a task, as SQL for an array of ids, in their order. */
export const codesOfTask = (task: TaskRow): Prisma.Sql => Prisma.sql`ARRAY(
  SELECT ac."codeId" FROM "AnnotationCode" ac JOIN "Code" k ON k.id = ac."codeId" WHERE ac."annotationId" = n.id
    ${task.codebookId === null ? Prisma.empty : Prisma.sql`AND k."codebookId" = ${task.codebookId}::uuid`}
  ORDER BY ac.position)`;

/**
 * Keeps what these people coded for a task as it is now, as their pass of that number; a pass that there is
 * already stays as it was taken. Two statements, however many there are.
 */
export async function takePasses(
  tx: Transaction,
  task: TaskRow,
  personIds: readonly string[],
  number: 1 | 2,
): Promise<void> {
  const taken = await tx.codingPass.createManyAndReturn({
    data: personIds.map((personId) => ({ id: newId(), taskId: task.id, personId, number })),
    skipDuplicates: true,
    select: { id: true },
  });
  if (taken.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO "PassSpan" ("passId", "annotationId", "articleId", "versionId", start, "end", exact, "codeIds", note)
    SELECT s.id, n.id, n."articleId", coalesce(h."versionId", a."currentVersionId"), h.start, h."end",
      coalesce(h.exact, ''), ${codesOfTask(task)}, n.note
    FROM "CodingPass" s JOIN "Annotation" n ON n."authorId" = s."personId" AND ${isOfTask(task)}
    JOIN "Article" a ON a.id = n."articleId"
    LEFT JOIN "Anchor" h ON h."annotationId" = n.id AND h."versionId" = a."currentVersionId"
    WHERE s.id = ANY(${taken.map(({ id }) => id)}::uuid[])`;
}
