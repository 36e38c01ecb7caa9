import { ReopenThreadSchema, ThreadViewSchema } from "@/core/threads/thread";
import { idFrom } from "@/server/articles/access";
import { handle } from "@/server/http/handle";
import { reopenThread } from "@/server/threads/commands";

export const POST = handle(
  {
    summary: "Open a settled discussion again; version names the state you saw",
    params: ["threadId"],
    body: ReopenThreadSchema,
    answer: ThreadViewSchema,
  },
  ({ actor, params, body }) => reopenThread(actor, idFrom(params.threadId, "discussion"), body),
);
