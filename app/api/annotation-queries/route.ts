import { ListMatchingSchema, MatchedPageSchema } from "@/core/annotation-query/matched";
import { listMatching } from "@/server/annotation-queries/queries";
import { handle } from "@/server/http/handle";

export const GET = handle(
  {
    summary: "Annotations that a query finds, newest first, with the words around them",
    query: ListMatchingSchema,
    answer: MatchedPageSchema,
    open: true,
  },
  ({ actor, query }) => listMatching(actor, query),
);
