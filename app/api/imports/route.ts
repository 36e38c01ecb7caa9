import { ImportSpansSchema, MAX_SPAN_FILE, SpanReportSchema } from "@/core/import-layer/span-request";
import { handle } from "@/server/http/handle";
import { importSpans } from "@/server/imports/span-commands";

export const POST = handle(
  {
    summary:
      "Bring spans of a file in as annotations of one's own, over many articles: the corpora's TSV or JSON lines",
    body: ImportSpansSchema,
    answer: SpanReportSchema,
    // Each of its code units may be three bytes, or a JSON escape of six.
    maxBytes: 3 * MAX_SPAN_FILE,
  },
  ({ actor, body }) => importSpans(actor, body),
);
