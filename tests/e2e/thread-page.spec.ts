import { expect } from "@playwright/test";
import { insertAnnotation, insertComment } from "../support/rows";
import { expectAccessible } from "./support/accessibility";
import { comment, write } from "./support/discussion";
import { PHONE } from "./support/fixtures";
import { openArticle } from "./support/reader";
import { PASSAGE, test } from "./support/scenes";
import { articles, articleThread, threadIdOf } from "./support/thread-rows";

test.describe("a long thread on its own page", () => {
  test("opens with its first comments, goes on while one scrolls, and loses none", async ({
    db,
    pageOf,
    makeArticle,
    makePerson,
  }) => {
    const article = await makeArticle();
    const ann = await makePerson("Ann Writer");
    const { threadId, ids } = await articleThread(db, article, ann, Array(5_000).fill(null));
    const page = await pageOf(await makePerson("Bob Reader"));
    await page.goto(`/threads/${threadId}`);
    await expect(page.getByText("5,000 comments")).toBeVisible();
    await expect(articles(page).first()).toContainText("Number 1");
    expect(await articles(page).count()).toBeLessThanOrEqual(60);
    await expect(async () => {
      await page.getByRole("link", { name: "Show more" }).scrollIntoViewIfNeeded();
      expect(await articles(page).count()).toBeGreaterThan(100);
    }).toPass();
    const shown = await articles(page).evaluateAll((all) => all.map((one) => one.dataset.comment));
    expect(shown).toEqual(ids.slice(0, shown.length));
    await expectAccessible(page);
  });

  test("is read from its newest end, and by its keys", async ({ db, pageOf, makeArticle, makePerson }) => {
    const article = await makeArticle();
    const ann = await makePerson("Ann Writer");
    const { threadId } = await articleThread(db, article, ann, Array(60).fill(null));
    const page = await pageOf(await makePerson("Bob Reader"));
    await page.goto(`/threads/${threadId}`);
    await page.getByRole("button", { name: "Oldest first" }).click();
    await page.getByRole("menuitemradio", { name: "Newest first" }).click();
    await expect(articles(page).first()).toContainText("Number 60");
    await page.keyboard.press("j");
    await expect(articles(page).nth(0)).toBeFocused();
    await page.keyboard.press("j");
    await expect(articles(page).nth(1)).toBeFocused();
    await page.keyboard.press("k");
    await expect(articles(page).nth(0)).toBeFocused();
    await page.keyboard.press("r");
    await expect(page.getByRole("textbox", { name: "Reply to Ann Writer" })).toBeFocused();
  });

  test("a permalink to one in the middle of it opens there", async ({
    db,
    pageOf,
    makeArticle,
    makePerson,
  }) => {
    const article = await makeArticle();
    const ann = await makePerson("Ann Writer");
    const { ids } = await articleThread(
      db,
      article,
      ann,
      Array.from({ length: 900 }, (_, at) => (at % 3 === 0 ? null : at - 1)),
    );
    const wanted = ids[452] as string;
    const page = await pageOf(await makePerson("Bob Reader"));
    await page.goto(`/comments/${wanted}`);
    const found = page.locator(`[data-comment="${wanted}"]`);
    await expect(found).toBeFocused();
    await expect(found).toBeInViewport();
    await expect(page.locator(`[data-comment="${ids[450]}"]`)).toBeVisible();
    await page.getByRole("button", { name: "Show all of it" }).click();
    await expect(articles(page).first()).toContainText("Number 1");
  });

  test("is there without JavaScript, Markdown and all, with links to what follows", async ({
    db,
    pageOf,
    makeArticle,
    makePerson,
  }) => {
    const article = await makeArticle();
    const ann = await makePerson("Ann Writer");
    const { threadId, ids } = await articleThread(db, article, ann, [
      ...Array(30).fill(null),
      ...[29, 30, 31, 32, 33],
    ]);
    await db.query(`UPDATE "Comment" SET body = 'So **bold** of <b>them</b>.' WHERE id = $1`, [ids[0]]);
    const page = await pageOf(null, { javaScriptEnabled: false });
    await page.goto(`/threads/${threadId}`);
    await expect(articles(page).first().locator("strong")).toHaveText("bold");
    await expect(articles(page).first()).toContainText("<b>them</b>");
    await page.getByRole("link", { name: "Show more" }).click();
    await expect(articles(page).first()).toContainText("Number 21");
    await page.getByRole("link", { name: /^Continue this thread/ }).click();
    await expect(articles(page).last()).toContainText("Number 35");
    await expect(articles(page).first()).toContainText("Number 31");
    await page.getByRole("link", { name: "Show all of it" }).click();
    await expect(articles(page).first()).toContainText("So bold");
  });

  test("ten thousand levels are read part by part", async ({ db, pageOf, makeArticle, makePerson }) => {
    const article = await makeArticle();
    const ann = await makePerson("Ann Writer");
    const parents = Array.from({ length: 10_000 }, (_, at) => (at === 0 ? null : at - 1));
    const { ids } = await articleThread(db, article, ann, parents);
    const page = await pageOf(null);
    await page.goto(`/articles/${article.slug}/discussion`);
    await expect(articles(page)).toHaveCount(4);
    await page.getByRole("link", { name: /^Continue this thread/ }).click();
    await expect(page.locator(`[data-comment="${ids[3]}"]`)).toBeFocused();
    await page.goto(`/comments/${ids.at(-1)}`);
    await expect(page.locator(`[data-comment="${ids.at(-1)}"]`)).toBeFocused();
  });
});

