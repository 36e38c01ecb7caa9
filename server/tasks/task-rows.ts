import { notFound } from "@/core/errors";
import { canReadGroup } from "@/core/permissions";
import { idFrom } from "@/server/articles/access";
import { db, type Transaction } from "@/server/db";
import type { Prisma } from "@/server/generated/prisma/client";
import type { Actor } from "@/server/session";

export const taskSelect = {
  id: true,
  groupId: true,
  kind: true,
  title: true,
  instructions: true,
  codebookId: true,
  isBlind: true,
  reveal: true,
  revealAt: true,
  revealedAt: true,
  dueAt: true,
  closedAt: true,
  deletedAt: true,
  votesToSettle: true,
  includesLater: true,
  createdAt: true,
  version: true,
  articles: { orderBy: [{ position: "asc" }, { articleId: "asc" }], select: { articleId: true } },
  coders: {
    select: { personId: true, startedAt: true, finishedAt: true, answer: true, answeredAt: true },
  },
} satisfies Prisma.CodingTaskSelect;

export type TaskRow = Prisma.CodingTaskGetPayload<{ select: typeof taskSelect }>;
export type CoderRow = TaskRow["coders"][number];

/** @throws AppError not-found, also for a deleted task, and for one of a group that the actor may not read. */
export async function readableTask(actor: Actor, taskId: string): Promise<TaskRow> {
  const row = await taskOrDeleted(actor, idFrom(taskId, "task"));
  if (row.deletedAt) throw notFound("task");
  return row;
}

/** A task that may be deleted; for who brings it back. @throws AppError not-found. */
export async function taskOrDeleted(actor: Actor, id: string): Promise<TaskRow> {
  const row = await db.codingTask.findUnique({ where: { id }, select: taskSelect });
  if (!row || !canReadGroup(actor, row.groupId)) throw notFound("task");
  return row;
}

/** Holds a task for the rest of the transaction, so that who decides by how it stands does so one after the other. */
export async function lockTask(tx: Transaction, id: string): Promise<TaskRow> {
  await tx.$queryRaw`SELECT 1 FROM "CodingTask" WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  return tx.codingTask.findUniqueOrThrow({ where: { id }, select: taskSelect });
}

export const articleIdsOf = (task: TaskRow): string[] => task.articles.map(({ articleId }) => articleId);

export const partOf = (actor: Actor, task: TaskRow): CoderRow | null =>
  actor.kind === "visitor" ? null : (task.coders.find(({ personId }) => personId === actor.id) ?? null);
