// @ts-check
import { createHash, randomUUID } from "node:crypto";
import { encode } from "next-auth/jwt";
import { v7 } from "uuid";

export const PUBLIC_GROUP = "01900000-0000-7000-8000-000000000001";

const WORDS =
  "the envoy met again in private and spoke of peace while others asked what the terms would cost them".split(
    " ",
  );

/** A text of about `length` UTF-16 units in paragraphs of about 600, the same at every run. @param {number} length */
export function textOf(length) {
  let state = 7;
  const next = () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648;
  };
  const paragraphs = [];
  let total = 0;
  while (total < length) {
    let paragraph = "";
    while (paragraph.length < 600 && total + paragraph.length < length) {
      const sentence = Array.from(
        { length: 8 + Math.floor(next() * 12) },
        () => WORDS[Math.floor(next() * WORDS.length)],
      );
      paragraph += `${paragraph ? " " : ""}${sentence.join(" ")}.`;
    }
    paragraphs.push(paragraph);
    total += paragraph.length + 1;
  }
  return paragraphs.join("\n");
}

/**
 * @param {import("pg").Pool} pool
 * @returns {Promise<{ id: string, cookie: string }>} a person and the cookie of their session
 * @param {string} secret
 */
export async function makePerson(pool, secret) {
  const id = v7();
  await pool.query(
    `INSERT INTO "Person" (id, name, handle, "updatedAt") VALUES ($1, 'Bench Reader', $2, now())`,
    [id, `b${id.replaceAll("-", "").slice(-20)}`],
  );
  const token = await encode({ token: { sub: id, v: 1 }, secret });
  return { id, cookie: `next-auth.session-token=${token}` };
}

/** @param {import("pg").Pool} pool @param {string} text */
export async function makeArticle(pool, text) {
  const [id, versionId] = [v7(), v7()];
  const slug = `bench-${id}`;
  const markup = [];
  let at = 0;
  for (const line of text.split("\n")) {
    markup.push({ type: "paragraph", start: at, end: at + line.length });
    at += line.length + 1;
  }
  await pool.query(`INSERT INTO "Article" (id, slug, "datedAt") VALUES ($1, $2, now())`, [id, slug]);
  await pool.query(
    `INSERT INTO "ArticleVersion" (id, "articleId", number, title, text, markup, "wordCount", "contentHash")
     VALUES ($1, $2, 1, 'An article of the bench', $3, $4, $5, $6)`,
    [
      versionId,
      id,
      text,
      JSON.stringify(markup),
      text.split(/\s+/).length,
      createHash("sha256").update(text).digest("hex"),
    ],
  );
  await pool.query(`UPDATE "Article" SET "currentVersionId" = $2 WHERE id = $1`, [id, versionId]);
  await pool.query(`INSERT INTO "Stream" ("articleId", epoch) VALUES ($1, $2)`, [id, randomUUID()]);
  return { id, slug, versionId, text };
}

/**
 * `count` annotations of 10 to 200 units by `authors` people, each with one code.
 * @param {import("pg").Pool} pool
 * @param {{ id: string, versionId: string, text: string }} article
 * @param {{ id: string }[]} authors
 * @param {number} count
 */
export async function makeAnnotations(pool, article, authors, count) {
  const { rows: codes } = await pool.query(`SELECT id FROM "Code" WHERE NOT "isHeading" ORDER BY slug`);
  for (let index = 0; index < count; index++) {
    const id = v7();
    const length = 10 + ((index * 37) % 190);
    const start = (index * 7919) % (article.text.length - length);
    await pool.query(
      `WITH made AS (INSERT INTO "Annotation" (id, "articleId", "groupId", "authorId", note, "draftHash")
         VALUES ($1, $2, $3, $4, $5, ($1::uuid)::text) RETURNING id),
       anchored AS (INSERT INTO "Anchor" ("annotationId", "versionId", start, "end", exact, prefix, suffix)
         SELECT id, $6, $7, $8, $9, $10, $11 FROM made)
       INSERT INTO "AnnotationCode" ("annotationId", "codeId") SELECT id, $12 FROM made`,
      [
        id,
        article.id,
        PUBLIC_GROUP,
        authors[index % authors.length]?.id,
        index % 3 === 0 ? "A short note on why this wording does the persuading." : "",
        article.versionId,
        start,
        start + length,
        article.text.slice(start, start + length),
        article.text.slice(Math.max(0, start - 32), start),
        article.text.slice(start + length, start + length + 32),
        codes[index % codes.length]?.id,
      ],
    );
  }
}
