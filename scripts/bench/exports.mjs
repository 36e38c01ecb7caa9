// @ts-check
import fs from "node:fs";
import pg from "pg";
import { makeArticle, makePerson, PUBLIC_GROUP, textOf } from "./bench-rows.mjs";

/** How many annotations a file has, each kind over so many articles. */
const SIZES = [
  { annotations: 10_000, articles: 40 },
  { annotations: 100_000, articles: 371 },
];
/** How often it is looked how much is kept. */
const LOOKS = 12;
const FORMATS = ["csv", "jsonl", "jsonld", "tsv", "qdpx", "report"];

/**
 * What taking a selection out costs as it grows: time, how far the server's memory grows meanwhile, and how much of
 * that it keeps. The file is taken twice: what is kept can only be told by collecting garbage, which takes time.
 *
 * @param {import("./run.mjs").BenchContext} context
 * @returns {Promise<import("./run.mjs").Figures[]>}
 */
export async function benchExports({ baseUrl, databaseUrl, env, serverPid, keptBytes, command }) {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 4 });
  command.lifecycle.onShutdown("the bench's connections", () => pool.end());
  /** @type {import("./run.mjs").Row[]} */
  const rows = [];
  for (const size of SIZES) {
    const person = await makePerson(pool, env.NEXTAUTH_SECRET ?? "");
    await command.steps.step(`Writing ${size.annotations} annotations`, () => write(pool, person.id, size));
    // What is loaded and compiled with the first of each is not what a file costs.
    for (const format of FORMATS) await take(baseUrl, person, format, "has:reply");
    for (const format of FORMATS) {
      const taken = await command.steps.step(`${size.annotations} as ${format}`, async () => {
        const before = residentMegabytes(serverPid);
        let most = before;
        const watch = setInterval(() => {
          most = Math.max(most, residentMegabytes(serverPid));
        }, 50);
        const started = performance.now();
        const bytes = await take(baseUrl, person, format, "person:me");
        clearInterval(watch);
        return { seconds: (performance.now() - started) / 1_000, bytes, growth: most - before, before };
      });
      const kept = await command.steps.step(
        `${size.annotations} as ${format}, and what is kept`,
        async () => {
          const before = await keptBytes();
          let most = before;
          await take(baseUrl, person, format, "person:me", {
            every: taken.bytes / LOOKS,
            look: async () => {
              most = Math.max(most, await keptBytes());
            },
          });
          return (most - before) / 1e6;
        },
      );
      rows.push({
        annotations: size.annotations,
        articles: size.articles,
        format,
        seconds: taken.seconds.toFixed(1),
        "annotations per second": Math.round(size.annotations / taken.seconds),
        "file, MB": (taken.bytes / 1e6).toFixed(1),
        "most it kept, MB": kept.toFixed(1),
        "memory before, MB": Math.round(taken.before),
        "most that grew, MB": Math.round(taken.growth),
      });
    }
  }
  return [
    {
      title: "Taking a selection out, one reader",
      rows,
      aims: [
        `kept: heap and buffers after a garbage collection, looked at ${LOOKS} times while the file is read, above what was kept before; it must not grow with the file`,
        "memory: the server's resident set, looked at every 50 ms; with garbage that waits to be collected",
      ],
    },
  ];
}

/**
 * @param {string} baseUrl @param {{ cookie: string }} person @param {string} format @param {string} query
 * @param {{ every: number, look: () => Promise<void> }} [watch] after so many bytes, while the server waits to go on
 */
async function take(baseUrl, { cookie }, format, query, watch) {
  const response = await fetch(`${baseUrl}/api/exports?format=${format}&query=${encodeURIComponent(query)}`, {
    headers: { cookie },
  });
  if (!response.ok || !response.body)
    throw new Error(`${format}: ${response.status} ${await response.text()}`);
  let [bytes, unseen] = [0, 0];
  for await (const chunk of response.body) {
    bytes += chunk.byteLength;
    unseen += chunk.byteLength;
    if (!watch || unseen < watch.every) continue;
    await watch.look();
    unseen = 0;
  }
  return bytes;
}

/**
 * Annotations of one person over many articles, each on its own passage with one code, in few statements.
 *
 * @param {import("pg").Pool} pool @param {string} authorId @param {{ annotations: number, articles: number }} size
 */
async function write(pool, authorId, { annotations, articles }) {
  const text = textOf(8_000);
  const each = Math.ceil(annotations / articles);
  for (let at = 0; at < articles; at++) {
    const article = await makeArticle(pool, text);
    const count = Math.min(each, annotations - at * each);
    await pool.query(
      `WITH made AS (INSERT INTO "Annotation" (id, "articleId", "groupId", "authorId", note, "draftHash")
         SELECT gen_random_uuid(), $1, $2, $3, CASE WHEN n % 3 = 0 THEN 'A short note on why this wording persuades.' ELSE '' END, n::text
         FROM generate_series(1, $4::int) n RETURNING id),
       placed AS (SELECT id, (row_number() OVER ())::int * 7919 % 7700 AS start FROM made),
       anchored AS (INSERT INTO "Anchor" ("annotationId", "versionId", start, "end", exact, prefix, suffix)
         SELECT id, $5, start, start + 60, substr($6, start + 1, 60), '', substr($6, start + 61, 32) FROM placed)
       INSERT INTO "AnnotationCode" ("annotationId", "codeId")
         SELECT id, (SELECT id FROM "Code" WHERE slug = 'doubt' LIMIT 1) FROM made`,
      [article.id, PUBLIC_GROUP, authorId, count, article.versionId, article.text],
    );
  }
  await pool.query("ANALYZE");
}

/** @param {number} pid */
function residentMegabytes(pid) {
  const status = fs.readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024;
}
