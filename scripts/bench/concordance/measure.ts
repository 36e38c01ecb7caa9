import { foldText } from "@/core/concordance/fold";
import { getConcordance } from "@/server/concordance/queries";
import { closeDatabase, pool } from "@/server/db";
import { ensurePublicGroup } from "@/server/groups/commands";
import { VISITOR } from "@/server/session";
import { median } from "../table.mjs";
import { makeArticles } from "./rows";

// Prints one line of JSON for concordance.mjs. Times in milliseconds.

type Row = Record<string, string | number>;

const SOUGHT = [
  { name: "phrase, in 0.5 % of the articles", q: "so-called “five territories”", match: "words" },
  { name: "phrase, in 5 %", q: "Biden’s war", match: "words" },
  { name: "phrase with a wildcard", q: "five territor*", match: "words" },
  { name: "word that is in all", q: "ren", match: "words" },
  { name: "pattern with words in it", q: "(biden|putin)'s w[a-z]+", match: "pattern" },
  { name: "pattern with nothing to narrow by", q: "\\b[a-z]{19,}\\b", match: "pattern" },
] as const;

async function medianOf(times: number, run: () => Promise<unknown>): Promise<number> {
  const all: number[] = [];
  for (let at = 0; at <= times; at++) {
    const start = performance.now();
    await run();
    // The first warms caches.
    if (at > 0) all.push(performance.now() - start);
  }
  return median(all);
}

/** The floor: PostgreSQL alone goes through all texts, with no folding, no places and no rights. */
const scan = (q: string) =>
  pool().query(`SELECT count(*) FROM "ArticleVersion" WHERE text ILIKE $1`, [`%${q.replaceAll("*", "")}%`]);

const scanPattern = (q: string) =>
  pool().query(`SELECT count(*) FROM "ArticleVersion" WHERE text ~* $1`, [q.replaceAll("\\b", "\\y")]);

async function searching(articles: number): Promise<Row[]> {
  const rows: Row[] = [];
  for (const { name, q, match } of SOUGHT) {
    console.log(`${articles} articles: ${name}`);
    const floor = await medianOf(3, () => (match === "pattern" ? scanPattern(q) : scan(foldText(q).text)));
    const ours = await medianOf(5, () => getConcordance(VISITOR, { q, match }));
    const found = await getConcordance(VISITOR, { q, match });
    rows.push({
      articles,
      sought: name,
      hits: found.hitCount,
      read: found.read,
      stopped: found.stopped ?? "",
      "a scan in SQL": floor,
      ours,
      "times the scan": ours / floor,
    });
  }
  return rows;
}

await ensurePublicGroup();
await makeArticles(pool(), 0, 1_000);
const few = await searching(1_000);
await makeArticles(pool(), 1_000, 10_000);
const many = await searching(10_000);
const grown = many.map((row, at) => ({ ...row, grew: Number(row.ours) / Number(few[at]?.ours ?? 1) }));

console.log(
  JSON.stringify({
    figures: [
      {
        title: "Concordance over articles of 5,000 characters (ms)",
        rows: [...few.map((row) => ({ ...row, grew: 1 })), ...grown],
        aims: [
          "Aim: well under a second over 10,000 articles, except for patterns with nothing to narrow by, which stop at two.",
          "The scan is PostgreSQL's own over all texts in the same run; it neither folds quotation marks nor gives places.",
          "A word that is in all stops at 1,000 hits in the newest articles.",
        ],
      },
    ],
  }),
);
await closeDatabase();
