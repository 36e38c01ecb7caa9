import type { Pool } from "pg";
import { newId } from "@/core/new-id";
import { makeArticle, PUBLIC_GROUP } from "../bench-rows.mjs";

/** Somebody who may correct every article. */
export async function makeKeeper(pool: Pool): Promise<{ id: string }> {
  const id = newId();
  await pool.query(
    `INSERT INTO "Person" (id, name, handle, "siteRole", "updatedAt") VALUES ($1, 'Bench Keeper', $2, 'administrator', now())`,
    [id, `k${id.replaceAll("-", "").slice(-20)}`],
  );
  return { id };
}

export async function makeAnnotatedArticle(
  pool: Pool,
  author: { id: string },
  text: string,
  ranges: readonly { start: number; end: number }[],
): Promise<{ id: string }> {
  const { id, versionId } = await makeArticle(pool, text);
  const ids = ranges.map(() => newId());
  await pool.query(
    `INSERT INTO "Annotation" (id, "articleId", "groupId", "authorId", "draftHash")
     SELECT id, $2, $3, $4, id::text FROM unnest($1::uuid[]) AS t (id)`,
    [ids, id, PUBLIC_GROUP, author.id],
  );
  await pool.query(
    `INSERT INTO "Anchor" ("annotationId", "versionId", start, "end", exact, prefix, suffix)
     SELECT id, $2, s, e, exact, '', '' FROM unnest($1::uuid[], $3::int[], $4::int[], $5::text[]) AS t (id, s, e, exact)`,
    [
      ids,
      versionId,
      ranges.map(({ start }) => start),
      ranges.map(({ end }) => end),
      ranges.map(({ start, end }) => text.slice(start, end)),
    ],
  );
  return { id };
}
