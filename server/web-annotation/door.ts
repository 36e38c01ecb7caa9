import { headers } from "next/headers";
import { AppError } from "@/core/errors";
import { Addresses } from "@/core/web-annotation/addresses";
import type { JsonObject } from "@/core/web-annotation/json";
import { ANNOTATION_MEDIA_TYPE } from "@/core/web-annotation/vocabulary";
import { siteOrigin } from "@/server/accounts/site-origin";
import { clientOf } from "@/server/http/client-address";
import { CROSS_ORIGIN_HEADERS, mayUseCookies, preflightHeaders } from "@/server/http/cross-origin";
import { entityTag, isKnownTo } from "@/server/http/entity-tag";
import { preferredType } from "@/server/http/negotiate";
import { problem } from "@/server/http/problem";
import { API_HEADERS } from "@/server/http/security-headers";
import { type Actor, getApiActor, VISITOR } from "@/server/session";

/** What a handler gets. Handlers are glue: rules are the commands' and queries'. */
export interface DoorContext {
  actor: Actor;
  addresses: Addresses;
  params: Record<string, string>;
  url: URL;
  request: Request;
}

/** What a handler answers with; the door adds what every answer carries. */
export interface DoorAnswer {
  status?: number;
  /** Null for an answer without a body. */
  body: JsonObject | null;
  headers?: Record<string, string>;
}

type DoorMethod = "GET" | "POST" | "PUT" | "DELETE";

export interface DoorSpec {
  /** What the resource can do, by method, each with its summary for the API's description. */
  methods: Partial<Record<DoorMethod, string>>;
  /** Path parameters by name. */
  params: readonly string[];
  /** Of every answer, errors included. */
  headers: Readonly<Record<string, string>>;
  /** Addresses at which it can only be read. */
  isReadOnly?: (url: URL) => boolean;
}

type Run = (context: DoorContext) => Promise<DoorAnswer>;
type NextContext = { params: Promise<Record<string, string | string[] | undefined>> };
type Route = (request: Request, context: NextContext) => Promise<Response>;

/** Where a browser is sent that asks for a page. */
export interface DoorHandlers extends Partial<Record<DoorMethod, Run>> {
  page?: (context: DoorContext) => Promise<string>;
}

const OFFERED = [ANNOTATION_MEDIA_TYPE, "application/ld+json", "application/json"];

/** Depends on who asks, in which format, and with which preferences (RFC 9110 section 12.5.5). */
const VARY = "Accept, Prefer, Authorization, Cookie, Origin";

/**
 * The routes of one kind of resource of the Web Annotation Protocol: every method that Next.js knows, with
 * what it cannot do answered by 405, HEAD by GET, OPTIONS for pre-flights, content negotiation, entity tags,
 * and errors as `application/problem+json` under the same headers (Protocol, section 6).
 */
export function protocolDoor(spec: DoorSpec, handlers: DoorHandlers) {
  const writes = Object.keys(spec.methods).filter((name) => name !== "GET");
  const allowedAt = (request: Request): string[] => {
    const isReadOnly = spec.isReadOnly?.(new URL(request.url)) ?? false;
    return ["GET", "HEAD", "OPTIONS", ...(isReadOnly ? [] : writes)];
  };
  const commonAt = (request: Request): Record<string, string> => ({
    ...API_HEADERS,
    ...CROSS_ORIGIN_HEADERS,
    "cache-control": "private, no-cache",
    vary: VARY,
    allow: allowedAt(request).join(", "),
    ...spec.headers,
  });
  const route =
    (run: Run | undefined): Route =>
    async (request, { params }) => {
      const allowed = allowedAt(request);
      const common = commonAt(request);
      try {
        if (!run || !allowed.includes(request.method))
          throw new AppError("method-not-allowed", `This takes ${allowed.join(", ")}.`);
        const context = await contextOf(request, (await params) as Record<string, string>);
        const offered = handlers.page ? [...OFFERED, "text/html"] : OFFERED;
        const type = preferredType(request, offered);
        if (type === null) throw new AppError("not-acceptable", `This comes as ${offered.join(", ")}.`);
        if (type === "text/html" && handlers.page && isReading(request)) {
          return new Response(null, {
            status: 303,
            headers: { ...common, location: await handlers.page(context) },
          });
        }
        const answer = await run(context);
        return represent(request, answer, type === "text/html" ? ANNOTATION_MEDIA_TYPE : type, common);
      } catch (error) {
        const response = problem(error, request);
        for (const [name, value] of Object.entries(common)) response.headers.set(name, value);
        return response;
      }
    };
  const options: Route = async (request) =>
    new Response(null, {
      status: 200,
      headers: { ...commonAt(request), ...preflightHeaders(allowedAt(request)), "content-length": "0" },
    });
  return {
    // The API's description is written from it: see scripts/lib/openapi-doors.ts.
    GET: Object.assign(route(handlers.GET), { door: spec }),
    HEAD: route(handlers.GET),
    POST: route(handlers.POST),
    PUT: route(handlers.PUT),
    DELETE: route(handlers.DELETE),
    PATCH: route(undefined),
    OPTIONS: options,
  };
}

const isReading = (request: Request): boolean => request.method === "GET" || request.method === "HEAD";

async function contextOf(request: Request, params: Record<string, string>): Promise<DoorContext> {
  const mayAct = (await headers()).has("authorization") || mayUseCookies(request);
  const actor = mayAct ? await getApiActor() : VISITOR;
  if (!isReading(request) && actor.kind === "person" && !actor.mayWrite) {
    // RFC 6750 section 3.1.
    const challenge = 'error="insufficient_scope", scope="write"';
    throw new AppError("forbidden", "This token may only read.", { challenge });
  }
  return {
    actor,
    addresses: new Addresses(siteOrigin(clientOf(request.headers))),
    params,
    url: new URL(request.url),
    request,
  };
}

function represent(
  request: Request,
  { status = 200, body, headers }: DoorAnswer,
  type: string,
  common: Record<string, string>,
): Response {
  if (body === null) return new Response(null, { status, headers: { ...common, ...headers } });
  const text = JSON.stringify(body);
  const etag = entityTag(text);
  const all = { ...common, ...headers, etag };
  if (isReading(request) && isKnownTo(request, etag))
    return new Response(null, { status: 304, headers: all });
  const withType = { ...all, "content-type": type };
  if (request.method !== "HEAD") return new Response(text, { status, headers: withType });
  return new Response(null, {
    status,
    headers: { ...withType, "content-length": String(Buffer.byteLength(text)) },
  });
}