test("a discussion of others' is not found, by its page or by the article's", async ({
  db,
  pageOf,
  makeArticle,
  makePerson,
}) => {
  const article = await makeArticle();
  const ann = await makePerson("Ann Writer");
  const mine = await insertAnnotation(db, article, ann, { exact: PASSAGE, groupId: null });
  await insertComment(db, article, mine, ann, { body: "To myself.", groupId: null });
  const threadId = await threadIdOf(db, mine);
  const other = await pageOf(await makePerson("Bob Reader"));
  expect((await other.goto(`/threads/${threadId}`))?.status()).toBe(404);
  expect((await other.goto(`/articles/${article.slug}/discussion?group=nobodys`))?.status()).toBe(404);
  const page = await pageOf(ann);
  await page.goto(`/threads/${threadId}`);
  await expect(articles(page)).toContainText("To myself.");
});

test("all discussions of an article have a page: the whole first, then the passages", async ({
  annotated: { article, ann, annotation },
  db,
  pageOf,
}) => {
  await insertComment(db, article, annotation, ann, { body: "About the phrase." });
  await articleThread(db, article, ann, [null]);
  const page = await pageOf(ann);
  await openArticle(page, article);
  await page.getByRole("link", { name: "All discussions" }).click();
  await expect(articles(page)).toContainText("Number 1");
  await expect(page.getByRole("heading", { level: 1, name: "Discussion" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: new RegExp(PASSAGE) }).click();
  await expect(articles(page)).toContainText("About the phrase.");
  await expect(page.locator("blockquote").first()).toContainText(PASSAGE);
});

test("what others said since the last visit is marked, and one key after another leads through it", async ({
  annotated: { article, ann, bob, annotation },
  db,
  pageOf,
}) => {
  await insertComment(db, article, annotation, ann, { body: "Seen before." });
  const threadId = await threadIdOf(db, annotation);
  const page = await pageOf(bob);
  await page.goto(`/threads/${threadId}`);
  await expect(articles(page)).toHaveCount(1);
  await expect(page.getByText("New", { exact: true })).toHaveCount(0);
  const readAt = async () =>
    (
      await db.query(`SELECT "readAt" FROM "ThreadReader" WHERE "threadId" = $1 AND "personId" = $2`, [
        threadId,
        bob.id,
      ])
    ).rows[0]?.readAt;
  await expect.poll(readAt).toBeTruthy();
  for (const body of ["First news.", "Second news."])
    await insertComment(db, article, annotation, ann, { body });
  await page.reload();
  await expect(articles(page).getByText("New", { exact: true })).toHaveCount(2);
  await page.getByRole("button", { name: "2 new since your last visit" }).click();
  await expect(articles(page).filter({ hasText: "First news." })).toBeFocused();
  await page.keyboard.press("n");
  await expect(articles(page).filter({ hasText: "Second news." })).toBeFocused();
});

test("on a phone a deep thread goes on in parts, and what one answers is seen at once", async ({
  db,
  pageOf,
  makeArticle,
  makePerson,
}) => {
  const article = await makeArticle();
  const ann = await makePerson("Ann Writer");
  const { threadId } = await articleThread(db, article, ann, [null, 0, 1, 2, 3, 4]);
  const page = await pageOf(await makePerson("Bob Reader"), PHONE);
  await page.goto(`/threads/${threadId}`);
  await expect(articles(page)).toHaveCount(3);
  await page.getByRole("link", { name: /^Continue this thread/ }).tap();
  await expect(page).toHaveURL(/comment=/);
  const deepest = articles(page).filter({ hasText: "Number 4" });
  await deepest.getByRole("button", { name: "Reply to Ann Writer" }).tap();
  await write(page.getByRole("textbox", { name: "Reply to Ann Writer" }), "From the train.");
  await expect(articles(page).filter({ hasText: "From the train." })).toBeInViewport();
  await expect
    .poll(
      async () =>
        (await db.query(`SELECT depth FROM "Comment" WHERE body = 'From the train.'`)).rows[0]?.depth,
    )
    .toBe(4);
  await expectAccessible(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test("on a page of its own, what others say meanwhile comes without a reload", async ({
  db,
  pageOf,
  makeArticle,
  makePerson,
}) => {
  const article = await makeArticle();
  const [ann, bob] = [await makePerson("Ann Writer"), await makePerson("Bob Reader")];
  const { threadId } = await articleThread(db, article, ann, [null]);
  const [here, there] = [await pageOf(ann), await pageOf(bob)];
  const followed = here.waitForRequest((request) => new URL(request.url()).pathname === "/api/live");
  await here.goto(`/threads/${threadId}`);
  await followed;
  await there.goto(`/threads/${threadId}`);
  await write(there.getByRole("textbox", { name: "Write a comment" }), "Said from elsewhere.");
  const said = comment(here, "Said from elsewhere.");
  const button = here.getByRole("button", { name: "1 new comment" });
  await expect(said.or(button).first()).toBeVisible();
  if (await button.isVisible()) await button.click();
  await expect(said).toBeVisible();
  await expect(here.getByText("2 comments")).toBeVisible();
});
