import { isDueToReveal } from "@/core/tasks/phase";
import { db } from "@/server/db";
import { forgetDeletedTasks } from "@/server/tasks/ending-commands";
import { isFinishedByAll, revealIn } from "@/server/tasks/reveal";
import { lockTask } from "@/server/tasks/task-rows";
import { tellDue } from "@/server/tasks/tell-of-tasks";

/** So long before a task is due, those who have not finished are reminded, in milliseconds. */
const REMIND_BEFORE = 24 * 60 * 60 * 1_000;

/**
 * Reveals tasks whose date has come, or whose last open coder left the group, reminds of what is due soon, and lets go
 * of what was deleted long ago.
 */
export async function lookAfterTasks(signal: AbortSignal): Promise<void> {
  for (const id of await tasksToReveal()) {
    if (signal.aborted) return;
    await db.$transaction(async (tx) => {
      const task = await lockTask(tx, id);
      const isOpen = task.isBlind && task.revealedAt === null && task.closedAt === null;
      const isAllDone = task.reveal === "when_finished" && isOpen && (await isFinishedByAll(tx, task));
      if (isAllDone || isDueToReveal(task, new Date())) await revealIn(tx, task, null);
    });
  }
  for (const { id, groupId, dueAt, late } of await tasksDueSoon()) {
    if (signal.aborted) return;
    await db.$transaction((tx) => tellDue(tx, { id, groupId }, null, late, dueAt.toISOString()));
  }
  await forgetDeletedTasks();
}

async function tasksToReveal(): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT k.id FROM "CodingTask" k
    WHERE k."isBlind" AND k."revealedAt" IS NULL AND k."closedAt" IS NULL AND k.kind = 'code' AND (
      (k.reveal = 'at_date' AND k."revealAt" <= now())
      OR (k.reveal = 'when_finished'
        AND EXISTS (SELECT 1 FROM "TaskCoder" c WHERE c."taskId" = k.id AND c."finishedAt" IS NOT NULL)
        AND NOT EXISTS (SELECT 1 FROM "TaskCoder" c JOIN "Membership" m ON m."personId" = c."personId"
          AND m."groupId" = k."groupId" AND m.role <> 'observer'
          WHERE c."taskId" = k.id AND c."finishedAt" IS NULL)))
    ORDER BY k.id`;
  return rows.map(({ id }) => id);
}

/** With who has not finished, or not answered, and was not reminded of this date yet. */
const tasksDueSoon = () => {
  const until = new Date(Date.now() + REMIND_BEFORE);
  return db.$queryRaw<{ id: string; groupId: string; dueAt: Date; late: string[] }[]>`
    SELECT k.id, k."groupId", k."dueAt", array_agg(c."personId") AS late
    FROM "CodingTask" k JOIN "TaskCoder" c ON c."taskId" = k.id
    WHERE k."closedAt" IS NULL AND k."revealedAt" IS NULL AND k."dueAt" > now() AND k."dueAt" <= ${until}
      AND CASE k.kind WHEN 'code' THEN c."finishedAt" ELSE c."answeredAt" END IS NULL
    GROUP BY k.id`;
};
