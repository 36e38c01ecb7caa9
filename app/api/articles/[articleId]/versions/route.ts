import { MAX_TEXT_LENGTH } from "@/core/article";
import { pageSchema } from "@/core/page";
import {
  CreateVersionSchema,
  ListVersionsSchema,
  SavedVersionSchema,
  VersionSummarySchema,
} from "@/core/version";
import { createVersion } from "@/server/articles/version-commands";
import { listVersions } from "@/server/articles/version-queries";
import { handle } from "@/server/http/handle";

export const GET = handle(
  {
    summary: "The versions of an article, newest first",
    open: true,
    params: ["articleId"],
    query: ListVersionsSchema,
    answer: pageSchema(VersionSummarySchema),
  },
  ({ actor, params, query }) => listVersions(actor, params.articleId ?? "", query),
);

export const POST = handle(
  {
    summary: "Correct an article: a new version made from baseVersion; every annotation is carried over",
    params: ["articleId"],
    body: CreateVersionSchema,
    answer: SavedVersionSchema,
    success: 201,
    maxBytes: MAX_TEXT_LENGTH * 4,
  },
  ({ actor, params, body }) => createVersion(actor, params.articleId ?? "", body),
);
