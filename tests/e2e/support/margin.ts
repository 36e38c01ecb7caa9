import { expect, type Page } from "@playwright/test";

export const margin = (page: Page) => page.getByRole("complementary", { name: "Annotations" });
export const card = (page: Page, note: string) => margin(page).locator("article").filter({ hasText: note });
export const active = (page: Page) =>
  margin(page).locator('article:has([data-card-button][aria-expanded="true"])');
export const sheet = (page: Page) => page.getByRole("dialog", { name: "Annotations" });

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
