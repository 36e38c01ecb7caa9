import fs from "node:fs";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { removeHome } from "@/scripts/lib/cluster-home.mjs";
import { type Cluster, openCluster } from "@/scripts/lib/embedded-postgres.mjs";
import { applyMigrations } from "@/scripts/lib/migrations.mjs";
import { dataDirectory, root } from "@/scripts/lib/paths.mjs";
import { anyFreePort } from "@/scripts/lib/ports.mjs";
import {
  migrationName,
  SNAPSHOT,
  schemaChangeSql,
  updateSnapshot,
  writeMigration,
} from "@/scripts/lib/schema-changes.mjs";
import { newTestHome } from "@/scripts/lib/test-home.mjs";
import { startWatchdog, type Watchdog } from "@/scripts/lib/watchdog.mjs";
import { scratchFolder, writeFiles } from "./scratch";

let cluster: Cluster;
let watchdog: Watchdog;
const home = newTestHome(dataDirectory);

beforeAll(async () => {
  watchdog = startWatchdog({ home, remove: true });
  cluster = await openCluster({ home, root, throwAway: true, firstPort: await anyFreePort() });
});

afterAll(async () => {
  await cluster.release();
  removeHome(home);
  watchdog.dismiss();
});

let url: string;
let databases = 0;

beforeEach(async () => {
  databases += 1;
  await cluster.createDatabase(`migrations_${databases}`);
  url = cluster.url(`migrations_${databases}`);
});

async function connected(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  onTestFinished(() => client.end());
  return client;
}

/** A folder of migrations; the names are their order. */
function migrations(sql: Record<string, string>): string {
  const folder = scratchFolder("migrations");
  writeFiles(
    folder,
    Object.fromEntries(Object.entries(sql).map(([name, text]) => [`${name}/migration.sql`, text])),
  );
  return folder;
}

const ONE = 'CREATE TABLE "Word" (id int PRIMARY KEY, text text);\n';
const TWO = `-- a comment; with a semicolon
CREATE FUNCTION shout() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.text := upper(NEW.text) || '; said';
  RETURN NEW;
END;
$$;
CREATE TRIGGER shouts BEFORE INSERT ON "Word" FOR EACH ROW EXECUTE FUNCTION shout();
`;
const BROKEN = `CREATE TABLE "Half" (id int);

INSERT INTO nowhere VALUES (1);
`;

describe("applying migrations", () => {
  test("runs those that the database lacks, in order, and nothing twice", async () => {
    const directory = migrations({ "2_two": TWO, "1_one": ONE });
    expect(await applyMigrations({ url, directory })).toEqual(["1_one", "2_two"]);
    expect(await applyMigrations({ url, directory })).toEqual([]);
    writeFiles(directory, { "3_three/migration.sql": 'ALTER TABLE "Word" ADD COLUMN more int;' });
    expect(await applyMigrations({ url, directory })).toEqual(["3_three"]);
  });

  test("sends a script whole: semicolons in functions, strings and comments end nothing", async () => {
    await applyMigrations({ url, directory: migrations({ "1_one": ONE, "2_two": TWO }) });
    const client = await connected();
    const { rows } = await client.query(`INSERT INTO "Word" VALUES (1, 'war') RETURNING text`);
    expect(rows).toEqual([{ text: "WAR; said" }]);
  });

  test("by five processes at once happens once", async () => {
    const directory = migrations({ "1_one": ONE, "2_two": TWO });
    const applied = await Promise.all(Array.from({ length: 5 }, () => applyMigrations({ url, directory })));
    expect(applied.flat().sort()).toEqual(["1_one", "2_two"]);
  });

  test("leaves nothing of a failed one, says where it failed, and goes on once it is corrected", async () => {
    const directory = migrations({ "1_one": ONE, "2_broken": BROKEN });
    const failing = applyMigrations({ url, directory });
    await expect(failing).rejects.toThrow(/2_broken failed: relation "nowhere" does not exist/);
    await expect(failing).rejects.toThrow(`${path.join(directory, "2_broken", "migration.sql")}:3`);
    const client = await connected();
    const half = await client.query(`SELECT to_regclass('"Half"') AS half, to_regclass('"Word"') AS word`);
    expect(half.rows).toEqual([{ half: null, word: '"Word"' }]);

    writeFiles(directory, { "2_broken/migration.sql": 'CREATE TABLE "Half" (id int);' });
    expect(await applyMigrations({ url, directory })).toEqual(["2_broken"]);
  });

  test("runs one again that a crash cut short", async () => {
    const directory = migrations({ "1_one": ONE });
    await applyMigrations({ url, directory });
    const client = await connected();
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, applied_steps_count) VALUES ('x', 'y', '2_two', 0)`,
    );
    writeFiles(directory, { "2_two/migration.sql": TWO });
    expect(await applyMigrations({ url, directory })).toEqual(["2_two"]);
  });

  test("refuses one that was edited after it had been applied", async () => {
    const directory = migrations({ "1_one": ONE });
    await applyMigrations({ url, directory });
    writeFiles(directory, { "1_one/migration.sql": `${ONE}-- edited` });
    await expect(applyMigrations({ url, directory })).rejects.toThrow(/1_one was edited/);
    writeFiles(directory, { "1_one/migration.sql": ONE.replaceAll("\n", "\r\n") });
    expect(await applyMigrations({ url, directory })).toEqual([]);
  });

  test("minds no migrations that only a newer version of the code has", async () => {
    const directory = migrations({ "1_one": ONE, "2_two": TWO });
    await applyMigrations({ url, directory });
    fs.rmSync(path.join(directory, "2_two"), { recursive: true });
    expect(await applyMigrations({ url, directory })).toEqual([]);
  });

  test("says which server cannot be reached, without the password", async () => {
    const nowhere = `postgresql://me:hidden@127.0.0.1:${await anyFreePort()}/m`;
    const failing = applyMigrations({ url: nowhere, directory: migrations({ "1_one": ONE }) });
    await expect(failing).rejects.toThrow(/127\.0\.0\.1:\d+\/m cannot be reached/);
    await expect(failing).rejects.not.toThrow(/hidden/);
  });
});

