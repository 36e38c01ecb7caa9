import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

type Violations = Awaited<ReturnType<AxeBuilder["analyze"]>>["violations"];

const inWords = (violations: Violations): string[] =>
  violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);

/**
 * What axe faults in the page as it stands, and in its colours under the other theme: only they differ there.
 * The system's theme is what it was afterwards. Nothing may be moving: a colour that is still on its way would
 * be measured.
 */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  await settled(page);
  // While one page gives way to the next, neither's title stands there for a moment.
  await page.waitForFunction(() => document.title !== "");
  // Toolbars and panels that float are popovers beside what they belong to, not parts of the page's plan.
  const { violations } = await new AxeBuilder({ page }).disableRules(["region"]).analyze();
  const found = inWords(violations);
  const isDark = await page.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches);
  const [here, there] = isDark ? (["dark", "light"] as const) : (["light", "dark"] as const);
  await page.emulateMedia({ colorScheme: there });
  await settled(page);
  const colours = await new AxeBuilder({ page }).withRules(["color-contrast"]).analyze();
  await page.emulateMedia({ colorScheme: here });
  return [...found, ...inWords(colours.violations).map((fault) => `in ${there}: ${fault}`)];
}

export const expectAccessible = async (page: Page): Promise<void> =>
  expect(await accessibilityFaults(page), page.url()).toEqual([]);

/** Fades and moves of this moment are over; what goes round for ever, or waits for a scroll, is not waited for. */
const settled = (page: Page) =>
  page.evaluate(async () => {
    const moving = document
      .getAnimations()
      .filter((one) => one.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
    const over = Promise.allSettled(moving.map((one) => one.finished));
    await Promise.race([over, new Promise((resolve) => setTimeout(resolve, 1_000))]);
  });
