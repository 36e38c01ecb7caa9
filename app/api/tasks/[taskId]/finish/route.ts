import { TaskViewSchema } from "@/core/tasks/task";
import { handle } from "@/server/http/handle";
import { finishTask, reopenTask } from "@/server/tasks/coding-commands";

export const POST = handle(
  {
    summary: "Finish your part of a task: what you coded is kept as your first pass",
    params: ["taskId"],
    answer: TaskViewSchema,
  },
  ({ actor, params }) => finishTask(actor, params.taskId ?? ""),
);

export const DELETE = handle(
  {
    summary: "Take your finish back, as long as it has not shown you the others' words",
    params: ["taskId"],
    answer: TaskViewSchema,
  },
  ({ actor, params }) => reopenTask(actor, params.taskId ?? ""),
);
