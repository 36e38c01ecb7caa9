import { expect, type Page } from "@playwright/test";
import type pg from "pg";
import {
  insertAnchor,
  insertAnnotation,
  insertVersion,
  type TestArticle,
  type TestPerson,
} from "../support/rows";
import { expectAccessible } from "./support/accessibility";
import { PHONE, test } from "./support/fixtures";
import { passagePoints } from "./support/passages";

const source = (page: Page) => page.getByRole("textbox", { name: "Text", exact: true });
const saveButton = (page: Page) => page.getByRole("button", { name: "Save the correction" });
const reason = (page: Page) => page.getByRole("textbox", { name: "What was corrected" });

/** Changes the text in the field, as a hand would: `from` is selected and `to` typed over it. */
async function replaceInSource(page: Page, from: string, to: string): Promise<void> {
  await expect(source(page)).toBeEditable();
  await source(page).evaluate((area: HTMLTextAreaElement, words) => {
    const at = area.value.indexOf(words);
    if (at < 0) throw new Error(`The field has no “${words}”.`);
    area.focus();
    area.setSelectionRange(at, at + words.length);
  }, from);
  if (to === "") await page.keyboard.press("Delete");
  else await page.keyboard.insertText(to);
}

const GONE = "Come, look, and then let's move with a plan.";

/** Drags over a passage while another one is being put there: the tools of a new selection stay away. */
async function selectWithMouseAnew(page: Page, exact: string): Promise<void> {
  const { start, end } = await passagePoints(page, exact);
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(end.x, end.y, { steps: 4 });
  await page.mouse.up();
}

