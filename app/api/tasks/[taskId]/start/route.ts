import { TaskViewSchema } from "@/core/tasks/task";
import { handle } from "@/server/http/handle";
import { startTask } from "@/server/tasks/coding-commands";

export const POST = handle(
  {
    summary: "Note that you have begun a task",
    params: ["taskId"],

    answer: TaskViewSchema,
  },
  ({ actor, params }) => startTask(actor, params.taskId ?? ""),
);
