// @ts-check
import { chromium } from "@playwright/test";
import { findChromium } from "../lib/browser.mjs";
import { dataDirectory, root } from "../lib/paths.mjs";

/**
 * @param {import("./run.mjs").BenchContext} context
 * @param {string[]} [args] more for the browser's command line
 * @returns {Promise<import("@playwright/test").Browser>} closed with the command at the latest
 */
export async function openBrowser({ command: { steps, lifecycle, children } }, args = []) {
  const browser = await steps.step("Starting the browser", async (progress) => {
    const { executablePath } = await findChromium({
      root,
      dataDirectory,
      env: process.env,
      children,
      onProgress: progress,
    });
    return chromium.launch({ executablePath, args: ["--no-sandbox", ...args] });
  });
  lifecycle.onShutdown("the browser", () => browser.close());
  return browser;
}
