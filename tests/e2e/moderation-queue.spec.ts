import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "./support/accessibility";
import { PHONE } from "./support/fixtures";
import { flag, makeForum, say, standingOf } from "./support/moderation";
import { test } from "./support/scenes";

const cases = (page: Page) => page.getByRole("region", { name: "Cases" }).getByRole("article");
const caseOf = (page: Page, words: string) => cases(page).filter({ hasText: words });

test("counts what comes in while a moderator reads elsewhere", async ({
  baseURL,
  makeArticle,
  openForum,
  pageOf,
}) => {
  const { forum, mia, ann } = await openForum({ publishing: "hold_all" });
  const page = await pageOf(mia);
  await page.goto("/groups");
  await expect(page.getByRole("link", { name: "Moderation, 0 waiting" })).toBeVisible();
  await say(baseURL, ann, await makeArticle(), forum, "One that waits");
  await expect(page.getByRole("link", { name: "Moderation, 1 waiting" })).toBeVisible();
  await page.getByRole("link", { name: "Moderation, 1 waiting" }).click();
  await expect(cases(page)).toHaveCount(1);
  await expect(page.locator("[data-page-life=ready]")).toBeAttached();
  await say(baseURL, ann, await makeArticle(), forum, "Another one");
  await page.getByRole("button", { name: "1 new case: show" }).click();
  await expect(cases(page)).toHaveCount(2);
  await expect(caseOf(page, "Another one")).toBeFocused();
});

test("shows held words with why, publishes them, and takes it back", async ({
  baseURL,
  db,
  makeArticle,
  openForum,
  pageOf,
}) => {
  const article = await makeArticle({ title: "The story under discussion" });
  const { forum, mia, ann } = await openForum({ publishing: "hold_all" });
  const comment = await say(baseURL, ann, article, forum, "A first reply that waits");
  expect(comment.standing).toBe("held");

  const page = await pageOf(mia);
  await page.goto(`/groups/${forum.slug}/moderation`);
  const card = caseOf(page, "A first reply that waits");
  await expect(card).toContainText("Everything is held in this group.");
  await expect(card).toContainText("The story under discussion");
  await expect(page.getByRole("link", { name: /^Moderation, \d+ waiting$/ })).toBeVisible();
  await expectAccessible(page);

  await card.getByRole("button", { name: "Approve" }).click();
  await expect(page.getByRole("heading", { name: "Approved: Ann Author" })).toBeVisible();
  expect(await standingOf(db, comment)).toBe("published");
  await page
    .getByRole("navigation", { name: "Kinds" })
    .getByRole("link", { name: /^All\s?0$/ })
    .waitFor();

  await page.getByRole("button", { name: "Undo" }).first().click();
  await expect(
    caseOf(page, "A first reply that waits").getByRole("button", { name: "Approve" }),
  ).toBeVisible();
  expect(await standingOf(db, comment)).toBe("held");
});

test("says who was first when two decide at once, and keeps the message that was typed", async ({
  baseURL,
  db,
  openForum,
  pageOf,
}) => {
  const { article, forum, mia, max, ann } = await openForum({ publishing: "hold_all" });
  const comment = await say(baseURL, ann, article, forum, "Two people look at this");
  const [page, other] = [await pageOf(mia), await pageOf(max)];
  await page.goto(`/groups/${forum.slug}/moderation`);
  await other.goto(`/groups/${forum.slug}/moderation`);

  await caseOf(page, "Two people look at this").getByRole("button", { name: "Remove…" }).click();
  const dialog = page.getByRole("dialog", { name: "Remove the words of Ann Author" });
  await dialog.getByLabel("Message to the author").fill("A long and careful explanation");

  await caseOf(other, "Two people look at this").getByRole("button", { name: "Approve" }).click();
  await expect(other.getByRole("heading", { name: "Approved: Ann Author" })).toBeVisible();

  await dialog.getByRole("button", { name: "Remove" }).click();
  await expect(dialog.getByRole("alert")).toContainText("Max Moderator was first: approved.");
  await expect(dialog.getByLabel("Message to the author")).toHaveValue("A long and careful explanation");
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByRole("heading", { name: "Approved by Max Moderator" })).toBeVisible();
  expect(await standingOf(db, comment)).toBe("published");
});

test("hides at the threshold of flags; kept by a moderator, it is back and the reporters are told", async ({
  baseURL,
  db,
  makeArticle,
  makePerson,
  pageOf,
}) => {
  const [mia, ann, rob, sue] = [
    await makePerson("Mia Moderator"),
    await makePerson("Ann Author"),
    await makePerson("Rob Reporter"),
    await makePerson("Sue Reporter"),
  ];
  const article = await makeArticle();
  const forum = await makeForum(
    db,
    { [mia.id]: "moderator", [ann.id]: "member", [rob.id]: "member", [sue.id]: "member" },
    { flagThreshold: 2 },
  );
  const comment = await say(baseURL, ann, article, forum, "A sharp but fair remark");
  await flag(baseURL, rob, comment, "abuse");
  await flag(baseURL, sue, comment, "off_topic");
  expect(await standingOf(db, comment)).toBe("hidden");

  const page = await pageOf(mia);
  await page.goto(`/groups/${forum.slug}/moderation?kind=flagged`);
  const card = caseOf(page, "A sharp but fair remark");
  await expect(card).toContainText("2 flags");
  await expect(card).toContainText("Rob Reporter: Abuse or harassment");
  await card.getByRole("button", { name: "Approve" }).click();
  await expect(page.getByRole("heading", { name: "Approved: Ann Author" })).toBeVisible();
  expect(await standingOf(db, comment)).toBe("published");

  const reporter = await pageOf(rob);
  await reporter.goto("/notifications");
  await expect(reporter.getByText(/Moderators looked at what you flagged.* and kept it/)).toBeVisible();
});

