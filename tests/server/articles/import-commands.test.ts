import { describe, expect, test } from "vitest";
import { newId } from "@/core/new-id";
import { importArticle, previewArticle } from "@/server/articles/import-commands";
import { getArticle } from "@/server/articles/queries";
import { pool } from "@/server/db";
import { VISITOR } from "@/server/session";
import { peopledGroup, readOnly, someone } from "@/tests/server/groups/actors";
import { makeDocx, paragraph, run } from "@/tests/support/docx";
import { refusalOf } from "@/tests/support/refusal-of";
import { insertArticle, insertGroup } from "@/tests/support/rows";

const rareWords = (note = "") => `Words of ${newId()} that nobody wrote before. ${note}`;
const administrator = () => someone("The editor", "administrator");
const file = (name: string, bytes: Uint8Array | string, type = "") => ({
  name,
  type,
  bytes: typeof bytes === "string" ? new TextEncoder().encode(bytes) : bytes,
});
const articlesWith = async (text: string) => {
  const { rows } = await pool().query(`SELECT "articleId" FROM "ArticleVersion" WHERE text = $1`, [text]);
  return rows.length;
};

describe("previewing an article", () => {
  test("shows precisely what an import would store, and stores nothing", async () => {
    const actor = await administrator();
    const content = `# A title\n\n${rareWords()} *Yes*.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n`;
    const preview = await previewArticle(actor, { format: "markdown", content });
    expect(await articlesWith(preview.text)).toBe(0);
    const { article } = await importArticle(actor, { format: "markdown", content });
    expect(article.version).toMatchObject({ text: preview.text, markup: preview.markup });
    expect(preview).toMatchObject({
      lost: [{ kind: "table", count: 1 }],
      found: { title: "A title" },
      slug: "a-title",
      tookHeading: true,
    });
    expect(preview.wordCount).toBeGreaterThan(8);
  });

  test("is for whoever may write somewhere", async () => {
    const source = { format: "text", content: "Words." };
    expect((await refusalOf(previewArticle(VISITOR, source))).code).toBe("unauthenticated");
    expect((await refusalOf(previewArticle(readOnly(await someone()), source))).code).toBe("forbidden");
    await expect(previewArticle(await someone(), source)).resolves.toMatchObject({ text: "Words." });
  });

  test("takes files of every format by their name and content", async () => {
    const actor = await someone();
    const preview = (one: ReturnType<typeof file>) => previewArticle(actor, { file: one });
    expect(await preview(file("a-fine_day.txt", "Words.\nMore."))).toMatchObject({
      format: "text",
      found: { title: "a fine day" },
      encoding: { name: "utf-8", misdeclared: null },
    });
    expect(await preview(file("x.md", "*Words*"))).toMatchObject({ format: "markdown", text: "Words" });
    expect(await preview(file("x.htm", "<p>Words"))).toMatchObject({ format: "html", text: "Words" });
    expect(await preview(file("upload", "<!doctype html><p>Words"))).toMatchObject({ format: "html" });
    expect(await preview(file("x.docx", makeDocx(paragraph(run("Words")))))).toMatchObject({
      format: "docx",
      text: "Words",
    });
  });

  test.each([
    ["a PDF", file("x.txt", "%PDF-1.7"), "unsupported-media-type"],
    [
      "a picture",
      file("x.html", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10), "image/png"),
      "unsupported-media-type",
    ],
    ["a spreadsheet", file("x.xls", "a;b", "application/vnd.ms-excel"), "unsupported-media-type"],
    ["text called .docx", file("x.docx", "words"), "invalid"],
    ["an empty file", file("x.txt", ""), "invalid"],
    ["a file of blanks", file("x.md", " \n\n "), "invalid"],
    ["a picture alone", file("x.html", "<img src=x>"), "invalid"],
    ["more than 4 MB", file("x.txt", "word ".repeat(900_000)), "too-large"],
    ["more than a million characters", file("x.txt", "word ".repeat(210_000)), "too-large"],
    ["NUL", file("x.txt", "a\u0000b"), "invalid"],
    [
      "what says it is UTF-8",
      file("x.txt", Uint8Array.of(0x47, 0xfc), "text/plain; charset=utf-8"),
      "invalid",
    ],
  ])("refuses %s, and says that nothing was saved", async (_, source, code) => {
    const error = await refusalOf(previewArticle(await someone(), { file: source }));
    expect(error.code).toBe(code);
    expect(error.message).toContain("Nothing was saved");
  });

  test("refuses lone surrogates in a paste, and several sources at once", async () => {
    const actor = await someone();
    expect((await refusalOf(previewArticle(actor, { content: "a\n\ud800" }))).message).toContain(
      "Line 2, character 1",
    );
    expect(
      (await refusalOf(previewArticle(actor, { content: "a", address: "https://example.org" }))).code,
    ).toBe("invalid");
    expect((await refusalOf(previewArticle(actor, {}))).code).toBe("invalid");
  });
});

