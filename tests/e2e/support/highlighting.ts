import { expect, type Page } from "@playwright/test";
import type { Pool } from "pg";
import type { TestArticle } from "../../support/rows";

export const FAMILY = "👨‍👩‍👧‍👦";

/** The passages that PostgreSQL holds for an article, in the order of the text; deleted ones left out. */
export async function savedPassages(db: Pool, article: TestArticle): Promise<string[]> {
  const { rows } = await db.query<{ start: number; end: number; exact: string }>(
    `SELECT h.start, h."end", h.exact FROM "Annotation" a JOIN "Anchor" h ON h."annotationId" = a.id
     WHERE a."articleId" = $1 AND a."deletedAt" IS NULL ORDER BY h.start, h."end" DESC`,
    [article.id],
  );
  for (const { start, end, exact } of rows) expect(article.text.slice(start, end)).toBe(exact);
  return rows.map(({ exact }) => exact);
}

export const toolbar = (page: Page) =>
  page.getByRole("toolbar", { name: "What to do with the selected passage" });
export const marks = (page: Page, text: string) => page.locator("mark.hl").filter({ hasText: text });
export const announced = (page: Page) => page.locator("[data-announcer]");
export const selectedText = (page: Page) => page.evaluate(() => getSelection()?.toString() ?? "");

/** Selects as a script or an assistive tool would: any two places, in one paragraph or several. */
export async function selectBetween(
  page: Page,
  from: string,
  fromOffset: number,
  to: string,
  toOffset: number,
) {
  await page.evaluate(
    ({ from, fromOffset, to, toOffset }) => {
      const place = (words: string, offset: number): [Text, number] => {
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const at = (node as Text).data.indexOf(words);
          if (at >= 0 && node.parentElement?.closest("main")) return [node as Text, at + offset];
        }
        throw new Error(`“${words}” is not on the page.`);
      };
      getSelection()?.setBaseAndExtent(...place(from, fromOffset), ...place(to, toOffset));
    },
    { from, fromOffset, to, toOffset },
  );
}
