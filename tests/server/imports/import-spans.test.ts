import { beforeAll, describe, expect, test } from "vitest";
import { pool } from "@/server/db";
import { exportSelection } from "@/server/exports/selection-queries";
import { ensurePublicGroup } from "@/server/groups/commands";
import { importSpans } from "@/server/imports/span-commands";
import { undoSpans } from "@/server/imports/undo-spans";
import { actorForPerson, type SignedInActor, VISITOR } from "@/server/session";
import { insertCodebook } from "../../support/codebook-rows";
import {
  insertAnnotation,
  insertArticle,
  insertComment,
  insertGroup,
  insertPerson,
  PUBLIC_GROUP,
} from "../../support/rows";

beforeAll(ensurePublicGroup);

const actor = async (): Promise<SignedInActor> => actorForPerson((await insertPerson(pool())).id);

async function taken(who: SignedInActor, format: string, query: string): Promise<string> {
  let whole = "";
  for await (const chunk of (await exportSelection(who, { format, query }, "https://a.example")).chunks)
    whole += chunk;
  return whole;
}

/** Passages of somebody in a layer with their codes, in the order of the text. */
async function inLayer(articleId: string, authorId: string, groupId: string | null): Promise<string[]> {
  const { rows } = await pool().query<{ exact: string; codes: string[] }>(
    `SELECT h.exact, ARRAY(SELECT c.name FROM "AnnotationCode" ac JOIN "Code" c ON c.id = ac."codeId"
       WHERE ac."annotationId" = n.id ORDER BY c.name) AS codes
     FROM "Annotation" n JOIN "Anchor" h ON h."annotationId" = n.id
     WHERE n."articleId" = $1 AND n."authorId" = $2 AND n."groupId" IS NOT DISTINCT FROM $3 AND n."deletedAt" IS NULL
     ORDER BY h.start, h."end"`,
    [articleId, authorId, groupId],
  );
  return rows.map(({ exact, codes }) => `${exact}: ${codes.join(", ")}`);
}

async function scene() {
  const [ada, bea] = [await actor(), await actor()];
  const book = await insertCodebook(pool());
  const articles = [await insertArticle(pool()), await insertArticle(pool())] as const;
  const request = { groupId: PUBLIC_GROUP, codebookId: book.id, onFault: "skip" };
  return { ada, bea, book, articles, request };
}

test("a technique of another codebook is not taken from there, but told where it is", async () => {
  const { ada, articles, request } = await scene();
  const [group, others] = [await insertGroup(pool(), { [ada.id]: "member" }), await insertGroup(pool())];
  for (const [{ id }, name] of [
    [group, "Our codebook"],
    [others, "Not to be known of"],
  ] as const) {
    const book = await insertCodebook(pool(), id);
    await pool().query(`UPDATE "Codebook" SET name = $2 WHERE id = $1`, [book.id, name]);
    await pool().query(`UPDATE "Code" SET name = 'Scare quotes' WHERE id = $1`, [book.codes[0]]);
  }
  const report = await importSpans(await actorForPerson(ada.id), {
    ...request,
    groupId: group.id,
    format: "tsv",
    text: `${articles[0].slug}\tScare quotes\t0\t5\n${articles[0].slug}\tNonsense\t0\t5\n`,
  });
  expect(report.lines.map(({ why }) => why)).toEqual([
    "“Scare quotes” is no code of A codebook of this test, but of Our codebook.",
    "“Nonsense” is no code of A codebook of this test.",
  ]);
});

test("a label that two codes share is neither's: the line is refused with how to tell them apart", async () => {
  const { ada, book, articles, request } = await scene();
  const [one, two] = book.codes;
  await pool().query(`UPDATE "Code" SET label = 'Doubt' WHERE id = ANY($1)`, [
    [...book.codes, book.deprecated],
  ]);
  await pool().query(`UPDATE "Code" SET "parentId" = $2 WHERE id = $1`, [two, book.heading]);
  // What is called as another's slug is that other where a slug is meant.
  await pool().query(`UPDATE "Code" SET name = 'code-' || $2::text WHERE id = $1`, [one, two]);
  const { slug } = articles[0];
  const text = [
    `${slug}\tDoubt\t0\t5`,
    `${slug}\tHeading/Doubt\t0\t5`,
    `${slug}\tcode-${one}\t6\t9`,
    `${slug}\tdoubt\t6\t9`,
  ].join("\n");
  const report = await importSpans(ada, { ...request, format: "tsv", text });
  const why = (name: string) =>
    `“${name}” is 2 codes of A codebook of this test: write “code-${one}” or “Heading/Doubt”.`;
  expect(report.lines).toEqual([
    { line: 1, outcome: "refused", why: why("Doubt") },
    { line: 4, outcome: "refused", why: why("doubt") },
  ]);
  expect(await inLayer(articles[0].id, ada.id, PUBLIC_GROUP)).toEqual(["Trump: Second", `has: code-${two}`]);
  const { slug: bookSlug } = (await pool().query(`SELECT slug FROM "Codebook" WHERE id = $1`, [book.id]))
    .rows[0];
  const codes = [{ codebook: bookSlug, code: `code-${two}`, label: "Doubt" }];
  const line = JSON.stringify({ article: slug, start: 10, end: 15, codes });
  await importSpans(ada, { ...request, format: "jsonl", text: line });
  expect((await inLayer(articles[0].id, ada.id, PUBLIC_GROUP))[2]).toMatch(/: Second$/);
});

