import { describeRange } from "@/core/anchoring/quote";
import { newId } from "@/core/new-id";
import { isGraphemeBoundary } from "@/core/text/grapheme";
import { deleteAnnotation } from "@/server/annotations/commands";
import { createComment, deleteComment, updateComment } from "@/server/comments/commands";
import { pool } from "@/server/db";
import { quoteOf } from "@/tests/support/quote-of";
import { insertCodebook } from "../../support/codebook-rows";
import { insertArticle, PUBLIC_GROUP } from "../../support/rows";
import { actor } from "./layer-files";

const HOSTILE = [
  "<script>alert(1)</script>",
  '=cmd|"/c calc"!A1',
  "👨‍👩‍👧‍👦 and 👍🏽",
  "a\r\nb\tc",
  "“quotes” \\ \" '",
  "\u202Ereversed\u202C",
  '{"json":["inside"]}',
  "e\u0301 é ﬁ",
  "# heading\n\n- list\n\n[^1]: note",
];

/** What another tool says beside what is modelled, in every place where that is kept. */
const foreignOf = (code: string) => ({
  properties: {
    motivation: ["tagging", "https://other.example/motive"],
    rights: "https://rights.example/",
    "x:deep": [{ a: null }],
  },
  bodies: [
    { is: "other", body: { type: "Image", id: "https://other.example/i.png" } },
    { is: "code", id: code, rest: { "x:weight": 0.5 } },
    { is: "note", rest: { format: "text/plain", language: "en" } },
  ],
  target: { styleClass: "red" },
  quoteSelector: { "x:q": "👍🏽" },
  positionSelector: { "x:p": 1 },
  states: [{ type: "HttpRequestState", value: "Accept: text/html" }],
  targets: ["https://other.example/page"],
});

