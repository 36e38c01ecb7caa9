import { MAX_REQUEST_BYTES, PreviewArticleSchema } from "@/core/import/import-schema";
import { ArticlePreviewSchema } from "@/core/import/preview";
import { previewArticle } from "@/server/articles/import-commands";
import { handle } from "@/server/http/handle";

export const POST = handle(
  {
    summary:
      "What an article would be when it is brought in: its text, markup, metadata and what is lost; stores nothing",
    body: PreviewArticleSchema,
    takesFile: true,
    answer: ArticlePreviewSchema,
    maxBytes: MAX_REQUEST_BYTES,
  },
  ({ actor, body }) => previewArticle(actor, body),
);
