import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { isReady } from "@/server/health";
import { DATABASE_DOWN_HEADERS, DATABASE_DOWN_PAGE } from "@/server/http/database-down-page";
import { negotiateLinkedData } from "@/server/http/linked-data";
import { DATA_POLICY, pagePolicy, SECURITY_HEADERS } from "@/server/http/security-headers";
import { Turns } from "@/server/http/turns";

/** Files of the build carry no rights and no scripts that a policy could stop; routes that send data set their own headers. */
const ELSEWHERE =
  /^\/(?:_next\/(?:static|image)\b|api\/|healthz|readyz|linked\/|articles\/[^/]+\/annotations\/)/;
/** Files of public/, which need no database. */
const FILES = /^\/(?:icon|favicon|apple-icon|manifest|robots)/;

const PAGES_AT_ONCE = 8;
const LONGEST_TURN_MS = 2_000;
const turns = new Turns(PAGES_AT_ONCE, LONGEST_TURN_MS);

/**
 * Stands before every page, in the web server itself (scripts/serve.mjs), since a pass through Next.js's own
 * proxy costs half as much again as a bare page: security headers, this request's nonce, and a plain page
 * while the database is down.
 * @returns whether Next.js is to answer; if not, this has
 */
export async function frontDoor(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const path = request.url ?? "/";
  const nonce = randomUUID().replaceAll("-", "");
  const policy = pagePolicy(nonce);
  // Next.js reads the nonce for its own scripts from here; the layout reads it for the theme's. Also where no page
  // is asked for: an address that is none is answered by one.
  request.headers["content-security-policy"] = policy;
  request.headers["x-nonce"] = nonce;
  delete request.headers["content-security-policy-report-only"];
  if (ELSEWHERE.test(path) || negotiateLinkedData(request, response)) return true;
  setHeaders(response, policy);
  if (FILES.test(path)) return true;
  if (await isReady()) return turns.take(response);
  setHeaders(response, DATA_POLICY);
  response.writeHead(503, DATABASE_DOWN_HEADERS).end(DATABASE_DOWN_PAGE);
  return false;
}

function setHeaders(response: ServerResponse, policy: string): void {
  response.setHeader("content-security-policy", policy);
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
}
