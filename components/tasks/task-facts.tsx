import type { TaskView } from "@/core/tasks/task";
import { tasks as words } from "@/messages/en/tasks";
import { MomentWords } from "./moment-words";
import { TaskBadges } from "./task-list";

/** Under a task's title: how it is done, when it is due, and since when everybody sees everybody's work. */
export function TaskFacts({ task }: { task: TaskView }) {
  const { reveal, revealAt, revealedAt, closedAt, dueAt, codebook, group } = task;
  return (
    <div className="flex flex-col gap-2 text-base">
      <TaskBadges task={task} />
      {task.isBlind && task.phase === "coding" ? (
        <p>
          {reveal === "at_date" && revealAt ? (
            <MomentWords words={words.page.revealAt} at={revealAt} />
          ) : (
            words.page.reveal(reveal, group.kind)
          )}
        </p>
      ) : null}
      {task.phase === "revising" && revealedAt ? (
        <p>
          <MomentWords words={words.page.revealed} at={revealedAt} />
        </p>
      ) : null}
      {closedAt ? (
        <p>
          <MomentWords words={words.page.closedAt} at={closedAt} />
        </p>
      ) : null}
      {dueAt && task.phase === "coding" ? (
        <p>
          <MomentWords words={words.due} at={dueAt} />
        </p>
      ) : null}
      {codebook ? (
        <p>
          {words.page.codebook}{" "}
          <a
            href={`/codebooks/${codebook.slug}`}
            className="underline decoration-line-strong underline-offset-2"
          >
            {codebook.name}
          </a>
        </p>
      ) : null}
    </div>
  );
}
