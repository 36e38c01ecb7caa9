import type { NameableTask } from "@/core/annotation-query/task-names";
import { db } from "@/server/db";
import { readableGroupIds } from "@/server/groups/group-rows";
import type { Actor } from "@/server/session";

/** A task that a query may name, with its group's name. */
export interface TaskName extends NameableTask {
  groupName: string;
}

/** The tasks of the actor's groups, the newest first. */
export const listTaskNames = (actor: Actor): Promise<TaskName[]> => db.$queryRaw<TaskName[]>`
  SELECT k.id, k.title, g.slug AS group, g.name AS "groupName"
  FROM "CodingTask" k JOIN "Group" g ON g.id = k."groupId"
  WHERE k."deletedAt" IS NULL AND k."groupId" = ANY(${readableGroupIds(actor)}::uuid[])
  ORDER BY k."createdAt" DESC, k.id DESC`;
