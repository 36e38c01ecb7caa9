import { isReady } from "@/server/health";
import { API_HEADERS } from "@/server/http/security-headers";

/** Whether this process can serve: the database answers. 503 takes it out of a load balancer. */
export async function GET(): Promise<Response> {
  const ready = await isReady();
  return new Response(ready ? "ready\n" : "the database does not answer\n", {
    status: ready ? 200 : 503,
    headers: { ...API_HEADERS, "content-type": "text/plain" },
  });
}

export const dynamic = "force-dynamic";
