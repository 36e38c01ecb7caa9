import { expect } from "@playwright/test";
import { insertAnnotation, insertComment, PUBLIC_GROUP } from "../support/rows";
import { expectAccessible } from "./support/accessibility";
import { comment, discussion, openThread, write } from "./support/discussion";
import { selectBetween } from "./support/highlighting";
import { PASSAGE, test } from "./support/scenes";
import { articles, articleThread, threadIdOf } from "./support/thread-rows";

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
  await expectAccessible(page);
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
  annotated: { article, ann, bob, annotation },
  db,
  pageOf,
}) => {
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
  await expectAccessible(page);

  const card = page.locator(`#card-${annotation.id}`);
  await card.getByRole("button", { name: "React" }).first().click();
  await page.getByRole("menuitem", { name: "Insightful" }).click();
  await expect.poll(() => kinds("annotationId", annotation.id)).toEqual(["insightful"]);
});

test("a discussion is resolved with a reason, which everybody reads, and opened again", async ({
  annotated: { article, ann, bob, annotation },
  db,
  pageOf,
}) => {
  await insertComment(db, article, annotation, bob, { body: "Whose war?" });
  const threadId = await threadIdOf(db, annotation);
  const page = await pageOf(ann);
  await page.goto(`/threads/${threadId}`);
  await page.getByRole("button", { name: "More about this discussion" }).click();
  await page.getByRole("menuitem", { name: "Resolve…" }).click();
  await write(page.getByRole("textbox", { name: "How was it resolved?" }), "The source says so.");
  await expect(page.getByText("Resolved by Ann Writer")).toBeVisible();
  await expectAccessible(page);
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

test("a locked discussion says so, and offers no field", async ({
  annotated: { article, ann, annotation },
  db,
  pageOf,
}) => {
  await insertComment(db, article, annotation, ann, { body: "Last words." });
  await db.query(`UPDATE "Thread" SET "lockedAt" = now() WHERE "annotationId" = $1`, [annotation.id]);
  const page = await pageOf(ann);
  await openThread(page, article, annotation);
  await expect(discussion(page).getByText(/^This discussion is locked/)).toBeVisible();
  await expect(discussion(page).getByRole("textbox")).toHaveCount(0);
  await expect(discussion(page).getByRole("button", { name: /^Reply/ })).toHaveCount(0);
});

test("somebody's words are folded away until one looks, or stops ignoring them in the settings", async ({
  annotated: { article, ann, bob, annotation },
  db,
  pageOf,
}) => {
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

test("a passage is quoted in a comment, and the quote leads back to it", async ({ db, openReader }) => {
  const { article, page } = await openReader();
  await selectBetween(page, "Thumbs went up", 0, "Thumbs went up", 14);
  await page.keyboard.press("q");
  const field = page.getByRole("textbox", { name: "Write a comment" });
  await expect(field).toBeFocused();
  await write(field, "Nobody says by whom.");
  const posted = articles(page).filter({ hasText: "Nobody says by whom." });
  const quote = posted.getByRole("button", { name: /Thumbs went up/ });
  await expect(quote).toBeVisible();
  await expectAccessible(page);
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
  annotated: { article, ann, bob, annotation },
  db,
  pageOf,
}) => {
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
  await expectAccessible(page);
});
