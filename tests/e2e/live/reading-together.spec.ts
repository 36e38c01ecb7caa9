import { expect } from "@playwright/test";
import { v7 } from "uuid";
import { insertAnnotation, insertComment } from "../../support/rows";
import { startCutOffServer } from "../support/cut-off-database";
import { comment, openThread } from "../support/discussion";
import { newLivingPage, test } from "../support/fixtures";
import { marks } from "../support/highlighting";
import { elsewhere, LONG_TEXT, openLive, topOf, watchStreams } from "../support/live";

const PASSAGE = "Biden's war";

test("what another writes appears, changes and disappears on an open page, by itself", async ({
  baseURL,
  pageOf,
  makePerson,
  makeArticle,
}) => {
  const [article, ann, bob] = [
    await makeArticle(),
    await makePerson("Ann Writer"),
    await makePerson("Bob Reader"),
  ];
  const page = await pageOf(bob);
  await openLive(page, `/articles/${article.slug}`);
  const there = await elsewhere(baseURL, ann);

  const made = await there.annotate(article, PASSAGE, { note: "Whose war is it?" });
  await expect(marks(page, PASSAGE)).toBeVisible();
  const card = page.getByRole("article").filter({ hasText: "Ann Writer" });
  await expect(card.getByText("Whose war is it?")).toBeVisible();

  await there.edit(made, 1, "Whose words are these?");
  await expect(card.getByText("Whose words are these?")).toBeVisible();
  await there.say(made, "Not the article's.");
  await expect(card.getByText("1", { exact: true })).toBeVisible();

  await there.remove(made);
  await expect(marks(page, PASSAGE)).toHaveCount(0);
  await expect(card).toHaveCount(0);
});

test("in an open thread others' comments announce themselves, and disappear when they are taken back", async ({
  db,
  baseURL,
  pageOf,
  makePerson,
  makeArticle,
}) => {
  const [article, ann, bob] = [
    await makeArticle(),
    await makePerson("Ann Writer"),
    await makePerson("Bob Reader"),
  ];
  const annotation = await insertAnnotation(db, article, ann, { exact: PASSAGE, note: "Whose war?" });
  await insertComment(db, article, annotation, ann, { body: "A beginning." });
  const page = await pageOf(bob);
  await openThread(page, article, annotation);
  await expect(comment(page, "A beginning.")).toBeVisible();
  const there = await elsewhere(baseURL, ann);
  const said = await there.say(annotation, "Nobody's in particular.");
  await page.getByRole("button", { name: "1 new comment" }).click();
  await expect(comment(page, "Nobody's in particular.")).toBeVisible();
  await there.takeBack(said);
  await expect(comment(page, "Nobody's in particular.")).toHaveCount(0);
});

test("one's own highlight stands there once, and one's other tab has it too", async ({
  db,
  pageOf,
  makePerson,
  makeArticle,
}) => {
  const [article, ann] = [await makeArticle(), await makePerson("Ann Writer")];
  const page = await pageOf(ann);
  await openLive(page, `/articles/${article.slug}`);
  const other = await newLivingPage(page.context());
  await other.goto(`/articles/${article.slug}`);
  await page.getByText("The Kremlin described").selectText();
  await page.keyboard.press("h");
  await expect(marks(page, "The Kremlin described")).toHaveCount(1);
  await expect(marks(other, "The Kremlin described")).toHaveCount(1);
  const { rows } = await db.query(`SELECT id FROM "Annotation" WHERE "articleId" = $1`, [article.id]);
  expect(rows).toHaveLength(1);
});

test("the tabs of a browser share one stream, and when the tab that holds it is closed another goes on without a gap", async ({
  baseURL,
  pageOf,
  makePerson,
  makeArticle,
}) => {
  const [first, second] = [await makeArticle(), await makeArticle({ title: "Another article" })];
  const [ann, bob] = [await makePerson("Ann Writer"), await makePerson("Bob Reader")];
  const holder = await pageOf(bob);
  const streams = [watchStreams(holder)];
  await openLive(holder, `/articles/${first.slug}`);
  const tabs = [];
  for (const article of [first, second]) {
    const tab = await newLivingPage(holder.context());
    streams.push(watchStreams(tab));
    await tab.goto(`/articles/${article.slug}`);
    await tab.locator("[data-announcer=ready]").waitFor({ state: "attached" });
    tabs.push(tab);
  }
  const [same, another] = tabs as [(typeof tabs)[0], (typeof tabs)[0]];
  const there = await elsewhere(baseURL, ann);
  await there.annotate(first, PASSAGE);
  await there.annotate(second, PASSAGE);
  for (const tab of [holder, same, another]) await expect(marks(tab, PASSAGE)).toBeVisible();
  expect(streams.map(({ open }) => open())).toEqual([1, 0, 0]);

  await holder.close();
  await there.annotate(first, "patience");
  await there.annotate(second, "patience");
  for (const tab of [same, another]) await expect(marks(tab, "patience")).toHaveCount(1);
  expect((streams[1]?.open() ?? 0) + (streams[2]?.open() ?? 0)).toBe(1);
});

