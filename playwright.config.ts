import { defineConfig } from "@playwright/test";

/**
 * Browser tests run against a production build that `npm test` serves (or any server at BASE_URL).
 * CHROMIUM_PATH names the browser; without it Playwright's own is used.
 */
export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results",
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  workers: 2,
  timeout: 45_000,
  expect: { timeout: 10_000 },
  use: {
    baseURL: process.env.BASE_URL ?? "http://localhost:3000",
    viewport: { width: 1280, height: 800 },
    locale: "en-GB",
    timezoneId: "UTC",
    // Traces cost a quarter of the whole run; ask for one with `npm test -- e2e <file> --trace on`.
    trace: "off",
    screenshot: "only-on-failure",
    // What slides and fades is where it belongs at once; what moves is tested where it is asked for.
    contextOptions: { reducedMotion: "reduce" },
    launchOptions: {
      args: ["--no-sandbox", "--font-render-hinting=none"],
      ...(process.env.CHROMIUM_PATH && { executablePath: process.env.CHROMIUM_PATH }),
    },
  },
});
