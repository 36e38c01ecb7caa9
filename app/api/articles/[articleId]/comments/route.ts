import { ListArticleCommentsSchema, ThreadCommentSchema } from "@/core/comment";
import { pageSchema } from "@/core/page";
import { listArticleComments } from "@/server/comments/queries";
import { handle } from "@/server/http/handle";

export const GET = handle(
  {
    summary: "The discussion of a whole article in one group, oldest first",
    open: true,
    params: ["articleId"],
    query: ListArticleCommentsSchema,
    answer: pageSchema(ThreadCommentSchema),
  },
  ({ actor, params, query }) => listArticleComments(actor, params.articleId ?? "", query),
);