test("decides the whole queue by keyboard, and lists the keys", async ({
  baseURL,
  db,
  makeArticle,
  openForum,
  pageOf,
}) => {
  const { forum, mia, ann } = await openForum({ publishing: "hold_all" });
  const said = [];
  for (const words of ["First of three", "Second of three", "Third of three"]) {
    // Each on an article of its own, or they would stand around one another.
    said.push(await say(baseURL, ann, await makeArticle(), forum, words));
  }
  const [first, second, third] = said;
  if (!first || !second || !third) throw new Error("Three were said.");
  const page = await pageOf(mia);
  await page.goto(`/groups/${forum.slug}/moderation`);

  await page.keyboard.press("?");
  const keys = page.getByRole("dialog", { name: "Keys" });
  await expect(keys.getByText("Approve or keep")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(keys).toBeHidden();

  await page.keyboard.press("j");
  await expect(caseOf(page, "First of three")).toBeFocused();
  await page.keyboard.press("c");
  await expect(caseOf(page, "First of three")).toContainText("You are looking at this");
  await page.keyboard.press("a");
  await expect(page.getByRole("heading", { name: "Approved: Ann Author" })).toBeVisible();
  await expect(caseOf(page, "Second of three")).toBeFocused();
  await page.keyboard.press("j");
  await expect(caseOf(page, "Third of three")).toBeFocused();
  await page.keyboard.press("k");
  await page.keyboard.press("r");
  await expect(page.getByRole("dialog", { name: "Remove the words of Ann Author" })).toBeVisible();
  await expect(page.getByLabel("Reason")).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.type("Please be civil.");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("heading", { name: "Removed: Ann Author" })).toBeVisible();
  await expect(caseOf(page, "Third of three")).toBeFocused();
  expect([await standingOf(db, first), await standingOf(db, second), await standingOf(db, third)]).toEqual([
    "published",
    "removed",
    "held",
  ]);
  await page.keyboard.press("z");
  await expect(caseOf(page, "Second of three").getByRole("button", { name: "Approve" })).toBeVisible();
  expect(await standingOf(db, second)).toBe("held");
});

test("approves many at once on a phone", async ({ baseURL, db, openForum, pageOf }) => {
  const { article, forum, mia, ann } = await openForum({ publishing: "hold_all" });
  const one = await say(baseURL, ann, article, forum, "One of two");
  const two = await say(baseURL, ann, article, forum, "Two of two");
  const page = await pageOf(mia, PHONE);
  await page.goto(`/groups/${forum.slug}/moderation`);
  const [content, window] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  expect(content).toBeLessThanOrEqual(window ?? 0);
  await page.getByRole("checkbox", { name: "Select all shown" }).check();
  await page.getByRole("region", { name: "Selected cases" }).getByRole("button", { name: "Approve" }).click();
  await expect(page.getByRole("heading", { name: "Approved: Ann Author" })).toHaveCount(2);
  expect([await standingOf(db, one), await standingOf(db, two)]).toEqual(["published", "published"]);
  await expectAccessible(page);
});

test("decides without JavaScript, by a form with its reason", async ({ baseURL, db, openForum, pageOf }) => {
  const { article, forum, mia, ann } = await openForum({ publishing: "hold_all" });
  const comment = await say(baseURL, ann, article, forum, "Words for a plain form");
  const page = await pageOf(mia, { javaScriptEnabled: false });
  await page.goto(`/groups/${forum.slug}/moderation`);
  const card = caseOf(page, "Words for a plain form");
  await card.getByLabel("Reason").selectOption("spam");
  await card.getByLabel(/Message to the author/).fill("No advertising, please.");
  await card.getByRole("button", { name: "Remove…" }).click();
  await expect(page.getByText("Removed.", { exact: true })).toBeVisible();
  expect(await standingOf(db, comment)).toBe("removed");
  const { rows } = await db.query(`SELECT reason, message FROM "ModerationAction" WHERE "commentId" = $1`, [
    comment.id,
  ]);
  expect(rows).toEqual([{ reason: "spam", message: "No advertising, please." }]);
});

test("is nowhere for those who moderate nothing", async ({ makePerson, pageOf }) => {
  const page = await pageOf(await makePerson("Just Reading"));
  const answer = await page.goto("/moderation");
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole("link", { name: /^Moderation/ })).toHaveCount(0);
});

test("says that nothing waits", async ({ db, makePerson, pageOf }) => {
  const mia = await makePerson("Mia Moderator");
  const forum = await makeForum(db, { [mia.id]: "owner" });
  const page = await pageOf(mia);
  await page.goto(`/groups/${forum.slug}/moderation`);
  await expect(page.getByRole("heading", { name: "Nothing waits." })).toBeVisible();
  await expectAccessible(page);
});
