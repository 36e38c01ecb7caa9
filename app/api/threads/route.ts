import { FindThreadSchema, ThreadPageSchema } from "@/core/threads/thread";
import { handle } from "@/server/http/handle";
import { findThread } from "@/server/threads/queries";

export const GET = handle(
  {
    summary:
      "The discussion on an annotation, or on an article in a group: its state, and the first comments with the first of their replies",
    open: true,
    query: FindThreadSchema,
    answer: ThreadPageSchema,
  },
  ({ actor, query }) => findThread(actor, query),
);
