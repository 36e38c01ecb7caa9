import { expect } from "@playwright/test";
import { insertAnnotation } from "../support/rows";
import { expectAccessible } from "./support/accessibility";
import { credentials, PASSWORD } from "./support/accounts";
import { PHONE } from "./support/fixtures";
import { callAs, makeForum, say, standingOf } from "./support/moderation";
import { test } from "./support/scenes";

test("tells an author why words were removed, and grants their appeal", async ({
  baseURL,
  db,
  openForum,
  pageOf,
}) => {
  const { article, forum, mia, max, ann } = await openForum();
  const comment = await say(baseURL, ann, article, forum, "Removed, and then appealed");
  await callAs(baseURL, mia, "POST", "/api/moderation/decisions", {
    on: { commentId: comment.id },
    version: comment.version,
    action: "remove",
    reason: "off_topic",
    message: "Please stay with the article.",
  });

  const author = await pageOf(ann);
  await author.goto("/account/moderation");
  const mine = author.getByRole("listitem").filter({ hasText: "Removed, and then appealed" });
  await expect(mine).toContainText("Reason: Off topic");
  await expect(mine).toContainText("Please stay with the article.");
  await expectAccessible(author);
  await mine.getByRole("button", { name: "Appeal…" }).click();
  await author.getByLabel("Why should it be looked at again?").fill("It answers the second paragraph.");
  await author.getByRole("button", { name: "Send the appeal" }).click();
  await expect(author).toHaveURL(/\/account\/moderation\/appeals\//);
  await expect(author.getByText("It answers the second paragraph.")).toBeVisible();

  const moderator = await pageOf(max);
  await moderator.goto(`/groups/${forum.slug}/moderation/appeals`);
  await moderator.getByRole("link", { name: "Appeal of Ann Author" }).click();
  await expectAccessible(moderator);
  await moderator.getByLabel("Answer").fill("You are right; sorry.");
  await moderator.getByRole("button", { name: "Grant, and undo it" }).click();
  await expect(moderator.getByRole("list", { name: "Conversation" })).toContainText("You are right; sorry.");
  await expect(moderator.getByText("Granted: it was undone")).toBeVisible();
  expect(await standingOf(db, comment)).toBe("published");

  await author.reload();
  await expect(author.getByRole("list", { name: "Conversation" })).toContainText("You are right; sorry.");
});

test("flags a comment where it stands, and lets a moderator hide it there", async ({
  baseURL,
  db,
  openForum,
  pageOf,
}) => {
  const { article, forum, mia, ann, rob } = await openForum();
  const comment = await say(baseURL, ann, article, forum, "Words in their place");

  const reporter = await pageOf(rob);
  await reporter.goto(`/threads/${comment.threadId}`);
  await reporter.getByRole("button", { name: "More for the comment by Ann Author" }).click();
  await expect(reporter.getByRole("menuitem", { name: "Remove…" })).toHaveCount(0);
  await reporter.getByRole("menuitem", { name: "Flag…" }).click();
  const dialog = reporter.getByRole("dialog", { name: "Flag the words of Ann Author" });
  await dialog.getByRole("radio", { name: "Something else" }).check();
  await dialog.getByRole("button", { name: "Flag", exact: true }).click();
  await expect(dialog.getByRole("alert")).toContainText("Say in a few words what is wrong.");
  await dialog.getByLabel("Say in a few words what is wrong").fill("It names a private person.");
  await dialog.getByRole("button", { name: "Flag", exact: true }).click();
  await expect(reporter.getByText("You flagged this; the moderators will look.")).toBeVisible();
  const { rows } = await db.query(`SELECT reason, body FROM "Flag" WHERE "commentId" = $1`, [comment.id]);
  expect(rows).toEqual([{ reason: "other", body: "It names a private person." }]);

  const moderator = await pageOf(mia);
  await moderator.goto(`/threads/${comment.threadId}`);
  await moderator.getByRole("button", { name: "More for the comment by Ann Author" }).click();
  await moderator.getByRole("menuitem", { name: "Hide…" }).click();
  await moderator
    .getByRole("dialog", { name: "Hide the words of Ann Author" })
    .getByRole("button", { name: "Hide" })
    .click();
  await expect(moderator.getByText("Only its author and the moderators see this.")).toBeVisible();
  expect(await standingOf(db, comment)).toBe("hidden");
  await moderator.getByRole("button", { name: "Undo", exact: true }).click();
  await expect.poll(() => standingOf(db, comment)).toBe("published");

  const author = await pageOf(ann);
  await author.goto(`/threads/${comment.threadId}`);
  await author.getByRole("button", { name: "More for the comment by Ann Author" }).click();
  await expect(author.getByRole("menuitem", { name: "Flag…" })).toHaveCount(0);
});

test("flags an annotation on its card, and lets a moderator remove it there", async ({
  db,
  openForum,
  pageOf,
}) => {
  const { article, forum, mia, ann, rob } = await openForum();
  const annotation = await insertAnnotation(db, article, ann, {
    exact: "Biden's war",
    groupId: forum.id,
    note: "A note to look at",
  });
  const address = `/articles/${article.slug}?group=${forum.slug}&annotation=${annotation.id}`;

  const reporter = await pageOf(rob);
  await reporter.goto(address);
  await reporter.getByRole("button", { name: "More actions" }).click();
  await reporter.getByRole("menuitem", { name: "Flag…" }).click();
  const dialog = reporter.getByRole("dialog", { name: "Flag the words of Ann Author" });
  await dialog.getByRole("radio", { name: "A false claim" }).check();
  await dialog.getByRole("button", { name: "Flag", exact: true }).click();
  await expect(reporter.getByText("You flagged this; the moderators will look.")).toBeVisible();

  const moderator = await pageOf(mia);
  await moderator.goto(address);
  await moderator.getByRole("button", { name: "More actions" }).click();
  await moderator.getByRole("menuitem", { name: "Remove…" }).click();
  await moderator.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(moderator.getByText("Only its author and the moderators see this.")).toBeVisible();
  const { rows } = await db.query(`SELECT standing FROM "Annotation" WHERE id = $1`, [annotation.id]);
  expect(rows).toEqual([{ standing: "removed" }]);

  const author = await pageOf(ann);
  await author.goto(address);
  await expect(author.getByText("A moderator removed this. Only you and they see it.")).toBeVisible();
  await expect(author.getByRole("link", { name: "Why, and what you can do" })).toBeVisible();
});

test("keeps rules and watched words, by which the next post is held", async ({
  baseURL,
  db,
  makeArticle,
  makePerson,
  pageOf,
}) => {
  const [ola, ann] = [await makePerson("Ola Owner"), await makePerson("Ann Author")];
  const article = await makeArticle();
  const forum = await makeForum(db, { [ola.id]: "owner", [ann.id]: "member" });
  const page = await pageOf(ola);
  await page.goto(`/groups/${forum.slug}/moderation/settings`);
  await page.getByRole("radio", { name: "Hold the first posts of each person" }).check();
  await page.getByLabel("How many first posts are held").fill("2");
  await page.getByLabel(/Weight of flags/).fill("3");
  await page.getByRole("button", { name: "Save the rules" }).click();
  await expect(page.getByText("Rules saved")).toBeVisible();
  const { rows } = await db.query(
    `SELECT publishing, "holdFirst", "flagThreshold" FROM "Group" WHERE id = $1`,
    [forum.id],
  );
  expect(rows).toEqual([{ publishing: "hold_first", holdFirst: 2, flagThreshold: 3 }]);

  await page.goto(`/groups/${forum.slug}/moderation/words`);
  const many = Array.from({ length: 1_000 }, (_, index) => `filler${index}x`);
  await page.getByLabel("Words or phrases, one a line").fill(["badger", ...many].join("\n"));
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByText("1,001 words added or changed; the list has 1,001.")).toBeVisible();
  await page.getByLabel("Search the list").fill("badger");
  await page.getByRole("button", { name: "Search", exact: true }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "badger" })).toBeVisible();

  const held = await say(baseURL, ann, article, forum, "An honest B A D G E R appears");
  expect(held.standing).toBe("held");
  await page.goto(`/groups/${forum.slug}/moderation`);
  const card = page.getByRole("article").filter({ hasText: "B A D G E R" });
  await expect(card.locator("mark")).toHaveText("B A D G E R");
  await expect(card).toContainText("Held word “badger” of the group's list.");
});