test.describe("correcting an article", () => {
  test("shows what will change and what annotations do, saves, and keeps orphans in the margin", async ({
    db,
    makePerson,
    makeArticle,
    pageOf,
  }) => {
    const [editor, reader] = [
      await makePerson("Edda Keeper", { siteRole: "administrator" }),
      await makePerson(),
    ];
    const article = await makeArticle();
    const kept = await insertAnnotation(db, article, reader, { exact: "Biden's war", note: "Whose war?" });
    await insertAnnotation(db, article, reader, {
      exact: "substantive discussions did not occur",
      note: "Hm.",
    });
    await insertAnnotation(db, article, reader, { exact: GONE, note: "An invitation." });

    const page = await pageOf(editor);
    await page.goto(`/articles/${article.slug}`);
    await page.getByRole("link", { name: "Correct", exact: true }).click();
    await expect(page.getByRole("heading", { name: "Correct the article" })).toBeVisible();
    await replaceInSource(page, "substantive discussions", "serious talks");
    await replaceInSource(page, GONE, "");
    await replaceInSource(page, "Trump has maintained", "For months Trump has maintained");

    const forecast = page.getByRole("status", { name: "What happens to annotations" });
    await expect(forecast).toContainText("1 stays on the same words");
    await expect(forecast).toContainText("1 to review");
    await expect(forecast).toContainText("1 no longer in the text");
    await page.getByRole("tab", { name: "Changes" }).click();
    const changes = page.getByRole("tabpanel", { name: "Changes" });
    await expect(changes.locator("del", { hasText: "substantive discussions" })).toBeVisible();
    await expect(changes.locator("ins", { hasText: "serious talks" })).toBeVisible();

    await saveButton(page).click();
    await expect(page.getByText("Say in a few words what was corrected.")).toBeVisible();
    await reason(page).fill("Wording, and a quotation that was not said");
    await saveButton(page).click();
    await page.waitForURL(`**/articles/${article.slug}`);
    await expect(page.getByText("Version 2")).toBeVisible();
    await expect(page.locator(`#a-${kept.id}`)).toHaveText("Biden's war");
    const margin = page.getByRole("complementary", { name: "Annotations" });
    await expect(margin.getByText("in question")).toBeVisible();
    await margin.getByText("1 no longer in the text").click();
    await expect(margin.getByText("Come, look", { exact: false }).first()).toBeVisible();
    await expect(margin.getByText("An invitation.")).toBeVisible();
  });

  test("keeps what was written through a reload, until it is dropped", async ({
    makePerson,
    makeArticle,
    pageOf,
  }) => {
    const article = await makeArticle();
    const page = await pageOf(await makePerson("Edda", { siteRole: "administrator" }));
    await page.goto(`/articles/${article.slug}/edit`);
    await replaceInSource(page, "productive", "fruitful");
    await expect(page.getByText("Kept on this device")).toBeVisible();
    await page.reload();
    await expect(source(page)).toHaveValue(/fruitful/);
    await page.getByRole("button", { name: "Drop my changes" }).click();
    await expect(source(page)).toHaveValue(/productive/);
    await expect(saveButton(page)).toBeDisabled();
  });

  test("by two at once: the second sees what the first did, chooses, and loses nothing", async ({
    db,
    makePerson,
    makeArticle,
    pageOf,
  }) => {
    const article = await makeArticle();
    const [first, second] = [
      await pageOf(await makePerson("Ada First", { siteRole: "administrator" })),
      await pageOf(await makePerson("Ben Second", { siteRole: "administrator" })),
    ];
    await Promise.all([first, second].map((page) => page.goto(`/articles/${article.slug}/edit`)));
    await replaceInSource(first, "productive", "fruitful");
    await replaceInSource(first, "at noon", "at dusk");
    await reason(first).fill("First");
    await replaceInSource(second, "productive", "useful");
    await replaceInSource(second, "with a plan", "with a map");
    await reason(second).fill("Second");
    await saveButton(first).click();
    await first.waitForURL(`**/articles/${article.slug}`);

    const meeting = second.getByRole("alert", { name: "Ada First saved version 2 while you were writing" });
    // Told at the latest when they save; earlier if the page asked before what annotations would do.
    await expect(async () => {
      if (!(await meeting.isVisible())) await saveButton(second).click({ timeout: 1_000 });
      await expect(meeting).toBeVisible({ timeout: 2_000 });
    }).toPass();
    await expect(meeting).toContainText("You both changed one place.");
    await meeting.getByText("What they changed", { exact: true }).click();
    await expect(meeting.locator("ins", { hasText: "fruitful" })).toBeVisible();
    await meeting.getByRole("radio", { name: /^Theirs/ }).check();
    await meeting.getByRole("button", { name: "Put my changes on top" }).click();
    await expect(source(second)).toHaveValue(/fruitful.*with a map.*at dusk/s);
    await saveButton(second).click();
    await second.waitForURL(`**/articles/${article.slug}`);
    const { rows } = await db.query(
      `SELECT number, text FROM "ArticleVersion" WHERE "articleId" = $1 ORDER BY number DESC`,
      [article.id],
    );
    expect(rows.map(({ number }) => number)).toEqual([3, 2, 1]);
    for (const words of ["fruitful", "with a map", "at dusk"]) expect(rows[0].text).toContain(words);
  });

  test("is not offered to others, and its page leads them back", async ({
    makePerson,
    makeArticle,
    pageOf,
  }) => {
    const article = await makeArticle();
    const page = await pageOf(await makePerson());
    await page.goto(`/articles/${article.slug}`);
    await expect(page.getByRole("link", { name: "Correct", exact: true })).toHaveCount(0);
    await page.goto(`/articles/${article.slug}/edit`);
    await expect(page).toHaveURL(new RegExp(`/articles/${article.slug}$`));
  });
});

/** Corrected once: one annotation stands on edited words, one on none. By a keeper, who gets back to it all. */
async function corrected(db: pg.Pool, article: TestArticle, keeper: TestPerson, reader: TestPerson) {
  const edited = await insertAnnotation(db, article, reader, {
    exact: "emphasized that substantive discussions did not occur",
    note: "Says who?",
  });
  const gone = await insertAnnotation(db, article, reader, { exact: GONE, note: "An invitation." });
  const text = article.text.replace("substantive discussions", "serious talks").replace(GONE, "");
  const id = await insertVersion(db, article, { text, author: keeper, reason: "Wording" });
  const at = text.indexOf("emphasized that serious talks did not occur");
  await insertAnchor(db, edited, id, {
    start: at,
    end: at + "emphasized that serious talks did not occur".length,
    exact: "emphasized that serious talks did not occur",
    origin: "edited",
    why: "edited",
    needsReview: true,
  });
  await insertAnchor(db, gone, id, { start: null, end: null, exact: GONE, origin: "orphaned", why: "gone" });
  return { edited, gone, text };
}

