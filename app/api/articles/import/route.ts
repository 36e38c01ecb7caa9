import { ImportArticleSchema, MAX_REQUEST_BYTES } from "@/core/import/import-schema";
import { ImportedArticleSchema } from "@/core/import/preview";
import { importArticle } from "@/server/articles/import-commands";
import { handle } from "@/server/http/handle";

export const POST = handle(
  {
    summary:
      "Bring in an article as text, Markdown, HTML or .docx: content with its format, a file, or an address",
    body: ImportArticleSchema,
    takesFile: true,
    answer: ImportedArticleSchema,
    success: 201,
    maxBytes: MAX_REQUEST_BYTES,
  },
  ({ actor, body }) => importArticle(actor, body),
);
