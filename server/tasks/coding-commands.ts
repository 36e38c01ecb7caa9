import { conflict, forbidden, notFound } from "@/core/errors";
import { canWriteIn } from "@/core/permissions";
import { canFinish, canReopen, isDueToReveal, phaseOf } from "@/core/tasks/phase";
import type { TaskView } from "@/core/tasks/task";
import { taskErrors as words } from "@/messages/en/task-errors";
import { db, type Transaction } from "@/server/db";
import { consume } from "@/server/limits";
import { type Actor, requirePerson, type SignedInActor } from "@/server/session";
import { takePasses } from "@/server/tasks/passes";
import { isFinishedByAll, revealIn } from "@/server/tasks/reveal";
import { type CoderRow, lockTask, partOf, readableTask, type TaskRow } from "@/server/tasks/task-rows";
import { toTaskView } from "@/server/tasks/task-views";
import { tellPages, tellWhatWasHidden } from "@/server/tasks/tell-of-tasks";

/** Notes that somebody has begun. Beginning twice changes nothing. @throws AppError not-found, forbidden, rate-limited. */
export const startTask = (actor: Actor, taskId: string): Promise<TaskView> =>
  changePart(actor, taskId, async (tx, task, part) => {
    if (part.startedAt || task.closedAt) return;
    await updatePart(tx, task, part, { startedAt: new Date() });
  });

/**
 * Ends somebody's first pass: what they coded until now is kept as it is. In a task whose rule says so they see the
 * others' words from now on, and when the last one finishes everybody does. Finishing twice changes nothing.
 * @throws AppError not-found, forbidden, rate-limited, conflict where everybody's words were shown before.
 */
export const finishTask = (actor: Actor, taskId: string): Promise<TaskView> =>
  changePart(actor, taskId, async (tx, task, part, person) => {
    if (part.finishedAt) return;
    const now = new Date();
    if (!canFinish(task, part, now))
      throw conflict(phaseOf(task, now) === "closed" ? words.closed : words.revealed);
    await updatePart(tx, task, part, { startedAt: part.startedAt ?? now, finishedAt: now });
    await takePasses(tx, task, [person.id], 1);
    await tellPages(tx, task, person.id);
    if (!task.isBlind || task.reveal !== "when_finished") return;
    await tellWhatWasHidden(tx, task, [person.id]);
    const finished = await lockTask(tx, task.id);
    if (await isFinishedByAll(tx, finished)) await revealIn(tx, finished, null);
  });

/**
 * Takes one's finish back and lets go of one's first pass, as long as one has not seen the others' words.
 * @throws AppError not-found, forbidden, rate-limited, conflict where one has.
 */
export const reopenTask = (actor: Actor, taskId: string): Promise<TaskView> =>
  changePart(actor, taskId, async (tx, task, part, person) => {
    if (!part.finishedAt) return;
    if (!canReopen(task, part, new Date())) throw conflict(words.mayNotReopen);
    await tx.codingPass.deleteMany({ where: { taskId: task.id, personId: person.id, number: 1 } });
    await updatePart(tx, task, part, { finishedAt: null });
    await tellPages(tx, task, person.id);
  });

/** One change of somebody's own part, in a transaction that holds the task; a date that has come counts first. */
export async function changePart(
  actor: Actor,
  taskId: string,
  change: (tx: Transaction, task: TaskRow, part: CoderRow, person: SignedInActor) => Promise<void>,
): Promise<TaskView> {
  const person = requirePerson(actor);
  await consume("write", person.id);
  const seen = await readableTask(person, taskId);
  if (!partOf(person, seen)) throw forbidden(words.notYours);
  if (!canWriteIn(person, seen.groupId)) throw forbidden(words.mayNotWrite);
  const task = await db.$transaction(async (tx) => {
    const now = await lockTask(tx, seen.id);
    const part = partOf(person, now);
    if (!part) throw notFound("task");
    if (isDueToReveal(now, new Date())) return revealIn(tx, now, null);
    await change(tx, now, part, person);
    return lockTask(tx, now.id);
  });
  return toTaskView(person, task);
}

const updatePart = (
  tx: Transaction,
  task: TaskRow,
  { personId }: CoderRow,
  data: { startedAt?: Date; finishedAt?: Date | null },
) =>
  tx.taskCoder.update({
    where: { taskId_personId: { taskId: task.id, personId } },
    data,
    select: { personId: true },
  });