const HEADER = 'datasource db {\n  provider = "postgresql"\n}\n';

describe("writing a migration", () => {
  test("puts the difference to the last one into SQL that leads there", async () => {
    const checkout = scratchFolder();
    const schema = path.join("prisma", "schema.prisma");
    writeFiles(checkout, { [schema]: `${HEADER}model Word {\n  id Int @id\n}\n` });
    const first = await schemaChangeSql({ root: checkout, url });
    expect(first).toContain('CREATE TABLE "Word"');
    writeMigration({ root: checkout, name: "one", sql: first ?? "", now: new Date("2026-01-02T03:04:05Z") });
    updateSnapshot(checkout);

    writeFiles(checkout, { [schema]: `${HEADER}/// Only words\nmodel Word {\n  id Int @id\n}\n` });
    expect(await schemaChangeSql({ root: checkout, url })).toBeNull();
    writeFiles(checkout, { [schema]: `${HEADER}model Word {\n  id Int @id\n  text String?\n}\n` });
    const second = await schemaChangeSql({ root: checkout, url });
    expect(second).toContain('ALTER TABLE "Word" ADD COLUMN     "text" TEXT');
    expect(second).not.toContain("CREATE TABLE");
    writeMigration({ root: checkout, name: "two", sql: second ?? "", now: new Date("2026-01-02T03:04:06Z") });

    const applied = await applyMigrations({ url, directory: path.join(checkout, "prisma", "migrations") });
    expect(applied).toEqual(["20260102030405_one", "20260102030406_two"]);
  });

  test("names the folder after what was typed", () => {
    expect(migrationName("Add  article-language!")).toBe("add_article_language");
    expect(() => migrationName("—")).toThrow(/npm run db:migration -- /);
    expect(() => migrationName(undefined)).toThrow(/npm run db:migration -- /);
  });

  test("tells where the schema is wrong", async () => {
    const checkout = scratchFolder();
    writeFiles(checkout, { "prisma/schema.prisma": `${HEADER}model Word {\n  id Number @id\n}\n` });
    await expect(schemaChangeSql({ root: checkout, url })).rejects.toMatchObject({
      output: expect.stringContaining("Number"),
    });
  });
});

describe("this checkout's migrations", () => {
  test("contain every change of the schema", async () => {
    expect(fs.existsSync(path.join(root, SNAPSHOT))).toBe(true);
    expect(await schemaChangeSql({ root, url })).toBeNull();
  });

  test("apply to an empty database", async () => {
    const directory = path.join(root, "prisma", "migrations");
    expect((await applyMigrations({ url, directory })).length).toBeGreaterThan(0);
  });
});
