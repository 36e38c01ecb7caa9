import { parseHTML } from "linkedom";
import { beforeAll, describe, expect, test } from "vitest";
import { EXPORT_FORMATS } from "@/core/export/layer-export";
import { newId } from "@/core/new-id";
import { deleteAnnotation } from "@/server/annotations/commands";
import { createComment, deleteComment } from "@/server/comments/commands";
import { pool } from "@/server/db";
import { exportLayer } from "@/server/exports/queries";
import { ensurePublicGroup } from "@/server/groups/commands";
import { streamText } from "@/server/http/stream";
import { actorForPerson, type SignedInActor, VISITOR } from "@/server/session";
import { quoteOf } from "@/tests/support/quote-of";
import { insertCodebook } from "../../support/codebook-rows";
import {
  insertAnnotation,
  insertArticle,
  insertComment,
  insertGroup,
  insertPerson,
  PUBLIC_GROUP,
} from "../../support/rows";
import { asked, insertMany, ORIGIN, taken } from "./scene";

beforeAll(ensurePublicGroup);

const actor = async (fields?: Parameters<typeof insertPerson>[1]): Promise<SignedInActor> =>
  actorForPerson((await insertPerson(pool(), fields)).id);

describe("who gets what", () => {
  test("leaves private annotations out unless their author asks for them, and others' always", async () => {
    const [article, ada, bea] = [await insertArticle(pool()), await actor(), await actor()];
    await insertAnnotation(pool(), article, ada, { exact: "Biden's war", note: "everybody's" });
    await insertAnnotation(pool(), article, ada, { exact: "Trump", groupId: null, note: "adas own" });
    for (const format of EXPORT_FORMATS) {
      expect(await taken(ada, article.id, { format })).not.toContain("adas own");
      expect(await taken(ada, article.id, { format, private: "1" })).toContain("adas own");
      for (const other of [bea, VISITOR]) {
        const file = await taken(other, article.id, { format, private: "1" });
        expect(file).toContain("everybody's".replace("'", format === "html" ? "&#39;" : "'"));
        expect(file).not.toContain("adas own");
      }
    }
  });

  test("gives a group's layer to its members alone, and an article to its readers", async () => {
    const [member, stranger] = [await actor(), await actor()];
    const group = await insertGroup(pool(), { [member.id]: "observer" });
    const asMember = await actorForPerson(member.id);
    const open = await insertArticle(pool());
    const closed = await insertArticle(pool(), { groupIds: [group.id] });
    await insertAnnotation(pool(), open, member, { exact: "Trump", groupId: group.id, note: "in the group" });
    for (const format of EXPORT_FORMATS) {
      expect(await taken(asMember, open.id, { format, group: group.slug })).toContain("in the group");
      expect(await taken(asMember, open.id, { format })).not.toContain("in the group");
      for (const other of [stranger, VISITOR]) {
        const refused = { code: "not-found" };
        await expect(exportLayer(other, open.id, { format, group: group.slug }, "")).rejects.toMatchObject(
          refused,
        );
        await expect(exportLayer(other, open.id, { format, group: group.id }, "")).rejects.toMatchObject(
          refused,
        );
        await expect(exportLayer(other, closed.slug, { format }, "")).rejects.toMatchObject(refused);
      }
    }
  });

  test("has nothing of what was deleted, and the place of what others answered", async () => {
    const [article, ada, bea] = [await insertArticle(pool()), await actor(), await actor()];
    const gone = await insertAnnotation(pool(), article, ada, { exact: "Trump", note: "gone words" });
    const stone = await insertAnnotation(pool(), article, ada, { exact: "Kremlin", note: "gone words" });
    const first = await insertComment(pool(), article, stone, ada, { body: "gone words" });
    await insertComment(pool(), article, stone, bea, { body: "still here", parentId: first.id });
    await pool().query(
      `UPDATE "Comment" SET quote = jsonb_build_object('exact', 'gone words') WHERE id = $1`,
      [first.id],
    );
    await deleteComment(ada, first.id);
    await deleteAnnotation(ada, gone.id);
    await deleteAnnotation(ada, stone.id);
    for (const format of EXPORT_FORMATS) {
      const file = await taken(bea, article.id, { format });
      expect(file).not.toContain("gone words");
      expect(file.includes("still here")).toBe(format !== "csv");
    }
    const { annotations } = JSON.parse(await taken(bea, article.id, { format: "json" }));
    expect(annotations).toHaveLength(1);
    expect(annotations[0]).toMatchObject({ id: stone.id, deleted: true, codes: [], note: "" });
    expect(annotations[0].comments).toMatchObject([
      { id: first.id, deleted: true, author: null, body: "" },
      { parent: first.id, deleted: false, body: "still here" },
    ]);
  });
});

