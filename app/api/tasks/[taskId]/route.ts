import { ChangeTaskSchema, TaskVersionQuerySchema, TaskViewSchema } from "@/core/tasks/task";
import { handle } from "@/server/http/handle";
import { changeTask } from "@/server/tasks/commands";
import { deleteTask } from "@/server/tasks/ending-commands";
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
    summary:
      "Change what a task says, when it is due or revealed, who else has a part in it, and what else they code",
    params: ["taskId"],
    body: ChangeTaskSchema,
    answer: TaskViewSchema,
  },
  ({ actor, params, body }) => changeTask(actor, params.taskId ?? "", body),
);

export const DELETE = handle(
  {
    summary:
      "Take a task away, which closes it; what people marked stays, and for thirty days it can be brought back",
    params: ["taskId"],
    query: TaskVersionQuerySchema,
    answer: TaskViewSchema,
  },
  ({ actor, params, query }) => deleteTask(actor, params.taskId ?? "", TaskVersionQuerySchema.parse(query)),
);
