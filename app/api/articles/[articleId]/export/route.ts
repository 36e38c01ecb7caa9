import { CONTENT_TYPE } from "@/core/export/file-name";
import { ExportOptionsSchema } from "@/core/export/options";
import { exportLayer } from "@/server/exports/queries";
import { getClient } from "@/server/http/client-address";
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
  async ({ actor, params, query }) => {
    const origin = (await getClient()).origin ?? "";
    const file = await exportLayer(actor, params.articleId ?? "", query, origin);
    return new Response(streamText(file.chunks), {
      headers: {
        "content-type": file.contentType,
        "content-disposition": `attachment; filename="${file.fileName}"`,
      },
    });
  },
);
