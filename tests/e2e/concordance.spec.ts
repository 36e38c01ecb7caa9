import { expect, type Page } from "@playwright/test";
import { insertVersion } from "../support/rows";
import { expectAccessible } from "./support/accessibility";
import { PHONE, test } from "./support/fixtures";

const lines = (page: Page) => page.getByRole("region", { name: "Hits" }).locator("ol > li");
const field = (page: Page) => page.getByRole("searchbox", { name: "Words to look for" });
const isWider = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

test("finds words in all articles, tags the hits by keyboard, takes it back, and leaves out what was corrected", async ({
  db,
  makeArticle,
  makePerson,
  pageOf,
}) => {
  const name = `Kvartsov${Date.now()}`;
  const first = await makeArticle({
    title: "The first to say it",
    text: `They call it ${name}’s war, all of them.\nIt is ${name.toUpperCase()}'S  WAR, they say.`,
  });
  const another = await makeArticle({
    title: "Another",
    text: `Nobody spoke of “${name}‘s war” there, or ${name}'s warning.`,
  });
  const page = await pageOf(await makePerson("Nina Reader"));
  await page.goto("/concordance");
  await expect(page.getByRole("link", { name: /five territories/ })).toBeVisible();
  await page.getByRole("link", { name: /whose war, in any article/ }).click();
  await expect(page.getByLabel("Find", { exact: true })).toHaveValue("pattern");
  await expect(field(page)).toHaveValue("\\w+'s war");
  await page.getByLabel("Find", { exact: true }).selectOption("Whole words");
  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("/");
  await expect(field(page)).toBeFocused();
  await field(page).fill(`${name}'s war`);
  await expect(page.getByText("3 hits in 2 articles")).toBeVisible();
  await expect(lines(page)).toHaveCount(3);
  await expectAccessible(page);

  await page.getByLabel("Sort by").selectOption("Words after");
  await expect(page).toHaveURL(/sort=after/);
  await expect(lines(page).first()).toContainText("all of them");
  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("j");
  await expect(lines(page).first().getByRole("link")).toBeFocused();
  await page.keyboard.press("x");
  await expect(page.getByText("2 of 3 hits ticked")).toBeVisible();
  await page.keyboard.press("t");
  const dialog = page.getByRole("dialog", { name: "Tag 2 hits" });
  await dialog.getByRole("combobox", { name: "Code" }).fill("possessive");
  await page.keyboard.press("Enter");
  await expect(dialog).toContainText("2 passages in 2 articles will be tagged.");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Tag 2 passages" }).click();
  await expect(page.getByText("Tagged 2 passages as Possessive blame")).toBeVisible();
  await expect(lines(page).getByText("· you")).toHaveCount(2);
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(page.getByText("Took back 2 passages")).toBeVisible();
  await expect(lines(page).getByText("· you")).toHaveCount(0);
  await expect(page.getByText("taken back")).toBeVisible();

  // An article is corrected between the look and the tagging: its hit is left out, said so, and the rest is tagged.
  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("t");
  await dialog.getByRole("combobox", { name: "Code" }).fill("possessive");
  await page.keyboard.press("Enter");
  await expect(dialog).toContainText("2 passages in 2 articles will be tagged.");
  await insertVersion(db, another, { text: `${another.text} It was corrected.` });
  await dialog.getByRole("button", { name: "Tag 2 passages" }).click();
  await expect(dialog.getByRole("alert")).toContainText("Nothing was tagged.");
  await expect(dialog).toContainText("1 is left out: its article was corrected since you searched.");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Tag 1 passage", exact: true }).click();
  await expect(page.getByText("Tagged 1 passage as Possessive blame")).toBeVisible();
  await expect(lines(page).getByText("· you")).toHaveCount(1);

  await lines(page).first().getByRole("link").press("Enter");
  await expect(page).toHaveURL(new RegExp(`/articles/${first.slug}\\?passage=13-`));

  const phone = await pageOf(null, PHONE);
  await phone.goto(`/concordance?q=${name}'s war&match=anywhere`);
  await expect(phone.getByText("4 hits in 2 articles")).toBeVisible();
  await expect(phone.getByRole("link", { name: "Sign in to tag them" })).toBeVisible();
  expect(await isWider(phone)).toBe(false);
  await phone.getByLabel("Find", { exact: true }).selectOption("A pattern");
  await field(phone).fill("war (of");
  await expect(phone.getByText("A round bracket is not closed.")).toBeVisible();
  const mark = phone.getByRole("search").locator("[data-mark]");
  await expect(mark).toHaveText("(");
  await expectAccessible(phone);
  await field(phone).press("End");
  await field(phone).pressSequentially("f)");
  await expect(mark).toHaveCount(0);

  const plain = await pageOf(null, { javaScriptEnabled: false });
  await plain.goto("/concordance");
  await field(plain).fill(`${name}'s war`);
  await plain.getByRole("button", { name: "Search" }).click();
  await expect(lines(plain)).toHaveCount(3);
});
