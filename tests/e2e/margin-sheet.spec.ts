import { expect, type Locator } from "@playwright/test";
import { DEFAULT_TEXT, insertAnnotation } from "../support/rows";
import { insertCrowd } from "./support/crowd";
import { PHONE, test } from "./support/fixtures";
import { scrollsSideways, sheet } from "./support/margin";
import { openArticle } from "./support/reader";

test.describe("on a phone", () => {
  const at = async (list: Locator) => (await list.boundingBox())?.height ?? 0;

  test("a tap on a passage opens its card low, and the sheet leads on and lists all", async ({
    db,
    pageOf,
    makeArticle,
    makePerson,
  }) => {
    const article = await makeArticle({ text: Array(4).fill(DEFAULT_TEXT).join("\n") });
    const [me, other] = [await makePerson("Ada Reader"), await makePerson("Bo Writer")];
    await insertAnnotation(db, article, me, { exact: "Biden's war", note: "First note." });
    await insertAnnotation(db, article, other, { exact: "productive", note: "Second note." });
    await insertAnnotation(db, article, other, { exact: "Biden's war", occurrence: 4, note: "Far below." });
    const page = await pageOf(me, PHONE);
    await openArticle(page, article);
    await page.getByText("Biden's war").first().tap();
    await expect(sheet(page)).toContainText("First note.");
    expect(await at(sheet(page))).toBeLessThan(844 / 3);
    await expect(page.locator("mark[data-active]")).toBeInViewport();

    await sheet(page).getByRole("button", { name: "Next annotation" }).tap();
    await expect(sheet(page).locator("article")).toContainText("Second note.");

    await sheet(page).getByRole("slider", { name: "Height of the panel" }).press("End");
    const row = sheet(page).getByRole("listitem").filter({ hasText: "Biden's war" }).last();
    await row.getByRole("button").tap();
    await expect(sheet(page).locator("article")).toContainText("Far below.");
    await expect(page.locator("mark[data-active]").first()).toBeInViewport();
    expect(await scrollsSideways(page)).toBe(false);

    await sheet(page).getByRole("button", { name: "Close" }).tap();
    await expect(sheet(page)).toHaveCount(0);
    await expect(page.locator("mark[data-active]")).toHaveCount(0);
  });

  test("the list draws only the lines in view of 600", async ({ db, pageOf, makeArticle, makePerson }) => {
    const article = await makeArticle();
    await insertCrowd(db, article, { annotations: 600, people: 60 });
    const page = await pageOf(await makePerson(), PHONE);
    await openArticle(page, article);
    await page.getByRole("button", { name: /600 (annotations|highlights)/ }).tap();
    const list = sheet(page).getByRole("list", { name: "All annotations" });
    await expect(list.getByRole("listitem").first()).toBeVisible();
    expect(await list.getByRole("listitem").count()).toBeLessThan(60);
    await list.evaluate((element) => {
      const scroller = element.closest(".overflow-y-auto");
      if (scroller) scroller.scrollTop = scroller.scrollHeight;
    });
    await expect(list.locator('[aria-posinset="600"]')).toBeInViewport();
    expect(await list.getByRole("listitem").count()).toBeLessThan(60);
  });
});
