import { CreateTaskSchema, TaskListSchema, TaskViewSchema } from "@/core/tasks/task";
import { handle } from "@/server/http/handle";
import { createTask } from "@/server/tasks/commands";
import { listTasks } from "@/server/tasks/queries";

export const GET = handle(
  {
    summary: "The coding and comparing tasks of a group, the newest first",
    params: ["groupId"],
    answer: TaskListSchema,
  },
  ({ actor, params }) => listTasks(actor, params.groupId ?? ""),
);

export const POST = handle(
  {
    summary: "Ask people of a group to code articles, or to compare two",
    params: ["groupId"],
    body: CreateTaskSchema,
    answer: TaskViewSchema,
    success: 201,
  },
  ({ actor, params, body }) => createTask(actor, params.groupId ?? "", body),
);
