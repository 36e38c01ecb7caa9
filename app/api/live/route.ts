import { handle } from "@/server/http/handle";
import { LiveQuerySchema, openLiveStream } from "@/server/live/open-stream";

export const GET = handle(
  {
    summary:
      "What is new on articles and for the viewer, as server-sent events without an end: open, changes, reset, person, codebook, beat, end",
    query: LiveQuerySchema,
    produces: ["text/event-stream"],
    open: true,
  },
  async ({ actor, query, request }) =>
    new Response(await openLiveStream(actor, query, request.headers.get("last-event-id")), {
      headers: {
        "content-type": "text/event-stream",
        // Whoever compresses or gathers what passes would hold news up.
        "cache-control": "no-store, no-transform",
        "x-accel-buffering": "no",
      },
    }),
);
