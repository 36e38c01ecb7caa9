import { AnswerSchema, TaskViewSchema } from "@/core/tasks/task";
import { handle } from "@/server/http/handle";
import { answerTask } from "@/server/tasks/answer-commands";

export const POST = handle(
  {
    summary: "Commit to an answer in a comparison; after the overview, give one more",
    params: ["taskId"],
    body: AnswerSchema,
    answer: TaskViewSchema,
  },
  ({ actor, params, body }) => answerTask(actor, params.taskId ?? "", body),
);
