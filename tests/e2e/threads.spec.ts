import { expect, type Locator, type Page } from "@playwright/test";
import type { Pool } from "pg";
import { insertThread } from "../support/long-thread";
import { insertAnnotation, insertComment, PUBLIC_GROUP, type TestArticle } from "../support/rows";
import { comment, discussion, faults, openAt, openThread, PASSAGE, write } from "./support/discussion";
import { PHONE, test } from "./support/fixtures";
import { selectBetween } from "./support/highlighting";

const articles = (page: Page): Locator => page.locator("article[data-comment]");

/** A thread on the whole article in Public. */
const articleThread = (
  db: Pool,
  article: TestArticle,
  author: { id: string },
  parents: readonly (number | null)[],
) =>
  insertThread(db, { articleId: article.id, groupId: PUBLIC_GROUP, annotationId: null }, author.id, parents);

const threadIdOf = async (db: Pool, annotation: { id: string }): Promise<string> =>
  (await db.query(`SELECT id FROM "Thread" WHERE "annotationId" = $1`, [annotation.id])).rows[0].id;

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
    expect(await faults(page)).toEqual([]);
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
  db,
  pageOf,
  makeArticle,
  makePerson,
}) => {
  const article = await makeArticle();
  const ann = await makePerson("Ann Writer");
  const annotation = await insertAnnotation(db, article, ann, { exact: PASSAGE, note: "n" });
  await insertComment(db, article, annotation, ann, { body: "About the phrase." });
  await articleThread(db, article, ann, [null]);
  const page = await pageOf(ann);
  await openAt(page, article);
  await page.getByRole("link", { name: "All discussions" }).click();
  await expect(articles(page)).toContainText("Number 1");
  await expect(page.getByRole("heading", { level: 1, name: "Discussion" })).toBeVisible();
  expect(await faults(page)).toEqual([]);
  await page.getByRole("link", { name: new RegExp(PASSAGE) }).click();
  await expect(articles(page)).toContainText("About the phrase.");
  await expect(page.locator("blockquote").first()).toContainText(PASSAGE);
});

