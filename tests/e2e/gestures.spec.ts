import { expect, type Page } from "@playwright/test";
import type { Pool } from "pg";
import { newId } from "@/core/new-id";
import type { TestArticle } from "../support/rows";
import { expectAccessible } from "./support/accessibility";
import { PHONE } from "./support/fixtures";
import { announced, marks, selectedText, toolbar } from "./support/highlighting";
import { dragOver, passagePoints, selectWithMouse, selectWithTouch } from "./support/passages";
import { openArticle } from "./support/reader";
import { test } from "./support/scenes";

const keptBar = (page: Page) => page.getByRole("region", { name: "The code that is kept" });

/** What PostgreSQL holds: each passage with the names of its codes, in the order of the text. */
async function coded(db: Pool, article: TestArticle): Promise<string[]> {
  const { rows } = await db.query<{ exact: string; codes: string }>(
    `SELECT h.exact, coalesce(string_agg(c.name, ', ' ORDER BY c.name), '') AS codes
     FROM "Annotation" a JOIN "Anchor" h ON h."annotationId" = a.id
     LEFT JOIN "AnnotationCode" ac ON ac."annotationId" = a.id LEFT JOIN "Code" c ON c.id = ac."codeId"
     WHERE a."articleId" = $1 AND a."deletedAt" IS NULL GROUP BY a.id, h.exact, h.start, h."end"
     ORDER BY h.start, h."end"`,
    [article.id],
  );
  return rows.map(({ exact, codes }) => `${exact} → ${codes}`);
}

test("a code is kept and every passage selected gets it; it is changed in place, undone and done again", async ({
  db,
  openReader,
}) => {
  const { article, page } = await openReader();

  // Kept by Shift and its digit, although nothing of the gestures has been fetched yet.
  await page.keyboard.press("Shift+Digit1");
  await expect(keptBar(page)).toContainText("Possessive blame");
  await dragOver(page, "Biden's war");
  await expect(marks(page, "Biden's war")).toHaveAttribute("data-hue", /./);
  await expect(toolbar(page)).toBeHidden();
  await dragOver(page, "The Kremlin described");
  await expect
    .poll(() => coded(db, article))
    .toEqual(["Biden's war → Possessive blame", "The Kremlin described → Possessive blame"]);
  // The same words again are the same highlight.
  await dragOver(page, "Biden's war");
  await expect(announced(page)).toContainText("“Biden's war” is tagged as Possessive blame already.");
  // The whole sentence under the pointer, by one key.
  const { start } = await passagePoints(page, "U.S. envoy");
  await page.mouse.move(start.x + 4, start.y);
  await page.keyboard.press("s");
  await expect(marks(page, "The U.S. envoy left at noon.")).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(keptBar(page)).toBeHidden();

  // Kept with a passage selected already: it is the first one.
  await dragOver(page, "move with a plan");
  await expect(toolbar(page)).toBeVisible();
  await page.keyboard.press("Shift+Digit3");
  await expect(marks(page, "move with a plan")).toHaveAttribute("data-hue", /./);
  await expect(toolbar(page)).toBeHidden();
  await page.keyboard.press("Escape");
  await expect(keptBar(page)).toBeHidden();

  // By the keyboard alone: a sentence, its paragraph, and a kept code from the picker.
  await page.keyboard.press("Home");
  await page.keyboard.press("s");
  const sentence = await selectedText(page);
  await page.keyboard.press("s");
  const paragraph = await selectedText(page);
  expect(paragraph.startsWith(sentence)).toBe(true);
  expect(article.text.split("\n")).toContain(paragraph);
  await page.keyboard.press("t");
  await page.getByRole("combobox", { name: "Search codes" }).fill("scare");
  await page.keyboard.press("Enter");
  await expect(keptBar(page)).toContainText("Scare quotes");
  await page.keyboard.press("Enter");
  await expect
    .poll(async () => (await coded(db, article)).join("|"))
    .toContain(`${paragraph} → Scare quotes`);
  await keptBar(page).getByRole("button", { name: "Stop" }).click();

  // In place: `x` opens the picker at the code, and a digit codes anew.
  await marks(page, "Biden's war").last().click();
  await page.keyboard.press("x");
  await expect(page.getByText("What you choose takes the place of Possessive blame.")).toBeVisible();
  await page.keyboard.type("euphemism");
  await page.keyboard.press("Enter");
  await expect.poll(async () => (await coded(db, article)).join("|")).toContain("Biden's war → Euphemism|");
  await page.keyboard.press("2");
  await expect
    .poll(async () => (await coded(db, article)).join("|"))
    .toContain("Biden's war → Scare quotes|");

  await page.keyboard.press("ControlOrMeta+z");
  await expect(page.getByText("Undone: coding “Biden's war” as Scare quotes.").first()).toBeVisible();
  await page.keyboard.press("ControlOrMeta+z");
  await expect
    .poll(async () => (await coded(db, article)).join("|"))
    .toContain("Biden's war → Possessive blame|");
  await page.keyboard.press("ControlOrMeta+Shift+z");
  await expect.poll(async () => (await coded(db, article)).join("|")).toContain("Biden's war → Euphemism|");
  await page.getByRole("button", { name: "Undo my last step" }).first().click();
  await expect
    .poll(async () => (await coded(db, article)).join("|"))
    .toContain("Biden's war → Possessive blame|");

  // All of it has a name in the list of keys.
  await page.keyboard.press("?");
  const keys = page.getByRole("dialog", { name: "Keys" });
  for (const name of ["Undo my last step", "Keep Possessive blame", "Put another code in its place…"]) {
    await expect(keys.getByText(name).first()).toBeVisible();
  }
});

