import type pg from "pg";
import { v7 } from "uuid";
import { insertPerson, PUBLIC_GROUP, type TestArticle, type TestPerson } from "../../support/rows";

/**
 * Many annotations by many people on one article in a few statements: two in three on a handful of hot
 * passages, the rest anywhere; most with a code, half with a note. The same every time.
 */
export async function insertCrowd(
  db: pg.Pool,
  article: TestArticle,
  { annotations, people }: { annotations: number; people: number },
): Promise<void> {
  const authors: TestPerson[] = [];
  for (let at = 0; at < people; at++) authors.push(await insertPerson(db, { name: `Student ${at + 1}` }));
  const { rows: codes } = await db.query<{ id: string }>(
    `SELECT c.id FROM "Code" c JOIN "Codebook" b ON b.id = c."codebookId"
     WHERE b.slug = 'wording-and-attribution' ORDER BY c.position`,
  );
  const words = [...article.text.matchAll(/\S+/g)].map(({ index, 0: word }) => ({
    start: index,
    end: index + word.length,
  }));
  const hot = Array.from({ length: 6 }, (_, at) => Math.floor(((at + 0.5) * words.length) / 6));

  const made = Array.from({ length: annotations }, (_, at) => {
    const isHot = at % 3 > 0;
    const first = isHot ? (hot[at % hot.length] ?? 0) : (at * 37) % words.length;
    const last = Math.min(words.length - 1, first + (isHot ? 4 + (at % 2) : at % 7));
    const start = words[first]?.start ?? 0;
    const end = words[last]?.end ?? article.text.length;
    return {
      id: v7(),
      author: authors[at % authors.length]?.id ?? "",
      code: at % 5 === 0 ? null : (codes[at % codes.length]?.id ?? null),
      note: at % 2 === 0 ? `What student ${at % people} thinks of it, in a sentence or so.` : "",
      start,
      end,
      exact: article.text.slice(start, end),
    };
  });
  const column = (name: keyof (typeof made)[number]) => made.map((one) => one[name]);

  await db.query(
    `INSERT INTO "Annotation" (id, "articleId", "groupId", "authorId", note, "draftHash")
     SELECT id, $2, $3, author, note, id::text FROM unnest($1::uuid[], $4::uuid[], $5::text[]) AS t(id, author, note)`,
    [column("id"), article.id, PUBLIC_GROUP, column("author"), column("note")],
  );
  await db.query(
    `INSERT INTO "Anchor" ("annotationId", "versionId", start, "end", exact, prefix, suffix)
     SELECT id, $2, s, e, exact, '', '' FROM unnest($1::uuid[], $3::int[], $4::int[], $5::text[]) AS t(id, s, e, exact)`,
    [column("id"), article.versionId, column("start"), column("end"), column("exact")],
  );
  const coded = made.filter(({ code }) => code !== null);
  await db.query(
    `INSERT INTO "AnnotationCode" ("annotationId", "codeId") SELECT * FROM unnest($1::uuid[], $2::uuid[])`,
    [coded.map(({ id }) => id), coded.map(({ code }) => code)],
  );
}
