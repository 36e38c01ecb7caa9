// @ts-check
import fs from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { v7 } from "uuid";
import { makeArticle, makePerson, PUBLIC_GROUP, textOf } from "./bench-rows.mjs";
import { openStreams } from "./live/open-streams.mjs";
import { nextPaint, watchPaints } from "./live/paints.mjs";
import { openBrowser } from "./open-browser.mjs";

const STREAMS = [1, 100, 1_000];
const COMMITS = 60;
/** Between two commits, in milliseconds: others' writing, not a flood. */
const PAUSE_MS = 50;

/** This machine's clock, the same in the browser. */
const now = () => performance.timeOrigin + performance.now();

/**
 * How long it takes from a commit until others have it, with so many streams open in one process.
 *
 * @param {import("./run.mjs").BenchContext} context
 * @returns {Promise<import("./run.mjs").Figures[]>}
 */
export async function benchLive(context) {
  const { baseUrl, databaseUrl, env, serverPid, keptBytes, command } = context;
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 4 });
  command.lifecycle.onShutdown("the bench's connections", () => pool.end());
  const browser = await openBrowser(context);
  const author = await makePerson(pool, env.NEXTAUTH_SECRET ?? "");
  const readers = await Promise.all(
    Array.from({ length: Math.max(...STREAMS) }, () => makePerson(pool, env.NEXTAUTH_SECRET ?? "")),
  );
  const listener = new pg.Client({ connectionString: databaseUrl });
  await listener.connect();
  await listener.query("LISTEN bench_live");

  /** @type {import("./run.mjs").Row[]} */
  const rows = [];
  for (const count of STREAMS) {
    const article = await makeArticle(pool, textOf(6_000));
    await command.steps.step(`Listening on ${count} ${count === 1 ? "stream" : "streams"}`, async () => {
      const page = await watchPaints(browser, `${baseUrl}/articles/${article.slug}`);
      const keptBefore = await keptBytes();
      const before = residentKilobytes(serverPid);
      const streams = await openStreams(baseUrl, article.id, readers.slice(0, count));
      await sleep(1_000);
      const resident = (residentKilobytes(serverPid) - before) / count;
      const kept = ((await keptBytes()) - keptBefore) / 1024 / count;
      /** @type {{ receipts: number[], notices: number[], paints: number[] }} */
      const { receipts, notices, paints } = { receipts: [], notices: [], paints: [] };
      for (let commit = 0; commit < COMMITS; commit++) {
        const painted = await nextPaint(page);
        const noticed = new Promise((resolve) => listener.once("notification", () => resolve(now())));
        const received = streams.next();
        const at = await annotate(pool, article, author, commit);
        notices.push((await noticed) - at);
        for (const time of await received) receipts.push(time - at);
        paints.push((await painted()) - at);
        await sleep(PAUSE_MS);
      }
      rows.push({
        streams: count,
        "notified p50 ms": quantile(notices, 0.5),
        "received p50 ms": quantile(receipts, 0.5),
        "received p99 ms": quantile(receipts, 0.99),
        "painted p50 ms": quantile(paints, 0.5),
        "painted p99 ms": quantile(paints, 0.99),
        ...(count >= 100 && { "resident KB per stream": resident, "kept KB per stream": kept }),
      });
      streams.close();
      await page.context().close();
    });
  }
  await listener.end();
  return [
    {
      title: "From a commit to others, with so many streams open in one process",
      rows,
      aims: [
        "floor: notified, when a bare LISTEN connection hears of the commit",
        "aim: painted within 1,000 ms at p99; at most 100 KB per stream",
        "kept: what is there after a garbage collection; resident: with garbage that waits, and code that ran for the first time",
      ],
    },
  ];
}

/**
 * @param {pg.Pool} pool
 * @param {{ id: string, versionId: string, text: string }} article
 * @param {{ id: string }} author
 * @param {number} index of the passage: each has its own
 * @returns {Promise<number>} when COMMIT was sent, milliseconds since 1970
 */
async function annotate(pool, article, author, index) {
  const id = v7();
  const start = index * 40;
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    await client.query(
      `WITH made AS (INSERT INTO "Annotation" (id, "articleId", "groupId", "authorId", "draftHash")
         VALUES ($1, $2, $3, $4, ($1::uuid)::text) RETURNING id),
       anchored AS (INSERT INTO "Anchor" ("annotationId", "versionId", start, "end", exact, prefix, suffix)
         SELECT id, $5, $6, $7, $8, '', '' FROM made),
       next AS (UPDATE "Stream" SET seq = seq + 1 WHERE "articleId" = $2 RETURNING seq)
       INSERT INTO "Event" ("articleId", seq, kind, "actorId", "groupId", "subjectId", data)
       SELECT $2, next.seq, 'annotation-created', $4, $3, made.id, '{}' FROM next, made`,
      [
        id,
        article.id,
        PUBLIC_GROUP,
        author.id,
        article.versionId,
        start,
        start + 20,
        article.text.slice(start, start + 20),
      ],
    );
    // Only for the floor: the app itself calls nothing out.
    await client.query("SELECT pg_notify('bench_live', '')");
    const at = now();
    await client.query("COMMIT");
    return at;
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  } finally {
    client.release();
  }
}

/** @param {number[]} values @param {number} share */
function quantile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** @param {number} pid @returns {number} 0 where the system does not say */
function residentKilobytes(pid) {
  try {
    return Number(/VmRSS:\s+(\d+) kB/.exec(fs.readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
