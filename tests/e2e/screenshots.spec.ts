import { mkdirSync } from "node:fs";
import path from "node:path";
import { expect } from "@playwright/test";
import { PHONE, test } from "./support/fixtures";

// The README shows what these tests see. They write only when asked to, so that a test run leaves the tree clean.
const folder = path.join(import.meta.dirname, "../../docs/screenshots");
const target = (name: string) =>
  process.env.WRITE_SCREENSHOTS ? path.join(folder, name) : test.info().outputPath(name);

test("the first article opens with its tagged passages and their cards beside them", async ({
  pageOf,
  makePerson,
}) => {
  mkdirSync(folder, { recursive: true });
  const page = await pageOf(await makePerson("Reader"), { viewport: { width: 1280, height: 860 } });
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  await page.goto("/articles/witkoff-st-petersburg-permanent-peace");
  const passage = page.locator("mark.hl", { hasText: "Biden's war" }).first();
  await passage.click();
  const card = page
    .getByRole("complementary")
    .getByRole("article")
    .filter({ hasText: "Possessive blame" })
    .first();
  await expect(card).toContainText("A possessive hands a whole war");
  await page.evaluate(() => {
    const mark = [...document.querySelectorAll("mark.hl")].find((one) =>
      one.textContent?.includes("Biden's war"),
    );
    mark?.scrollIntoView({ block: "center" });
  });
  await page.waitForTimeout(500);
  await page.screenshot({ path: target("reader.png") });
});

test("a phone shows the card of a tapped passage in its sheet", async ({ pageOf, makePerson }) => {
  const page = await pageOf(await makePerson("Reader"), PHONE);
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  await page.goto("/articles/witkoff-st-petersburg-permanent-peace");
  await page.locator("mark.hl", { hasText: "Biden's war" }).first().tap();
  await expect(page.getByText("A possessive hands a whole war").first()).toBeVisible();
  await page.waitForTimeout(500);
  await page.screenshot({ path: target("phone.png") });
});

test("two articles stand side by side with what belongs together joined", async ({ pageOf, makePerson }) => {
  const page = await pageOf(await makePerson("Reader"), { viewport: { width: 1280, height: 860 } });
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  await page.goto(
    "/compare?left=witkoff-st-petersburg-permanent-peace&right=witkoff-putin-kremlin-renewed-push",
  );
  const sentence = page.locator("[data-pane=left] .compared-sentence", {
    hasText: "so-called five territories",
  });
  await page.locator(".panes").evaluate((panes) => panes.scrollIntoView({ block: "end" }));
  await sentence.scrollIntoViewIfNeeded();
  await sentence.hover();
  await expect(page.locator("[data-pane=right] [data-on]").first()).toBeVisible();
  await page.waitForTimeout(500);
  await page.screenshot({ path: target("compare.png") });
});
