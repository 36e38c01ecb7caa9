import { AuditQuerySchema } from "@/core/moderation/statistics";
import { handle } from "@/server/http/handle";
import { streamText } from "@/server/http/stream";
import { exportAudit } from "@/server/moderation/audit-export";

export const GET = handle(
  {
    summary: "The audit log of a group or, without one, of the whole site, as CSV",
    query: AuditQuerySchema,
    produces: ["text/csv; charset=utf-8"],
  },
  async ({ actor, query }) => {
    const { fileName, csv } = await exportAudit(actor, query);
    return new Response(streamText(csv), {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="${fileName}"`,
      },
    });
  },
);
