import { ChangeTaskSchema, TaskViewSchema } from "@/core/tasks/task";
import { handle } from "@/server/http/handle";
import { changeTask } from "@/server/tasks/commands";
import { getTask } from "@/server/tasks/queries";

export const GET = handle(
  {
    summary: "A task, with how far its people are; of others only what you see of their words",
    params: ["taskId"],
    answer: TaskViewSchema,
  },
  ({ actor, params }) => getTask(actor, params.taskId ?? ""),
);

export const PATCH = handle(
  {
    summary: "Change what a task says, when it is due or revealed, and who else has a part in it",
    params: ["taskId"],
    body: ChangeTaskSchema,
    answer: TaskViewSchema,
  },
  ({ actor, params, body }) => changeTask(actor, params.taskId ?? "", body),
);
