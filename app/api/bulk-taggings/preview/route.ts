import { BulkTagForecastSchema, BulkTagPreviewSchema } from "@/core/concordance/bulk-tagging";
import { previewBulkTag } from "@/server/concordance/bulk-commands";
import { handle } from "@/server/http/handle";

export const POST = handle(
  {
    summary: "What giving these passages a code would do; nothing is written",
    body: BulkTagPreviewSchema,
    answer: BulkTagForecastSchema,
  },
  ({ actor, body }) => previewBulkTag(actor, body),
);