test("what somebody answered meanwhile is not undone, and nothing is lost", async ({
  db,
  pageOf,
  makePerson,
  makeArticle,
}) => {
  const article = await makeArticle();
  const [me, other] = [await makePerson(), await makePerson()];
  const page = await pageOf(me);
  await openArticle(page, article);
  await selectWithMouse(page, "patience");
  await page.keyboard.press("1");
  await expect.poll(() => coded(db, article)).toEqual(["patience → Possessive blame"]);
  const { rows } = await db.query<{ id: string }>(`SELECT id FROM "Annotation" WHERE "articleId" = $1`, [
    article.id,
  ]);
  const answer = await (await pageOf(other)).request.post("/api/comments", {
    headers: { origin: new URL(page.url()).origin },
    data: { id: newId(), on: { annotationId: rows[0]?.id }, body: "Whose?", parentId: null },
  });
  expect(answer.status(), await answer.text()).toBe(201);
  await expect(page.getByText("1 comment").first()).toBeAttached();
  await page.keyboard.press("ControlOrMeta+z");
  await expect(page.getByText("Not undone: tagging “patience” as Possessive blame.").first()).toBeVisible();
  expect(await coded(db, article)).toEqual(["patience → Possessive blame"]);
});

test("on a phone a code is kept from the thumb's bar, and one tap tags what is selected", async ({
  db,
  openReader,
}) => {
  const { article, page } = await openReader(PHONE);
  await page.getByRole("heading", { level: 1 }).tap();
  await page.getByRole("button", { name: "Keep a code…" }).tap();
  await page
    .getByRole("option", { name: /Scare quotes/ })
    .first()
    .tap();
  await expect(keptBar(page)).toContainText("Scare quotes");
  await selectWithTouch(page, "patience");
  await page.getByRole("button", { name: "Tag as Scare quotes" }).first().tap();
  await expect.poll(() => coded(db, article)).toEqual(["patience → Scare quotes"]);
  await expectAccessible(page);
  await keptBar(page).getByRole("button", { name: "Stop" }).tap();
  await expect(keptBar(page)).toBeHidden();
});