test.describe("the history of an article", () => {
  test("lists versions, sets two against each other without a script, and reads an old one with its annotations", async ({
    db,
    makePerson,
    makeArticle,
    pageOf,
  }) => {
    const [keeper, article] = [await makePerson("Edda", { siteRole: "administrator" }), await makeArticle()];
    const { gone } = await corrected(db, article, keeper, await makePerson());
    const page = await pageOf(null, { javaScriptEnabled: false });
    await page.goto(`/articles/${article.slug}`);
    await page.getByRole("link", { name: "Version 2" }).click();
    const list = page.getByRole("list", { name: "Versions" });
    await expect(list.getByRole("listitem")).toHaveCount(2);
    await expect(list.getByRole("listitem").first()).toContainText("Wording");
    await expect(list.getByRole("listitem").first()).toContainText("by Edda");
    await page.getByRole("combobox", { name: "From" }).selectOption("1");
    await page.getByRole("button", { name: "Compare" }).click();
    const diff = page.getByRole("region", { name: "Differences" });
    await expect(diff.locator("del", { hasText: "substantive discussions" })).toBeVisible();
    await expect(diff.locator("ins", { hasText: "serious talks" })).toBeVisible();
    await page.getByRole("link", { name: "Side by side" }).click();
    await expect(diff.locator("del", { hasText: "substantive discussions" })).toBeVisible();
    await page.goto(`/articles/${article.slug}/versions/1`);
    await expect(page.getByText("You are reading version 1 of 2")).toBeVisible();
    await expect(page.locator(`#a-${gone.id}`)).toHaveText(GONE);
    await page.getByRole("link", { name: "Read the current version" }).click();
    await expect(page.locator(`#a-${gone.id}`)).toHaveCount(0);
  });

  test("brings an earlier version back, with what stood there", async ({
    db,
    makePerson,
    makeArticle,
    pageOf,
  }) => {
    const [keeper, article] = [await makePerson("Edda", { siteRole: "administrator" }), await makeArticle()];
    const { gone } = await corrected(db, article, keeper, await makePerson());
    const page = await pageOf(keeper);
    await page.goto(`/articles/${article.slug}/history`);
    await page.getByRole("button", { name: "Restore version 1" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Restore" }).click();
    await page.waitForURL(`**/articles/${article.slug}`);
    await expect(page.locator(`#a-${gone.id}`)).toHaveText(GONE);
    await expect(page.getByRole("link", { name: "Version 3" })).toBeVisible();
  });
});

test.describe("reviewing annotations", () => {
  test("goes by keyboard: confirm, and put an orphan on another passage", async ({
    db,
    makePerson,
    makeArticle,
    pageOf,
  }) => {
    const [keeper, article] = [await makePerson("Edda", { siteRole: "administrator" }), await makeArticle()];
    const { edited, gone } = await corrected(db, article, keeper, await makePerson("Rita"));
    const page = await pageOf(keeper);
    await page.goto(`/articles/${article.slug}`);
    await page.getByRole("link", { name: "1 to review" }).click();
    const card = page.getByRole("article", { name: /^Rita: emphasized/ });
    await expect(card.locator("del", { hasText: "substantive discussions" })).toBeVisible();
    await expect(card.locator("ins", { hasText: "serious talks" })).toBeVisible();
    await page.keyboard.press("y");
    await expect(page.getByText("Nothing to review")).toBeVisible();
    const { rows } = await db.query(
      `SELECT h.origin, h."needsReview" FROM "Anchor" h JOIN "Article" a ON a."currentVersionId" = h."versionId"
       WHERE h."annotationId" = $1`,
      [edited.id],
    );
    expect(rows).toEqual([{ origin: "confirmed", needsReview: false }]);

    await page
      .getByRole("article", { name: /^Rita: Come, look/ })
      .getByRole("link", { name: "Choose the passage" })
      .click();
    await page.locator("[data-announcer=ready]").waitFor({ state: "attached" });
    await expect(page.getByRole("region", { name: "Change the passage" })).toBeVisible();
    await selectWithMouseAnew(page, "You think you understand");
    await page.getByRole("button", { name: "Save passage" }).click();
    await expect(page.locator(`#a-${gone.id}`)).toHaveText("You think you understand");
  });

  test("is offered to an author on the card in the reader, after a notice", async ({
    db,
    makePerson,
    makeArticle,
    pageOf,
  }) => {
    const [keeper, reader, article] = [
      await makePerson("Edda", { siteRole: "administrator" }),
      await makePerson("Rita"),
      await makeArticle(),
    ];
    const { edited } = await corrected(db, article, keeper, reader);
    await db.query(
      `INSERT INTO "Notification" (id, "personId", kind, "articleId", "subjectId", "onceKey", data)
       VALUES (gen_random_uuid(), $1, 'anchors-changed', $2, $2, 'x', '{"number": 2, "edited": 1, "orphaned": 1}')`,
      [reader.id, article.id],
    );
    const page = await pageOf(reader);
    await page.goto("/");
    await page.getByRole("link", { name: "Notifications, 1 new" }).click();
    await expect(
      page.getByText("1 of your annotations stands on words that are no longer in the text."),
    ).toBeVisible();
    await page.getByRole("button", { name: "Mark all as read" }).click();
    await expect(page.getByRole("link", { name: "Notifications", exact: true })).toBeVisible();
    await page.goto(`/annotations/${edited.id}`);
    const margin = page.getByRole("complementary", { name: "Annotations" });
    await expect(margin.getByText("Does this still stand on the right words?")).toBeVisible();
    await margin.getByRole("button", { name: "It fits" }).click();
    await expect(margin.getByText("in question")).toHaveCount(0);
  });
});

test.describe("on a phone", () => {
  test("one writes, and finds orphans in the sheet", async ({ db, makePerson, makeArticle, pageOf }) => {
    const [editor, article] = [await makePerson("Edda", { siteRole: "administrator" }), await makeArticle()];
    await insertAnnotation(db, article, editor, { exact: GONE, note: "An invitation." });
    const page = await pageOf(editor, PHONE);
    await page.goto(`/articles/${article.slug}/edit`);
    await replaceInSource(page, GONE, "");
    await reason(page).fill("Not said");
    await saveButton(page).tap();
    await page.waitForURL(`**/articles/${article.slug}`);
    await page.locator("[data-announcer=ready]").waitFor({ state: "attached" });
    await page.getByRole("button", { name: "0 highlights" }).tap();
    await page.getByText("1 no longer in the text").tap();
    await expect(page.getByText("An invitation.").first()).toBeVisible();
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(390);
    for (const path of ["history", "compare?from=1&to=2&view=side", "review"]) {
      await page.goto(`/articles/${article.slug}/${path}`);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(390);
    }
  });
});

test.describe("for assistive technology", () => {
  test("has no faults that axe can find", async ({ db, makePerson, makeArticle, pageOf }) => {
    test.slow();
    const [editor, article] = [await makePerson("Edda", { siteRole: "administrator" }), await makeArticle()];
    await insertAnnotation(db, article, editor, { exact: GONE, note: "An invitation." });
    const page = await pageOf(editor);
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.goto(`/articles/${article.slug}/edit`);
    await replaceInSource(page, "productive", "fruitful");
    await replaceInSource(page, GONE, "");
    await page.getByRole("tab", { name: "Changes" }).click();
    await expect(page.getByRole("status", { name: "What happens to annotations" })).toContainText(
      "no longer",
    );
    await expectAccessible(page);
    const other = await makeArticle();
    await corrected(db, other, editor, await makePerson("Rita"));
    for (const path of [
      "history",
      "compare?from=1&to=2",
      "compare?from=1&to=2&view=side",
      "versions/1",
      "review",
    ]) {
      await page.goto(`/articles/${other.slug}/${path}`);
      await expectAccessible(page);
    }
    await page.goto("/notifications");
    await expectAccessible(page);
  });
});