test("lets members read the log, without who moderated and without the queue", async ({
  baseURL,
  db,
  openForum,
  pageOf,
}) => {
  const { article, forum, mia, ann, rob } = await openForum();
  const comment = await say(baseURL, ann, article, forum, "What is logged");
  await callAs(baseURL, mia, "POST", "/api/moderation/decisions", {
    on: { commentId: comment.id },
    version: comment.version,
    action: "hide",
    reason: "abuse",
  });
  const page = await pageOf(rob);
  await page.goto(`/groups/${forum.slug}/moderation`);
  await expect(page).toHaveURL(/\/moderation\/log$/);
  const entry = page.getByRole("listitem").filter({ hasText: "the words of Ann Author" });
  await expect(entry).toContainText("by a moderator");
  await expect(entry).not.toContainText("Mia");
  await expect(entry.getByRole("button", { name: "Undo" })).toHaveCount(0);
  await expectAccessible(page);
  expect((await page.goto(`/groups/${forum.slug}/moderation/words`))?.status()).toBe(404);

  const moderator = await pageOf(mia);
  await moderator.goto(`/groups/${forum.slug}/moderation/log`);
  await moderator.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(moderator.getByText("undone", { exact: false }).first()).toBeVisible();
  await expect.poll(() => standingOf(db, comment)).toBe("published");
});