describe("what stands in it", () => {
  test("says which words of the article a comment quotes, and where, in each form that has comments", async () => {
    const [article, ada] = [await insertArticle(pool()), await actor()];
    const on = await insertAnnotation(pool(), article, ada, { exact: "Kremlin" });
    const quote = quoteOf(article, "up 👍🏽 in the room");
    for (const target of [{ annotationId: on.id }, { articleId: article.id, groupId: PUBLIC_GROUP }]) {
      await createComment(ada, { id: newId(), on: target, body: "Look at this", quote });
    }
    const { annotations, discussion } = JSON.parse(await taken(ada, article.id, { format: "json" }));
    expect(annotations[0].comments).toMatchObject([{ body: "Look at this", quote }]);
    expect(discussion).toMatchObject([{ body: "Look at this", quote }]);
    const { first } = JSON.parse(await taken(ada, article.id, { format: "jsonld" }));
    const before = [...article.text.slice(0, quote.start)].length;
    const linked = first.items.flatMap((one: { body?: unknown }) =>
      Array.isArray(one.body) ? [one.body[1]] : [],
    );
    expect(linked).toHaveLength(2);
    for (const body of linked) {
      expect(body).toMatchObject({
        purpose: "linking",
        source: `${ORIGIN}/articles/${article.slug}`,
        selector: [{ exact: quote.exact }, { start: before, end: before + [...quote.exact].length }],
        state: { cached: `${ORIGIN}/articles/${article.slug}/versions/1` },
      });
    }
  });

  test("names codes by their slugs, people as others see them, and where it comes from", async () => {
    const [article, ada, book] = [await insertArticle(pool()), await actor(), await insertCodebook(pool())];
    const { id, start, end } = await insertAnnotation(pool(), article, ada, {
      exact: "Biden's war",
      codeIds: [book.codes[1], book.codes[0]],
    });
    const file = JSON.parse(await taken(ada, article.id, { format: "json" }));
    expect(file).toMatchObject({
      format: "marginalia-layer",
      formatVersion: 1,
      from: `${ORIGIN}/articles/${article.slug}`,
      article: { id: article.id, slug: article.slug, title: article.title },
      version: { id: article.versionId, number: 1, text: article.text },
      group: { slug: "public" },
      counts: { annotations: 1, comments: 0 },
    });
    expect(file.annotations[0]).toMatchObject({
      id,
      start,
      end,
      quote: { exact: "Biden's war" },
      author: { id: ada.id, name: ada.name, handle: ada.handle },
      codes: [
        { codebook: `book-${book.id}`, code: `code-${book.codes[1]}`, name: "Second" },
        { codebook: `book-${book.id}`, code: `code-${book.codes[0]}`, name: "First" },
      ],
    });
    expect(Object.keys(file.annotations[0].author).sort()).toEqual(["handle", "id", "name"]);
  });

  test("shows annotations whose words are no longer in the text, in every format", async () => {
    const [article, ada] = [await insertArticle(pool()), await actor()];
    const { id } = await insertAnnotation(pool(), article, ada, {
      exact: "Trump",
      note: "about what is gone",
    });
    await pool().query(
      `UPDATE "Anchor" SET start = NULL, "end" = NULL, exact = 'words that were', origin = 'orphaned' WHERE "annotationId" = $1`,
      [id],
    );
    for (const format of EXPORT_FORMATS) {
      const file = await taken(ada, article.id, { format });
      expect(file).toContain("about what is gone");
      expect(file).toContain("words that were");
    }
    expect(JSON.parse(await taken(ada, article.id, { format: "json" })).annotations[0].start).toBeNull();
    expect(await taken(ada, article.id, { format: "html" })).toContain("No longer in the text");
  });

  test("is a Web Annotation Collection under the addresses at which the site answers", async () => {
    const [article, ada, bea] = [
      await insertArticle(pool(), { text: "👍🏽 Biden's war." }),
      await actor(),
      await actor(),
    ];
    const made = await insertAnnotation(pool(), article, ada, { exact: "Biden's war", note: "Whose?" });
    const said = await insertComment(pool(), article, made, bea, { body: "Not mine." });
    const mine = await insertAnnotation(pool(), article, ada, { exact: "war", groupId: null });
    const container = `${ORIGIN}/articles/${article.slug}/annotations/public/`;
    const file = JSON.parse(await taken(ada, article.slug, { format: "jsonld" }));
    expect(file).toMatchObject({
      "@context": "http://www.w3.org/ns/anno.jsonld",
      id: container,
      type: "AnnotationCollection",
      total: 2,
      first: { type: "AnnotationPage", startIndex: 0 },
    });
    const [annotation, reply] = file.first.items;
    expect(annotation).toMatchObject({
      id: container + made.id,
      type: "Annotation",
      motivation: "commenting",
    });
    // In code points: the thumb before it is two of them, and four code units.
    expect(JSON.stringify(annotation.target)).toContain('"start":3,"end":14');
    expect(reply).toMatchObject({
      id: container + said.id,
      motivation: "replying",
      target: container + made.id,
    });
    expect(JSON.stringify(file.first.items)).not.toContain("@context");
    const both = JSON.parse(await taken(ada, article.slug, { format: "jsonld", private: "1" }));
    expect(both.first.items.at(-1).id).toBe(`${ORIGIN}/articles/${article.slug}/annotations/mine/${mine.id}`);
    await expect(exportLayer(ada, article.id, { format: "jsonld" }, "")).rejects.toMatchObject({
      code: "not-configured",
    });
  });

  test("shows what other tools said about the article as a whole, in every format", async () => {
    const [article, ada] = [await insertArticle(pool()), await actor()];
    const { id } = await insertAnnotation(pool(), article, ada, { exact: "Trump", note: "about all of it" });
    await pool().query(`DELETE FROM "Anchor" WHERE "annotationId" = $1`, [id]);
    for (const format of EXPORT_FORMATS) {
      expect(await taken(ada, article.id, { format })).toContain("about all of it");
    }
    expect(JSON.parse(await taken(ada, article.id, { format: "json" })).annotations[0]).toMatchObject({
      quote: null,
      start: null,
      end: null,
    });
    expect(await taken(ada, article.id, { format: "html" })).toContain("On the article as a whole");
    expect(await taken(ada, article.id, { format: "markdown" })).toContain("## On the article as a whole");
  });

  test("holds a hostile title and name in every format", async () => {
    const title = `=cmd|'/c calc'!A1 </title><script>alert(1)</script> "[x](javascript:1)`;
    const article = await insertArticle(pool(), { title });
    const ada = await actor({ name: '<img src=x onerror="alert(1)">' });
    await insertAnnotation(pool(), article, ada, { exact: "Trump" });
    const html = await taken(ada, article.id, { format: "html" });
    const { document } = parseHTML(html);
    expect(document.title).toBe(title);
    expect(document.querySelectorAll("script, img").length).toBe(0);
    expect(await taken(ada, article.id, { format: "markdown" })).toMatch(
      /^# =cmd\|'\/c calc'!A1 \\<\/title>\\<script>/,
    );
    const csv = await taken(ada, article.id, { format: "csv" });
    expect(csv).toContain(`"'=cmd|'/c calc'!A1 </title><script>alert(1)</script> ""[x](javascript:1)"`);
    expect(JSON.parse(await taken(ada, article.id, { format: "json" })).article.title).toBe(title);
    expect((await exportLayer(ada, article.id, { format: "json" }, "")).fileName).toBe(
      `${article.slug}.json`,
    );
  });
});

