// @ts-check
import path from "node:path";
import { openCluster } from "./embedded-postgres.mjs";
import { applyMigrations, withoutPassword } from "./migrations.mjs";
import { PlainError } from "./plain-error.mjs";

/** The name of the database inside the embedded cluster. */
export const DATABASE_NAME = "marginalia";

/**
 * The database that the commands work on, migrated: the one that DATABASE_URL names, otherwise the embedded one.
 *
 * @typedef {{ url: string, embedded: boolean }} Database
 *
 * @param {{
 *   env: import("./children.mjs").Env, root: string, dataDirectory: string,
 *   steps: import("./steps.mjs").Steps, lifecycle: import("./lifecycle.mjs").Lifecycle,
 * }} options
 * @returns {Promise<Database>} stopped, if it is embedded, when the command ends
 */
export async function openDatabase({ env, root, dataDirectory, steps, lifecycle }) {
  const database = env.DATABASE_URL
    ? { url: env.DATABASE_URL, embedded: false }
    : { url: await openEmbedded({ root, dataDirectory, steps, lifecycle }), embedded: true };
  await steps.step(
    database.embedded ? "Applying migrations" : `Applying migrations to ${withoutPassword(database.url)}`,
    (onProgress) =>
      applyMigrations({ url: database.url, directory: path.join(root, "prisma", "migrations"), onProgress }),
    (applied) => (applied.length === 0 ? "up to date" : applied.join(", ")),
  );
  return database;
}

/**
 * @param {{
 *   root: string, dataDirectory: string,
 *   steps: import("./steps.mjs").Steps, lifecycle: import("./lifecycle.mjs").Lifecycle,
 * }} options
 * @returns {Promise<string>} URL
 */
async function openEmbedded({ root, dataDirectory, steps, lifecycle }) {
  const cluster = await steps.step(
    "Starting the embedded PostgreSQL",
    (onProgress) =>
      openCluster({
        home: dataDirectory,
        root,
        onProgress,
        onLost: () =>
          void lifecycle.fail(
            new PlainError(
              `The embedded PostgreSQL stopped unexpectedly; see ${path.join(dataDirectory, "postgres.log")}.`,
            ),
          ),
      }),
    ({ port, joined }) => `${joined ? "it ran already, " : ""}port ${port}`,
  );
  lifecycle.onShutdown("the embedded PostgreSQL", () => cluster.release());
  await cluster.createDatabase(DATABASE_NAME);
  return cluster.url(DATABASE_NAME);
}