test("mutes a member from their panel, with a note, and lifts it", async ({ db, openForum, pageOf }) => {
  const { forum, mia } = await openForum();
  const page = await pageOf(mia);
  await page.goto(`/groups/${forum.slug}/moderation/people`);
  await page.getByRole("link", { name: "Ann Author" }).click();
  await page.getByLabel("New note").fill("Warned twice by mail.");
  await page.getByRole("button", { name: "Add the note" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "Warned twice by mail." })).toBeVisible();
  await page.getByRole("button", { name: "Warn or bar…" }).click();
  const dialog = page.getByRole("dialog", { name: "Warn or bar Ann Author" });
  await dialog.getByLabel("What", { exact: true }).selectOption("mute");
  await dialog.getByRole("button", { name: "Mute" }).click();
  await expect(dialog).toBeHidden();
  await expectAccessible(page);
  await page.goto(`/groups/${forum.slug}/moderation/people`);
  await page.getByRole("button", { name: "Lift" }).click();
  await expect
    .poll(async () => {
      const { rows } = await db.query(
        `SELECT count(*)::int AS n FROM "Sanction" WHERE "groupId" = $1 AND "liftedAt" IS NOT NULL`,
        [forum.id],
      );
      return rows[0].n;
    })
    .toBe(1);
});

test("lets somebody who was banned from the site read why and appeal, without signing in", async ({
  db,
  baseURL,
  makePerson,
  browser,
}) => {
  const admin = await makePerson("Ada Administrator", { siteRole: "administrator" });
  const { email, passwordHash } = await credentials();
  const banned = await makePerson("Ben Banned", { email, passwordHash });
  await callAs(baseURL, admin, "POST", "/api/moderation/sanctions", {
    personId: banned.id,
    groupId: null,
    kind: "ban",
    reason: "abuse",
    message: "Enough of this.",
  });
  const page = await (await browser.newContext({ baseURL, javaScriptEnabled: false })).newPage();
  await page.goto("/sign-in");
  await page.getByLabel("E-mail", { exact: true }).first().fill(email);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("main").getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("heading", { name: "You cannot sign in at the moment" })).toBeVisible();
  await expect(page.getByText("Enough of this.")).toBeVisible();
  await page.getByLabel("Why should it be looked at again?").fill("That was my brother.");
  await page.getByRole("button", { name: "Send the appeal" }).click();
  await expect(page.getByRole("list", { name: /conversation/i })).toContainText("That was my brother.");
  await page.getByRole("textbox").fill("He is sorry.");
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(page.getByRole("list", { name: /conversation/i })).toContainText("He is sorry.");
  const { rows } = await db.query(`SELECT count(*)::int AS said FROM "AppealMessage" WHERE "authorId" = $1`, [
    banned.id,
  ]);
  expect(rows).toEqual([{ said: 2 }]);
});

test("lets an administrator find a person and make them a moderator", async ({ db, makePerson, pageOf }) => {
  const admin = await makePerson("Ada Administrator", { siteRole: "administrator" });
  const name = `Zoe ${admin.handle.slice(-8)}`;
  const zoe = await makePerson(name);
  const page = await pageOf(admin);
  await page.goto("/moderation/people");
  await page.getByLabel("Find a person").fill(name);
  await page.getByRole("button", { name: "Find", exact: true }).click();
  await page.getByRole("link", { name }).click();
  await page.getByRole("button", { name: "Make moderator" }).click();
  await expect(page.getByRole("button", { name: "Take the role back" })).toBeVisible();
  const { rows } = await db.query(`SELECT "siteRole" FROM "Person" WHERE id = $1`, [zoe.id]);
  expect(rows).toEqual([{ siteRole: "moderator" }]);
  await expectAccessible(page);
});

test("has every screen of a group within a phone's width", async ({ db, makePerson, pageOf }) => {
  const mia = await makePerson("Mia Moderator");
  const forum = await makeForum(db, { [mia.id]: "owner" });
  const page = await pageOf(mia, PHONE);
  for (const screen of ["", "/appeals", "/log", "/settings", "/words", "/people", "/statistics"]) {
    const answer = await page.goto(`/groups/${forum.slug}/moderation${screen}`);
    expect(answer?.status(), screen).toBe(200);
    const [content, window] = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ]);
    expect(content, screen).toBeLessThanOrEqual(window ?? 0);
    await expectAccessible(page);
  }
});
