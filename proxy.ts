import { type NextRequest, NextResponse } from "next/server";
import { isReady } from "@/server/health";
import { databaseDownPage } from "@/server/http/database-down-page";
import { DATA_POLICY, pagePolicy, SECURITY_HEADERS } from "@/server/http/security-headers";

/** Stands before every page: security headers, and a plain page while the database is down. */
export async function proxy(request: NextRequest): Promise<Response> {
  if (!(await isReady())) return withHeaders(databaseDownPage(), DATA_POLICY);
  const nonce = crypto.randomUUID().replaceAll("-", "");
  const policy = pagePolicy(nonce);
  const headers = new Headers(request.headers);
  // Next.js reads the nonce for its own scripts from here; the layout reads it for the theme's.
  headers.set("content-security-policy", policy);
  headers.set("x-nonce", nonce);
  return withHeaders(NextResponse.next({ request: { headers } }), policy);
}

function withHeaders(response: Response, policy: string): Response {
  response.headers.set("content-security-policy", policy);
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.headers.set(name, value);
  return response;
}

export const config = {
  // Files of the build and of public/ carry no rights and no scripts of ours; the API's routes set their own headers.
  matcher:
    "/((?!_next/static|_next/image|api/|healthz|readyz|icon|favicon|apple-icon|manifest|robots|articles/[^/]+/annotations/).*)",
};
