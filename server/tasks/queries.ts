import { canReadGroup, canSetTasks, isBlindTo } from "@/core/permissions";
import { phaseOf } from "@/core/tasks/phase";
import type { Phase, RevealRule, TaskList, TaskView } from "@/core/tasks/task";
import { db } from "@/server/db";
import { readGroupFor } from "@/server/groups/queries";
import type { Actor } from "@/server/session";
import { KEPT } from "@/server/tasks/ending-commands";
import { partOf, readableTask, taskSelect } from "@/server/tasks/task-rows";
import { toTaskSummary, toTaskView } from "@/server/tasks/task-views";

/** Most that one page lists; a group that has more has long closed the rest. */
const MOST_TASKS = 200;

/** The tasks of a group, the newest first. @throws AppError not-found, for outsiders too. */
export async function listTasks(actor: Actor, groupId: string): Promise<TaskList> {
  const group = await readGroupFor(actor, groupId);
  const [rows, deleted] = await Promise.all([
    db.codingTask.findMany({
      where: { groupId: group.id, deletedAt: null },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: MOST_TASKS,
      select: taskSelect,
    }),
    canSetTasks(actor, group.id) ? listDeleted(group.id) : [],
  ]);
  return { items: rows.map((row) => toTaskSummary(actor, row)), deleted };
}

async function listDeleted(groupId: string): Promise<TaskList["deleted"]> {
  const rows = await db.codingTask.findMany({
    where: { groupId, deletedAt: { not: null } },
    orderBy: [{ deletedAt: "desc" }, { id: "desc" }],
    take: MOST_TASKS,
    select: { id: true, title: true, deletedAt: true },
  });
  return rows.flatMap(({ id, title, deletedAt }) =>
    deletedAt
      ? [
          {
            id,
            title,
            deletedAt: deletedAt.toISOString(),
            goesAt: new Date(deletedAt.getTime() + KEPT).toISOString(),
          },
        ]
      : [],
  );
}

/** @throws AppError not-found, also for a task of a group that the actor may not read. */
export const getTask = async (actor: Actor, taskId: string): Promise<TaskView> =>
  toTaskView(actor, await readableTask(actor, taskId));

/** How many open tasks of a group wait for the actor: theirs to code and not finished, or to answer. */
export async function countMyOpenTasks(actor: Actor, groupId: string): Promise<number> {
  if (actor.kind === "visitor") return 0;
  return db.codingTask.count({
    where: {
      groupId,
      closedAt: null,
      OR: [
        {
          kind: "code",
          revealedAt: null,
          coders: { some: { personId: actor.id, finishedAt: null } },
        },
        { kind: "compare", coders: { some: { personId: actor.id, answeredAt: null } } },
      ],
    },
  });
}

/** What the reader page says of the task that its layer is coded for. */
export interface LayerTask {
  id: string;
  title: string;
  /** Whether the viewer sees only their own words in this layer. */
  isBlind: boolean;
  reveal: RevealRule;
  revealAt: string | null;
  dueAt: string | null;
  phase: Phase;
  articleCount: number;
  /** Only passages tagged from it count; null: any. */
  codebookId: string | null;
  /** Null where the task is not the viewer's. */
  mine: { finishedAt: string | null; canFinish: boolean } | null;
}

/**
 * The open task of a layer that concerns the actor: one that hides others' words from them first, then one that is
 * theirs. Null where there is none. One query.
 */
export async function getLayerTask(
  actor: Actor,
  articleId: string,
  groupId: string,
): Promise<LayerTask | null> {
  if (actor.kind === "visitor" || !canReadGroup(actor, groupId)) return null;
  const rows = await db.codingTask.findMany({
    where: { groupId, kind: "code", closedAt: null, articles: { some: { articleId } } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: taskSelect,
  });
  const now = new Date();
  const isBlind = isBlindTo(actor, { groupId, articleId });
  const found = rows
    .map((task) => ({ task, part: partOf(actor, task), phase: phaseOf(task, now) }))
    .map((one) => ({
      ...one,
      hides:
        isBlind &&
        one.task.isBlind &&
        one.phase === "coding" &&
        !(one.task.reveal === "when_finished" && one.part?.finishedAt),
    }))
    .filter(({ hides, part }) => hides || part !== null)
    .sort((a, b) => Number(b.hides) - Number(a.hides) || Number(b.part !== null) - Number(a.part !== null));
  const [first] = found;
  if (!first) return null;
  const { task, part, phase, hides } = first;
  return {
    id: task.id,
    title: task.title,
    isBlind: hides,
    reveal: task.reveal,
    revealAt: task.revealAt?.toISOString() ?? null,
    dueAt: task.dueAt?.toISOString() ?? null,
    phase,
    articleCount: task.articles.length,
    codebookId: task.codebookId,
    mine: part && {
      finishedAt: part.finishedAt?.toISOString() ?? null,
      canFinish: part.finishedAt === null && phase === "coding" && actor.mayWrite,
    },
  };
}

/**
 * The open comparison of these two articles that waits for the actor, in whichever order they stand: its page comes
 * before their overview. Null where nobody asks them, or they have answered.
 */
export async function openCompareTask(
  actor: Actor,
  leftArticleId: string,
  rightArticleId: string,
): Promise<{ taskId: string; groupSlug: string } | null> {
  if (actor.kind === "visitor") return null;
  const row = await db.codingTask.findFirst({
    where: {
      kind: "compare",
      closedAt: null,
      groupId: { in: Object.keys(actor.roles) },
      coders: { some: { personId: actor.id, answeredAt: null } },
      AND: [
        { articles: { some: { articleId: leftArticleId } } },
        { articles: { some: { articleId: rightArticleId } } },
      ],
    },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, group: { select: { slug: true } } },
  });
  return row && { taskId: row.id, groupSlug: row.group.slug };
}
