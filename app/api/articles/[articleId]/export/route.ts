import { CONTENT_TYPE } from "@/core/export/file-name";
import { ExportOptionsSchema } from "@/core/export/options";
import { exportLayer } from "@/server/exports/queries";
import { getClient } from "@/server/http/client-address";
import { isKnownTo } from "@/server/http/entity-tag";
import { handle } from "@/server/http/handle";
import { streamText } from "@/server/http/stream";

export const GET = handle(
  {
    summary: "An article with its annotations in one group, as a file: HTML, Markdown, JSON or CSV",
    open: true,
    params: ["articleId"],
    query: ExportOptionsSchema,
    produces: Object.values(CONTENT_TYPE),
  },
  async ({ actor, params, query, request }) => {
    const origin = (await getClient()).origin ?? "";
    const file = await exportLayer(actor, params.articleId ?? "", query, origin);
    const etag = `W/${file.tag}`;
    if (isKnownTo(request, file.tag)) return new Response(null, { status: 304, headers: { etag } });
    return new Response(streamText(await file.open()), {
      headers: {
        etag,
        "content-type": file.contentType,
        "content-disposition": `attachment; filename="${file.fileName}"`,
      },
    });
  },
);
