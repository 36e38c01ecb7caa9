import { API_HEADERS } from "@/server/http/security-headers";

/** The process is alive; says nothing about the database. */
export const GET = (): Response =>
  new Response("ok\n", { headers: { ...API_HEADERS, "content-type": "text/plain" } });

export const dynamic = "force-dynamic";
