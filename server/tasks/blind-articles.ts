import { Prisma } from "@/server/generated/prisma/client";

/**
 * The articles of open blind tasks that do not show a person others' words yet, whoever they are: rows of
 * `groupId`, `articleId` and `isCoder`. Who is exempt for running the group is for core/tasks/blind.ts to say.
 * @param personId SQL for the person's id
 * @param groups SQL over `"CodingTask" k`: whose tasks are looked at
 */
export const blindArticles = (personId: Prisma.Sql, groups: Prisma.Sql): Prisma.Sql => Prisma.sql`
  SELECT k."groupId", ka."articleId", (kc."personId" IS NOT NULL) AS "isCoder"
  FROM "CodingTask" k JOIN "TaskArticle" ka ON ka."taskId" = k.id
  LEFT JOIN "TaskCoder" kc ON kc."taskId" = k.id AND kc."personId" = ${personId}
  WHERE k."isBlind" AND k."revealedAt" IS NULL AND k."closedAt" IS NULL AND k.kind = 'code' AND ${groups}
    AND (k.reveal <> 'at_date' OR k."revealAt" > now())
    AND (k.reveal <> 'when_finished' OR kc."finishedAt" IS NULL)`;
