import { createHash } from "node:crypto";

/** A strong validator (RFC 9110 section 8.8.3): other bytes, another tag. */
export const entityTag = (body: string): string =>
  `"${createHash("sha256").update(body).digest("base64url").slice(0, 27)}"`;

/** The tags in an `If-Match` or `If-None-Match` header. */
function tagsOf(header: string): string[] {
  return header.match(/\*|(?:W\/)?"[^"]*"/g) ?? [];
}

/** `If-None-Match`, which compares weakly (RFC 9110 section 13.1.2): the client has this already. */
export function isKnownTo(request: Request, tag: string): boolean {
  const header = request.headers.get("if-none-match");
  if (header === null) return false;
  return tagsOf(header).some((known) => known === "*" || known.replace(/^W\//, "") === tag);
}

/** `If-Match`, which compares strongly (section 13.1.1): the client saw what is there now. */
export function hasSeen(header: string, tag: string): boolean {
  return tagsOf(header).some((seen) => seen === "*" || seen === tag);
}
