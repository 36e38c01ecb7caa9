import { expect, type Page } from "@playwright/test";
import type { TestArticle } from "../../support/rows";

/** Opens the reader: in a group's layer, at an annotation, or as a visitor comes to it. */
export async function openArticle(
  page: Page,
  article: TestArticle,
  at: { group?: { slug: string }; annotation?: { id: string } } = {},
): Promise<void> {
  const query = new URLSearchParams({
    ...(at.group && { group: at.group.slug }),
    ...(at.annotation && { annotation: at.annotation.id }),
  });
  await page.goto(`/articles/${article.slug}${query.size > 0 ? `?${query}` : ""}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(article.title);
  await page.evaluate(() => document.fonts.ready);
}
