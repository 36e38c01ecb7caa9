import {
  ArticleSummarySchema,
  ArticleViewSchema,
  CreateArticleSchema,
  ListArticlesSchema,
  MAX_TEXT_LENGTH,
} from "@/core/article";
import { pageSchema } from "@/core/page";
import { createArticle } from "@/server/articles/commands";
import { listArticles } from "@/server/articles/queries";
import { handle } from "@/server/http/handle";

export const GET = handle(
  {
    summary: "Articles you may read, newest first; q searches title and text",
    open: true,
    query: ListArticlesSchema,
    answer: pageSchema(ArticleSummarySchema),
  },
  ({ actor, query }) => listArticles(actor, query),
);

export const POST = handle(
  {
    summary: "Take in an article",
    body: CreateArticleSchema,
    answer: ArticleViewSchema,
    success: 201,
    maxBytes: MAX_TEXT_LENGTH * 4,
  },
  ({ actor, body }) => createArticle(actor, body),
);
