import { expect } from "@playwright/test";
import { insertAnnotation } from "../support/rows";
import { PHONE, test } from "./support/fixtures";

test("on a phone the sheet makes way for the discussion of the article below the text", async ({
  db,
  pageOf,
  makeArticle,
  makePerson,
}) => {
  const article = await makeArticle();
  const me = await makePerson();
  await insertAnnotation(db, article, me, { exact: "Biden's war", note: "A note." });
  const page = await pageOf(me, PHONE);
  await page.goto(`/articles/${article.slug}`);
  await page.locator("mark.hl").first().tap();
  const sheet = page.getByRole("dialog", { name: "Annotations" });
  await expect(sheet).toContainText("A note.");

  await page.getByRole("button", { name: "Discuss the article" }).first().tap();
  await expect(page.getByRole("textbox", { name: "Write a comment" })).toBeInViewport({ ratio: 1 });
  await expect(sheet).toHaveCount(0);
});
