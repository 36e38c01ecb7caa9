import { ListCommentsSchema, ThreadCommentSchema } from "@/core/comment";
import { pageSchema } from "@/core/page";
import { idFrom } from "@/server/articles/access";
import { listAnnotationComments } from "@/server/comments/queries";
import { handle } from "@/server/http/handle";

export const GET = handle(
  {
    summary: "The thread on an annotation, oldest first",
    open: true,
    params: ["annotationId"],
    query: ListCommentsSchema,
    answer: pageSchema(ThreadCommentSchema),
  },
  ({ actor, params, query }) =>
    listAnnotationComments(actor, idFrom(params.annotationId, "annotation"), query),
);
