import { VersionViewSchema } from "@/core/version";
import { getVersion, versionNumber } from "@/server/articles/version-queries";
import { handle } from "@/server/http/handle";

export const GET = handle(
  {
    summary: "One version of an article with its words",
    open: true,
    params: ["articleId", "number"],
    answer: VersionViewSchema,
  },
  ({ actor, params }) => getVersion(actor, params.articleId ?? "", versionNumber(params.number)),
);
