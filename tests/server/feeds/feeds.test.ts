import { beforeAll, describe, expect, test } from "vitest";
import { MAX_FEED_ENTRIES } from "@/core/feed/feed";
import { newId } from "@/core/new-id";
import { deleteAnnotation, updateAnnotation } from "@/server/annotations/commands";
import { createComment, deleteComment } from "@/server/comments/commands";
import { pool } from "@/server/db";
import { getArticleFeed, getGroupFeed } from "@/server/feeds/queries";
import { ensurePublicGroup } from "@/server/groups/commands";
import { getEmbed } from "@/server/oembed/queries";
import { actorForPerson, type SignedInActor, VISITOR } from "@/server/session";
import {
  insertAnnotation,
  insertArticle,
  insertComment,
  insertGroup,
  insertPerson,
} from "../../support/rows";
import { insertMany } from "../exports/scene";

beforeAll(ensurePublicGroup);

const ORIGIN = "https://marginalia.example";
const place = { origin: ORIGIN, path: "/feed" };
const actor = async (name?: string): Promise<SignedInActor> =>
  actorForPerson((await insertPerson(pool(), name ? { name } : {})).id);

describe("an article's feed", () => {
  test("has what everybody sees, newest first, and nothing private, of a group, or deleted", async () => {
    const [article, ada, bea] = [await insertArticle(pool()), await actor("Ada"), await actor("Bea")];
    const group = await insertGroup(pool(), { [ada.id]: "member" });
    const shown = await insertAnnotation(pool(), article, ada, {
      exact: "Biden's war",
      note: "**Whose** war?",
    });
    await insertAnnotation(pool(), article, ada, { exact: "Trump", groupId: null, note: "SECRET" });
    await insertAnnotation(pool(), article, ada, { exact: "Trump", groupId: group.id, note: "SECRET" });
    const gone = await insertAnnotation(pool(), article, ada, { exact: "Kremlin", note: "SECRET" });
    await deleteAnnotation(ada, gone.id);
    const stone = await insertAnnotation(pool(), article, ada, { exact: "talks", note: "SECRET" });
    const kept = await insertComment(pool(), article, stone, bea, { body: "I answered." });
    await deleteAnnotation(ada, stone.id);
    const taken = await insertComment(pool(), article, shown, bea, { body: "SECRET" });
    await deleteComment(bea, taken.id);
    const feed = await getArticleFeed(article.slug, place);
    expect(JSON.stringify(feed)).not.toContain("SECRET");
    expect(feed.entries.map(({ id, author, url }) => [id, author, url])).toEqual([
      [kept.id, "Bea", `${ORIGIN}/comments/${kept.id}`],
      [shown.id, "Ada", `${ORIGIN}/annotations/${shown.id}`],
    ]);
    expect(feed.entries[1]?.html).toBe(
      "<blockquote><p>Biden&#39;s war</p></blockquote><p><strong>Whose</strong> war?</p>",
    );
    expect(feed).toMatchObject({
      id: article.id,
      home: `${ORIGIN}/articles/${article.slug}`,
      self: `${ORIGIN}/feed`,
    });
  });

  test("keeps ids and says when something changed", async () => {
    const [article, ada] = [await insertArticle(pool()), await actor()];
    const { id } = await insertAnnotation(pool(), article, ada, { exact: "Trump", note: "before" });
    const before = await getArticleFeed(article.slug, place);
    await updateAnnotation(ada, id, { version: 1, note: "after" });
    const after = await getArticleFeed(article.slug, place);
    expect(after.entries[0]).toMatchObject({ id, published: before.entries[0]?.published });
    expect(after.updated > before.updated).toBe(true);
    expect(after.updated).toBe(after.entries[0]?.updated);
  });

  test("is not there for an article that is not everybody's", async () => {
    const group = await insertGroup(pool());
    const article = await insertArticle(pool(), { groupIds: [group.id] });
    await expect(getArticleFeed(article.slug, place)).rejects.toMatchObject({ code: "not-found" });
    await expect(getArticleFeed("no-such-article", place)).rejects.toMatchObject({ code: "not-found" });
  });

  test("has the newest and no more than fit", async () => {
    const [article, ada] = [await insertArticle(pool()), await actor()];
    await insertMany(article, ada.id, 200);
    const { entries } = await getArticleFeed(article.slug, place);
    expect(entries).toHaveLength(MAX_FEED_ENTRIES);
    const { rows } = await pool().query(
      `SELECT id FROM "Annotation" WHERE "articleId" = $1 ORDER BY "createdAt" DESC, id DESC LIMIT $2`,
      [article.id, MAX_FEED_ENTRIES],
    );
    expect(new Set(entries.map(({ id }) => id))).toEqual(new Set(rows.map(({ id }) => id)));
  });
});

