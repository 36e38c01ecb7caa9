import { TaskVersionSchema, TaskViewSchema } from "@/core/tasks/task";
import { handle } from "@/server/http/handle";
import { openTaskAgain } from "@/server/tasks/ending-commands";

export const POST = handle(
  {
    summary: "Open a closed task again: second passes are let go of; what was shown stays shown",
    params: ["taskId"],
    body: TaskVersionSchema,
    answer: TaskViewSchema,
  },
  ({ actor, params, body }) => openTaskAgain(actor, params.taskId ?? "", body),
);
