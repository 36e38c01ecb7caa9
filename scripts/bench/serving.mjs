// @ts-check
import fs from "node:fs";
import pg from "pg";
import { v7 } from "uuid";
import { startBareApp, withoutScripts } from "./bare-app.mjs";
import { makeAnnotations, makeArticle, makePerson, PUBLIC_GROUP, textOf } from "./bench-rows.mjs";
import { load, loop } from "./load.mjs";

const CLIENTS = [1, 16, 64];
const SECONDS = 4;
const COUNTS = [0, 200, 2_000];

/**
 * What serving costs beside what it cannot do without: the page beside a bare page with the same HTML, a
 * listing beside a bare route with the same bytes, creating beside the bare transaction.
 *
 * @param {import("./run.mjs").BenchContext} context
 * @returns {Promise<import("./run.mjs").Figures[]>}
 */
export async function benchServing(context) {
  const { baseUrl, databaseUrl, env, serverPid, command } = context;
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 });
  command.lifecycle.onShutdown("the bench's connections", () => pool.end());
  const authors = await Promise.all(
    Array.from({ length: 20 }, () => makePerson(pool, env.NEXTAUTH_SECRET ?? "")),
  );
  const text = textOf(5_000);
  /** @type {Map<number, Awaited<ReturnType<typeof makeArticle>>>} */
  const articles = new Map();
  await command.steps.step("Writing annotations", async () => {
    for (const count of COUNTS) {
      const article = await makeArticle(pool, text);
      await makeAnnotations(pool, article, authors, count);
      articles.set(count, article);
    }
    await pool.query("ANALYZE");
  });
  const pageUrl = (/** @type {number} */ count) => `${baseUrl}/articles/${articles.get(count)?.slug}`;
  const listUrl = `${baseUrl}/api/articles/${articles.get(200)?.id}/annotations?group=${PUBLIC_GROUP}&limit=200`;
  /** @type {Record<string, { html?: string, bytes?: string }>} */
  const contents = { list: { bytes: await (await fetch(listUrl)).text() } };
  for (const count of COUNTS)
    contents[`page${count}`] = { html: withoutScripts(await (await fetch(pageUrl(count))).text()) };
  const bare = await startBareApp(context, contents);

  /** @type {import("./run.mjs").Row[]} */
  const pages = [];
  /** @type {import("./run.mjs").Row[]} */
  const lists = [];
  /** @type {import("./run.mjs").Row[]} */
  const creations = [];
  let mostMemory = 0;
  const memory = setInterval(() => {
    mostMemory = Math.max(mostMemory, residentMegabytes(serverPid));
  }, 250);
  for (const clients of CLIENTS) {
    await command.steps.step(`Asking from ${clients} ${clients === 1 ? "client" : "clients"}`, async () => {
      const options = { clients, seconds: SECONDS };
      for (const count of COUNTS) {
        const [ours, floor] = await inTurn(
          () => load(pageUrl(count), options),
          () => load(`${bare.url}/page/page${count}`, options),
        );
        pages.push(row({ annotations: count, clients }, ours, floor));
      }
      const [listed, bytes] = await inTurn(
        () => load(listUrl, options),
        () => load(`${bare.url}/bytes/list`, options),
      );
      lists.push(row({ clients }, listed, bytes));
      const target = articles.get(0);
      if (!target) throw new Error("no article");
      const person = await makePerson(pool, env.NEXTAUTH_SECRET ?? "");
      const [made, written] = await inTurn(
        () =>
          load(`${baseUrl}/api/annotations`, {
            ...options,
            method: "POST",
            headers: { "content-type": "application/json", cookie: person.cookie },
            body: () => JSON.stringify(draft(target)),
          }),
        () => loop(() => bareTransaction(pool, target, person), options),
      );
      creations.push(row({ clients }, made, written));
      await pool.query(`DELETE FROM "Annotation" WHERE "authorId" = $1`, [person.id]);
    });
  }
  clearInterval(memory);
  await bare.stop();
  return [
    {
      title: "The article page, beside a bare dynamic Next.js page with the same HTML",
      rows: pages,
      aims: ["aim: with 200 annotations, at least 0.50 of the floor's rate; no errors at 64 clients"],
    },
    {
      title: "Listing 200 annotations, beside a bare route that sends the same bytes",
      rows: lists,
      aims: ["aim: at least 0.50 of the floor's rate"],
    },
    {
      title: "Creating an annotation, beside the bare transaction",
      rows: creations,
      aims: ["aim: at least 0.33 of the floor's rate"],
    },
    {
      title: "The server's memory",
      rows: [{ "most resident MB": Math.round(mostMemory) }],
      aims: ["aim: under 400 MB"],
    },
  ];
}

