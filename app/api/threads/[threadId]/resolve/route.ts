import { ResolveThreadSchema, ThreadViewSchema } from "@/core/threads/thread";
import { idFrom } from "@/server/articles/access";
import { handle } from "@/server/http/handle";
import { resolveThread } from "@/server/threads/commands";

export const POST = handle(
  {
    summary: "Say that a discussion is settled, and how; version names the state you saw",
    params: ["threadId"],
    body: ResolveThreadSchema,
    answer: ThreadViewSchema,
  },
  ({ actor, params, body }) => resolveThread(actor, idFrom(params.threadId, "discussion"), body),
);
