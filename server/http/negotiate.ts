import Negotiator from "negotiator";

/**
 * The media type that a client likes best among those offered (RFC 9110 section 12.5.1); null when it takes
 * none of them. A profile in the request is a wish (RFC 6906 section 3.1), so it decides nothing here.
 * @param offered best first: what a client gets that takes anything, or says nothing
 */
export function preferredType(request: Request, offered: readonly string[]): string | null {
  const accept = request.headers.get("accept")?.replaceAll(/;\s*profile\s*=\s*("[^"]*"|[^\s,;]+)/gi, "");
  if (!accept?.trim()) return offered[0] ?? null;
  return new Negotiator({ headers: { accept } }).mediaType(offered) ?? null;
}
