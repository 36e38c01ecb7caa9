import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, type Page } from "@playwright/test";
import type axe from "axe-core";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/**
 * What axe faults in the page as it stands, and in its colours under the other theme: only they differ there.
 * The system's theme is what it was afterwards. Nothing may be moving: a colour that is still on its way would
 * be measured.
 */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  await settled(page);
  await page.evaluate(AXE);
  let found = await faultsInPlan(page);
  if (found.some((fault) => fault.startsWith("document-title"))) {
    // While one page gives way to the next, neither's title stands there for a moment.
    await page.waitForFunction(() => document.title !== "");
    found = await faultsInPlan(page);
  }
  const isDark = await page.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches);
  const [here, there] = isDark ? (["dark", "light"] as const) : (["light", "dark"] as const);
  await page.emulateMedia({ colorScheme: there });
  await settled(page);
  const colours = await faultsOf(page, { runOnly: ["color-contrast"] });
  await page.emulateMedia({ colorScheme: here });
  return [...found, ...colours.map((fault) => `in ${there}: ${fault}`)];
}

export const expectAccessible = async (page: Page): Promise<void> =>
  expect(await accessibilityFaults(page), page.url()).toEqual([]);

/** Toolbars and panels that float are popovers beside what they belong to, not parts of the page's plan. */
const faultsInPlan = (page: Page): Promise<string[]> =>
  faultsOf(page, { rules: { region: { enabled: false } } });

/** Axe itself, once in the page: a builder around it would bring its whole text again for each run. */
const faultsOf = (page: Page, options: axe.RunOptions): Promise<string[]> =>
  page.evaluate(async (options) => {
    const { axe } = window as unknown as { axe: typeof import("axe-core") };
    const { violations } = await axe.run(document, { ...options, resultTypes: ["violations"] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
  }, options);

/**
 * The page has heard what changed (a theme is told with the next frame), and fades and moves of this moment are
 * over; what goes round for ever, or waits for a scroll, is not waited for.
 */
const settled = (page: Page) =>
  page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const moving = document
      .getAnimations()
      .filter((one) => one.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
    const over = Promise.allSettled(moving.map((one) => one.finished));
    await Promise.race([over, new Promise((resolve) => setTimeout(resolve, 1_000))]);
  });
