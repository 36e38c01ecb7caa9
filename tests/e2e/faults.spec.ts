import { randomInt } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect } from "@playwright/test";
import pg from "pg";
import { v7 } from "uuid";
import { openCluster } from "@/scripts/lib/embedded-postgres.mjs";
import { openTestCluster } from "@/scripts/lib/test-cluster.mjs";
import { insertArticle, insertPerson, PUBLIC_GROUP, type TestPerson } from "../support/rows";
import { type AppProcess, startApp } from "./support/app-process";
import { test } from "./support/fixtures";
import { draftPosts, expectAllThere, send, sendAll } from "./support/posting";

// One after another: they mostly wait, and two of them at once would leave the processors idle.
test.describe.configure({ mode: "default" });

const databaseUrl = process.env.TEST_DATABASE_URL ?? "";

/** More than one person may write in a minute. */
const LIMITS = { LIMIT_WRITES_PER_MINUTE: "100000" };

const crowd = (db: pg.Pool): Promise<TestPerson[]> =>
  Promise.all(Array.from({ length: 8 }, () => insertPerson(db)));

const openPublicGroup = (db: pg.Pool) =>
  db.query(
    `INSERT INTO "Group" (id, slug, name, kind, "isPublic", "updatedAt")
     VALUES ($1, 'public', 'Public', 'forum', true, now())`,
    [PUBLIC_GROUP],
  );

/** A database of the test's own on the tests' PostgreSQL, with the tables of theirs and a Public group. */
async function ownDatabase(): Promise<{ url: string; name: string; db: pg.Pool; drop(): Promise<void> }> {
  const name = `marginalia_fault_${v7().replaceAll("-", "")}`;
  const url = new URL(databaseUrl);
  const server = new pg.Pool({ connectionString: new URL("/postgres", url).href, max: 1 });
  await server.query(`CREATE DATABASE ${name} TEMPLATE marginalia_template`);
  url.pathname = `/${name}`;
  const db = new pg.Pool({ connectionString: url.href, max: 2 });
  // Its connections are cut on purpose.
  db.on("error", () => {});
  await openPublicGroup(db);
  return {
    url: url.href,
    name,
    db,
    drop: async () => {
      await db.end();
      await server.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await server.end();
    },
  };
}

test.describe("nothing that was acknowledged is lost or doubled", () => {
  test.setTimeout(180_000);

  test("when the app is killed again and again during a thousand posts", async ({ db }) => {
    const article = await insertArticle(db);
    const posts = await draftPosts(article, await crowd(db), 1_000);
    let app = await startApp({ databaseUrl, env: LIMITS });
    const { port } = app;
    let isDone = false;
    const killing = (async () => {
      for (let deaths = 0; deaths < 4 && !isDone; deaths += 1) {
        await new Promise((resolve) => setTimeout(resolve, randomInt(300, 1_500)));
        await app.kill();
        app = await startApp({ databaseUrl, port, env: LIMITS });
      }
    })();
    try {
      await sendAll(() => app.url, posts, 8);
    } finally {
      isDone = true;
      await killing;
      await app.stop();
    }
    await expectAllThere(db, article, posts);
  });

  test("when PostgreSQL cuts every connection again and again", async () => {
    const own = await ownDatabase();
    let app: AppProcess | null = null;
    try {
      app = await startApp({ databaseUrl: own.url, env: LIMITS });
      const { url } = app;
      await fetch(url);
      const article = await insertArticle(own.db);
      const posts = await draftPosts(article, await crowd(own.db), 400);
      const cutter = new pg.Client({ connectionString: new URL("/postgres", databaseUrl).href });
      await cutter.connect();
      const cutting = (async () => {
        for (let cuts = 0; cuts < 10; cuts += 1) {
          await new Promise((resolve) => setTimeout(resolve, randomInt(200, 900)));
          await cutter.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1`, [
            own.name,
          ]);
        }
        await cutter.end();
      })();
      await Promise.all([sendAll(() => url, posts, 8), cutting]);
      await expect.poll(async () => (await fetch(`${url}/readyz`)).status).toBe(200);
      await expect.poll(() => expectAllThere(own.db, article, posts).then(() => true)).toBe(true);
    } finally {
      await app?.stop();
      await own.drop();
    }
  });

  test("when PostgreSQL is stopped and started", async () => {
    const parent = mkdtempSync(path.join(os.tmpdir(), "marginalia-fault-"));
    const home = path.join(parent, "home");
    const root = path.join(import.meta.dirname, "../..");
    let cluster = await openTestCluster({ home, root });
    let app: AppProcess | null = null;
    try {
      await cluster.query("CREATE DATABASE fault TEMPLATE marginalia_template");
      const url = cluster.url("fault");
      app = await startApp({ databaseUrl: url, env: LIMITS });
      const { url: address } = app;
      await fetch(address);
      const db = new pg.Pool({ connectionString: url, max: 2 });
      db.on("error", () => {});
      await openPublicGroup(db);
      const article = await insertArticle(db);
      const posts = await draftPosts(article, await crowd(db), 300);
      const sending = sendAll(() => address, posts, 8);
      await new Promise((resolve) => setTimeout(resolve, 300));
      await cluster.release();
      await expect.poll(async () => (await fetch(`${address}/readyz`)).status).toBe(503);
      cluster = await openCluster({ home, root, throwAway: true, firstPort: cluster.port });
      await sending;
      await expectAllThere(db, article, posts);
      await db.end();
    } finally {
      await app?.stop();
      await cluster.release();
      rmSync(parent, { recursive: true, force: true });
    }
  });
});

test("a full pool is told apart from a defect, and is over when it is over", async () => {
  test.setTimeout(120_000);
  const own = await ownDatabase();
  let app: AppProcess | null = null;
  try {
    app = await startApp({ databaseUrl: own.url, env: { ...LIMITS, DATABASE_POOL_SIZE: "2" } });
    const { url } = app;
    await fetch(url);
    const article = await insertArticle(own.db);
    const posts = await draftPosts(article, await crowd(own.db), 30);
    // Whoever writes on this article waits, and holds a connection meanwhile.
    const holder = await own.db.connect();
    await holder.query("BEGIN");
    await holder.query(`SELECT 1 FROM "Stream" WHERE "articleId" = $1 FOR UPDATE`, [article.id]);
    const statuses = await Promise.all(posts.map((post) => send(url, post)));
    expect(new Set(statuses)).toEqual(new Set([503]));
    await holder.query("ROLLBACK");
    holder.release();
    await sendAll(() => url, posts, 4);
    await expectAllThere(own.db, article, posts);
  } finally {
    await app?.stop();
    await own.drop();
  }
});

test("the same post sent twenty times at once, through two processes, is one", async ({ db, baseURL }) => {
  const article = await insertArticle(db);
  const posts = await draftPosts(article, await crowd(db), 2);
  const other = await startApp({ databaseUrl, env: LIMITS });
  try {
    for (const post of posts) {
      const doors = Array.from({ length: 20 }, (_, index) => (index % 2 ? other.url : (baseURL ?? "")));
      const statuses = await Promise.all(doors.map((url) => send(url, post)));
      expect(statuses.filter((status) => status !== 200 && status !== 201)).toEqual([]);
    }
  } finally {
    await other.stop();
  }
  await expectAllThere(db, article, posts);
});
