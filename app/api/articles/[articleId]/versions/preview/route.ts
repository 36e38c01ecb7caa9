import { MAX_TEXT_LENGTH } from "@/core/article";
import { CarrySummarySchema, VersionContentSchema } from "@/core/version";
import { previewVersion } from "@/server/articles/version-commands";
import { handle } from "@/server/http/handle";

export const POST = handle(
  {
    summary: "What saving this version would do to the annotations that you may see; saves nothing",
    params: ["articleId"],
    body: VersionContentSchema,
    answer: CarrySummarySchema,
    maxBytes: MAX_TEXT_LENGTH * 4,
  },
  ({ actor, params, body }) => previewVersion(actor, params.articleId ?? "", body),
);
