import { LockThreadSchema, ThreadLockViewSchema } from "@/core/moderation/action";
import { handle } from "@/server/http/handle";
import { lockThread } from "@/server/moderation/thread-commands";

export const PUT = handle(
  {
    summary: "Lock a discussion, or open it again",
    params: ["threadId"],
    body: LockThreadSchema,
    answer: ThreadLockViewSchema,
  },
  ({ actor, params, body }) => lockThread(actor, params.threadId ?? "", body),
);
