import { describe, expect, test } from "vitest";
import { describeFailures, playwrightFailures, vitestFailures } from "@/scripts/lib/test-failures.mjs";

describe("what failed, said again at the end", () => {
  test("names vitest's failed tests, and files that could not be loaded", () => {
    const report = {
      testResults: [
        {
          name: "/repo/tests/a.test.ts",
          status: "failed",
          assertionResults: [
            { status: "passed", ancestorTitles: [], title: "stands" },
            {
              status: "failed",
              ancestorTitles: ["a thing"],
              title: "holds",
              failureMessages: ["\u001b[31mexpected 1 to be 2\u001b[39m"],
            },
          ],
        },
        { name: "/repo/tests/b.test.ts", status: "failed", message: "no such module", assertionResults: [] },
        { name: "/repo/tests/c.test.ts", status: "passed", assertionResults: [{ status: "passed" }] },
      ],
    };
    expect(vitestFailures(report, "/repo")).toEqual([
      { name: "tests/a.test.ts › a thing › holds", message: "expected 1 to be 2" },
      { name: "tests/b.test.ts", message: "no such module" },
    ]);
  });

  test("names Playwright's failed and flaky tests at any depth, and errors outside of tests", () => {
    const spec = (title: string, status: string, message?: string) => ({
      title,
      tests: [{ status, results: [{ errors: message ? [{ message }] : [] }] }],
    });
    const report = {
      errors: [{ message: "the server is gone" }],
      suites: [
        {
          title: "e2e/a.spec.ts",
          specs: [spec("opens", "expected")],
          suites: [
            { title: "a page", specs: [spec("closes", "unexpected", "timed out"), spec("opens", "flaky")] },
          ],
        },
      ],
    };
    expect(playwrightFailures(report)).toEqual([
      { name: "e2e/a.spec.ts › a page › closes", message: "timed out" },
      { name: "e2e/a.spec.ts › a page › opens", message: "" },
      { name: "outside of a test", message: "the server is gone" },
    ]);
  });

  test("is nothing without a report, and keeps to the beginning of a long message", () => {
    expect(vitestFailures(null, "/repo")).toEqual([]);
    expect(playwrightFailures(null)).toEqual([]);
    const message = Array.from({ length: 100 }, (_, line) => `line ${line}`).join("\n");
    const [failure] = vitestFailures(
      { testResults: [{ name: "/repo/a", status: "failed", message }] },
      "/repo",
    );
    expect(failure?.message.split("\n")).toHaveLength(12);
    expect(describeFailures(failure ? [failure] : [])).toMatch(/^✗ a\n {4}line 0\n {4}line 1\n/);
  });
});
