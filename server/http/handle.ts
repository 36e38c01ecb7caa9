import { headers } from "next/headers";
import type { z } from "zod";
import { AppError } from "@/core/errors";
import { readJson, readJsonOrForm } from "@/server/http/body";
import { JsonText } from "@/server/http/json-text";
import { refuseForeignOrigin } from "@/server/http/origin";
import { problem } from "@/server/http/problem";
import { API_HEADERS } from "@/server/http/security-headers";
import { type Actor, getApiActor } from "@/server/session";

/**
 * What a route says about itself. The handler is only glue: rules and parsing are the command's.
 * `docs/openapi.json` is generated from these declarations, and the authorization test walks them.
 */
export interface RouteSpec {
  summary: string;
  /** Path parameters by name. */
  params?: readonly string[];
  query?: z.ZodType;
  body?: z.ZodType;
  /** What success answers; left out where it answers nothing. Nothing is parsed on the way out: tests hold it. */
  answer?: z.ZodType;
  /** Takes multipart/form-data too, with a file in its field `file`. */
  takesFile?: boolean;
  /** Content types of what is answered, where it is not JSON alone. */
  produces?: readonly string[];
  /** Status of success; 200 where left out. */
  success?: 200 | 201 | 204;
  /** Most bytes that a body may have; 256 KiB where left out. */
  maxBytes?: number;
  /** Works without a person: the rest answers 401 to visitors. */
  open?: boolean;
}

export interface RouteContext {
  actor: Actor;
  params: Record<string, string>;
  /** The query string as an object, for the query's schema. */
  query: Record<string, string>;
  /** Parsed JSON, still unknown: the command's schema says what it is. */
  body: unknown;
  request: Request;
}

export type Handler = ((
  request: Request,
  context: { params: Promise<Record<string, string | string[] | undefined>> },
) => Promise<Response>) & { spec: RouteSpec };

const WRITES = new Set(["POST", "PUT", "PATCH", "DELETE"]);
const MAX_BYTES = 256 * 1024;

/**
 * One door for every API route: finds the actor, refuses foreign origins and unusable bodies, and turns
 * the command's value into JSON and its `AppError` into `application/problem+json` (RFC 9457).
 */
export function handle(spec: RouteSpec, run: (context: RouteContext) => unknown): Handler {
  const handler = async (
    request: Request,
    context: { params: Promise<Record<string, string | string[] | undefined>> },
  ): Promise<Response> => {
    try {
      const isWrite = WRITES.has(request.method);
      if (isWrite && !(await headers()).has("authorization")) refuseForeignOrigin(request);
      const actor = await getApiActor();
      if (!spec.open && actor.kind === "visitor")
        throw new AppError("unauthenticated", "Sign in to do this.");
      const params = (await context.params) as Record<string, string>;
      const query = Object.fromEntries(new URL(request.url).searchParams);
      const readBody = spec.takesFile ? readJsonOrForm : readJson;
      const body = spec.body ? await readBody(request, spec.maxBytes ?? MAX_BYTES) : undefined;
      const value = await run({ actor, params: params ?? {}, query, body, request });
      if (value instanceof Response) return withApiHeaders(value);
      if (spec.success === 204) return new Response(null, { status: 204, headers: API_HEADERS });
      const json = value instanceof JsonText ? value.text : JSON.stringify(value);
      return new Response(json, { status: spec.success ?? 200, headers: JSON_HEADERS });
    } catch (error) {
      return problem(error, request);
    }
  };
  return Object.assign(handler, { spec });
}

const JSON_HEADERS = { ...API_HEADERS, "content-type": "application/json" };

/** For answers that were not made here; what they say of themselves stays. */
export function withApiHeaders(response: Response): Response {
  for (const [name, value] of Object.entries(API_HEADERS)) {
    if (!response.headers.has(name)) response.headers.set(name, value);
  }
  return response;
}