test("what others said since the last visit is marked, and one key after another leads through it", async ({
  db,
  pageOf,
  makeArticle,
  makePerson,
}) => {
  const article = await makeArticle();
  const [ann, bob] = [await makePerson("Ann Writer"), await makePerson("Bob Reader")];
  const annotation = await insertAnnotation(db, article, ann, { exact: PASSAGE, note: "n" });
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

test("somebody is named with the keys alone, out of those who can see the thread", async ({
  db,
  pageOf,
  makeArticle,
  makePerson,
}) => {
  const article = await makeArticle();
  const [ann, zoe] = [await makePerson("Ann Writer"), await makePerson("Zoe Wheatley")];
  const annotation = await insertAnnotation(db, article, ann, { exact: PASSAGE, note: "n" });
  await insertComment(db, article, annotation, zoe, { body: "I was here." });
  const page = await pageOf(ann);
  await openThread(page, article, annotation);
  const field = page.getByRole("textbox", { name: "Write a comment" });
  await field.click();
  await page.keyboard.type("Thanks, @whea");
  await expect(page.getByRole("option", { name: /Zoe Wheatley/ })).toHaveAttribute("aria-selected", "true");
  expect(await faults(page)).toEqual([]);
  await page.keyboard.press("Enter");
  await expect(field).toHaveValue(`Thanks, @${zoe.handle} `);
  await page.keyboard.press("Control+Enter");
  const link = comment(page, "Thanks,").getByRole("link", { name: `@${zoe.handle}` });
  await expect(link).toHaveAttribute("href", `/people/${zoe.id}`);
  const told = () =>
    db
      .query(`SELECT 1 FROM "Notification" WHERE "personId" = $1 AND kind = 'mentioned'`, [zoe.id])
      .then(({ rowCount }) => rowCount);
  await expect.poll(told).toBe(1);
});

test("one agrees, thinks better of it, and says the same of a highlight", async ({
  db,
  pageOf,
  makeArticle,
  makePerson,
}) => {
  const article = await makeArticle();
  const [ann, bob] = [await makePerson("Ann Writer"), await makePerson("Bob Reader")];
  const annotation = await insertAnnotation(db, article, ann, { exact: PASSAGE, note: "n" });
  const { id } = await insertComment(db, article, annotation, ann, { body: "A claim." });
  const page = await pageOf(bob);
  await openThread(page, article, annotation);
  const claim = comment(page, "A claim.");
  await claim.getByRole("button", { name: "React" }).click();
  await page.getByRole("menuitem", { name: "Agree", exact: true }).click();
  await expect(claim.getByRole("button", { name: "Agree: 1" })).toHaveAttribute("aria-pressed", "true");
  await claim.getByRole("button", { name: "React" }).click();
  await page.getByRole("menuitem", { name: "Disagree" }).click();
  await expect(claim.getByRole("button", { name: "Agree: 1", exact: true })).toHaveCount(0);
  const kinds = async (column: string, of: string) =>
    (await db.query(`SELECT kind FROM "Reaction" WHERE "${column}" = $1`, [of])).rows.map(({ kind }) => kind);
  await expect.poll(() => kinds("commentId", id)).toEqual(["disagree"]);
  await claim.getByRole("button", { name: "Disagree: 1" }).click();
  await expect.poll(() => kinds("commentId", id)).toEqual([]);
  expect(await faults(page)).toEqual([]);

  const card = page.locator(`#card-${annotation.id}`);
  await card.getByRole("button", { name: "React" }).first().click();
  await page.getByRole("menuitem", { name: "Insightful" }).click();
  await expect.poll(() => kinds("annotationId", annotation.id)).toEqual(["insightful"]);
});

test("a discussion is resolved with a reason, which everybody reads, and opened again", async ({
  db,
  pageOf,
  makeArticle,
  makePerson,
}) => {
  const article = await makeArticle();
  const [ann, bob] = [await makePerson("Ann Writer"), await makePerson("Bob Reader")];
  const annotation = await insertAnnotation(db, article, ann, { exact: PASSAGE, note: "n" });
  await insertComment(db, article, annotation, bob, { body: "Whose war?" });
  const threadId = await threadIdOf(db, annotation);
  const page = await pageOf(ann);
  await page.goto(`/threads/${threadId}`);
  await page.getByRole("button", { name: "More about this discussion" }).click();
  await page.getByRole("menuitem", { name: "Resolve…" }).click();
  await write(page.getByRole("textbox", { name: "How was it resolved?" }), "The source says so.");
  await expect(page.getByText("Resolved by Ann Writer")).toBeVisible();
  expect(await faults(page)).toEqual([]);
  const other = await pageOf(bob);
  await other.goto(`/threads/${threadId}`);
  await expect(other.getByText("The source says so.")).toBeVisible();
  await other.getByRole("button", { name: "More about this discussion" }).click();
  await expect(other.getByRole("menuitem", { name: "Reopen" })).toHaveCount(0);
  await other.getByRole("menuitemradio", { name: /^Mute/ }).click();
  const following = async () =>
    (await db.query(`SELECT following FROM "ThreadReader" WHERE "personId" = $1`, [bob.id])).rows[0]
      ?.following;
  await expect.poll(following).toBe("mute");
  await page.getByRole("button", { name: "More about this discussion" }).click();
  await page.getByRole("menuitem", { name: "Reopen" }).click();
  await expect(page.getByText("Resolved by Ann Writer")).toHaveCount(0);
});

test("a locked discussion says so, and offers no field", async ({ db, pageOf, makeArticle, makePerson }) => {
  const article = await makeArticle();
  const ann = await makePerson("Ann Writer");
  const annotation = await insertAnnotation(db, article, ann, { exact: PASSAGE, note: "n" });
  await insertComment(db, article, annotation, ann, { body: "Last words." });
  await db.query(`UPDATE "Thread" SET "lockedAt" = now() WHERE "annotationId" = $1`, [annotation.id]);
  const page = await pageOf(ann);
  await openThread(page, article, annotation);
  await expect(discussion(page).getByText(/^This discussion is locked/)).toBeVisible();
  await expect(discussion(page).getByRole("textbox")).toHaveCount(0);
  await expect(discussion(page).getByRole("button", { name: /^Reply/ })).toHaveCount(0);
});

test("somebody's words are folded away until one looks, or stops ignoring them in the settings", async ({
  db,
  pageOf,
  makeArticle,
  makePerson,
}) => {
  const article = await makeArticle();
  const [ann, bob] = [await makePerson("Ann Writer"), await makePerson("Bob Reader")];
  const annotation = await insertAnnotation(db, article, ann, { exact: PASSAGE, note: "n" });
  await insertComment(db, article, annotation, bob, { body: "Noise." });
  const threadId = await threadIdOf(db, annotation);
  const page = await pageOf(ann);
  await page.goto(`/threads/${threadId}`);
  await page.getByRole("button", { name: "More for the comment by Bob Reader" }).click();
  await page.getByRole("menuitem", { name: "Ignore Bob Reader" }).click();
  await expect(page.getByText("From somebody you ignore.")).toBeVisible();
  await expect(page.getByText("Noise.")).toHaveCount(0);
  await expect
    .poll(
      async () => (await db.query(`SELECT 1 FROM "IgnoredPerson" WHERE "personId" = $1`, [ann.id])).rowCount,
    )
    .toBe(1);
  await page.reload();
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect(page.getByText("Noise.")).toBeVisible();
  await page.goto("/account");
  await page.getByRole("button", { name: "Stop ignoring Bob Reader" }).click();
  await expect(page.getByText("You ignore nobody.")).toBeVisible();
  await page.goto(`/threads/${threadId}`);
  await expect(page.getByText("Noise.")).toBeVisible();
});

test("a passage is quoted in a comment, and the quote leads back to it", async ({
  db,
  pageOf,
  makeArticle,
  makePerson,
}) => {
  const article = await makeArticle();
  const ann = await makePerson("Ann Writer");
  const page = await pageOf(ann);
  await openAt(page, article);
  await selectBetween(page, "Thumbs went up", 0, "Thumbs went up", 14);
  await page.keyboard.press("q");
  const field = page.getByRole("textbox", { name: "Write a comment" });
  await expect(field).toBeFocused();
  await write(field, "Nobody says by whom.");
  const posted = articles(page).filter({ hasText: "Nobody says by whom." });
  const quote = posted.getByRole("button", { name: /Thumbs went up/ });
  await expect(quote).toBeVisible();
  expect(await faults(page)).toEqual([]);
  await quote.click();
  await expect(page.locator("p", { hasText: "Thumbs went up" }).first()).toBeInViewport();
  const { rows } = await db.query(
    `SELECT c.quote, c."threadId" FROM "Comment" c JOIN "Thread" t ON t.id = c."threadId" WHERE t."articleId" = $1`,
    [article.id],
  );
  expect(rows[0].quote).toMatchObject({ exact: "Thumbs went up", versionId: article.versionId });

  await page.goto(`/threads/${rows[0].threadId}`);
  await page.getByRole("link", { name: /Thumbs went up/ }).click();
  await expect(page).toHaveURL(/passage=\d+-\d+/);
  await expect(page.locator("p", { hasText: "Thumbs went up" }).first()).toBeInViewport();
});

test("a reply quotes the passage that its thread hangs on", async ({
  db,
  pageOf,
  makeArticle,
  makePerson,
}) => {
  const article = await makeArticle();
  const [ann, bob] = [await makePerson("Ann Writer"), await makePerson("Bob Reader")];
  const annotation = await insertAnnotation(db, article, ann, { exact: PASSAGE, note: "n" });
  await insertComment(db, article, annotation, bob, { body: "Which words?" });
  const page = await pageOf(ann);
  await openThread(page, article, annotation);
  await comment(page, "Which words?").getByRole("button", { name: "Reply to Bob Reader" }).click();
  await comment(page, "Which words?").getByRole("button", { name: "Quote the passage" }).click();
  await write(page.getByRole("textbox", { name: "Reply to Bob Reader" }), "These.");
  await expect(
    comment(page, "These.")
      .last()
      .getByRole("button", { name: new RegExp(PASSAGE) }),
  ).toBeVisible();
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
  expect(await faults(page)).toEqual([]);
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

test("what people agree on across camps has a mark, which says how that is found out", async ({
  db,
  pageOf,
  makeArticle,
  makePerson,
}) => {
  const article = await makeArticle();
  const { threadId, ids } = await articleThread(db, article, await makePerson(), [null, null]);
  await db.query(
    `INSERT INTO "CommonGround" (id, "groupId", "commentId", intercept, factor, ratings, "isAgreed")
     VALUES (gen_random_uuid(), $1, $2, 0.6, 0.1, 9, true)`,
    [PUBLIC_GROUP, ids[1]],
  );
  const page = await pageOf(null);
  await page.goto(`/threads/${threadId}`);
  const mark = page.getByRole("button", { name: "Agreed across camps" });
  await expect(mark).toHaveCount(1);
  await mark.click();
  await expect(page.getByText("People of this group who usually disagree")).toBeVisible();
  expect(await faults(page)).toEqual([]);
});
