import { TaskVersionSchema, TaskViewSchema } from "@/core/tasks/task";
import { handle } from "@/server/http/handle";
import { closeTask } from "@/server/tasks/ending-commands";

export const POST = handle(
  {
    summary: "End a task: what everybody has coded is their second pass",
    params: ["taskId"],
    body: TaskVersionSchema,
    answer: TaskViewSchema,
  },
  ({ actor, params, body }) => closeTask(actor, params.taskId ?? "", body),
);
