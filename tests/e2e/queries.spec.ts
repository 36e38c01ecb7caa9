import { expect, type Page } from "@playwright/test";
import { codeIdOf, insertAnnotation } from "../support/rows";
import { expectAccessible } from "./support/accessibility";
import { PHONE, test } from "./support/fixtures";

const text = (page: Page) => page.getByRole("textbox", { name: "As text" });
const found = (page: Page) => page.getByRole("region", { name: "Annotations" });

test("asks by conditions and by text, shows cards and lines, and keeps the query", async ({
  db,
  makeArticle,
  makePerson,
  pageOf,
}) => {
  const [ada, ben] = [await makePerson("Ada Coder"), await makePerson("Ben Coder")];
  const article = await makeArticle({ title: "An article to ask about" });
  const blame = await codeIdOf(db, "possessive-blame");
  await insertAnnotation(db, article, ada, { exact: "Biden's war", codeIds: [blame], note: "Whose war?" });
  await insertAnnotation(db, article, ben, { exact: "Biden's war", codeIds: [blame] });
  await insertAnnotation(db, article, ben, { exact: "Truth Social", codeIds: [blame] });

  const page = await pageOf(ada);
  await page.goto(`/queries?q=article:${article.slug}`);
  await expect(found(page)).toContainText("3 annotations in 1 article");
  await page.getByRole("button", { name: "Condition", exact: true }).click();
  await page.getByRole("combobox", { name: "Code", exact: true }).selectOption("Possessive blame");
  await expect(text(page)).toHaveValue(`article:${article.slug} code:possessive-blame+`);
  await page.getByRole("button", { name: "Condition", exact: true }).click();
  await page.getByRole("combobox", { name: "Condition" }).last().selectOption("Others who agree");
  await expect(found(page)).toContainText("2 annotations in 1 article");
  await expect(found(page).getByText("Whose war?")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "not" }).last().click();
  await expect(found(page)).toContainText("1 annotation in 1 article");
  await expect(text(page)).toHaveValue(/ NOT agreement:1\.\.$/);

  await text(page).fill("text:war (by:ada");
  await page.getByRole("button", { name: "Find" }).click();
  await expect(page.getByText("This bracket is not closed.")).toBeVisible();
  await text(page).fill(`article:${article.slug} text:war code:posessive-blame`);
  await page.getByRole("button", { name: "Find" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "there is no such code" })).toBeVisible();
  await expectAccessible(page);
  // The row is marked too, says the same, and is mended where it stands.
  const row = page.getByRole("combobox", { name: "Code", exact: true });
  await expect(row).toHaveAttribute("aria-invalid", "true");
  await expect(row).toHaveAccessibleDescription(/there is no such code\. Did you mean possessive-blame/);
  await expect(page.getByRole("link", { name: "possessive-blame", exact: true })).toBeVisible();
  await page.getByRole("button", { name: "possessive-blame", exact: true }).click();
  await expect(row).not.toHaveAttribute("aria-invalid");
  await expect(text(page)).toHaveValue(`article:${article.slug} text:war code:possessive-blame`);
  await expect(found(page)).toContainText("2 annotations in 1 article");
  await text(page).fill(`(by:@${ada.handle}) AND “BIDEN’S war”`);
  await page.getByRole("button", { name: "Find" }).click();
  await expect(text(page)).toHaveValue(`person:${ada.handle} text:"BIDEN’S war"`);
  // The answer before had as many.
  await expect(page).toHaveURL(/BIDEN/);
  await expect(found(page)).toContainText("1 annotation in 1 article");
  await page.getByRole("link", { name: "Lines" }).click();
  await expect(found(page).getByRole("listitem")).toContainText(
    'characterizing it as "Biden\'s war" on Truth',
  );

  await expect(page.getByRole("link", { name: "Take out…" })).toHaveAttribute(
    "href",
    `/exports?${new URLSearchParams({ query: `person:${ada.handle} text:"BIDEN’S war"` })}`,
  );

  await page.getByRole("button", { name: "Save this query" }).click();
  const dialog = page.getByRole("dialog", { name: "Save this query" });
  await dialog.getByRole("textbox", { name: "Name" }).fill("My own words on war");
  await dialog.getByRole("button", { name: "Save this query" }).click();
  await expect(page.getByText("Saved “My own words on war”")).toBeVisible();
  await page.goto("/queries");
  await page.getByRole("link", { name: "My own words on war" }).click();
  await expect(text(page)).toHaveValue(`person:${ada.handle} text:"BIDEN’S war"`);
  await page.getByRole("button", { name: "Change “My own words on war”" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await expect(page.getByText("Save a query to find it here.")).toBeVisible();

  const phone = await pageOf(null, PHONE);
  await phone.goto(`/queries?q=${encodeURIComponent(`article:${article.slug} (has:note OR -code:doubt+)`)}`);
  await expect(found(phone)).toContainText("3 annotations");
  expect(
    await phone.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth),
  ).toBe(false);
  await expectAccessible(phone);
});
