import { ReadThreadSchema, ThreadPageSchema } from "@/core/threads/thread";
import { idFrom } from "@/server/articles/access";
import { handle } from "@/server/http/handle";
import { getThread } from "@/server/threads/queries";

export const GET = handle(
  {
    summary:
      "A page of a discussion: of its outermost comments, of the replies to one (parent), or around one (comment)",
    open: true,
    params: ["threadId"],
    query: ReadThreadSchema,
    answer: ThreadPageSchema,
  },
  ({ actor, params, query }) => getThread(actor, idFrom(params.threadId, "discussion"), query),
);
