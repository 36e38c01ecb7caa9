import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, type Page } from "@playwright/test";
import type { Pool } from "pg";
import { PHONE, test } from "./support/fixtures";
import { selectWithMouse, selectWithTouch } from "./support/passages";

const TEXT = readFileSync(
  path.join(import.meta.dirname, "../../prisma/seed/articles/000_93302495e99e7427.txt"),
  "utf8",
);

interface SavedRow {
  id: string;
  exact: string;
  note: string;
  code: string | null;
  deleted: boolean;
}

/** What PostgreSQL holds of an article's annotations, oldest first. */
async function savedRows(db: Pool, articleId: string): Promise<SavedRow[]> {
  const { rows } = await db.query<SavedRow>(
    `SELECT a.id, h.exact, a.note, (SELECT c.slug FROM "AnnotationCode" x JOIN "Code" c ON c.id = x."codeId"
       WHERE x."annotationId" = a.id ORDER BY x.position LIMIT 1) AS code, a."deletedAt" IS NOT NULL AS deleted
     FROM "Annotation" a JOIN "Anchor" h ON h."annotationId" = a.id
     WHERE a."articleId" = $1 ORDER BY a."createdAt", a.id`,
    [articleId],
  );
  return rows;
}

// Each of these is a whole visit.
test.describe.configure({ timeout: 120_000 });

const marks = (page: Page, text: string) => page.locator("mark.hl", { hasText: text });

