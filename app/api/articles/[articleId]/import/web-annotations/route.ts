import { ImportAnnotationsSchema, ImportReportSchema } from "@/core/import-layer/request";
import { Addresses } from "@/core/web-annotation/addresses";
import { siteOrigin } from "@/server/accounts/site-origin";
import { getClient } from "@/server/http/client-address";
import { handle } from "@/server/http/handle";
import { importAnnotations } from "@/server/imports/annotation-commands";

export const POST = handle(
  {
    summary:
      "Bring in Web Annotations, a whole collection of them: all of it or nothing, and once however often it is sent",
    params: ["articleId"],
    body: ImportAnnotationsSchema,
    answer: ImportReportSchema,
    // The web server's own limit for any request.
    maxBytes: 5_000_000,
  },
  async ({ actor, params, body }) =>
    importAnnotations(actor, params.articleId ?? "", body, new Addresses(siteOrigin(await getClient()))),
);
