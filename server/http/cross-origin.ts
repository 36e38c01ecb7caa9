import { isFromForeignOrigin } from "@/server/http/origin";

/**
 * Anybody's page may read and write what the protocol serves, with a token of its reader or with nothing:
 * never with the cookie that a browser would add by itself (Fetch standard, "CORS protocol and credentials").
 */
export const CROSS_ORIGIN_HEADERS: Readonly<Record<string, string>> = {
  "access-control-allow-origin": "*",
  "access-control-expose-headers":
    "Accept-Post, Allow, Content-Location, ETag, Link, Location, Preference-Applied, Retry-After, Vary, WWW-Authenticate",
  "cross-origin-resource-policy": "cross-origin",
};

/** For a pre-flight request, which browsers send without credentials. */
export const preflightHeaders = (methods: readonly string[]): Record<string, string> => ({
  "access-control-allow-methods": methods.join(", "),
  "access-control-allow-headers":
    "Accept, Authorization, Content-Type, If-Match, If-None-Match, Link, Prefer, Slug",
  "access-control-max-age": "7200",
});

/** Whether a cookie says who acts: not where another site's script asks. Following a link is not a script. */
export function mayUseCookies(request: Request): boolean {
  if (!isFromForeignOrigin(request)) return true;
  const isReading = request.method === "GET" || request.method === "HEAD";
  return isReading && request.headers.get("sec-fetch-mode") === "navigate";
}
