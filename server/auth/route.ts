import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { AppError } from "@/core/errors";
import { authOptions } from "@/server/auth/options";
import { env } from "@/server/env";
import { clientOf } from "@/server/http/client-address";
import { refuseForeignOrigin } from "@/server/http/origin";
import { problem } from "@/server/http/problem";
import { DATA_POLICY, SECURITY_HEADERS } from "@/server/http/security-headers";

// Without NEXTAUTH_URL, next-auth takes its own address from the request. `handleAuth` lets only loopback
// names that far, so nobody can have links and redirects made to a name of theirs.
if (!env.NEXTAUTH_URL) process.env.AUTH_TRUST_HOST = "true";

interface AuthContext {
  params: Promise<{ nextauth: string[] }>;
}

/** next-auth's own routes under /api/auth: the callbacks of providers and mailed links, CSRF token, session. */
export async function handleAuth(request: NextRequest, context: AuthContext): Promise<Response> {
  try {
    const [action = ""] = (await context.params).nextauth;
    // Anybody could write into our log with it.
    if (action === "_log") throw new AppError("not-found", "There is no such page.");
    if (request.method === "POST") refuseForeignOrigin(request);
    const client = clientOf(request.headers);
    if (client.origin === null) {
      throw new AppError("not-configured", "NEXTAUTH_URL must be set to the address that people open.");
    }
    const options = authOptions(client, request.cookies);
    return withSecurityHeaders(await (NextAuth(request, context, options) as Promise<Response>));
  } catch (error) {
    return problem(error, request);
  }
}

/** next-auth says itself what may be kept; the rest is as for every route of the API. */
function withSecurityHeaders(response: Response): Response {
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.headers.set(name, value);
  response.headers.set("content-security-policy", DATA_POLICY);
  return response;
}
