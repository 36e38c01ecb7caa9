import type { Transaction } from "@/server/db";
import { audit } from "@/server/moderation/audit";
import { takePasses } from "@/server/tasks/passes";
import { lockTask, type TaskRow } from "@/server/tasks/task-rows";
import { tellPages, tellRevealed, tellWhatWasHidden } from "@/server/tasks/tell-of-tasks";

/**
 * Shows everybody the others' words, in the caller's transaction, which holds the task. Of those who have not
 * finished, what they coded until now is their first pass.
 * @param actorId who did it; null: its date came, or the last one finished
 * @returns the task as it is then
 */
export async function revealIn(tx: Transaction, task: TaskRow, actorId: string | null): Promise<TaskRow> {
  const coders = task.coders.map(({ personId }) => personId);
  await takePasses(tx, task, coders, 1);
  await tx.codingTask.update({
    where: { id: task.id },
    data: { revealedAt: new Date(), version: { increment: 1 } },
    select: { id: true },
  });
  await audit(tx, { ...subjectOf(task), action: "task.revealed", actorId });
  await tellPages(tx, task, actorId);
  await tellRevealed(tx, task, actorId, coders);
  await tellWhatWasHidden(tx, task, await blindUntilNow(tx, task));
  return lockTask(tx, task.id);
}

export const subjectOf = (task: Pick<TaskRow, "id" | "groupId">) =>
  ({ groupId: task.groupId, subjectKind: "task", subjectId: task.id }) as const;

/** Whose eyes are opened by it: who runs the group and does not code along saw all, and so did who had finished. */
async function blindUntilNow(tx: Transaction, task: TaskRow): Promise<string[]> {
  const members = await tx.membership.findMany({
    where: { groupId: task.groupId },
    select: { personId: true, role: true },
  });
  const parts = new Map(task.coders.map((coder) => [coder.personId, coder]));
  return members.flatMap(({ personId, role }) => {
    const part = parts.get(personId);
    const runsIt = role === "owner" || role === "moderator";
    if (runsIt && !part) return [];
    return task.reveal === "when_finished" && part?.finishedAt ? [] : [personId];
  });
}

/** Whether nobody is left who could still finish: of those who have a part in it and are still in the group. */
export async function isFinishedByAll(tx: Transaction, task: TaskRow): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ waits: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM "TaskCoder" c JOIN "Membership" m ON m."personId" = c."personId"
      AND m."groupId" = ${task.groupId}::uuid AND m.role <> 'observer'
      WHERE c."taskId" = ${task.id}::uuid AND c."finishedAt" IS NULL) AS waits`;
  return row?.waits === false;
}
