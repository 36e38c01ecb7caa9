import { ImportLayerSchema, ImportReportSchema } from "@/core/import-layer/request";
import { handle } from "@/server/http/handle";
import { importLayer } from "@/server/imports/commands";

export const POST = handle(
  {
    summary:
      "Bring in a layer that was taken out as JSON: all of it or nothing, and once however often it is sent",
    params: ["articleId"],
    body: ImportLayerSchema,
    answer: ImportReportSchema,
    // The web server's own limit for any request.
    maxBytes: 5_000_000,
  },
  ({ actor, params, body }) => importLayer(actor, params.articleId ?? "", body),
);
