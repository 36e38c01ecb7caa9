import { MY_DATA_TYPE, MyDataQuerySchema, MyDataSchema } from "@/core/my-data";
import { exportMyData } from "@/server/accounts/my-data";
import { getClient } from "@/server/http/client-address";
import { handle } from "@/server/http/handle";
import { streamText } from "@/server/http/stream";

export const GET = handle(
  {
    summary: "Everything that this site holds of you, as a file: JSON, or your words as Web Annotations",
    query: MyDataQuerySchema,
    answer: MyDataSchema,
    produces: Object.values(MY_DATA_TYPE),
  },
  async ({ actor, query }) => {
    const origin = (await getClient()).origin ?? "";
    const { format, fileName, chunks } = await exportMyData(actor, query, origin);
    return new Response(streamText(chunks), {
      headers: {
        "content-type": MY_DATA_TYPE[format],
        "content-disposition": `attachment; filename="${fileName}"`,
      },
    });
  },
);
