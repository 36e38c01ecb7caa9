import { isReady } from "@/server/health";

/** Whether this process can serve: the database answers. 503 takes it out of a load balancer. */
export async function GET(): Promise<Response> {
  const ready = await isReady();
  return new Response(ready ? "ready\n" : "the database does not answer\n", {
    status: ready ? 200 : 503,
    headers: { "content-type": "text/plain", "cache-control": "no-store" },
  });
}

export const dynamic = "force-dynamic";
