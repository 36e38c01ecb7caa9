import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { loadGroup } from "@/app/groups/[slug]/load-group";
import { AppError } from "@/core/errors";
import type { GroupView } from "@/core/group";
import { canSetTasks } from "@/core/permissions";
import type { TaskView } from "@/core/tasks/task";
import { getActor, type SignedInActor } from "@/server/session";
import { getTask } from "@/server/tasks/queries";

export interface TaskGroup {
  actor: SignedInActor;
  group: GroupView;
  /** Whether they may set tasks. */
  runs: boolean;
}

/** A group with tasks, for its people; Public has none, and outsiders find no such page. @param path of the page below the group's */
export async function loadTaskGroup(slug: string, path: string): Promise<TaskGroup> {
  const actor = await getActor();
  const base = `/groups/${slug}${path}`;
  if (actor.kind === "visitor") redirect(`/sign-in?next=${encodeURIComponent(base)}`);
  const group = await loadGroup(slug);
  if (group.isPublic) notFound();
  return { actor, group, runs: canSetTasks(actor, group.id) };
}

/** Loaded once per request, for the title and the page. */
export const loadTask = cache(async (slug: string, taskId: string): Promise<TaskView> => {
  try {
    const task = await getTask(await getActor(), taskId);
    if (task.group.slug !== slug) notFound();
    return task;
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === "not-found") notFound();
    throw thrown;
  }
});
