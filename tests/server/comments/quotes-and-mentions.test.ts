import { beforeAll, describe, expect, test } from "vitest";
import { newId } from "@/core/new-id";
import { createComment, updateComment } from "@/server/comments/commands";
import { getComment } from "@/server/comments/queries";
import { pool } from "@/server/db";
import { ensurePublicGroup } from "@/server/groups/commands";
import { actorForPerson } from "@/server/session";
import { listMentionable } from "@/server/threads/mentionable";
import { refusalOf } from "@/tests/support/refusal-of";
import {
  insertAnnotation,
  insertArticle,
  insertGroup,
  insertPerson,
  insertVersion,
  PUBLIC_GROUP,
} from "../../support/rows";
import { actor, scene } from "../threads/scene";

beforeAll(ensurePublicGroup);

const mentionsOf = async (id: string) =>
  (await pool().query(`SELECT "personId" FROM "Mention" WHERE "commentId" = $1`, [id])).rows.map(
    (row) => row.personId,
  );

describe("naming people in Public", () => {
  test("tells those who took part in the article's threads, and nobody else", async () => {
    const { author, other, say } = await scene();
    const stranger = await actor();
    await say(other, "I was here.");
    const made = await say(author, `@${other.handle} and @${stranger.handle}, and me: @${author.handle}`);
    expect(await mentionsOf(made.id)).toEqual([other.id]);
    expect(made.mentions).toEqual([{ id: other.id, name: other.name, handle: other.handle }]);
    const told = await pool().query(
      `SELECT "personId" FROM "Notification" WHERE "subjectId" = $1 AND kind = 'mentioned'`,
      [made.id],
    );
    expect(told.rows).toEqual([{ personId: other.id }]);
  });

  test("follows an edit, and forgets who is no longer named", async () => {
    const { author, other, say } = await scene();
    await say(other, "I was here.");
    const made = await say(author, `Hello @${other.handle.toUpperCase()}`);
    expect(await mentionsOf(made.id)).toEqual([other.id]);
    const changed = await updateComment(author, made.id, { version: 1, body: `Hello \`@${other.handle}\`` });
    expect(changed.mentions).toEqual([]);
    expect(await mentionsOf(made.id)).toEqual([]);
  });

  test("offers the same people while one types, by handle or by a word of the name", async () => {
    const { article, annotation } = await scene();
    const [ann, zoe] = [
      await insertPerson(pool(), { name: "Ann Wheatley" }),
      await insertPerson(pool(), { name: "Zoe Field" }),
    ];
    await insertAnnotation(pool(), article, ann, { exact: "Truth Social" });
    await insertAnnotation(pool(), article, zoe, { exact: "Truth Social" });
    const me = await actor();
    const offered = async (q: string) =>
      (await listMentionable(me, { annotation: annotation.id, q })).items.map((one) => one.name);
    expect(await offered("whea")).toEqual(["Ann Wheatley"]);
    expect(await offered(zoe.handle.slice(0, 20))).toContain("Zoe Field");
    expect(await offered("%")).toEqual([]);
    expect(await offered("heatley")).toEqual([]);
  });
});

test("in a group its members can be named, twenty of them at most, and nobody from outside", async () => {
  const { article } = await scene();
  const members = await Promise.all(Array.from({ length: 25 }, () => insertPerson(pool())));
  const outsider = await insertPerson(pool());
  const group = await insertGroup(
    pool(),
    Object.fromEntries(members.map(({ id }) => [id, "member"] as const)),
  );
  const [me] = members;
  const author = await actorForPerson(me?.id as string);
  const body = [outsider, ...members].map(({ handle }) => `@${handle}`).join(" ");
  const made = await createComment(author, {
    id: newId(),
    on: { articleId: article.id, groupId: group.id },
    body,
  });
  expect(made.mentions).toHaveLength(20);
  expect(made.mentions.map(({ id }) => id)).toEqual(members.slice(1, 21).map(({ id }) => id));
});

test("thousands of names in one comment are text", async () => {
  const { author, say } = await scene();
  const made = await say(
    author,
    Array.from({ length: 3_300 }, (_, at) => `@p${at}x`)
      .join(" ")
      .slice(0, 20_000),
  );
  expect(made.mentions).toEqual([]);
});

describe("quoting the article", () => {
  const quoteOf = (article: { text: string; versionId: string }, exact: string) => {
    const start = article.text.indexOf(exact);
    return { versionId: article.versionId, start, end: start + exact.length, exact };
  };
  const post = async (quote: object, article: { id: string }) => {
    const me = await actor();
    return createComment(me, {
      id: newId(),
      on: { articleId: article.id, groupId: PUBLIC_GROUP },
      body: "This here.",
      quote,
    });
  };

  test("keeps the words with their place, and finds them again in a corrected text", async () => {
    const { article } = await scene();
    const quote = quoteOf(article, "Biden's war");
    const made = await post(quote, article);
    expect(made.quote).toEqual({ ...quote, versionNumber: 1, now: { start: quote.start, end: quote.end } });
    await insertVersion(pool(), article, { text: `A correction was made here.\n${article.text}` });
    const carried = await getComment(await actor(), made.id);
    expect(carried.quote).toMatchObject({
      versionNumber: 1,
      now: { start: quote.start + 28, end: quote.end + 28 },
    });
  });

  test("says that the words are gone, rather than guess, once they are taken out", async () => {
    const { article } = await scene();
    const made = await post(quoteOf(article, "Thumbs went up"), article);
    const text = article.text.split("\n").slice(0, 2).join("\n");
    await insertVersion(pool(), article, { text });
    expect((await getComment(await actor(), made.id)).quote).toMatchObject({
      exact: "Thumbs went up",
      now: null,
    });
  });

  test("is refused where the article does not say so", async () => {
    const { article } = await scene();
    const quote = quoteOf(article, "Biden's war");
    const elsewhere = await insertArticle(pool());
    const family = article.text.indexOf("👨‍👩‍👧‍👦");
    for (const wrong of [
      { ...quote, exact: "Putin's war" },
      { ...quote, start: quote.start + 1, end: quote.end + 1 },
      { ...quote, versionId: elsewhere.versionId },
      { ...quote, end: 99_999 },
      // Half of a family.
      { ...quote, start: family, end: family + 2, exact: article.text.slice(family, family + 2) },
    ]) {
      const outcome = await post(wrong, article).then(
        () => "posted",
        (error) => error.name,
      );
      expect(outcome).toMatch(/AppError|ZodError/);
    }
    expect((await refusalOf(post({ ...quote, exact: "Putin's war" }, article))).code).toBe("invalid");
  });
});
