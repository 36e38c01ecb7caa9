import { conflict } from "@/core/errors";
import { TaskVersionSchema, type TaskView } from "@/core/tasks/task";
import { taskErrors as words } from "@/messages/en/task-errors";
import { idFrom } from "@/server/articles/access";
import { db, type Transaction } from "@/server/db";
import { consume } from "@/server/limits";
import { audit } from "@/server/moderation/audit";
import { type Actor, requirePerson, type SignedInActor } from "@/server/session";
import { requireOpen, requireSetter } from "@/server/tasks/commands";
import { takePasses } from "@/server/tasks/passes";
import { revealIn, subjectOf } from "@/server/tasks/reveal";
import { lockTask, readableTask, type TaskRow, taskOrDeleted } from "@/server/tasks/task-rows";
import { toTaskView } from "@/server/tasks/task-views";
import { tellPages } from "@/server/tasks/tell-of-tasks";

/** So long a deleted task can be brought back, in milliseconds; then it goes, and its passes and answers with it. */
export const KEPT = 30 * 24 * 60 * 60 * 1_000;

/**
 * Shows everybody the others' words; of those who have not finished, what they coded until now is their first pass.
 * Done twice, it changes nothing.
 * @throws AppError not-found, forbidden, rate-limited, conflict where the task was changed meanwhile.
 */
export const revealTask = (actor: Actor, taskId: string, input: unknown): Promise<TaskView> =>
  runTask(actor, taskId, input, async (tx, task, person) => {
    await requireOpen(person, task);
    if (!task.isBlind) throw conflict(words.notBlind);
    if (!task.revealedAt) await revealIn(tx, task, person.id);
  });

/**
 * Ends a task: nothing of it is revised any more, and what everybody has coded is their second pass. Where the
 * others' words were hidden until now, that shows them.
 * @throws AppError not-found, forbidden, rate-limited, conflict where the task was changed meanwhile.
 */
export const closeTask = (actor: Actor, taskId: string, input: unknown): Promise<TaskView> =>
  runTask(actor, taskId, input, async (tx, task, person) => {
    await requireOpen(person, task);
    await closeIn(tx, task, person.id);
  });

/**
 * Opens a closed task again: second passes are let go of, to be taken when it is closed the next time, and so are the
 * first passes that only its closing took, where people may still finish. What was shown stays shown. Done twice, it
 * changes nothing.
 * @throws AppError not-found, forbidden, rate-limited, conflict where the task was changed meanwhile.
 */
export const openTaskAgain = (actor: Actor, taskId: string, input: unknown): Promise<TaskView> =>
  runTask(actor, taskId, input, async (tx, task, person) => {
    if (!task.closedAt) return;
    await tx.codingPass.deleteMany({ where: { taskId: task.id, number: 2 } });
    if (!task.revealedAt) {
      const unfinished = task.coders.filter((one) => one.finishedAt === null);
      const personId = { in: unfinished.map((one) => one.personId) };
      await tx.codingPass.deleteMany({ where: { taskId: task.id, number: 1, personId } });
    }
    await tx.codingTask.update({
      where: { id: task.id },
      data: { closedAt: null, version: { increment: 1 } },
      select: { id: true },
    });
    await audit(tx, { ...subjectOf(task), action: "task.opened", actorId: person.id });
    await tellPages(tx, task, person.id);
  });

/**
 * Takes a task away, which closes it first. What people marked stays where it is; passes and answers stay with the
 * task for as long as it can be brought back.
 * @throws AppError not-found, forbidden, rate-limited, conflict where the task was changed meanwhile.
 */
export const deleteTask = (actor: Actor, taskId: string, input: unknown): Promise<TaskView> =>
  runTask(actor, taskId, input, async (tx, task, person) => {
    if (!task.closedAt) await closeIn(tx, task, person.id);
    await tx.codingTask.update({
      where: { id: task.id },
      data: { deletedAt: new Date(), version: { increment: 1 } },
      select: { id: true },
    });
    await audit(tx, { ...subjectOf(task), action: "task.deleted", actorId: person.id });
    await tellPages(tx, task, person.id);
  });

/**
 * Brings a deleted task back, closed. Done twice, it changes nothing.
 * @throws AppError not-found, forbidden, rate-limited.
 */
export async function restoreTask(actor: Actor, taskId: string): Promise<TaskView> {
  const person = requirePerson(actor);
  await consume("write", person.id);
  const seen = await taskOrDeleted(person, idFrom(taskId, "task"));
  requireSetter(person, seen.groupId);
  const task = await db.$transaction(async (tx) => {
    const now = await lockTask(tx, seen.id);
    if (!now.deletedAt) return now;
    await tx.codingTask.update({
      where: { id: now.id },
      data: { deletedAt: null, version: { increment: 1 } },
      select: { id: true },
    });
    await audit(tx, { ...subjectOf(now), action: "task.restored", actorId: person.id });
    await tellPages(tx, now, person.id);
    return lockTask(tx, now.id);
  });
  return toTaskView(person, task);
}

/** What was deleted so long ago that nobody brings it back any more. */
export const forgetDeletedTasks = () =>
  db.codingTask.deleteMany({ where: { deletedAt: { lt: new Date(Date.now() - KEPT) } } });

async function closeIn(tx: Transaction, task: TaskRow, actorId: string): Promise<void> {
  const coders = task.coders.map(({ personId }) => personId);
  if (task.kind === "code") {
    if (task.isBlind && !task.revealedAt) await revealIn(tx, task, actorId);
    await takePasses(tx, task, coders, 1);
    await takePasses(tx, task, coders, 2);
  }
  await tx.codingTask.update({
    where: { id: task.id },
    data: { closedAt: new Date(), version: { increment: 1 } },
    select: { id: true },
  });
  await audit(tx, { ...subjectOf(task), action: "task.closed", actorId });
  await tellPages(tx, task, actorId);
}

/** One change by who looks after a task, in a transaction that holds it as they saw it. */
async function runTask(
  actor: Actor,
  taskId: string,
  input: unknown,
  change: (tx: Transaction, task: TaskRow, person: SignedInActor) => Promise<void>,
): Promise<TaskView> {
  const person = requirePerson(actor);
  const { version } = TaskVersionSchema.parse(input);
  await consume("write", person.id);
  const seen = await readableTask(person, taskId);
  requireSetter(person, seen.groupId);
  const task = await db.$transaction(async (tx) => {
    const now = await lockTask(tx, seen.id);
    if (now.version !== version) throw conflict(words.changed, await toTaskView(person, now));
    await change(tx, now, person);
    return lockTask(tx, now.id);
  });
  return toTaskView(person, task);
}