/** An article as a whole class leaves it: 600 annotations by 12 people, overlapping, discussed, edited, deleted. */
export async function crowded() {
  const article = await insertArticle(pool());
  const people = await Promise.all(Array.from({ length: 12 }, () => actor({ name: "Name <b>& co</b>" })));
  const book = await insertCodebook(pool());
  const boundary = (at: number) => {
    let place = Math.min(at, article.text.length);
    while (!isGraphemeBoundary(article.text, place)) place++;
    return place;
  };
  const rows = Array.from({ length: 600 }, (_, index) => {
    const start = boundary((index * 37) % (article.text.length - 40));
    const end = boundary(start + 5 + ((index * 13) % 60));
    return { index, start, end, author: people[index % people.length]! };
  }).filter(({ start, end }) => article.text.slice(start, end).trim() !== "");
  await pool().query(
    `INSERT INTO "Annotation" (id, "articleId", "groupId", "authorId", note, version, "draftHash", "createdAt", "updatedAt")
     SELECT id, $1, $2, author, note, 1 + n % 3, n::text, timestamptz '2026-02-01' + n / 3 * interval '1 second',
       timestamptz '2026-02-02' + n * interval '1 second'
     FROM unnest($3::uuid[], $4::uuid[], $5::text[], $6::int[]) AS t(id, author, note, n)`,
    [
      article.id,
      PUBLIC_GROUP,
      ...((made) => [
        made.map((one) => one.id),
        made.map((one) => one.author),
        made.map((one) => one.note),
        made.map((one) => one.n),
      ])(
        rows.map(({ index, author }) => ({
          id: newId(),
          author: author.id,
          note: index % 2 === 0 ? (HOSTILE[index % HOSTILE.length] ?? "") : "",
          n: index,
        })),
      ),
    ],
  );
  const { rows: ids } = await pool().query<{ id: string; n: number }>(
    `SELECT id, "draftHash"::int AS n FROM "Annotation" WHERE "articleId" = $1 ORDER BY 2`,
    [article.id],
  );
  const placed = rows.map((row, at) => ({ ...row, id: ids[at]?.id ?? "" }));
  const quotes = placed.map((row) => describeRange(article.text, row));
  await pool().query(
    `INSERT INTO "Anchor" ("annotationId", "versionId", start, "end", exact, prefix, suffix)
     SELECT id, $1, s, e, exact, prefix, suffix FROM unnest($2::uuid[], $3::int[], $4::int[], $5::text[], $6::text[], $7::text[])
       AS t(id, s, e, exact, prefix, suffix)`,
    [
      article.versionId,
      placed.map((row) => row.id),
      placed.map((row) => row.start),
      placed.map((row) => row.end),
      quotes.map((quote) => quote.exact),
      quotes.map((quote) => quote.prefix),
      quotes.map((quote) => quote.suffix),
    ],
  );
  await pool().query(
    `INSERT INTO "AnnotationCode" ("annotationId", "codeId", position)
     SELECT id, code, position FROM unnest($1::uuid[], $2::uuid[], $3::int[]) AS t(id, code, position)`,
    ((made) => [made.map((one) => one[0]), made.map((one) => one[1]), made.map((one) => one[2])])(
      placed.flatMap(({ id, index }): [string, string, number][] =>
        index % 4 === 0
          ? []
          : index % 4 === 1
            ? [[id, book.codes[0], 0]]
            : [
                [id, book.codes[1], 0],
                [id, book.deprecated, 1],
              ],
      ),
    ),
  );
  for (const { id, index } of placed.filter(({ index }) => index % 60 === 0)) {
    let parentId: string | null = null;
    for (let depth = 0; depth < 6; depth++) {
      const comment = await createComment(people[(index + depth) % people.length]!, {
        id: newId(),
        on: { annotationId: id },
        parentId,
        body: `${depth}: ${HOSTILE[depth] ?? ""}`,
        ...(depth % 2 === 0 && { quote: quoteOf(article, "Thumbs went up 👍🏽 in the room") }),
      });
      if (depth === 2)
        await updateComment(people[(index + depth) % people.length]!, comment.id, {
          version: 1,
          body: "edited 👍🏽",
        });
      parentId = depth === 3 ? parentId : comment.id;
      if (depth === 5 && index % 180 === 0)
        await deleteComment(people[index % people.length]!, comment.parentId ?? "").catch(() => {});
    }
    if (index % 120 === 0) await deleteAnnotation(people[index % people.length]!, id);
  }
  const stranger = await actor();
  await createComment(stranger, {
    id: newId(),
    on: { articleId: article.id, groupId: PUBLIC_GROUP },
    body: "On the whole.",
  });
  await pool().query(
    `UPDATE "Anchor" SET start = NULL, "end" = NULL, exact = 'gone 👍🏽 words', origin = 'orphaned', why = 'gone'
     WHERE "annotationId" = $1`,
    [placed[3]?.id],
  );
  // As other tools make them: with addresses and words of their own, and on the article as a whole.
  await pool().query(
    `UPDATE "Annotation" SET slug = 'named-' || "draftHash", via = ARRAY['https://other.example/a/' || "draftHash", 'urn:x:1'],
       canonical = 'https://canonical.example/' || "draftHash", "foreign" = $2::jsonb
     WHERE "articleId" = $1 AND "draftHash"::int % 5 = 1`,
    [article.id, JSON.stringify(foreignOf(book.codes[0]))],
  );
  await pool().query(
    `UPDATE "Comment" c SET via = ARRAY['https://other.example/c/' || c.id], canonical = 'urn:uuid:' || c.id, "foreign" = $2::jsonb
     FROM "Thread" t WHERE t.id = c."threadId" AND t."articleId" = $1 AND c."deletedAt" IS NULL`,
    [article.id, JSON.stringify({ bodies: [{ is: "note", rest: { purpose: "replying", "schema:x": 1 } }] })],
  );
  await pool().query(`DELETE FROM "Anchor" WHERE "annotationId" = $1`, [placed[4]?.id]);
  return article;
}
