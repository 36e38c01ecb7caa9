// @ts-check
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import pg from "pg";
import { PlainError } from "./plain-error.mjs";
import { openSchemaEngine } from "./schema-engine.mjs";

/** Any fixed number; Prisma's own CLI uses 72707369, which the engine may take while we hold ours. */
const MIGRATION_LOCK_KEY = 7_277_402;

const NO_FILTER = { externalTables: [], externalEnums: [] };

/**
 * Applies the migrations that the database does not have yet, one process at a time, and records them in
 * `_prisma_migrations` as the Prisma CLI does.
 *
 * A migration runs as one transaction, so one that failed, or that a crash cut short, has changed nothing; its
 * record is marked as rolled back and does not block the next attempt.
 *
 * @param {{ url: string, directory: string, onProgress?: (text: string) => void }} options
 *   `directory`: prisma/migrations
 * @returns {Promise<string[]>} the names of those just applied, oldest first
 * @throws {PlainError} when one fails, saying where and what to do
 */
export async function applyMigrations({ url, directory, onProgress = () => {} }) {
  const migrationsList = readMigrations(directory);
  if (migrationsList.migrationDirectories.length === 0) return [];
  const lock = await connect(url);
  try {
    onProgress("waiting for another process that migrates");
    await lock.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK_KEY]);
    onProgress("comparing");
    const { engine, scriptError, close } = await openSchemaEngine({ url });
    try {
      await refuseEdited(lock, migrationsList);
      await rollBackUnfinished(lock, engine);
      const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: NO_FILTER });
      return appliedMigrationNames;
    } catch (error) {
      if (error instanceof PlainError) throw error;
      const failed = await rollBackUnfinished(lock, engine).catch(() => []);
      throw explain(error, scriptError(), failed[0], directory);
    } finally {
      await close();
    }
  } finally {
    await lock.end().catch(() => {});
  }
}

/**
 * @param {string} directory
 * @returns {import("@prisma/schema-engine-wasm").MigrationList} ordered by name, that is by time
 */
export function readMigrations(directory) {
  const names = fs.existsSync(directory)
    ? fs
        .readdirSync(directory, { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && !entry.name.startsWith("."))
        .map((entry) => entry.name)
        .sort()
    : [];
  const lockfile = path.join(directory, "migration_lock.toml");
  return {
    baseDir: directory,
    lockfile: {
      path: "migration_lock.toml",
      content: fs.existsSync(lockfile) ? fs.readFileSync(lockfile, "utf8") : null,
    },
    shadowDbInitScript: "",
    migrationDirectories: names.map((name) => ({
      path: name,
      migrationFile: { path: "migration.sql", content: readSql(path.join(directory, name, "migration.sql")) },
    })),
  };
}

/** @param {string} file @returns {import("@prisma/schema-engine-wasm").JsResult<string, string>} */
function readSql(file) {
  try {
    return { tag: "ok", value: fs.readFileSync(file, "utf8") };
  } catch (error) {
    return { tag: "error", value: /** @type {Error} */ (error).message };
  }
}

/** @param {string} url */
async function connect(url) {
  const client = new pg.Client({ connectionString: url, application_name: "marginalia migrations" });
  client.on("error", () => {});
  try {
    await client.connect();
    return client;
  } catch (error) {
    const { message } = /** @type {Error} */ (error);
    throw new PlainError(
      `The database at ${withoutPassword(url)} cannot be reached: ${message || "no answer"}.\n` +
        "Check DATABASE_URL, and that the server runs and lets this user in.",
      { cause: error },
    );
  }
}

/**
 * An applied migration that was edited since describes a database that nobody has. Migrations that the database
 * has and we do not are fine: an older version of the code on a newer database.
 *
 * @param {pg.Client} client
 * @param {import("@prisma/schema-engine-wasm").MigrationList} migrations
 * @throws {PlainError}
 */
async function refuseEdited(client, { baseDir, migrationDirectories }) {
  if (!(await hasMigrationsTable(client))) return;
  const applied = await client.query(
    "SELECT migration_name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL",
  );
  const checksums = new Map(applied.rows.map((row) => [row.migration_name, row.checksum]));
  for (const { path: name, migrationFile } of migrationDirectories) {
    const checksum = checksums.get(name);
    if (checksum === undefined || migrationFile.content.tag !== "ok") continue;
    const sql = migrationFile.content.value;
    if (
      [sql, sql.replaceAll("\r\n", "\n"), sql.replace(/\r?\n/g, "\r\n")].some(
        (text) => sha256(text) === checksum,
      )
    )
      continue;
    throw new PlainError(
      `The migration ${name} was edited after this database had it applied.\n` +
        `  ${path.join(baseDir, name, "migration.sql")}\n` +
        "Put the file back as it was and write the change as a new migration (npm run db:migration -- NAME).\n" +
        "If only the embedded database of this checkout has it, you may instead move .data away and begin with an empty one.",
    );
  }
}

/** @param {string} text @returns {string} */
function sha256(text) {
  return createHash("sha256").update(text).digest("hex");
}

/** @param {pg.Client} client @returns {Promise<boolean>} */
async function hasMigrationsTable(client) {
  const table = await client.query("SELECT to_regclass('_prisma_migrations') AS name");
  return table.rows[0]?.name !== null;
}

/**
 * While we hold the lock nobody else migrates, so whatever is unfinished was cut short.
 *
 * @param {pg.Client} client
 * @param {import("./schema-engine.mjs").SchemaEngine} engine
 * @returns {Promise<string[]>} names of the migrations that had not finished
 */
async function rollBackUnfinished(client, engine) {
  if (!(await hasMigrationsTable(client))) return [];
  const unfinished = await client.query(
    "SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NULL AND rolled_back_at IS NULL ORDER BY started_at",
  );
  const names = [...new Set(unfinished.rows.map((row) => String(row.migration_name)))];
  for (const migrationName of names) await engine.markMigrationRolledBack({ migrationName });
  return names;
}

/**
 * @param {unknown} error
 * @param {ReturnType<import("./schema-engine.mjs").OpenEngine["scriptError"]>} cause
 * @param {string | undefined} name
 * @param {string} directory
 * @returns {PlainError}
 */
function explain(error, cause, name, directory) {
  if (!cause || name === undefined) {
    return new PlainError(`The migrations could not be applied: ${/** @type {Error} */ (error).message}`, {
      cause: error,
    });
  }
  const file = path.join(directory, name, "migration.sql");
  const line = cause.position ? lineOf(file, Number(cause.position)) : null;
  const details = [cause.detail, cause.hint].filter(Boolean).map((text) => `\n  ${text}`);
  return new PlainError(
    `The migration ${name} failed: ${cause.message}${cause.code ? ` (SQLSTATE ${cause.code})` : ""}\n` +
      `  ${file}${line === null ? "" : `:${line}`}${details.join("")}\n` +
      "It was rolled back, so the database is as it was before it. Correct the file (or the data that it trips over) and start again.",
    { cause: error },
  );
}

/** @param {string} file @param {number} position counted from 1, in characters @returns {number} */
function lineOf(file, position) {
  return (
    [...fs.readFileSync(file, "utf8")].slice(0, position).filter((character) => character === "\n").length + 1
  );
}

/** @param {string} url @returns {string} fit for the terminal and for logs */
export function withoutPassword(url) {
  try {
    const parsed = new URL(url);
    return `${parsed.hostname}:${parsed.port || "5432"}${parsed.pathname}`;
  } catch {
    return "DATABASE_URL (which is not a valid URL)";
  }
}