describe("streaming", () => {
  test.each(EXPORT_FORMATS)(
    "reads as it is read: %s of 2,000 annotations begins with a page, not with all",
    async (format) => {
      const [article, ada] = [await insertArticle(pool()), await actor()];
      await insertMany(article, ada.id, 2_000);
      const chunks = await (await exportLayer(ada, article.id, { format }, ORIGIN)).open();
      const reader = streamText(chunks).getReader();
      expect(await asked(async () => void (await reader.read()))).toBeLessThanOrEqual(8);
      let [rest, bytes] = [0, 0];
      const others = await asked(async () => {
        for (let next = await reader.read(); !next.done; next = await reader.read()) {
          rest++;
          bytes += next.value.byteLength;
        }
      });
      expect(rest).toBeGreaterThan(10);
      expect(bytes / rest).toBeLessThan(100_000);
      expect(others).toBeGreaterThan(12);
    },
  );

  test.each(EXPORT_FORMATS)("asks for nothing more once the reader of %s has hung up", async (format) => {
    const [article, ada] = [await insertArticle(pool()), await actor()];
    await insertMany(article, ada.id, 2_000);
    const chunks = await (await exportLayer(ada, article.id, { format }, ORIGIN)).open();
    const reader = streamText(chunks).getReader();
    await reader.read();
    await reader.cancel();
    const after = await asked(() => new Promise((resolve) => setTimeout(resolve, 50)));
    expect(after).toBe(0);
    expect((await chunks[Symbol.asyncIterator]().next()).done).toBe(true);
  });

  test("has every annotation once, in order, also where many were written in the same instant", async () => {
    const [article, ada] = [await insertArticle(pool()), await actor()];
    await insertMany(article, ada.id, 1_037);
    const { annotations, counts } = JSON.parse(await taken(ada, article.id, { format: "json" }));
    expect(counts.annotations).toBe(1_037);
    expect(new Set(annotations.map(({ id }: { id: string }) => id)).size).toBe(1_037);
    const keys = annotations.map(({ created, id }: { created: string; id: string }) => `${created} ${id}`);
    expect(keys).toEqual([...keys].sort());
    const { document } = parseHTML(await taken(ada, article.id, { format: "html" }));
    expect(document.querySelectorAll(".notes > li").length).toBe(1_037);
  });

  test("ends short of its end where the database fails midway", async () => {
    async function* failing() {
      yield "x".repeat(20_000);
      throw new Error("connection lost");
    }
    const reader = streamText(failing()).getReader();
    await reader.read();
    await expect(reader.read()).rejects.toThrow();
  });
});
