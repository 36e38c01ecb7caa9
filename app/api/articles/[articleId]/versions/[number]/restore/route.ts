import { RestoreVersionSchema, SavedVersionSchema } from "@/core/version";
import { restoreVersion } from "@/server/articles/version-commands";
import { versionNumber } from "@/server/articles/version-queries";
import { handle } from "@/server/http/handle";

export const POST = handle(
  {
    summary: "Bring the words of an earlier version back, as a new version made from baseVersion",
    params: ["articleId", "number"],
    body: RestoreVersionSchema,
    answer: SavedVersionSchema,
    success: 201,
  },
  ({ actor, params, body }) =>
    restoreVersion(actor, params.articleId ?? "", versionNumber(params.number), body),
);