describe("what was taken out comes in again", () => {
  for (const format of ["tsv", "jsonl"]) {
    test(`as ${format}, over several articles, the same passages with the same codes; a second time it changes nothing`, async () => {
      const { ada, bea, book, articles, request } = await scene();
      const [first, second] = articles;
      // Two codes that a table could not tell apart by their labels.
      await pool().query(`UPDATE "Code" SET label = 'Same' WHERE id = ANY($1)`, [book.codes]);
      await insertAnnotation(pool(), first, ada, { exact: "Biden's war", codeIds: [...book.codes] });
      await insertAnnotation(pool(), first, ada, { exact: "👨‍👩‍👧‍👦", codeIds: [book.codes[0]] });
      // Lines of JSON name the codebook of each code; a table has only labels.
      const other = format === "jsonl" ? await insertCodebook(pool()) : book;
      await insertAnnotation(pool(), second, ada, { exact: "U.S. envoy", codeIds: [other.codes[1]] });
      const query = `person:${ada.handle} (article:${first.slug} OR article:${second.slug})`;
      const text = await taken(ada, format, query);
      // Into a layer of somebody else's, where nothing of it is.
      const into = { ...request, format, text, groupId: null };
      expect(await importSpans(bea, { ...into, dryRun: true })).toMatchObject({
        written: false,
        imported: 3,
        articles: 2,
      });
      expect(await inLayer(first.id, bea.id, null)).toEqual([]);
      const report = await importSpans(bea, into);
      expect(report).toMatchObject({ written: true, imported: 3, present: 0, refused: 0, lines: [] });
      for (const article of articles) {
        expect(await inLayer(article.id, bea.id, null)).toEqual(
          await inLayer(article.id, ada.id, PUBLIC_GROUP),
        );
      }
      const { rows } = await pool().query(
        `SELECT ac."codeId" FROM "AnnotationCode" ac JOIN "Annotation" n ON n.id = ac."annotationId"
         WHERE n."authorId" = $1 AND n."articleId" = $2`,
        [bea.id, second.id],
      );
      expect(rows).toEqual([{ codeId: other.codes[1] }]);
      expect(await importSpans(bea, into)).toMatchObject({ imported: 0, present: 3, importId: null });
      expect(await inLayer(first.id, bea.id, null)).toHaveLength(2);
    });
  }
});

