import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { AppError } from "@/core/errors";
import { newId } from "@/core/new-id";
import { createArticle } from "@/server/articles/commands";
import { getArticle, listArticles } from "@/server/articles/queries";
import { pool } from "@/server/db";
import { ensurePublicGroup } from "@/server/groups/commands";
import { actorForPerson, VISITOR } from "@/server/session";
import { insertAnnotation, insertArticle, insertGroup, insertPerson } from "../../support/rows";

beforeAll(ensurePublicGroup);

const actor = async (fields?: Parameters<typeof insertPerson>[1]) =>
  actorForPerson((await insertPerson(pool(), fields)).id);

/** A word that stands in no other article. */
const rareWord = () => `zq${randomUUID().replaceAll("-", "").replaceAll(/\d/g, "k")}`;

describe("the library", () => {
  test("lists the newest first and pages through all of it once", async () => {
    const word = rareWord();
    const made = [];
    for (let index = 0; index < 5; index++)
      made.push((await insertArticle(pool(), { text: `About ${word}.` })).id);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page: Awaited<ReturnType<typeof listArticles>> = await listArticles(VISITOR, {
        q: word,
        limit: "2",
        ...(cursor && { cursor }),
      });
      seen.push(...page.items.map((one) => one.id));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(seen).toEqual(made.toReversed());
  });

  test("finds by the beginning of a word, in any case, in the title and in the text", async () => {
    const [inText, inTitle] = [rareWord(), rareWord()];
    const one = await insertArticle(pool(), { text: `It said ${inText.toUpperCase()}ing.` });
    const two = await insertArticle(pool(), { title: `On ${inTitle}` });
    const found = async (q: string) => (await listArticles(VISITOR, { q })).items.map((item) => item.id);
    expect(await found(inText.slice(0, 25))).toEqual([one.id]);
    expect(await found(inTitle)).toEqual([two.id]);
    expect(await found(`${inText} ${inTitle}`)).toEqual([]);
  });

  test("finds a phrase only where its words follow one another, whichever quotation marks are typed", async () => {
    const word = rareWord();
    const { id } = await insertArticle(pool(), { text: `The ${word} peace deal was near.` });
    const found = async (q: string) => (await listArticles(VISITOR, { q })).items.map((item) => item.id);
    expect(await found(`"${word} peace deal"`)).toEqual([id]);
    expect(await found(`“${word} peace deal”`)).toEqual([id]);
    expect(await found(`"${word} deal peace"`)).toEqual([]);
  });

  test("shows where it was found, with the hits as ranges over the excerpt", async () => {
    const word = rareWord();
    await insertArticle(pool(), { text: `At length, ${word} was mentioned.` });
    const [item] = (await listArticles(VISITOR, { q: word })).items;
    const hits = item?.excerpt?.hits.map((hit) => item.excerpt?.text.slice(hit.start, hit.end));
    expect(hits).toEqual([word]);
  });

  test.each(["'", "\\", "a & | ! : *", "<script>", '"unclosed', "((((", "%_%", "🙂"])(
    "takes %j for a search, not for an error",
    async (q) => {
      await expect(listArticles(VISITOR, { q })).resolves.toBeDefined();
    },
  );

  test("counts the annotations that the viewer may see, and no others", async () => {
    const word = rareWord();
    const [author, stranger] = [await insertPerson(pool()), await actor()];
    const group = await insertGroup(pool(), { [author.id]: "member" });
    const article = await insertArticle(pool(), { text: `${word} Biden's war. Truth Social. Gen. Kellogg.` });
    await insertAnnotation(pool(), article, author, { exact: "Biden's war" });
    await insertAnnotation(pool(), article, author, { exact: "Truth Social", groupId: null });
    await insertAnnotation(pool(), article, author, { exact: "Gen. Kellogg", groupId: group.id });
    const count = async (viewer: Parameters<typeof listArticles>[0]) =>
      (await listArticles(viewer, { q: word })).items[0]?.annotationCount;
    expect(await count(VISITOR)).toBe(1);
    expect(await count(stranger)).toBe(1);
    expect(await count(await actorForPerson(author.id))).toBe(3);
  });

  test("keeps a group's article from everyone outside of the group", async () => {
    const word = rareWord();
    const member = await insertPerson(pool());
    const group = await insertGroup(pool(), { [member.id]: "observer" });
    const article = await insertArticle(pool(), { text: `Only here: ${word}.`, groupIds: [group.id] });
    for (const outsider of [VISITOR, await actor()]) {
      expect((await listArticles(outsider, { q: word })).items).toEqual([]);
      await expect(getArticle(outsider, article.slug)).rejects.toMatchObject({ code: "not-found" });
    }
    expect((await getArticle(await actorForPerson(member.id), article.slug)).id).toBe(article.id);
  });
});

describe("taking in an article", () => {
  const draft = (fields: object = {}) => {
    const id = newId();
    return {
      id,
      slug: `a-${id}`,
      title: "A title",
      text: "One.\nTwo.",
      markup: [{ type: "paragraph", start: 0, end: 4 }],
      ...fields,
    };
  };

  test("keeps text and markup exactly as given", async () => {
    const administrator = await actor({ siteRole: "administrator" });
    const text = '“Curly” and "straight" — kept. 👨‍👩‍👧‍👦';
    const made = await createArticle(
      administrator,
      draft({ text, markup: [{ type: "blockquote", start: 0, end: text.length }] }),
    );
    expect(made.version).toMatchObject({
      number: 1,
      text,
      markup: [{ type: "blockquote", start: 0, end: text.length }],
    });
  });

  test("leaves nothing behind when the slug is taken", async () => {
    const administrator = await actor({ siteRole: "administrator" });
    const first = await createArticle(administrator, draft());
    const second = draft({ slug: first.slug });
    await expect(createArticle(administrator, second)).rejects.toMatchObject({ code: "conflict" });
    const rows = await pool().query(`SELECT 1 FROM "ArticleVersion" WHERE "articleId" = $1`, [second.id]);
    expect(rows.rowCount).toBe(0);
  });

  test("publishes to everyone for administrators only", async () => {
    await expect(createArticle(await actor(), draft())).rejects.toBeInstanceOf(AppError);
  });

  test("refuses markup that leaves the text", async () => {
    const administrator = await actor({ siteRole: "administrator" });
    const error = await createArticle(
      administrator,
      draft({ markup: [{ type: "paragraph", start: 0, end: 99 }] }),
    ).catch((thrown: unknown) => thrown);
    expect((error as AppError).details.fields?.[0]?.field).toBe("markup");
  });

  test("never lets a version's words be changed, not even in the database", async () => {
    const article = await insertArticle(pool());
    await expect(
      pool().query(`UPDATE "ArticleVersion" SET text = 'other' WHERE id = $1`, [article.versionId]),
    ).rejects.toThrow(/never changes/);
  });
});
