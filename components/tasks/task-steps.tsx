import type { FormAction } from "@/components/groups/form-state";
import { LinkButton } from "@/components/ui/link-button";
import type { TaskView } from "@/core/tasks/task";
import { tasks } from "@/messages/en/tasks";
import { TaskStep } from "./task-step";

const words = tasks.steps;

/** What the viewer can do with a task: as one of its coders, and as who looks after it. Nothing where that is nothing. */
export function TaskSteps({ task, action }: { task: TaskView; action: FormAction }) {
  const { can, isBlind, reveal, version } = task;
  const isHidden = can.reveal;
  const isCode = task.kind === "code";
  const step = { version, action };
  if (!can.finish && !can.reopen && !can.run) return null;
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-start gap-2 empty:hidden">
        {can.finish ? (
          <TaskStep
            {...step}
            step="finish"
            label={words.finishAll(task.articles.length)}
            confirm={words.finishText(isBlind, reveal)}
            variant={task.mine?.startedAt ? "primary" : "secondary"}
          />
        ) : null}
        {can.reopen ? <TaskStep {...step} step="reopen" label={words.reopen} /> : null}
      </div>
      {can.run ? (
        <div className="flex flex-wrap items-start gap-2">
          {can.reveal ? (
            <TaskStep {...step} step="reveal" label={words.reveal} confirm={words.revealText} />
          ) : null}
          {can.close && task.finishedCount < task.coderCount && task.phase === "coding" ? (
            <TaskStep {...step} step="remind" label={words.remind} />
          ) : null}
          {can.close ? (
            <>
              <LinkButton href={`/groups/${task.group.slug}/tasks/${task.id}/edit`}>{words.edit}</LinkButton>
              <TaskStep
                {...step}
                step="close"
                label={words.close}
                confirm={isCode ? words.closeText(isHidden) : words.closeCompareText}
              />
            </>
          ) : null}
          {can.open ? (
            <TaskStep
              {...step}
              step="open"
              label={words.open}
              confirm={isCode ? words.openText(task.revealedAt !== null) : words.openCompareText}
            />
          ) : null}
          {can.delete ? (
            <TaskStep
              {...step}
              step="delete"
              label={words.delete}
              confirm={words.deleteText(can.close, isHidden)}
              variant="quiet"
            />
          ) : null}
        </div>
      ) : null}
    </div>
  );
}
