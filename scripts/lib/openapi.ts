import { readdir } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { z } from "zod";
import { STATUS_OF } from "@/core/errors";
import type { RouteSpec } from "@/server/http/handle";
import { type ProtocolDoor, toDoorPaths } from "./openapi-doors";

const JSON_TYPE = "application/json";

const METHODS = ["GET", "POST", "PATCH", "PUT", "DELETE"] as const;
type Method = (typeof METHODS)[number];

export interface ApiRoute {
  method: Method;
  /** As OpenAPI writes it: `/api/annotations/{annotationId}`. */
  path: string;
  spec: RouteSpec;
}

/** Every route that was made with `handle`, found by looking: nothing has to be registered. */
export async function listApiRoutes(root: string): Promise<ApiRoute[]> {
  const folder = path.join(root, "app/api");
  const files = (await readdir(folder, { recursive: true })).filter(
    (file) => path.basename(file) === "route.ts",
  );
  const routes: ApiRoute[] = [];
  for (const file of files.sort()) {
    const module: Record<string, unknown> = await import(pathToFileURL(path.join(folder, file)).href);
    for (const method of METHODS) {
      const spec = (module[method] as { spec?: RouteSpec } | undefined)?.spec;
      if (spec) routes.push({ method, path: toPath(file), spec });
    }
  }
  return routes;
}

const toPath = (file: string): string =>
  `/api/${path.dirname(file).split(path.sep).join("/")}`.replaceAll(/\[(\w+)\]/g, "{$1}");

const problem = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
});

/** An OpenAPI 3.1 document of the routes; what they take is generated from the schemas that parse it. */
export function toOpenApi(
  routes: readonly ApiRoute[],
  doors: readonly ProtocolDoor[],
  version: string,
): object {
  const paths: Record<string, Record<string, object>> = {};
  const schemas: Record<string, unknown> = { Problem: PROBLEM };
  for (const route of routes) {
    paths[route.path] ??= {};
    (paths[route.path] as Record<string, object>)[route.method.toLowerCase()] = toOperation(route, schemas);
  }
  return {
    openapi: "3.1.0",
    info: { title: "Marginalia", version, license: { name: "MIT", identifier: "MIT" } },
    servers: [{ url: "/" }],
    security: [{ session: [] }, { token: [] }, {}],
    paths: { ...paths, ...toDoorPaths(doors) },
    components: {
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: "next-auth.session-token" },
        token: { type: "http", scheme: "bearer" },
      },
      schemas,
    },
  };
}

/** @param schemas those with a name go here, and are referred to */
function toOperation({ method, spec }: ApiRoute, schemas: Record<string, unknown>): object {
  const success = spec.success ?? 200;
  return {
    summary: spec.summary,
    security: spec.open ? [{}, { session: [] }, { token: [] }] : [{ session: [] }, { token: [] }],
    parameters: [
      ...(spec.params ?? []).map((name) => ({
        name,
        in: "path",
        required: true,
        schema: { type: "string" },
      })),
      ...(spec.query ? queryParameters(spec.query) : []),
    ],
    ...(spec.body && { requestBody: { required: true, content: bodyContent(spec, spec.body) } }),
    responses: {
      [success]:
        success === 204
          ? { description: "Done." }
          : {
              description: "Done.",
              content: Object.fromEntries(
                (spec.produces ?? [JSON_TYPE]).map((type) => [
                  type.split(";")[0],
                  type === JSON_TYPE && spec.answer ? { schema: answerSchema(spec.answer, schemas) } : {},
                ]),
              ),
            },
      ...(spec.open ? {} : { [STATUS_OF.unauthenticated]: problem("Nobody is signed in.") }),
      ...(spec.body || spec.query
        ? { [STATUS_OF.invalid]: problem("A field is not right; errors names it.") }
        : {}),
      ...(spec.body
        ? {
            [STATUS_OF["too-large"]]: problem("The body is larger than this route takes."),
            [STATUS_OF["unsupported-media-type"]]: problem(
              spec.takesFile
                ? "Neither JSON nor a form, or a file that is no text."
                : "The body is not application/json.",
            ),
          }
        : {}),
      ...(spec.params ? { [STATUS_OF["not-found"]]: problem("It does not exist, or may not be seen.") } : {}),
      ...(method === "PATCH"
        ? { [STATUS_OF.conflict]: problem("It changed meanwhile; current and yours hold both states.") }
        : {}),
      ...(method === "GET"
        ? {}
        : { [STATUS_OF["rate-limited"]]: problem("Too many tries; retry-after says when.") }),
    },
  };
}

function queryParameters(schema: z.ZodType): object[] {
  const { properties = {}, required = [] } = jsonSchema(schema) as {
    properties?: Record<string, object>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: "query",
    required: required.includes(name),
    schema: property,
  }));
}

/** What is answered, with the schemas that have a name (`meta({ id })`) moved among the components. */
function answerSchema(schema: z.ZodType, schemas: Record<string, unknown>): object {
  const text = JSON.stringify(z.toJSONSchema(schema, { io: "output", reused: "inline" }));
  const {
    $schema: _,
    $defs = {},
    id,
    ...rest
  } = JSON.parse(text.replaceAll('"#/$defs/', '"#/components/schemas/'));
  const named = Object.entries({ ...$defs, ...(id && { [id]: rest }) }) as [string, { id?: string }][];
  for (const [name, { id: _, ...definition }] of named) schemas[name] = definition;
  return id ? { $ref: `#/components/schemas/${id}` } : rest;
}

/** A form's fields are those of the JSON, with the file's bytes beside them. */
function bodyContent(spec: RouteSpec, body: z.ZodType): object {
  const schema = jsonSchema(body) as { properties?: Record<string, object> };
  const { file: _, ...properties } = schema.properties ?? {};
  if (!spec.takesFile) return { "application/json": { schema } };
  const file = { type: "string", contentMediaType: "application/octet-stream" };
  return {
    "application/json": { schema: { ...schema, properties } },
    "multipart/form-data": { schema: { ...schema, properties: { file, ...properties } } },
  };
}

/** What is taken, before it is parsed: a transform shows its input. */
function jsonSchema(schema: z.ZodType): object {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Record<
    string,
    unknown
  >;
  return rest;
}

const PROBLEM = {
  type: "object",
  description: "RFC 9457.",
  required: ["title", "status", "code"],
  properties: {
    type: { type: "string" },
    title: { type: "string" },
    status: { type: "integer" },
    detail: { type: "string" },
    code: { enum: Object.keys(STATUS_OF) },
    errors: {
      type: "array",
      items: {
        type: "object",
        required: ["field", "message"],
        properties: {
          field: { type: "string" },
          message: { type: "string" },
          position: {
            type: "object",
            description: "Where in the field's text, in UTF-16 code units.",
            required: ["offset", "length"],
            properties: { offset: { type: "integer" }, length: { type: "integer" } },
          },
          suggestions: {
            type: "array",
            description: "What may have been meant instead, the likeliest first.",
            items: { type: "string" },
          },
        },
      },
    },
    current: { description: "On a conflict: what the server holds." },
    yours: { description: "On a conflict: what was sent." },
  },
};
