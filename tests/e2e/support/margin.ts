import { expect, type Page } from "@playwright/test";
import type pg from "pg";
import { codeIdOf, insertAnnotation, insertComment, type TestArticle } from "../../support/rows";

export const margin = (page: Page) => page.getByRole("complementary", { name: "Annotations" });
export const card = (page: Page, note: string) => margin(page).locator("article").filter({ hasText: note });
export const active = (page: Page) =>
  margin(page).locator('article:has([data-card-button][aria-expanded="true"])');
export const sheet = (page: Page) => page.getByRole("dialog", { name: "Annotations" });

export async function openArticle(page: Page, article: TestArticle, address = "") {
  await page.goto(`/articles/${article.slug}${address}`);
  await page.evaluate(() => document.fonts.ready);
}

/** The least space between two neighbouring cards that are in the page. */
export const leastGap = (page: Page): Promise<number> =>
  margin(page).evaluate((aside) => {
    const boxes = [...aside.querySelectorAll("li[data-item]")]
      .map((slot) => slot.getBoundingClientRect())
      .sort((a, b) => a.top - b.top);
    return Math.min(...boxes.slice(1).map((box, at) => box.top - (boxes[at]?.bottom ?? 0)));
  });

/** Cards glide while another comes into focus, and come to rest at least 8 pixels apart. */
export const expectNoOverlap = (page: Page) => expect.poll(() => leastGap(page)).toBeGreaterThanOrEqual(8);

export const scrollsSideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

/** Three annotations by two people, the second of them discussed. */
export async function insertThree(db: pg.Pool, article: TestArticle, people: { id: string }[]) {
  const [me, other] = people as [{ id: string }, { id: string }];
  const blame = await codeIdOf(db, "possessive-blame");
  const doubt = await codeIdOf(db, "doubt");
  const first = await insertAnnotation(db, article, me, {
    exact: "Biden's war",
    note: "First note.",
    codeIds: [blame],
  });
  const second = await insertAnnotation(db, article, other, {
    exact: "productive",
    note: "Second note.",
    codeIds: [doubt],
  });
  const third = await insertAnnotation(db, article, me, {
    exact: "We want you to come.",
    note: "Third note.",
  });
  await insertComment(db, article, second, me, { body: "Is it?" });
  return { first, second, third };
}
