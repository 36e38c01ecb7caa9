import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import type { z } from "zod";
import { listApiRoutes, toOpenApi } from "@/scripts/lib/openapi";
import { listProtocolDoors } from "@/scripts/lib/openapi-doors";
import { listRoutes } from "../../e2e/authorization/routes";

const root = path.join(import.meta.dirname, "../../..");
const { version } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as { version: string };

test("docs/openapi.json says what the routes say (npm run api:docs writes it)", async () => {
  const kept: unknown = JSON.parse(readFileSync(path.join(root, "docs/openapi.json"), "utf8"));
  const said = toOpenApi(await listApiRoutes(root), await listProtocolDoors(root), version);
  expect(kept).toEqual(JSON.parse(JSON.stringify(said)));
});

test("every route describes itself, except next-auth's own", async () => {
  const described = (await listApiRoutes(root)).map((route) => `${route.method} ${route.path}`);
  const written = listRoutes().filter((route) => !route.includes("/api/auth/"));
  expect(described.toSorted()).toEqual(written.toSorted());
});

test("every write that takes a body refuses an empty one, naming a field", async () => {
  const bodies = (await listApiRoutes(root)).filter((route) => route.spec.body);
  expect(bodies.length).toBeGreaterThan(10);
  for (const { path: address, spec } of bodies) {
    const parsed = (spec.body as z.ZodType).safeParse({ "no such field": 1 });
    expect(parsed.success, address).toBe(false);
  }
});