describe("a group's feed", () => {
  test("is for its members, and of Public for everybody, without articles that the reader may not read", async () => {
    const [ada, stranger] = [await insertPerson(pool()), await actor()];
    const group = await insertGroup(pool(), { [ada.id]: "member" });
    const [open, hidden] = [
      await insertArticle(pool()),
      await insertArticle(pool(), { groupIds: [group.id] }),
    ];
    const within = await insertAnnotation(pool(), open, ada, { exact: "Trump", groupId: group.id });
    const everywhere = await insertAnnotation(pool(), open, ada, { exact: "Trump" });
    const elsewhere = await insertAnnotation(pool(), hidden, ada, { exact: "Trump" });
    const member = await actorForPerson(ada.id);
    expect((await getGroupFeed(member, group.slug, place)).entries.map(({ id }) => id)).toEqual([within.id]);
    for (const other of [stranger, VISITOR]) {
      await expect(getGroupFeed(other, group.slug, place)).rejects.toMatchObject({ code: "not-found" });
    }
    const shared = (await getGroupFeed(VISITOR, "public", place)).entries.map(({ id }) => id);
    expect(shared).toContain(everywhere.id);
    expect(shared).not.toContain(within.id);
    expect(shared).not.toContain(elsewhere.id);
  });
});

test("a group's feed says what is said there, and nothing that was said elsewhere or where one may not read", async () => {
  const [ada, bea, article, hidden] = [
    await insertPerson(pool()),
    await actor("Bea"),
    await insertArticle(pool(), { title: "A story" }),
    await insertArticle(pool(), { groupIds: [] }),
  ];
  const group = await insertGroup(pool(), { [ada.id]: "owner", [bea.id]: "member" });
  const made = await insertAnnotation(pool(), article, ada, { exact: "Trump", groupId: group.id });
  const within = await insertComment(pool(), article, made, bea, {
    body: "said **within**",
    groupId: group.id,
  });
  const whole = await createComment(await actorForPerson(bea.id), {
    id: newId(),
    on: { articleId: article.id, groupId: group.id },
    body: "on it all",
  });
  const open = await insertAnnotation(pool(), article, ada, { exact: "Trump" });
  const elsewhere = await insertComment(pool(), article, open, bea, { body: "said in Public" });
  const unread = await insertAnnotation(pool(), hidden, ada, { exact: "Trump", groupId: group.id });
  await insertComment(pool(), hidden, unread, bea, {
    body: "where Ada may not read",
    groupId: group.id,
  });
  const gone = await insertComment(pool(), article, made, bea, { body: "gone", groupId: group.id });
  await deleteComment(await actorForPerson(bea.id), gone.id);
  const { entries } = await getGroupFeed(await actorForPerson(ada.id), group.slug, place);
  expect(new Set(entries.map(({ id }) => id))).toEqual(new Set([made.id, within.id, whole.id]));
  expect(entries.find(({ id }) => id === within.id)).toMatchObject({
    title: "A comment on “Trump” in A story",
    url: `${ORIGIN}/comments/${within.id}`,
    author: "Bea",
  });
  expect(entries.find(({ id }) => id === within.id)?.html).toContain("said <strong>within</strong>");
  const shared = (await getGroupFeed(VISITOR, "public", place)).entries.map(({ id }) => id);
  expect(shared).toContain(elsewhere.id);
});

