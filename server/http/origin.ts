import { AppError } from "@/core/errors";
import { env } from "@/server/env";

/**
 * Refuses a cookie-carrying write that another site's page started. Browsers send `Origin` with every
 * write and `Sec-Fetch-Site` on secure origins; a client that sends neither is not a browser, and carries
 * no cookies that somebody else could ride on (the reasoning of RFC 6265bis section 8.8 and Go's
 * CrossOriginProtection).
 * @throws AppError forbidden.
 */
export function refuseForeignOrigin(request: Request): void {
  if (isFromForeignOrigin(request))
    throw new AppError("forbidden", "This request comes from another site. Nothing was changed.");
}

/** Whether another site's page started a request, as far as its browser says so. */
export function isFromForeignOrigin(request: Request): boolean {
  const origin = request.headers.get("origin");
  const site = request.headers.get("sec-fetch-site");
  if (origin !== null) return !ownOrigins(request).has(origin);
  return site !== null && site !== "same-origin" && site !== "none";
}

function ownOrigins(request: Request): Set<string> {
  const own = new Set<string>();
  if (env.NEXTAUTH_URL) own.add(new URL(env.NEXTAUTH_URL).origin);
  const host = request.headers.get("host");
  if (host) own.add(`${env.NEXTAUTH_URL?.startsWith("https:") ? "https" : "http"}://${host}`);
  return own;
}
