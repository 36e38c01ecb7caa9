// @ts-check
import fs from "node:fs";
import path from "node:path";
import { PlainError } from "./plain-error.mjs";
import { openSchemaEngine } from "./schema-engine.mjs";

/**
 * The schema as the last migration left it. It stands in for a database of that state, which the WebAssembly
 * engine cannot read back.
 */
export const SNAPSHOT = path.join("prisma", "migrations", "schema.snapshot.prisma");

const SCHEMA = path.join("prisma", "schema.prisma");

/**
 * The SQL that leads from the last migration's schema to the current one.
 *
 * @param {{ root: string, url: string }} options `url`: any PostgreSQL database; it is not changed
 * @returns {Promise<string | null>} null when nothing in the database would change
 * @throws {PlainError} when the schema is not valid
 */
export async function schemaChangeSql({ root, url }) {
  const content = fs.readFileSync(path.join(root, SCHEMA), "utf8");
  const snapshot = path.join(root, SNAPSHOT);
  const before = fs.existsSync(snapshot) ? fs.readFileSync(snapshot, "utf8") : null;
  const { engine, close } = await openSchemaEngine({ url, schema: { path: "schema.prisma", content } });
  try {
    const { stdout } = await engine.diff({
      from:
        before === null
          ? { tag: "empty" }
          : { tag: "schemaDatamodel", files: [{ path: "schema.prisma", content: before }] },
      to: { tag: "schemaDatamodel", files: [{ path: "schema.prisma", content }] },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    const sql = stdout?.trim() ?? "";
    return sql === "" || /^-- This is an empty migration\.?$/.test(sql) ? null : `${sql}\n`;
  } catch (error) {
    throw new PlainError(`The change of ${SCHEMA} cannot be told.`, {
      cause: error,
      output: /** @type {Error} */ (error).message,
    });
  } finally {
    await close();
  }
}

/** Records that the migrations lead to the current schema. @param {string} root */
export function updateSnapshot(root) {
  fs.mkdirSync(path.join(root, "prisma", "migrations"), { recursive: true });
  fs.copyFileSync(path.join(root, SCHEMA), path.join(root, SNAPSHOT));
}

/**
 * @param {{ root: string, name: string, sql: string, now?: Date }} migration
 * @returns {string} the path of the file written, relative to root
 */
export function writeMigration({ root, name, sql, now = new Date() }) {
  const timestamp = now.toISOString().replace(/\D/g, "").slice(0, 14);
  const migrations = path.join("prisma", "migrations");
  const folder = path.join(migrations, `${timestamp}_${name}`);
  fs.mkdirSync(path.join(root, folder), { recursive: true });
  const lockfile = path.join(root, migrations, "migration_lock.toml");
  if (!fs.existsSync(lockfile)) {
    fs.writeFileSync(
      lockfile,
      '# Which database the migrations are written for; the Prisma CLI reads it.\nprovider = "postgresql"\n',
    );
  }
  const file = path.join(folder, "migration.sql");
  fs.writeFileSync(path.join(root, file), sql);
  return file;
}

/**
 * @param {string | undefined} given
 * @returns {string} as it goes into a folder's name
 * @throws {PlainError} when nothing is left of it
 */
export function migrationName(given) {
  const name = (given ?? "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "");
  if (name !== "") return name;
  throw new PlainError("Say what the migration does: npm run db:migration -- add_article_language");
}
