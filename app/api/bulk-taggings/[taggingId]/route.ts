import { BulkTagUndoneSchema } from "@/core/concordance/bulk-tagging";
import { undoBulkTag } from "@/server/concordance/undo-tagging";
import { handle } from "@/server/http/handle";

export const DELETE = handle(
  {
    summary: "Take back a tagging of many passages, except what was edited or answered since",
    params: ["taggingId"],
    answer: BulkTagUndoneSchema,
  },
  ({ actor, params }) => undoBulkTag(actor, params.taggingId ?? ""),
);
