import type { Transaction } from "@/server/db";
import { recordOnEach } from "@/server/events";
import { tell } from "@/server/notifications/tell";
import { tellOfComment } from "@/server/notifications/tell-of-comment";
import { countVotesAnew } from "@/server/settling/count-votes";
import { articleIdsOf, type TaskRow } from "@/server/tasks/task-rows";

/** What was said while people were blind to it may be a lot; the newest matters most. */
const MOST_COMMENTS = 500;

type Task = Pick<TaskRow, "id" | "groupId">;

const about = (task: Task, actorId: string | null) => ({
  actorId,
  articleId: null,
  groupId: task.groupId,
  subjectId: task.id,
  data: {},
});

export const tellAssigned = (tx: Transaction, task: Task, actorId: string | null, to: readonly string[]) =>
  tell(tx, { ...about(task, actorId), kind: "task-assigned", to, onceKey: `task:${task.id}:assigned` });

export const tellRevealed = (tx: Transaction, task: Task, actorId: string | null, to: readonly string[]) =>
  tell(tx, { ...about(task, actorId), kind: "task-revealed", to, onceKey: `task:${task.id}:revealed` });

/** @param reason what people are reminded once for: the date that is near, or the day on which somebody asks */
export const tellDue = (
  tx: Transaction,
  task: Task,
  actorId: string | null,
  to: readonly string[],
  reason: string,
) => tell(tx, { ...about(task, actorId), kind: "task-due", to, onceKey: `task:${task.id}:due:${reason}` });

/**
 * Tells the open pages over a task's articles that their group's layers there count, or are settled, by other rules:
 * a finished coder counts though they marked nothing, and the newest task says how many votes settle a passage. What
 * has enough votes by now is settled.
 */
export async function tellPages(tx: Transaction, task: TaskRow, actorId: string | null): Promise<void> {
  const { id: subjectId, groupId } = task;
  await recordOnEach(tx, articleIdsOf(task), { kind: "task-updated", actorId, groupId, subjectId });
  await countVotesAnew(tx, groupId, articleIdsOf(task));
}

/**
 * Tells people of what was said to them in a task's layers while they were blind to it: of each comment that names
 * or answers them, once, as if it were said now. What was said beside them they find when they look.
 */
export async function tellWhatWasHidden(
  tx: Transaction,
  task: TaskRow,
  personIds: readonly string[],
): Promise<void> {
  if (personIds.length === 0) return;
  const ids = personIds as string[];
  const said = await tx.$queryRaw<{ id: string }[]>`
    SELECT c.id FROM "Comment" c JOIN "Thread" t ON t.id = c."threadId"
    LEFT JOIN "Annotation" n ON n.id = t."annotationId"
    LEFT JOIN "Comment" parent ON parent.id = c."parentId"
    WHERE t."groupId" = ${task.groupId}::uuid AND t."articleId" = ANY(${articleIdsOf(task)}::uuid[])
      AND c."createdAt" >= ${task.createdAt} AND c."deletedAt" IS NULL AND c.standing = 'published'
      AND (coalesce(parent."authorId", n."authorId") = ANY(${ids}::uuid[]) OR EXISTS (
        SELECT 1 FROM "Mention" m WHERE m."commentId" = c.id AND m."personId" = ANY(${ids}::uuid[])))
    ORDER BY c."createdAt" DESC, c.id DESC LIMIT ${MOST_COMMENTS}`;
  const only = new Set(personIds);
  for (const { id } of said.reverse()) await tellOfComment(tx, id, only);
}
