import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { listApiRoutes, toOpenApi } from "./lib/openapi";
import { listProtocolDoors } from "./lib/openapi-doors";

// npm run api:docs: writes docs/openapi.json from the routes and their schemas. A test says when it is stale.
const root = path.join(import.meta.dirname, "..");
const { version } = JSON.parse(await readFile(path.join(root, "package.json"), "utf8")) as {
  version: string;
};
const document = toOpenApi(await listApiRoutes(root), await listProtocolDoors(root), version);
await writeFile(path.join(root, "docs/openapi.json"), `${JSON.stringify(document, null, 2)}\n`);