test("a reader signs up, tags “Biden's war”, writes a note, is answered, edits, deletes, undoes, and finds it all after a reload", async ({
  db,
  pageOf,
  makePerson,
  makeArticle,
}) => {
  const article = await makeArticle({ title: `Talks ${randomUUID()}`, text: TEXT, quoted: [7, 10] });
  const page = await pageOf(null);

  await page.goto("/");
  await page.getByRole("link", { name: "Sign in" }).click();
  await page
    .getByRole("main")
    .getByRole("link", { name: /make an account/i })
    .click();
  const handle = `r${randomUUID().replaceAll("-", "").slice(0, 12)}`;
  await page.getByLabel("Name", { exact: true }).fill("Rosa Reader");
  await page.getByLabel("Handle").fill(handle);
  await page.getByLabel("E-mail").fill(`${handle}@example.org`);
  await page.getByLabel("Password", { exact: true }).fill("a long enough password");
  await page.getByRole("main").getByRole("button", { name: "Make account" }).click();
  await expect(page.getByRole("banner").getByRole("button", { name: /Rosa Reader|Account/ })).toBeVisible();

  await page.goto("/");
  await page.getByRole("searchbox").fill(`"${article.title}"`);
  await page.getByRole("searchbox").press("Enter");
  await page.getByRole("link", { name: article.title }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(article.title);

  await selectWithMouse(page, "Biden's war");
  await page.getByRole("toolbar").getByRole("button", { name: /Code/ }).click();
  await page.getByRole("combobox", { name: "Search codes" }).fill("possessive");
  await page.keyboard.press("Enter");
  await expect(marks(page, "Biden's war")).toHaveAttribute("data-hue", /.+/);
  await expect
    .poll(() => savedRows(db, article.id))
    .toMatchObject([{ exact: "Biden's war", code: "possessive-blame", note: "", deleted: false }]);
  const [saved] = await savedRows(db, article.id);

  const card = page.getByRole("complementary").getByRole("article").filter({ hasText: "Possessive blame" });
  await card.getByRole("button", { name: "Note" }).click();
  await card.getByRole("textbox", { name: /note/i }).fill("One man is handed a **whole war**.");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(card.locator("strong", { hasText: "whole war" })).toBeVisible();
  await expect
    .poll(async () => (await savedRows(db, article.id))[0]?.note)
    .toBe("One man is handed a **whole war**.");

  // A second person opens the permalink and answers.
  const second = await pageOf(await makePerson("Sam Second"));
  await second.goto(`/annotations/${saved?.id}`);
  await expect(second).toHaveURL(new RegExp(`/articles/${article.slug}`));
  const theirs = second
    .getByRole("complementary")
    .getByRole("article")
    .filter({ hasText: "Possessive blame" });
  await theirs.getByRole("button", { name: "Discuss" }).click();
  await theirs.getByRole("textbox", { name: "Write a comment" }).fill("The other article never says so.");
  await theirs.getByRole("button", { name: "Post" }).click();
  await expect
    .poll(
      async () =>
        (
          await db.query(
            `SELECT body FROM "Comment" c JOIN "Thread" t ON t.id = c."threadId" WHERE t."annotationId" = $1`,
            [saved?.id],
          )
        ).rows,
    )
    .toEqual([{ body: "The other article never says so." }]);

  await page.reload();
  await marks(page, "Biden's war").click();
  await expect(card).toContainText("whole war");
  await card
    .getByRole("button", { name: /1 comment|Discuss/ })
    .first()
    .click();
  await expect(card.getByText("The other article never says so.")).toBeVisible();

  // The note is edited, then the highlight on another passage deleted and brought back.
  await selectWithMouse(page, "Truth Social");
  await page.keyboard.press("h");
  await expect(marks(page, "Truth Social")).toBeVisible();
  await expect.poll(async () => (await savedRows(db, article.id)).length).toBe(2);
  await marks(page, "Truth Social").click();
  await page.keyboard.press("Delete");
  await expect(marks(page, "Truth Social")).toHaveCount(0);
  await expect.poll(async () => (await savedRows(db, article.id))[1]?.deleted).toBe(true);
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(marks(page, "Truth Social")).toBeVisible();
  await expect.poll(async () => (await savedRows(db, article.id))[1]?.deleted).toBe(false);

  await page.reload();
  await expect(marks(page, "Biden's war")).toBeVisible();
  await expect(marks(page, "Truth Social")).toBeVisible();
});

test("the same with the keyboard alone", async ({ db, pageOf, makePerson, makeArticle }) => {
  const article = await makeArticle({ text: TEXT, quoted: [7, 10] });
  const page = await pageOf(await makePerson());
  await page.goto(`/articles/${article.slug}`);
  await page.keyboard.press("s");
  // The first key fetches how sentences are found.
  await expect.poll(() => page.evaluate(() => getSelection()?.toString())).not.toBe("");
  // To the sentence that has it, word by word to it, and over it.
  for (let step = 0; step < 60; step++) {
    const selected = await page.evaluate(() => getSelection()?.toString() ?? "");
    if (selected.includes("Biden's war")) break;
    await page.keyboard.press("ArrowDown");
  }
  for (let step = 0; step < 40; step++) {
    const selected = await page.evaluate(() => getSelection()?.toString() ?? "");
    if (selected.trim() === "Biden's") break;
    await page.keyboard.press("ArrowRight");
  }
  await page.keyboard.press("Shift+ArrowRight");
  await expect.poll(() => page.evaluate(() => getSelection()?.toString().trim())).toBe("Biden's war");
  await page.keyboard.press("c");
  await expect(page.getByRole("combobox", { name: "Search codes" })).toBeFocused();
  await page.keyboard.type("possessive");
  await page.keyboard.press("Enter");
  await expect
    .poll(() => savedRows(db, article.id))
    .toMatchObject([{ exact: "Biden's war", code: "possessive-blame" }]);

  await page.keyboard.press("Escape");
  await page.keyboard.press("j");
  await page.keyboard.press("e");
  await expect(page.getByRole("textbox", { name: /note/i })).toBeFocused();
  await page.keyboard.type("Whose war is it?");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect.poll(async () => (await savedRows(db, article.id))[0]?.note).toBe("Whose war is it?");

  await page.keyboard.press("Delete");
  await expect.poll(async () => (await savedRows(db, article.id))[0]?.deleted).toBe(true);
  await page.keyboard.press("ControlOrMeta+z");
  await expect.poll(async () => (await savedRows(db, article.id))[0]?.deleted).toBe(false);
  await page.reload();
  await expect(marks(page, "Biden's war")).toBeVisible();
});

test("the same on a phone, with touch", async ({ db, pageOf, makePerson, makeArticle }) => {
  const article = await makeArticle({ text: TEXT, quoted: [7, 10] });
  const page = await pageOf(await makePerson(), PHONE);
  await page.goto(`/articles/${article.slug}`);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);

  await selectWithTouch(page, "Biden's war");
  await page
    .getByRole("toolbar", { name: /selected passage/ })
    .getByRole("button", { name: /Code/ })
    .tap();
  await page.getByRole("combobox", { name: "Search codes" }).fill("possessive");
  await page.getByRole("option", { name: /Possessive blame/ }).tap();
  const done = page.getByRole("button", { name: "Done" });
  if (await done.isVisible()) await done.tap();
  await expect
    .poll(() => savedRows(db, article.id))
    .toMatchObject([{ exact: "Biden's war", code: "possessive-blame" }]);

  await marks(page, "Biden's war").tap();
  const sheet = page
    .getByRole("region", { name: "Annotations" })
    .or(page.getByRole("dialog", { name: "Annotations" }));
  await expect(sheet).toContainText("Possessive blame");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await page.reload();
  await expect(marks(page, "Biden's war")).toBeVisible();
});
