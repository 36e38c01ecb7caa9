import { expect, type Page } from "@playwright/test";
import { insertAnnotation } from "../support/rows";
import { insertCrowd } from "./support/crowd";
import { PHONE, test } from "./support/fixtures";

const margin = (page: Page) => page.getByRole("complementary", { name: "Annotations" });
const active = (page: Page) => margin(page).locator('article:has([data-card-button][aria-expanded="true"])');

/** As on a slow machine, so that what follows the text follows it at a distance. */
async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
}

/** The sum of layout shifts so far that no input excuses (W3C Layout Instability). */
const layoutShift = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        const observer = new PerformanceObserver((list) => {
          for (const entry of list.getEntries() as (PerformanceEntry & {
            value: number;
            hadRecentInput: boolean;
          })[])
            if (!entry.hadRecentInput) sum += entry.value;
        });
        observer.observe({ type: "layout-shift", buffered: true });
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
      }),
  );

for (const [where, options] of [
  ["at a desk", {}],
  ["on a phone", PHONE],
] as const) {
  test(`nothing moves while the page comes to life ${where}`, async ({
    db,
    pageOf,
    makePerson,
    makeArticle,
  }) => {
    const article = await makeArticle();
    await insertCrowd(db, article, { annotations: 60, people: 10 });
    const page = await pageOf(await makePerson(), options);
    await slowDown(page);
    await page.goto(`/articles/${article.slug}`);
    await page.evaluate(() => document.fonts.ready);
    expect(await layoutShift(page)).toBeLessThan(0.01);
  });
}

test("keys pressed from the first moment on are heard once they can be, and break nothing", async ({
  db,
  pageOf,
  makePerson,
  makeArticle,
}) => {
  const article = await makeArticle();
  const ann = await makePerson();
  await insertAnnotation(db, article, ann, { exact: "Biden's war", note: "The only one." });
  const page = await pageOf(ann);
  const errors: Error[] = [];
  page.on("pageerror", (error) => errors.push(error));
  await page.goto("/codebooks");
  await slowDown(page);
  await page.evaluate((address) => window.location.assign(address), `/articles/${article.slug}`);
  await page.locator("[data-block]").first().waitFor();
  await expect(async () => {
    await page.keyboard.press("j");
    await expect(active(page).locator("[data-card-button]")).toBeFocused({ timeout: 200 });
  }).toPass();
  await expect(page.locator("[data-announcer=ready]")).toBeAttached();
  expect(errors).toEqual([]);
});

test("the card that an address asks for is there at once, however many stand before it", async ({
  db,
  pageOf,
  makePerson,
  makeArticle,
}) => {
  const article = await makeArticle();
  await insertCrowd(db, article, { annotations: 90, people: 30 });
  const ann = await makePerson();
  const mine = await insertAnnotation(db, article, ann, {
    exact: "We want you to come.",
    note: "The one that was meant.",
  });
  const page = await pageOf(ann);
  await page.goto(`/annotations/${mine.id}`);
  await expect(active(page)).toContainText("The one that was meant.");
});

test("what loads later opens by its key the first time", async ({ pageOf, makePerson, makeArticle }) => {
  const article = await makeArticle();
  const page = await pageOf(await makePerson());
  await page.goto(`/articles/${article.slug}`);
  const dialog = page.locator("dialog[open]");
  await page.keyboard.press("?");
  await expect(dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await page.keyboard.press("ControlOrMeta+k");
  await expect(dialog.getByRole("combobox")).toBeFocused();
});

test("fetches no other page before somebody asks for it", async ({ pageOf, makePerson, makeArticle }) => {
  const article = await makeArticle();
  const page = await pageOf(await makePerson());
  const ahead: string[] = [];
  page.on("request", (request) => {
    if (request.headers()["next-router-prefetch"]) ahead.push(request.url());
  });
  await page.goto(`/articles/${article.slug}`);
  await page.getByRole("link", { name: "Codebooks" }).first().click();
  await expect(page).toHaveURL(/\/codebooks$/);
  expect(ahead.filter((url) => !url.includes("/codebooks/"))).toEqual([]);
});
