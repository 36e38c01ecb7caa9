import { readdir } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { DoorSpec } from "@/server/web-annotation/door";

export interface ProtocolDoor {
  /** As people ask for it: `/articles/{slug}/annotations/{layer}/`. */
  path: string;
  spec: DoorSpec;
}

/** Every route that was made with `protocolDoor`, found by looking. */
export async function listProtocolDoors(root: string): Promise<ProtocolDoor[]> {
  const folder = path.join(root, "app");
  const files = (await readdir(folder, { recursive: true })).filter(
    (file) => path.basename(file) === "route.ts" && !file.startsWith("api"),
  );
  const doors: ProtocolDoor[] = [];
  for (const file of files.sort()) {
    const module: Record<string, unknown> = await import(pathToFileURL(path.join(folder, file)).href);
    const spec = (module.GET as { door?: DoorSpec } | undefined)?.door;
    if (spec) doors.push({ path: addressOf(file, spec), spec });
  }
  return doors;
}

/** What the front door sends to app/linked is asked for without that; a container's address ends in a slash. */
function addressOf(file: string, { methods }: DoorSpec): string {
  const address = path
    .dirname(file)
    .split(path.sep)
    .join("/")
    .replaceAll(/\[(\w+)\]/g, "{$1}");
  return `/${address.replace(/^linked\//, "")}${methods.POST ? "/" : ""}`;
}

const LINKED_DATA = { "application/ld+json": { schema: { type: "object" } } };
const problem = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
});

const WRITING = {
  "401": problem("Nobody is signed in, or the token does not work; www-authenticate challenges."),
  "403": problem("Not for this person, or not with this token."),
  "410": problem("It was deleted."),
};
const SENDING = {
  ...WRITING,
  "400": problem("Not JSON, or not an annotation by the Web Annotation Data Model; errors names it."),
  "413": problem("Larger than 256 KiB."),
  "415": problem("Neither application/ld+json nor application/json."),
  "422": problem("An annotation, but not one that is kept here; errors names it."),
  "429": problem("Too many tries; retry-after says when."),
};
const ANSWERS: Record<keyof DoorSpec["methods"], object> = {
  GET: {
    "200": { description: "JSON-LD, with an ETag.", content: LINKED_DATA },
    "303": { description: "For who prefers text/html: the page." },
    "304": { description: "Unchanged since if-none-match." },
    "404": problem("It does not exist, or may not be seen."),
    "406": problem("Neither JSON-LD nor a page is asked for."),
    "410": problem("It was deleted."),
  },
  POST: {
    "201": { description: "As it is kept; location has its address.", content: LINKED_DATA },
    ...SENDING,
  },
  PUT: {
    "200": { description: "As it is kept.", content: LINKED_DATA },
    ...SENDING,
    "409": problem("Its id or canonical address cannot be changed."),
    "412": problem("It was changed since if-match."),
    "428": problem("if-match is missing."),
  },
  DELETE: {
    "204": { description: "Gone." },
    ...WRITING,
    "412": problem("It was changed since if-match."),
  },
};

const header = (name: string, description: string) => ({
  name,
  in: "header",
  description,
  schema: { type: "string" },
});
const HEADERS: Record<keyof DoorSpec["methods"], object[]> = {
  GET: [
    header("Accept", "application/ld+json, application/json, or text/html for the page."),
    header(
      "Prefer",
      'On containers: return=representation; include="<PreferMinimalContainer or other IRI>".',
    ),
    header("If-None-Match", "An ETag that is known already."),
  ],
  POST: [header("Slug", "The wished last part of the new address.")],
  PUT: [header("If-Match", "The ETag of the state that was seen. Required.")],
  DELETE: [header("If-Match", "The ETag of the state that was seen.")],
};

/** The doors as paths of an OpenAPI document. */
export function toDoorPaths(doors: readonly ProtocolDoor[]): Record<string, object> {
  return Object.fromEntries(doors.map(({ path: address, spec }) => [address, toPathItem(spec)]));
}

function toPathItem({ methods, params }: DoorSpec): object {
  const parameters = params.map((name) => ({ name, in: "path", required: true, schema: { type: "string" } }));
  const operations = (Object.keys(methods) as (keyof DoorSpec["methods"])[]).map((method) => [
    method.toLowerCase(),
    {
      tags: ["Web Annotation Protocol"],
      summary: methods[method],
      security: method === "GET" ? [{}, { session: [] }, { token: [] }] : [{ session: [] }, { token: [] }],
      parameters: HEADERS[method],
      ...((method === "POST" || method === "PUT") && {
        requestBody: { required: true, content: LINKED_DATA },
      }),
      responses: ANSWERS[method],
    },
  ]);
  return { parameters, ...Object.fromEntries(operations) };
}
