import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { pool } from "@/server/db";
import { exportLayer } from "@/server/exports/queries";
import type { Actor } from "@/server/session";
import { PUBLIC_GROUP, type TestArticle } from "../../support/rows";

export const ORIGIN = "https://marginalia.example";

/** A file as the actor gets it. */
export async function taken(actor: Actor, articleId: string, options: object): Promise<string> {
  let whole = "";
  for await (const chunk of await (await exportLayer(actor, articleId, options, ORIGIN)).open())
    whole += chunk;
  return whole;
}

/**
 * Many annotations in two statements: on passages all over the text, one in three with a note, or each with one as
 * long, which no compressor makes small.
 */
export async function insertMany(
  article: TestArticle,
  authorId: string,
  count: number,
  noteLength = 0,
): Promise<void> {
  await pool().query(
    `INSERT INTO "Annotation" (id, "articleId", "groupId", "authorId", note, "draftHash", "createdAt")
     SELECT gen_random_uuid(), $1, $2, $3,
       CASE WHEN $5 > 0 THEN (SELECT string_agg(md5(n || ' ' || part), ' ') FROM generate_series(1, $5::int / 33) part)
         WHEN n % 3 = 0 THEN 'Note ' || n ELSE '' END,
       n::text, timestamptz '2026-01-01' + n / 2 * interval '1 second' FROM generate_series(1, $4::int) n`,
    [article.id, PUBLIC_GROUP, authorId, count, noteLength],
  );
  await pool().query(
    `INSERT INTO "Anchor" ("annotationId", "versionId", start, "end", exact, prefix, suffix)
     SELECT id, $2, at, at + 5, substr($3, at + 1, 5), '', ''
     FROM (SELECT id, row_number() OVER (ORDER BY id)::int % 100 AS at FROM "Annotation" WHERE "articleId" = $1) n`,
    [article.id, article.versionId, article.text],
  );
}

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

/** Bytes that the process keeps: what is left once everything that nobody needs is gone. */
export function keptBytes(): number {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** How often the database is asked while `act` runs. */
export async function asked(act: () => Promise<unknown>): Promise<number> {
  const counting = pool() as unknown as { query: (...args: unknown[]) => unknown };
  const original = counting.query;
  let count = 0;
  counting.query = (...args: unknown[]) => {
    count++;
    return original.apply(pool(), args);
  };
  try {
    await act();
  } finally {
    counting.query = original;
  }
  return count;
}
