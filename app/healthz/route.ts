/** The process is alive; says nothing about the database. */
export const GET = (): Response =>
  new Response("ok\n", { headers: { "content-type": "text/plain", "cache-control": "no-store" } });

export const dynamic = "force-dynamic";