describe("oEmbed", () => {
  const embed = (path: string, more = {}) => getEmbed({ url: `${ORIGIN}${path}`, ...more }, ORIGIN);

  test("quotes an annotation, a comment and an article by their permalinks and by the reader page's address", async () => {
    const [article, ada, bea] = [
      await insertArticle(pool(), { title: "A <title>" }),
      await actor("Ada"),
      await actor("Bea"),
    ];
    const made = await insertAnnotation(pool(), article, ada, { exact: "Biden's war", note: "Whose war?" });
    const said = await insertComment(pool(), article, made, bea, { body: "Not mine." });
    for (const path of [`/annotations/${made.id}`, `/articles/${article.slug}?annotation=${made.id}`]) {
      expect(await embed(path)).toMatchObject({
        type: "rich",
        version: "1.0",
        author_name: "Ada",
        title: "Ada on A <title>",
        html: `<blockquote cite="${ORIGIN}/annotations/${made.id}"><p lang="en">“Biden&#39;s war”</p><p>Whose war?</p><footer>Ada, <a href="${ORIGIN}/annotations/${made.id}">A &lt;title&gt;</a></footer></blockquote>`,
      });
    }
    for (const path of [
      `/comments/${said.id}`,
      `/articles/${article.slug}?annotation=${made.id}&comment=${said.id}`,
    ]) {
      const answer = await embed(path);
      expect(answer).toMatchObject({ type: "rich", author_name: "Bea" });
      expect(answer.html).toContain("Not mine.");
    }
    expect(await embed(`/articles/${article.slug}`)).toMatchObject({ type: "link", title: "A <title>" });
    expect((await embed(`/annotations/${made.id}`, { maxwidth: "200" })).width).toBe(200);
  });

  test("knows nothing of what is not everybody's, was deleted, or stands on another site", async () => {
    const [article, ada, bea] = [await insertArticle(pool()), await actor(), await actor()];
    const group = await insertGroup(pool(), { [ada.id]: "member" });
    const hidden = await insertArticle(pool(), { groupIds: [group.id] });
    const mine = await insertAnnotation(pool(), article, ada, { exact: "Trump", groupId: null });
    const ours = await insertAnnotation(pool(), article, ada, { exact: "Trump", groupId: group.id });
    const stone = await insertAnnotation(pool(), article, ada, { exact: "Trump" });
    const said = await insertComment(pool(), article, stone, bea, { body: "x" });
    await deleteAnnotation(ada, stone.id);
    await deleteComment(bea, said.id);
    for (const path of [
      `/annotations/${mine.id}`,
      `/annotations/${ours.id}`,
      `/annotations/${stone.id}`,
      `/comments/${said.id}`,
      `/articles/${hidden.slug}`,
      "/articles/none",
      "/annotations/none",
      "/articles/%ff",
      "/groups/public",
      "/",
    ]) {
      await expect(embed(path), path).rejects.toMatchObject({ code: "not-found" });
    }
    await expect(
      getEmbed({ url: `https://elsewhere.example/articles/${article.slug}` }, ORIGIN),
    ).rejects.toMatchObject({
      code: "not-found",
    });
    for (const slug of [group.slug, "no-such-group"]) {
      await expect(embed(`/articles/${article.slug}?group=${slug}`)).rejects.toMatchObject({
        code: "unauthenticated",
      });
    }
    await expect(getEmbed({ url: "javascript:alert(1)" }, ORIGIN)).rejects.toThrow();
    await expect(embed(`/articles/${article.slug}`, { maxwidth: "wide" })).rejects.toThrow();
  });
});
