import { type CodingScope, inScope } from "@/server/agreement/coded-spans";
import { groupReads } from "@/server/agreement/group-reads";
import { db } from "@/server/db";

/** Milliseconds between two computings of a report that people code meanwhile, at least. */
const REST = 10_000;
/** And so many times as long as the last one took. */
const REST_TIMES = 20;

/**
 * A number that is another one once somebody has coded in a scope, or finished a task: the sum of what the streams
 * of its articles count, of passes and of coders who have finished.
 */
export async function markOf(scope: CodingScope): Promise<bigint> {
  const [row] = await db.$queryRaw<{ mark: bigint }[]>`
    SELECT (coalesce((SELECT sum(s.seq) FROM "Stream" s JOIN "Article" a ON a.id = s."articleId"
        WHERE ${groupReads(scope.groupId)} AND ${inScope(scope)}), 0)
      + (SELECT count(*) FROM "CodingPass" p WHERE p."taskId" = ${scope.taskId}::uuid)
      + (SELECT count(*) FROM "TaskCoder" t WHERE t."taskId" = ${scope.taskId}::uuid AND t."finishedAt" IS NOT NULL))::bigint AS mark`;
  return row?.mark ?? 0n;
}

/**
 * Whether enough time has passed since the last computing. While thirty people code, a report is not computed at
 * each of their marks.
 * @param milliseconds that the last computing took
 */
export const isDueAgain = (computedAt: Date | null, milliseconds: number): boolean =>
  computedAt === null || Date.now() - computedAt.getTime() >= Math.max(REST, REST_TIMES * milliseconds);
