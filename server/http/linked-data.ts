import type { IncomingMessage, ServerResponse } from "node:http";
import Negotiator from "negotiator";

/** What has a page for people and a description for machines at one address. */
const LINKED =
  /^\/(?:articles\/([^/?]+)(?:\/versions\/[^/?]+)?|(?:codebooks|codes|people|annotations|comments)\/[^/?]+)(?:\?|$)/;

/** A browser takes pages; who names JSON-LD, or nothing that a page is, gets that or a 406. */
const OFFERED = ["text/html", "application/ld+json", "application/json"];

/**
 * Content negotiation for the addresses that annotations name (RFC 9110 section 12). Sends a client that
 * prefers JSON-LD on to the route that has it, under app/linked, and says on pages that there is a choice,
 * and where an article's annotations are kept (Web Annotation Protocol, section 4.2).
 * @returns whether it sent the client on, to a route that sets its own headers
 */
export function negotiateLinkedData(request: IncomingMessage, response: ServerResponse): boolean {
  const path = request.url ?? "/";
  const match = LINKED.exec(path);
  // Next.js's own requests for parts of a page are no choice of anybody's.
  if (!match || request.headers.rsc !== undefined) return false;
  if (prefersData(request)) {
    request.url = `/linked${path}`;
    return true;
  }
  response.appendHeader("vary", "Accept");
  const [, articleSlug] = match;
  if (articleSlug) {
    const group = new URLSearchParams(path.split("?")[1]).get("group");
    const layer = group !== null && /^[a-z0-9-]{1,100}$/.test(group) ? group : "public";
    response.appendHeader(
      "link",
      `</articles/${articleSlug}/annotations/${layer}/>; rel="http://www.w3.org/ns/oa#annotationService"`,
    );
  }
  return false;
}

function prefersData({ method, headers }: IncomingMessage): boolean {
  if (method === "OPTIONS") return headers["access-control-request-method"] !== undefined;
  if (method !== "GET" && method !== "HEAD") return false;
  const accept = headers.accept?.replaceAll(/;\s*profile\s*=\s*("[^"]*"|[^\s,;]+)/gi, "");
  if (!accept?.trim()) return false;
  return new Negotiator({ headers: { accept } }).mediaType(OFFERED) !== "text/html";
}
