import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, inject } from "vitest";
import { TEMPLATE } from "@/scripts/lib/test-cluster.mjs";

/**
 * Runs before each file of server tests, and before it uses anything of the app: gives it an empty, migrated
 * database and points the app there. The files that one worker runs, one after the other, share the app's modules,
 * which read the address only once: so the database is a new one for each, under the worker's own name.
 */
const worker = globalThis as typeof globalThis & { marginaliaTestDatabase?: string };
worker.marginaliaTestDatabase ??= `test_${randomUUID().replaceAll("-", "")}`;
const name = worker.marginaliaTestDatabase;
const clusterUrl = inject("clusterUrl");

async function administer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: clusterUrl });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

await administer(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`);
const url = new URL(clusterUrl);
url.pathname = `/${name}`;

// What a developer has set for the app must not decide how its tests end.
delete process.env.DATABASE_URL;
Object.assign(process.env, {
  EMBEDDED_DATABASE_URL: url.href,
  HOST: "127.0.0.1",
  NEXTAUTH_URL: "http://localhost:3000",
  NEXTAUTH_SECRET: "a secret that only the server tests use, 0123456789",
});
process.env.LOG_LEVEL ??= "silent";

const { env } = await import("@/server/env");
const asStarted = { ...env };

afterAll(async () => {
  // What a file has set is not set for the next one.
  Object.assign(env, Object.fromEntries(Object.keys(env).map((key) => [key, undefined])), asStarted);
  // The file may have opened the app's pool or not; a dropped database would end its connections with an error.
  const { closeDatabase } = await import("@/server/db");
  await closeDatabase();
  await administer(`DROP DATABASE ${name} WITH (FORCE)`);
});
