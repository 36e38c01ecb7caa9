import { ListArticleCommentsSchema } from "@/core/comment";
import { listArticleComments } from "@/server/comments/queries";
import { handle } from "@/server/http/handle";

export const GET = handle(
  {
    summary: "The discussion of a whole article in one group, oldest first",
    open: true,
    params: ["articleId"],
    query: ListArticleCommentsSchema,
  },
  ({ actor, params, query }) => listArticleComments(actor, params.articleId ?? "", query),
);