describe("what cannot be brought in", () => {
  test("stops all of it, or is told line by line while the rest comes in", async () => {
    const { ada, articles, request } = await scene();
    const [article, other] = articles;
    const hidden = await insertArticle(pool(), { groupIds: [(await insertGroup(pool())).id] });
    const text = [
      `${article.slug}\tFirst\t0\t5`,
      `${hidden.slug}\tFirst\t0\t5`,
      `${article.slug}\tHeading\t0\t5`,
      `999\tsecond\t0\t5`,
    ].join("\n");
    const file = { ...request, format: "tsv", text, articles: { 999: other.slug } };
    await expect(importSpans(ada, { ...file, onFault: "stop" })).rejects.toMatchObject({
      code: "invalid",
      details: { fields: [{ field: "text.2" }, { field: "text.3" }] },
    });
    expect(await inLayer(article.id, ada.id, PUBLIC_GROUP)).toEqual([]);
    const report = await importSpans(ada, file);
    expect(report).toMatchObject({ imported: 2, articles: 2, refused: 2 });
    expect(report.lines.map(({ line, outcome }) => `${line} ${outcome}`)).toEqual(["2 refused", "3 refused"]);
    expect(await inLayer(article.id, ada.id, PUBLIC_GROUP)).toEqual(["Trump: First"]);
    expect(await inLayer(other.id, ada.id, PUBLIC_GROUP)).toEqual(["Trump: Second"]);
  });

  test("into a group, or with a codebook, that is not the importer's to use: nothing", async () => {
    const { ada, articles, request, book } = await scene();
    const group = await insertGroup(pool(), { [ada.id]: "observer" });
    const asObserver = await actorForPerson(ada.id);
    const theirs = await insertCodebook(pool(), (await insertGroup(pool())).id);
    const file = { ...request, format: "tsv", text: `${articles[0].slug}\tFirst\t0\t5` };
    await expect(importSpans(VISITOR, file)).rejects.toMatchObject({ code: "unauthenticated" });
    await expect(importSpans(asObserver, { ...file, groupId: group.id })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(importSpans(ada, { ...file, groupId: group.id })).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(importSpans(ada, { ...file, codebookId: theirs.id })).rejects.toMatchObject({
      code: "not-found",
    });
    const tooLong = { ...file, text: `${articles[0].slug}\tFirst\t0\t5\n`.repeat(20_001) };
    await expect(importSpans(ada, tooLong)).rejects.toMatchObject({ code: "invalid" });
    expect(await inLayer(articles[0].id, ada.id, PUBLIC_GROUP)).toEqual([]);
    expect(book.codes).toHaveLength(2);
  });
});

test("an import is taken back by who made it, but for what somebody answered since; then it can come in again", async () => {
  const { ada, bea, articles, request } = await scene();
  const [article] = articles;
  const text = `${article.slug}\tFirst\t0\t5\n${article.slug}\tSecond\t6\t9\n`;
  const { importId } = await importSpans(ada, { ...request, format: "tsv", text });
  const { rows } = await pool().query<{ id: string }>(
    `SELECT n.id FROM "Annotation" n JOIN "Anchor" h ON h."annotationId" = n.id WHERE n."authorId" = $1 AND h.start = 0`,
    [ada.id],
  );
  await insertComment(pool(), article, { id: rows[0]?.id ?? "" }, bea, { body: "Is it?" });
  await expect(undoSpans(bea, importId ?? "")).rejects.toMatchObject({ code: "not-found" });
  expect(await undoSpans(ada, importId ?? "")).toEqual({ removed: 1, kept: 1 });
  expect(await undoSpans(ada, importId ?? "")).toEqual({ removed: 0, kept: 1 });
  expect(await inLayer(article.id, ada.id, PUBLIC_GROUP)).toEqual(["Trump: First"]);
  const events = await pool().query(
    `SELECT 1 FROM "Event" WHERE "articleId" = $1 AND kind = 'annotation-deleted'`,
    [article.id],
  );
  expect(events.rowCount).toBe(1);
  expect(await importSpans(ada, { ...request, format: "tsv", text })).toMatchObject({
    imported: 1,
    present: 1,
  });
});

test("a discussion comes in as the importer's, saying who said what, and goes with the import when it is taken back", async () => {
  const { ada, bea, articles, book, request } = await scene();
  const [article] = articles;
  const on = await insertAnnotation(pool(), article, bea, {
    exact: "Biden's war",
    codeIds: [book.codes[0]],
    note: "Loaded",
  });
  await insertComment(pool(), article, on, bea, { body: "Whose war?" });
  const text = await taken(ada, "jsonl", `article:${article.slug}`);
  const report = await importSpans(ada, { ...request, format: "jsonl", text, groupId: null });
  expect(report).toMatchObject({ imported: 1, comments: 1, attributed: 2, lines: [] });
  const { rows } = await pool().query<{ id: string; note: string; body: string; by: string; count: number }>(
    `SELECT n.id, n.note, c.body, c."authorId" AS by, t."commentCount" AS count FROM "Annotation" n
     JOIN "Thread" t ON t."annotationId" = n.id JOIN "Comment" c ON c."threadId" = t.id
     WHERE n."authorId" = $1 AND n."articleId" = $2`,
    [ada.id, article.id],
  );
  expect(rows).toEqual([
    {
      id: expect.any(String),
      note: expect.stringMatching(/^\*Test Reader .* wrote elsewhere on .*:\*\n\nLoaded$/),
      body: expect.stringMatching(/^\*Test Reader .* wrote elsewhere on .*:\*\n\nWhose war\?$/),
      by: ada.id,
      count: 1,
    },
  ]);
  expect(await undoSpans(ada, report.importId ?? "")).toEqual({ removed: 1, kept: 0 });
  expect(await inLayer(article.id, ada.id, null)).toEqual([]);
});
