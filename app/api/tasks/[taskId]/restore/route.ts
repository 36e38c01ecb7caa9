import { TaskViewSchema } from "@/core/tasks/task";
import { handle } from "@/server/http/handle";
import { restoreTask } from "@/server/tasks/ending-commands";

export const POST = handle(
  {
    summary: "Bring a deleted task back, closed, within thirty days",
    params: ["taskId"],
    answer: TaskViewSchema,
  },
  ({ actor, params }) => restoreTask(actor, params.taskId ?? ""),
);
