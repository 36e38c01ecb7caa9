import { expect, type Locator, type Page } from "@playwright/test";
import type { Pool } from "pg";
import type { TestAnnotation, TestArticle, TestPerson } from "../../support/rows";
import { openArticle } from "./reader";

export const discussion = (page: Page) => page.getByRole("region", { name: "Discussion", exact: true });
export const comment = (page: Page, text: string) =>
  discussion(page).locator("article[data-comment]").filter({ hasText: text });
export const noteField = (page: Page) => page.getByRole("textbox", { name: "Note" });

export async function openThread(
  page: Page,
  article: TestArticle,
  annotation: TestAnnotation,
): Promise<void> {
  await openArticle(page, article, { annotation });
  await page
    .getByRole("button", { name: /^Discuss/, expanded: false })
    .and(visible(page))
    .first()
    .click();
  await expect(discussion(page)).toBeVisible();
}

export const visible = (page: Page): Locator => page.locator(":visible");

/** Ctrl-Enter in a field that has just been filled. */
export async function write(field: Locator, text: string): Promise<void> {
  await field.fill(text);
  await field.press("Control+Enter");
}

export async function commentsOf(db: Pool, annotation: TestAnnotation) {
  const { rows } = await db.query<{
    body: string;
    parentId: string | null;
    version: number;
    deleted: boolean;
  }>(
    `SELECT c.body, c."parentId", c.version, c."deletedAt" IS NOT NULL AS deleted
     FROM "Comment" c JOIN "Thread" t ON t.id = c."threadId"
     WHERE t."annotationId" = $1 ORDER BY c."createdAt", c.id`,
    [annotation.id],
  );
  return rows;
}

export const notesOf = async (db: Pool, article: TestArticle, author: TestPerson) =>
  (
    await db.query<{ note: string; groupId: string | null }>(
      `SELECT note, "groupId" FROM "Annotation" WHERE "articleId" = $1 AND "authorId" = $2 ORDER BY "createdAt"`,
      [article.id, author.id],
    )
  ).rows;
