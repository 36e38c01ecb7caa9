import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import type { GroupKind } from "@/core/group";
import type { TaskSummary } from "@/core/tasks/task";
import { tasks as words } from "@/messages/en/tasks";
import { MomentWords } from "./moment-words";

/** Tasks under a heading, each leading to its page; nothing where there are none. */
export function TaskList({
  title,
  items,
  group,
}: {
  title: string;
  items: readonly TaskSummary[];
  group: { slug: string; kind: GroupKind };
}) {
  if (items.length === 0) return null;
  return (
    <section className="flex flex-col gap-3">
      <h2 className="font-semibold font-serif text-xl">{title}</h2>
      <ul className="divide-y divide-line border-line border-y">
        {items.map((task) => (
          <li key={task.id} className="flex flex-col gap-2 py-4">
            <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
              <Link
                href={`/groups/${group.slug}/tasks/${task.id}`}
                className="wrap-anywhere min-w-0 font-serif text-lg hover:text-accent"
              >
                {task.title}
              </Link>
              <TaskBadges task={task} />
            </div>
            <p className="flex flex-wrap gap-x-4 text-muted text-sm">
              <span>{words.articleCount(task.articleCount)}</span>
              {task.dueAt && task.phase === "coding" ? (
                <span>
                  <MomentWords words={words.due} at={task.dueAt} />
                </span>
              ) : null}
            </p>
            <TaskProgress task={task} kind={group.kind} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** How it is done and where it stands, in a word each. */
export function TaskBadges({ task }: { task: TaskSummary }) {
  const isCompare = task.kind === "compare";
  return (
    <span className="inline-flex flex-wrap gap-1.5">
      {isCompare ? <Badge>{words.badges.compare}</Badge> : null}
      {task.isBlind ? <Badge tone="accent">{words.badges.blind}</Badge> : null}
      {task.phase === "coding" ? null : (
        <Badge tone={task.phase === "revising" ? "positive" : "neutral"}>
          {words.badges.phase[task.phase]}
        </Badge>
      )}
      {task.mine?.finishedAt && task.phase === "coding" ? (
        <Badge tone="positive">{isCompare ? words.badges.answered : words.badges.finished}</Badge>
      ) : null}
    </span>
  );
}

/** How many of all are done, as words and as a bar beside them. */
export function TaskProgress({ task, kind }: { task: TaskSummary; kind: GroupKind }) {
  const { finishedCount: done, coderCount: all } = task;
  return (
    <p className="tabular flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-soft">
      <svg aria-hidden="true" viewBox="0 0 100 4" preserveAspectRatio="none" className="h-1 w-28 shrink-0">
        <rect width="100" height="4" rx="2" className="fill-line" />
        <rect width={all === 0 ? 0 : (100 * done) / all} height="4" rx="2" className="fill-accent" />
      </svg>
      {words.progress(kind, done, all, task.kind === "compare")}
    </p>
  );
}
