import { expect, type Page } from "@playwright/test";
import { newLivingPage, test } from "./support/fixtures";

const shown = (page: Page) => page.evaluate(() => document.documentElement.dataset.theme);

/** What the page is painted on, as the browser computes it. */
const paper = (page: Page) => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);

async function choose(page: Page, name: string) {
  await page.getByRole("button", { name: "Theme" }).click();
  await page.getByRole("menuitemradio", { name }).click();
}

test("follows the system until a theme is chosen, and again when that is taken back", async ({ pageOf }) => {
  const page = await pageOf(null, { colorScheme: "dark" });
  await page.goto("/codebooks");
  expect(await shown(page)).toBe("dark");
  const dark = await paper(page);
  await page.emulateMedia({ colorScheme: "light" });
  await expect.poll(() => shown(page)).toBe("light");
  expect(await paper(page)).not.toBe(dark);

  await choose(page, "Dark");
  expect(await shown(page)).toBe("dark");
  expect(await paper(page)).toBe(dark);
  await choose(page, "System");
  expect(await shown(page)).toBe("light");
});

test("a theme that was chosen is there before the first paint of every page, and in other windows", async ({
  pageOf,
}) => {
  const page = await pageOf(null, { colorScheme: "light" });
  await page.goto("/codebooks");
  const other = await newLivingPage(page.context());
  await other.goto("/codebooks");
  await choose(page, "Dark");
  await expect.poll(() => shown(other)).toBe("dark");
  await other.getByRole("button", { name: "Theme" }).click();
  await expect(other.getByRole("menuitemradio", { name: "Dark" })).toBeChecked();

  // Nothing but the page's own first script: the rest of them never arrives.
  const lifeless = await page.context().newPage();
  await lifeless.route("**/_next/static/chunks/**", (route) =>
    route.request().resourceType() === "script" ? route.abort() : route.continue(),
  );
  await lifeless.goto("/codebooks");
  expect(await shown(lifeless)).toBe("dark");
});
