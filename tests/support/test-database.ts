import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, inject } from "vitest";
import { TEMPLATE } from "@/scripts/lib/test-cluster.mjs";

/**
 * Runs before each file of server tests, and before it imports anything of the app: gives it an empty,
 * migrated database of its own and points the app there.
 */
const name = `test_${randomUUID().replaceAll("-", "")}`;
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

afterAll(async () => {
  // The file may have opened the app's pool or not; a dropped database would end its connections with an error.
  const { closeDatabase } = await import("@/server/db");
  await closeDatabase();
  await administer(`DROP DATABASE ${name} WITH (FORCE)`);
});