/**
 * Both sides a little, and a little again, so that a machine that slows down slows both.
 * @param {() => Promise<import("./load.mjs").Load>} ours
 * @param {() => Promise<import("./load.mjs").Load>} floor
 */
async function inTurn(ours, floor) {
  const [a1, b1, a2, b2] = [await ours(), await floor(), await ours(), await floor()];
  const both = (/** @type {import("./load.mjs").Load} */ x, /** @type {import("./load.mjs").Load} */ y) => ({
    rate: (x.rate + y.rate) / 2,
    p50: (x.p50 + y.p50) / 2,
    p99: Math.max(x.p99, y.p99),
    errors: x.errors + y.errors,
  });
  return [both(a1, a2), both(b1, b2)];
}

/**
 * @param {Record<string, number>} what
 * @param {import("./load.mjs").Load | undefined} ours
 * @param {import("./load.mjs").Load | undefined} floor
 */
function row(what, ours, floor) {
  return {
    ...what,
    "rate /s": Math.round(ours?.rate ?? 0),
    "floor /s": Math.round(floor?.rate ?? 0),
    ratio: (ours?.rate ?? 0) / (floor?.rate ?? 1),
    "p50 ms": ours?.p50 ?? 0,
    "p99 ms": ours?.p99 ?? 0,
    errors: ours?.errors ?? 0,
  };
}

/** @param {{ id: string, versionId: string, text: string }} article */
function draft(article) {
  const length = 40;
  const start = Math.floor(Math.random() * (article.text.length - 200)) + 80;
  const range = { start, end: start + length };
  return {
    id: v7(),
    articleId: article.id,
    groupId: PUBLIC_GROUP,
    target: {
      versionId: article.versionId,
      ...range,
      quote: {
        exact: article.text.slice(range.start, range.end),
        prefix: article.text.slice(start - 32, start),
        suffix: article.text.slice(range.end, range.end + 32),
      },
    },
    codes: [],
    note: "",
  };
}

/**
 * The rows that creating an annotation leaves, written as plainly as SQL can.
 * @param {pg.Pool} pool
 * @param {{ id: string, versionId: string, text: string }} article
 * @param {{ id: string }} person
 */
async function bareTransaction(pool, article, person) {
  const { id, target, note } = draft(article);
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    await client.query(
      `INSERT INTO "Annotation" (id, "articleId", "groupId", "authorId", note, "draftHash") VALUES ($1, $2, $3, $4, $5, ($1::uuid)::text)`,
      [id, article.id, PUBLIC_GROUP, person.id, note],
    );
    await client.query(
      `INSERT INTO "Anchor" ("annotationId", "versionId", start, "end", exact, prefix, suffix) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [
        id,
        target.versionId,
        target.start,
        target.end,
        target.quote.exact,
        target.quote.prefix,
        target.quote.suffix,
      ],
    );
    const { rows } = await client.query(
      `UPDATE "Stream" SET seq = seq + 1 WHERE "articleId" = $1 RETURNING seq`,
      [article.id],
    );
    await client.query(
      `INSERT INTO "Event" ("articleId", seq, kind, "actorId", "groupId", "subjectId", data) VALUES ($1, $2, 'annotation-created', $3, $4, $5, '{}')`,
      [article.id, rows[0].seq, person.id, PUBLIC_GROUP, id],
    );
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  } finally {
    client.release();
  }
}

/** @param {number} pid @returns {number} 0 where the system does not say */
function residentMegabytes(pid) {
  try {
    const status = fs.readFileSync(`/proc/${pid}/status`, "utf8");
    return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}
