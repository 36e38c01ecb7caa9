import { FollowThreadSchema, ThreadViewSchema } from "@/core/threads/thread";
import { idFrom } from "@/server/articles/access";
import { handle } from "@/server/http/handle";
import { followThread } from "@/server/threads/commands";

export const PUT = handle(
  {
    summary: "Follow a discussion, mute it, or neither",
    params: ["threadId"],
    body: FollowThreadSchema,
    answer: ThreadViewSchema,
  },
  ({ actor, params, body }) => followThread(actor, idFrom(params.threadId, "discussion"), body),
);
