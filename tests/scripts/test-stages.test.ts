import { describe, expect, test } from "vitest";
import { countPlaywright, countVitest } from "@/scripts/lib/test-stages.mjs";

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((result) => ({ status: result })),
});

describe("counting vitest's report", () => {
  test("takes the tests as they ended", () => {
    const report = {
      numPassedTests: 3,
      numFailedTests: 2,
      testResults: [file("failed", "passed", "failed", "failed"), file("passed", "passed", "passed")],
    };
    expect(countVitest(report, 1)).toEqual({ passed: 3, failed: 2 });
    expect(countVitest({ numPassedTests: 5, numFailedTests: 0, testResults: [] }, 0)).toEqual({
      passed: 5,
      failed: 0,
    });
  });

  test("counts a file that could not be loaded", () => {
    const report = {
      numPassedTests: 2,
      numFailedTests: 1,
      testResults: [file("failed"), file("failed", "failed")],
    };
    expect(countVitest(report, 1)).toEqual({ passed: 2, failed: 2 });
  });

  test("counts an error outside of any test", () => {
    expect(countVitest({ numPassedTests: 2, numFailedTests: 0, testResults: [] }, 1)).toEqual({
      passed: 2,
      failed: 1,
    });
  });

  test("counts a run without tests, without a report, or one that was stopped, as a failure", () => {
    expect(countVitest({ numPassedTests: 0, numFailedTests: 0, testResults: [] }, 0)).toEqual({
      passed: 0,
      failed: 1,
    });
    expect(countVitest(null, 0)).toEqual({ passed: 0, failed: 1 });
    expect(countVitest(null, null)).toEqual({ passed: 0, failed: 1 });
  });
});

describe("counting Playwright's report", () => {
  test("takes the tests as they ended, and a flaky one as failed", () => {
    expect(countPlaywright({ stats: { expected: 7, unexpected: 2, flaky: 1 } }, 1)).toEqual({
      passed: 7,
      failed: 3,
    });
  });

  test("counts a run that failed without a failed test, and one without tests", () => {
    expect(countPlaywright({ stats: { expected: 7, unexpected: 0, flaky: 0 } }, 1)).toEqual({
      passed: 7,
      failed: 1,
    });
    expect(countPlaywright({ stats: { expected: 0, unexpected: 0, flaky: 0 } }, 0)).toEqual({
      passed: 0,
      failed: 1,
    });
    expect(countPlaywright(null, 1)).toEqual({ passed: 0, failed: 1 });
  });
});
