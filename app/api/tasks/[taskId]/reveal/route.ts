import { TaskVersionSchema, TaskViewSchema } from "@/core/tasks/task";
import { handle } from "@/server/http/handle";
import { revealTask } from "@/server/tasks/ending-commands";

export const POST = handle(
  {
    summary: "Show everybody the others' words in a task that is coded blind",
    params: ["taskId"],
    body: TaskVersionSchema,
    answer: TaskViewSchema,
  },
  ({ actor, params, body }) => revealTask(actor, params.taskId ?? "", body),
);
