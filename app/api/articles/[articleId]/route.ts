import { ArticleViewSchema } from "@/core/article";
import { getArticle } from "@/server/articles/queries";
import { handle } from "@/server/http/handle";

export const GET = handle(
  {
    summary: "One article with its current text, by id or slug",
    open: true,
    params: ["articleId"],
    answer: ArticleViewSchema,
  },
  ({ actor, params }) => getArticle(actor, params.articleId ?? ""),
);
