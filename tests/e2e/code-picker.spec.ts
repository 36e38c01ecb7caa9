import { expect } from "@playwright/test";
import { codeIdOf } from "../support/rows";
import { expectAccessible } from "./support/accessibility";
import { PHONE } from "./support/fixtures";
import { selectWithMouse } from "./support/passages";
import { openArticle } from "./support/reader";
import { PASSAGE, test } from "./support/scenes";

test.describe("the code picker", () => {
  test("opens by key, finds by definition, explains while choosing, and gives several codes", async ({
    db,
    openReader,
  }) => {
    const { article, page } = await openReader();
    await selectWithMouse(page, PASSAGE);
    await page.keyboard.press("c");
    const field = page.getByRole("combobox", { name: "Search codes" });
    await expect(field).toBeFocused();

    await field.pressSequentially("possesive");
    const option = page.getByRole("option", { name: /Possessive blame/ });
    await expect(option).toBeVisible();
    await expect(field).toHaveAttribute("aria-activedescendant", (await option.getAttribute("id")) ?? "");
    await expect(page.getByText("A possessive makes an event or a condition somebody’s own")).toBeVisible();
    await expectAccessible(page);
    await field.press("Control+Enter");
    await expect(option).toHaveAttribute("aria-selected", "true");

    await field.fill("milder or more technical");
    await expect(page.getByRole("option").first()).toContainText("Euphemism");
    await field.press("Enter");
    await expect(field).toBeHidden();
    await expect(page.locator("mark.hl", { hasText: PASSAGE })).toBeVisible();
    const codes = async () =>
      (
        await db.query<{ slug: string }>(
          `SELECT c.slug FROM "AnnotationCode" x JOIN "Code" c ON c.id = x."codeId"
           JOIN "Annotation" a ON a.id = x."annotationId" WHERE a."articleId" = $1 ORDER BY x.position`,
          [article.id],
        )
      ).rows.map(({ slug }) => slug);
    await expect.poll(codes).toEqual(["possessive-blame", "euphemism"]);

    // On the annotation: a digit takes the code away again, and what was used last stands first.
    await page.keyboard.press("c");
    await expect(page.getByRole("group", { name: "Recently used" }).getByRole("option")).toHaveCount(2);
    await field.press("1");
    await expect.poll(codes).toEqual(["euphemism"]);
    await expect(field).toBeHidden();
  });

  test("makes nothing when it is left with Escape, and gives the focus back", async ({
    annotated: { article, ann, annotation },
    db,
    pageOf,
  }) => {
    const page = await pageOf(ann);
    await openArticle(page, article, { annotation });
    const opener = page.locator("article").getByRole("button", { name: /^(Codes|Add a code)$/ });
    await opener.focus();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("combobox")).toBeFocused();
    await page.keyboard.type("doubt");
    await page.keyboard.press("Escape");
    await expect(page.getByRole("combobox")).toBeHidden();
    expect(await page.evaluate(() => document.activeElement !== document.body)).toBe(true);
    const { rows } = await db.query(`SELECT 1 FROM "AnnotationCode" WHERE "annotationId" = $1`, [
      annotation.id,
    ]);
    expect(rows).toHaveLength(0);
  });

  test("still chooses by name while the definitions cannot be loaded, and loads them on another try", async ({
    pageOf,
    makePerson,
    makeArticle,
  }) => {
    const article = await makeArticle();
    const page = await pageOf(await makePerson("Ann Writer"));
    await page.route("**/api/codebooks/*", (route) => route.abort());
    await openArticle(page, article);
    await selectWithMouse(page, PASSAGE);
    await page.keyboard.press("c");
    await page.getByRole("combobox").fill("Doubt");
    await expect(page.getByText("The definitions did not load.")).toBeVisible();
    await expect(page.getByRole("option").first()).toContainText("Doubt");
    await page.unroute("**/api/codebooks/*");
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page.getByText(/competence|credibility/).first()).toBeVisible();
  });

  test("on a phone takes several codes by their boxes", async ({
    annotated: { article, ann, annotation },
    db,
    pageOf,
  }) => {
    const page = await pageOf(ann, PHONE);
    await openArticle(page, article, { annotation });
    await page
      .locator("article")
      .getByRole("button", { name: /^(Codes|Add a code)$/ })
      .tap();
    for (const name of ["Scare quotes", "Veiled threat"]) {
      const row = page.getByRole("option", { name });
      await row.scrollIntoViewIfNeeded();
      await row.locator("[data-box]").tap();
      await expect(row).toHaveAttribute("aria-selected", "true");
    }
    await expectAccessible(page);
    await page.getByRole("button", { name: "Done" }).tap();
    await expect(page.getByRole("combobox")).toBeHidden();
    const expected = await Promise.all(["scare-quotes", "veiled-threat"].map((slug) => codeIdOf(db, slug)));
    await expect
      .poll(async () => {
        const { rows } = await db.query<{ codeId: string }>(
          `SELECT "codeId" FROM "AnnotationCode" WHERE "annotationId" = $1 ORDER BY position`,
          [annotation.id],
        );
        return rows.map(({ codeId }) => codeId);
      })
      .toEqual(expected);
  });
});
