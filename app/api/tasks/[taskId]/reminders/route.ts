import { TaskViewSchema } from "@/core/tasks/task";
import { handle } from "@/server/http/handle";
import { remindCoders } from "@/server/tasks/commands";

export const POST = handle(
  {
    summary: "Remind those who have not finished, each once a day",
    params: ["taskId"],

    answer: TaskViewSchema,
  },
  ({ actor, params }) => remindCoders(actor, params.taskId ?? ""),
);
