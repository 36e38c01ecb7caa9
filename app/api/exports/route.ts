import { SELECTION_TYPE, SelectionOptionsSchema } from "@/core/export/selection/selection";
import { exportSelection } from "@/server/exports/selection-queries";
import { getClient } from "@/server/http/client-address";
import { handle } from "@/server/http/handle";
import { streamText } from "@/server/http/stream";

export const GET = handle(
  {
    summary:
      "All annotations that a query finds as one file: CSV, JSON lines, JSON-LD, TSV, REFI-QDA or a report; X-Total-Count says how many they are",
    open: true,
    query: SelectionOptionsSchema,
    produces: Object.values(SELECTION_TYPE),
  },
  async ({ actor, query }) => {
    const origin = (await getClient()).origin ?? "";
    const file = await exportSelection(actor, query, origin);
    return new Response(streamText(file.chunks), {
      headers: {
        "content-type": file.contentType,
        "content-disposition": `attachment; filename="${file.fileName}"`,
        "x-total-count": String(file.total),
      },
    });
  },
);
