import { MarkReadSchema } from "@/core/threads/thread";
import { idFrom } from "@/server/articles/access";
import { handle } from "@/server/http/handle";
import { markThreadRead } from "@/server/threads/commands";

export const POST = handle(
  {
    summary: "Remember up to when you have read a discussion",
    params: ["threadId"],
    body: MarkReadSchema,
    success: 204,
  },
  ({ actor, params, body }) => markThreadRead(actor, idFrom(params.threadId, "discussion"), body),
);