test("nothing moves under the eye while one reads or writes; what came elsewhere waits behind a small button", async ({
  db,
  baseURL,
  pageOf,
  makePerson,
  makeArticle,
}) => {
  const article = await makeArticle({ text: LONG_TEXT });
  const [ann, bob] = [await makePerson("Ann Writer"), await makePerson("Bob Reader")];
  const mine = await insertAnnotation(db, article, bob, { exact: "Paragraph 20" });
  const page = await pageOf(bob);
  await openLive(page, `/articles/${article.slug}?annotation=${mine.id}`);
  await page.getByRole("button", { name: /note/i }).and(page.locator(":visible")).first().click();
  const field = page.getByRole("textbox", { name: "Note" });
  await field.fill("A thought that is being wr");
  const before = { text: await topOf(page, "Paragraph 20 "), field: (await field.boundingBox())?.y };

  const there = await elsewhere(baseURL, ann);
  await there.annotate(article, "Paragraph 1 of", { note: "Far above." });
  await there.annotate(article, "Paragraph 2 of", { note: "Far above." });
  await there.annotate(article, "Paragraph 38", { note: "Far below." });
  await there.annotate(article, "Paragraph 19", { note: "Right above, with a card of its own. ".repeat(5) });
  await expect(page.getByRole("button", { name: "3 new" })).toBeVisible();
  await expect(marks(page, "Paragraph 19")).toBeVisible();
  await expect(page.locator("[data-announcer]")).toContainText(/by (others|somebody else)/);
  await expect(field).toBeFocused();
  await page.keyboard.type("itten");
  await expect(field).toHaveValue("A thought that is being written");
  expect({ text: await topOf(page, "Paragraph 20 "), field: (await field.boundingBox())?.y }).toEqual(before);

  await page.getByRole("button", { name: "3 new" }).click();
  await expect(marks(page, "Paragraph 38")).toBeInViewport();
  await page.getByRole("button", { name: "2 new" }).click();
  await expect(marks(page, "Paragraph 1 of")).toBeInViewport();
  await expect(page.getByRole("button", { name: /new$/ })).toHaveCount(0);
});

test("a person who is suspended sees nothing more of theirs, without touching the page", async ({
  db,
  baseURL,
  pageOf,
  makePerson,
  makeArticle,
}) => {
  const [article, ann] = [await makeArticle(), await makePerson("Ann Writer")];
  const there = await elsewhere(baseURL, ann);
  await there.annotate(article, PASSAGE, { note: "For me alone.", groupId: null });
  const page = await pageOf(ann);
  await openLive(page, `/articles/${article.slug}`);
  await expect(marks(page, PASSAGE)).toBeVisible();
  await db.query(`UPDATE "Person" SET status = 'suspended' WHERE id = $1`, [ann.id]);
  await expect(page.getByRole("link", { name: "Sign in" }).first()).toBeVisible();
  await expect(marks(page, PASSAGE)).toHaveCount(0);
});

test("the bell counts what one is told as it comes, also where no article is open", async ({
  db,
  pageOf,
  makePerson,
}) => {
  const ann = await makePerson("Ann Writer");
  const page = await pageOf(ann);
  await openLive(page, "/groups");
  await db.query(
    `INSERT INTO "Notification" (id, "personId", kind, "subjectId", "onceKey", data)
     VALUES ($1, $2, 'anchors-changed', $2, 'once', '{}')`,
    [v7(), ann.id],
  );
  await expect(
    page.getByRole("link", { name: /1 / }).and(page.locator("[href='/notifications']")),
  ).toBeVisible();
});

test("a correction is offered quietly", async ({ db, pageOf, makePerson, makeArticle }) => {
  const article = await makeArticle();
  const page = await pageOf(await makePerson());
  await openLive(page, `/articles/${article.slug}`);
  const { rows } = await db.query(
    `INSERT INTO "ArticleVersion" (id, "articleId", number, title, text, markup, "wordCount", "contentHash")
     VALUES ($1, $2, 2, 'T', 'Other words.', '[]', 2, 'x') RETURNING id`,
    [v7(), article.id],
  );
  await db.query(`UPDATE "Article" SET "currentVersionId" = $2 WHERE id = $1`, [article.id, rows[0].id]);
  await db.query(
    `WITH next AS (UPDATE "Stream" SET seq = seq + 1 WHERE "articleId" = $1 RETURNING seq)
     INSERT INTO "Event" ("articleId", seq, kind, "subjectId", data)
     SELECT $1, seq, 'article-version-created', $2, '{}' FROM next`,
    [article.id, rows[0].id],
  );
  await expect(page.getByText("This article was corrected while you read.").first()).toBeVisible();
  await expect(page.getByText("The Kremlin described")).toBeVisible();
});

test("a page outlives the restart of the app and the loss of the database, and misses nothing", async ({
  baseURL,
  browser,
  makePerson,
  makeArticle,
}) => {
  test.setTimeout(120_000);
  const databaseUrl = process.env.TEST_DATABASE_URL;
  if (!databaseUrl) throw new Error("TEST_DATABASE_URL is not set; `npm test` sets it.");
  const [article, ann] = [await makeArticle(), await makePerson("Ann Writer")];
  const there = await elsewhere(baseURL, ann);
  let server = await startCutOffServer(databaseUrl);
  const context = await browser.newContext({ baseURL: server.url });
  try {
    const page = await newLivingPage(context);
    await openLive(page, `/articles/${article.slug}`);
    await there.annotate(article, PASSAGE);
    await expect(marks(page, PASSAGE)).toBeVisible();

    await server.cut();
    await there.annotate(article, "patience");
    await server.mend();
    await expect(marks(page, "patience")).toBeVisible({ timeout: 20_000 });

    const { port } = new URL(server.url);
    await server.stop();
    await there.annotate(article, "Truth Social");
    server = await startCutOffServer(databaseUrl, Number(port));
    await expect(marks(page, "Truth Social")).toBeVisible({ timeout: 20_000 });
  } finally {
    await context.close();
    await server.stop();
  }
});
