import { randomUUID } from "node:crypto";
import { expect } from "@playwright/test";
import { test } from "./support/fixtures";

test("shows an article that was just taken in first, with its length and how many annotations it has", async ({
  page,
  makeArticle,
}) => {
  const article = await makeArticle({ title: `Newest ${randomUUID()}` });
  await page.goto("/");
  const entry = page.getByRole("article").filter({ hasText: article.title });
  await expect(entry).toContainText("1 min");
  await expect(entry).toContainText("0 annotations");
  await entry.getByRole("link").click();
  await expect(page).toHaveURL(`/articles/${article.slug}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(article.title);
});

test("finds articles by the beginning of a word and by a phrase, and says so when there is none", async ({
  page,
  makeArticle,
}) => {
  const word = `zq${randomUUID().replaceAll("-", "").replace(/[0-9]/g, "x")}`;
  const article = await makeArticle({ text: `They met about ${word} ending quickly, it was said.` });
  await page.goto("/");
  const search = page.getByRole("searchbox", { name: "Search titles and texts" });
  await search.fill(word.slice(0, 20));
  await search.press("Enter");
  await expect(page.getByRole("article")).toHaveCount(1);
  await expect(page.getByRole("article")).toContainText(article.title);
  await search.fill(`“${word} ending quickly”`);
  await search.press("Enter");
  await expect(page).toHaveURL(/ending/);
  await expect(page.getByRole("article")).toHaveCount(1);
  await search.fill(`"${word} quickly"`);
  await search.press("Enter");
  await expect(page.getByRole("heading", { name: "No article has these words" })).toBeVisible();
});

test("is readable and searchable without JavaScript", async ({ browser, baseURL, makeArticle }) => {
  const article = await makeArticle({ title: `Plain ${randomUUID()}` });
  const context = await browser.newContext({ baseURL, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/");
  await page.getByRole("link", { name: article.title }).click();
  await expect(page.getByText("characterizing it as")).toBeVisible();
  await context.close();
});
