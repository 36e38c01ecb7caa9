import type { Pool } from "pg";
import { v7 } from "uuid";
import { newsText } from "../versions/texts";

/** Stand in so many articles of a thousand. */
export const PHRASES = [
  ["these so-called “five territories”", 5],
  ["the Biden’s war that nobody wanted", 50],
] as const;

/** UTF-16 code units of an article. */
const LENGTH = 5_000;
const AT_ONCE = 250;

/** Public articles numbered `from` to before `to`, each of its own text, some with a phrase in their middle. */
export async function makeArticles(pool: Pool, from: number, to: number): Promise<void> {
  for (let first = from; first < to; first += AT_ONCE) {
    const texts = Array.from({ length: Math.min(AT_ONCE, to - first) }, (_, at) => textAt(first + at));
    const [articles, versions] = [texts.map(() => v7()), texts.map(() => v7())];
    await pool.query(
      `WITH made AS (
         INSERT INTO "Article" (id, slug, "datedAt")
         SELECT id, 'bench-' || id, now() - random() * interval '1000 days' FROM unnest($1::uuid[]) id
       )
       INSERT INTO "ArticleVersion" (id, "articleId", number, title, text, markup, "wordCount", "contentHash")
       SELECT version, article, 1, 'An article of the bench', text, '[]', 800, version::text
       FROM unnest($1::uuid[], $2::uuid[], $3::text[]) AS one (article, version, text)`,
      [articles, versions, texts],
    );
    await pool.query(
      `UPDATE "Article" a SET "currentVersionId" = one.version
       FROM unnest($1::uuid[], $2::uuid[]) AS one (article, version) WHERE a.id = one.article`,
      [articles, versions],
    );
  }
  // As a database is that has had a quiet minute: the index's list of what came last is worked in.
  await pool.query(`VACUUM ANALYZE "Article", "ArticleVersion", "ArticleText"`);
}

function textAt(number: number): string {
  const paragraphs = newsText(LENGTH, number + 1).split("\n");
  const middle = Math.floor(paragraphs.length / 2);
  for (const [phrase, share] of PHRASES) {
    if ((number * 7_919) % 1_000 < share) paragraphs[middle] += ` He spoke of ${phrase}.`;
  }
  return paragraphs.join("\n");
}
