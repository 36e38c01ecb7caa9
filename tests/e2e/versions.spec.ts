import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { insertAnnotation } from "../support/rows";
import { PHONE, test } from "./support/fixtures";

const source = (page: Page) => page.getByRole("textbox", { name: "Text", exact: true });
const saveButton = (page: Page) => page.getByRole("button", { name: "Save the correction" });
const reason = (page: Page) => page.getByRole("textbox", { name: "What was corrected" });

/** Changes the text in the field, as a hand would: `from` is selected and `to` typed over it. */
async function replaceInSource(page: Page, from: string, to: string): Promise<void> {
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
      if (await saveButton(second).isEnabled()) await saveButton(second).click();
      await expect(meeting).toBeVisible({ timeout: 2_000 });
    }).toPass();
    await expect(meeting).toContainText("You both changed one place.");
    await meeting.getByText("What they changed").click();
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
  });
});

test.describe("for assistive technology", () => {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`has no faults that axe can find, ${colorScheme}`, async ({
      db,
      makePerson,
      makeArticle,
      pageOf,
    }) => {
      const [editor, article] = [
        await makePerson("Edda", { siteRole: "administrator" }),
        await makeArticle(),
      ];
      await insertAnnotation(db, article, editor, { exact: GONE, note: "An invitation." });
      const page = await pageOf(editor);
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.goto(`/articles/${article.slug}/edit`);
      await replaceInSource(page, "productive", "fruitful");
      await replaceInSource(page, GONE, "");
      await page.getByRole("tab", { name: "Changes" }).click();
      await expect(page.getByRole("status", { name: "What happens to annotations" })).toContainText(
        "no longer",
      );
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    });
  }
});
