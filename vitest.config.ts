import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "");

/** Projects by what their tests need; `npm test` runs them all. Browser tests are Playwright's. */
export default defineConfig({
  resolve: { alias: { "@": root } },
  test: {
    // Also on two cores: files wait for PostgreSQL and for processes as much as they compute.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // The files of one worker share what they import: a third of the time went into reading the same modules again.
    isolate: false,
    projects: [
      {
        extends: true,
        test: {
          // Pure functions, and components without a browser. Nothing is started for them.
          name: "core",
          setupFiles: ["tests/support/fast-check-seed.ts"],
          include: ["tests/**/*.test.{ts,tsx}"],
          exclude: ["tests/server/**", "tests/scripts/**", "tests/e2e/**"],
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          // The app's own code on a real PostgreSQL; every file has a database of its own.
          name: "server",
          include: ["tests/server/**/*.test.ts"],
          globalSetup: ["tests/support/global-setup.ts"],
          setupFiles: ["tests/support/fast-check-seed.ts", "tests/support/test-database.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          // The commands: they start processes and wait for them.
          name: "scripts",
          include: ["tests/scripts/**/*.test.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
