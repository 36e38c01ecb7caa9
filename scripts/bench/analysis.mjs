// @ts-check
import pg from "pg";
import { v7 } from "uuid";
import { makeArticle, makePerson, textOf } from "./bench-rows.mjs";

/** Annotations of a group, each kind over so many articles by so many people over two years. */
const SIZES = [
  { annotations: 10_000, articles: 40, people: 10 },
  { annotations: 100_000, articles: 371, people: 30 },
];
const RUNS = 7;

/**
 * What “what did we find?” costs for a group, for one of its articles and for a codebook as the group grows, beside
 * reading the group's annotations with their codes once and counting them.
 *
 * @param {import("./run.mjs").BenchContext} context
 * @returns {Promise<import("./run.mjs").Figures[]>}
 */
export async function benchAnalysis({ baseUrl, databaseUrl, env, command }) {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 4 });
  command.lifecycle.onShutdown("the bench's connections", () => pool.end());
  const { rows: books } = await pool.query(
    `SELECT b.id, b.slug FROM "Codebook" b WHERE b."groupId" IS NULL ORDER BY b.position, b.slug LIMIT 1`,
  );
  /** @type {import("./run.mjs").Row[]} */
  const rows = [];
  for (const size of SIZES) {
    /** @type {{ id: string, cookie: string }[]} */
    const people = [];
    for (let made = 0; made < size.people; made++)
      people.push(await makePerson(pool, env.NEXTAUTH_SECRET ?? ""));
    const group = await makeGroup(pool, people);
    const articles = await command.steps.step(`Writing ${size.annotations} annotations`, () =>
      write(pool, group.id, people, size),
    );
    const floor = await timed(() => readOnce(pool, group.id));
    const cookie = people[0]?.cookie ?? "";
    const pages = {
      "the group": `/groups/${group.slug}/analysis`,
      "an article": `/articles/${articles[0]?.slug}/analysis?group=${group.slug}`,
      "a codebook": `/codebooks/${books[0].slug}/analysis?group=${group.slug}`,
    };
    for (const [of, address] of Object.entries(pages)) {
      const took = await command.steps.step(`${size.annotations}: ${of}`, () =>
        timed(async () => {
          const response = await fetch(`${baseUrl}${address}`, { headers: { cookie } });
          await response.text();
          if (!response.ok) throw new Error(`${address}: ${response.status}`);
        }),
      );
      rows.push({
        annotations: size.annotations,
        page: of,
        "median, ms": Math.round(took.median),
        "slowest, ms": Math.round(took.most),
        "floor, ms": Math.round(floor.median),
        "of the floor": (took.median / floor.median).toFixed(1),
      });
    }
  }
  return [
    {
      title: "Pages of findings, the whole answer",
      rows,
      aims: [
        `median of ${RUNS}, after two that are not counted; floor: one grouped count over the group's annotations and their codes, by PostgreSQL alone`,
        "100,000 annotations: within a second",
      ],
    },
  ];
}

/** @param {() => Promise<unknown>} work milliseconds */
async function timed(work) {
  await work();
  await work();
  const times = [];
  for (let run = 0; run < RUNS; run++) {
    const started = performance.now();
    await work();
    times.push(performance.now() - started);
  }
  times.sort((a, b) => a - b);
  return { median: times[Math.floor(RUNS / 2)] ?? 0, most: times.at(-1) ?? 0 };
}

/** @param {import("pg").Pool} pool @param {string} groupId */
const readOnce = (pool, groupId) =>
  pool.query(
    `SELECT c."codeId", n."articleId", count(*) FROM "Annotation" n JOIN "AnnotationCode" c ON c."annotationId" = n.id
     WHERE n."groupId" = $1 GROUP BY 1, 2`,
    [groupId],
  );

/** @param {import("pg").Pool} pool @param {{ id: string }[]} people */
async function makeGroup(pool, people) {
  const id = v7();
  const slug = `bench-${id}`;
  await pool.query(
    `INSERT INTO "Group" (id, slug, name, kind, "updatedAt") VALUES ($1, $2, 'A group of the bench', 'class', now())`,
    [id, slug],
  );
  await pool.query(
    `INSERT INTO "Membership" ("groupId", "personId", role)
     SELECT $1, one, 'member' FROM unnest($2::uuid[]) one`,
    [id, people.map((person) => person.id)],
  );
  return { id, slug };
}

/**
 * @param {import("pg").Pool} pool @param {string} groupId @param {{ id: string }[]} people
 * @param {{ annotations: number, articles: number }} size
 */
async function write(pool, groupId, people, { annotations, articles }) {
  const text = textOf(8_000);
  const each = Math.ceil(annotations / articles);
  const made = [];
  for (let at = 0; at < articles; at++) {
    const article = await makeArticle(pool, text);
    made.push(article);
    await pool.query(
      `WITH made AS (INSERT INTO "Annotation" (id, "articleId", "groupId", "authorId", note, "draftHash", "createdAt")
         SELECT gen_random_uuid(), $1, $2, ($3::uuid[])[1 + n % cardinality($3::uuid[])], '', n::text,
           now() - (n * 7919 % 730) * interval '1 day'
         FROM generate_series(1, $4::int) n RETURNING id),
       placed AS (SELECT id, row_number() OVER ()::int AS n, (row_number() OVER ())::int * 7919 % 7700 AS start FROM made),
       anchored AS (INSERT INTO "Anchor" ("annotationId", "versionId", start, "end", exact, prefix, suffix)
         SELECT id, $5, start, start + 60, substr($6, start + 1, 60), '', substr($6, start + 61, 32) FROM placed),
       codes AS (SELECT array_agg(id ORDER BY id) AS ids FROM "Code" WHERE NOT "isHeading")
       INSERT INTO "AnnotationCode" ("annotationId", "codeId")
         SELECT id, ids[1 + n * 31 % cardinality(ids)] FROM placed, codes`,
      [
        article.id,
        groupId,
        people.map((person) => person.id),
        Math.min(each, annotations - at * each),
        article.versionId,
        article.text,
      ],
    );
  }
  await pool.query("ANALYZE");
  return made;
}
