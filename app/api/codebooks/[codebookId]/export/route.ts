import { ExportCodebookSchema } from "@/core/codebook/file/import-schema";
import { CODEBOOK_CONTENT_TYPE, exportCodebook } from "@/server/codebooks/file-queries";
import { handle } from "@/server/http/handle";

export const GET = handle(
  {
    summary: "A codebook as a file: JSON, CSV or REFI-QDA (.qdc)",
    params: ["codebookId"],
    query: ExportCodebookSchema,
    produces: Object.values(CODEBOOK_CONTENT_TYPE),
    open: true,
  },
  async ({ actor, params, query }) => {
    const file = await exportCodebook(actor, params.codebookId ?? "", query);
    return new Response(file.text, {
      headers: {
        "content-type": file.contentType,
        "content-disposition": `attachment; filename="${file.fileName}"`,
      },
    });
  },
);