describe("bringing in an article", () => {
  test("takes what is said before what was found, and null for nothing", async () => {
    const content = `<html lang="de"><title>Found</title><meta name="author" content="Found Author"><meta property="og:site_name" content="Found Daily"><p>${rareWords()}</p>`;
    const { article } = await importArticle(await administrator(), {
      format: "html",
      content,
      title: "Given",
      author: null,
      publishedAt: "2024-05-06T00:00:00Z",
    });
    expect(article).toMatchObject({
      title: "Given",
      author: null,
      source: "Found Daily",
      language: "de",
      publishedAt: "2024-05-06T00:00:00.000Z",
      visibility: "public",
    });
  });

  test("publishes to everyone for administrators, to a group for whoever may write there", async () => {
    const { group, actor } = await peopledGroup();
    const source = (note: string) => ({
      content: rareWords(note),
      title: "T",
      visibility: "groups",
      groupIds: [group.id],
    });
    expect((await refusalOf(importArticle(actor("member"), { content: rareWords(), title: "T" }))).code).toBe(
      "forbidden",
    );
    expect((await refusalOf(importArticle(actor("observer"), source("a")))).code).toBe("invalid");
    expect((await refusalOf(importArticle(actor("stranger"), source("b")))).code).toBe("invalid");
    const { article } = await importArticle(actor("member"), source("c"));
    await expect(getArticle(actor("observer"), article.slug)).resolves.toMatchObject({ id: article.id });
    expect((await refusalOf(getArticle(actor("stranger"), article.slug))).code).toBe("not-found");
  });

  test("recognises the same words, and says which article has them", async () => {
    const actor = await administrator();
    const content = rareWords();
    const { article } = await importArticle(actor, { content, title: "First" });
    const error = await refusalOf(importArticle(actor, { content: `${content}`, title: "Second" }));
    expect(error.code).toBe("conflict");
    expect(error.details.current).toEqual({
      by: "content",
      article: { id: article.id, slug: article.slug, title: "First" },
    });
    expect((await previewArticle(actor, { content })).known).toMatchObject({
      by: "content",
      article: { id: article.id },
    });
    await importArticle(actor, { content, title: "Second", ifKnown: "create" });
    expect(await articlesWith(content)).toBe(2);
  });

  test("recognises the same canonical address with other words", async () => {
    const actor = await administrator();
    const canonicalUrl = `https://example.org/${newId()}`;
    const { article } = await importArticle(actor, { content: rareWords(), title: "First", canonicalUrl });
    const error = await refusalOf(
      importArticle(actor, { content: rareWords(), title: "Second", canonicalUrl }),
    );
    expect(error.details.current).toMatchObject({ by: "address", article: { id: article.id } });
  });

  test("tells nobody of an article that they may not read", async () => {
    const hidden = await insertGroup(pool());
    const text = rareWords();
    await insertArticle(pool(), { text, groupIds: [hidden.id] });
    const actor = await someone();
    expect((await previewArticle(actor, { content: text })).known).toBeNull();
    const { article } = await importArticle(actor, { content: text, title: "Mine", visibility: "groups" });
    expect(article.visibility).toBe("groups");
  });

  test("finds another address here where the title's own is taken", async () => {
    const actor = await administrator();
    const title = `Same title ${newId()}`;
    const first = await importArticle(actor, { content: rareWords(), title });
    const second = await importArticle(actor, { content: rareWords(), title });
    expect(second.article.slug).toMatch(new RegExp(`^${first.article.slug}-[a-z2-9]{5}$`));
    const error = await refusalOf(
      importArticle(actor, { content: rareWords(), title, slug: first.article.slug }),
    );
    expect(error).toMatchObject({ code: "conflict", details: { fields: [{ field: "slug" }] } });
  });

  test("is one article when the same draft is sent twice, and a conflict when its words differ", async () => {
    const actor = await administrator();
    const draft = { id: newId(), content: rareWords(), title: "Once" };
    const first = await importArticle(actor, draft);
    const second = await importArticle(actor, draft);
    expect(second.article.id).toBe(first.article.id);
    expect(await articlesWith(draft.content)).toBe(1);
    const other = await refusalOf(importArticle(actor, { ...draft, content: rareWords() }));
    expect(other).toMatchObject({ code: "conflict", details: { fields: [{ field: "id" }] } });
  });

  test("of several at the same moment, one comes in and the others are told of it", async () => {
    const actor = await administrator();
    const content = rareWords();
    const answers = await Promise.allSettled(
      Array.from({ length: 8 }, (_, index) => importArticle(actor, { content, title: `Number ${index}` })),
    );
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const answer of answers) {
      if (answer.status === "rejected")
        expect(answer.reason).toMatchObject({ code: "conflict", details: { current: { by: "content" } } });
    }
    expect(await articlesWith(content)).toBe(1);
  });

  test("refuses an address that is a page of the site, and calls an article of that title something else", async () => {
    const actor = await administrator();
    await expect(importArticle(actor, { content: rareWords(), title: "T", slug: "new" })).rejects.toThrow(
      /kept for a page/,
    );
    const { article } = await importArticle(actor, { content: rareWords(), title: "New!" });
    expect(article.slug).toMatch(/^new-article/);
  });
});
