import type { Locator, Page } from "@playwright/test";
import type { Pool } from "pg";
import { insertThread } from "../../support/long-thread";
import { PUBLIC_GROUP, type TestArticle } from "../../support/rows";

export const articles = (page: Page): Locator => page.locator("article[data-comment]");

/** A thread on the whole article in Public. */
export const articleThread = (
  db: Pool,
  article: TestArticle,
  author: { id: string },
  parents: readonly (number | null)[],
) =>
  insertThread(db, { articleId: article.id, groupId: PUBLIC_GROUP, annotationId: null }, author.id, parents);

export const threadIdOf = async (db: Pool, annotation: { id: string }): Promise<string> =>
  (await db.query(`SELECT id FROM "Thread" WHERE "annotationId" = $1`, [annotation.id])).rows[0].id;
