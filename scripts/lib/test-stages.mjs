// @ts-check
import fs from "node:fs";
import path from "node:path";
import { formatDuration } from "./steps.mjs";
import { playwrightFailures, vitestFailures } from "./test-failures.mjs";

/**
 * @typedef {{ passed: number, failed: number }} Count
 * @typedef {Count & { failures: import("./test-failures.mjs").Failure[] }} Total
 * @typedef {import("./children.mjs").Env} Env
 */

const HEARTBEAT_MS = 10_000;

/** Something that hangs should fail, not hang the whole. */
const STAGE_LIMIT_MS = 30 * 60_000;

/**
 * Runs the programs that test, passing their output through, and counts what they report.
 *
 * @param {{
 *   root: string, reports: string,
 *   command: import("./command.mjs").Command, total: Total,
 * }} options `reports`: a folder for their JSON reports; `total`: added to
 */
export function createStages({ root, reports, command: { steps, children, lifecycle }, total }) {
  fs.mkdirSync(reports, { recursive: true });

  /**
   * @param {string} title
   * @param {() => Promise<Total>} work
   * @returns {Promise<boolean>} whether nothing failed
   */
  async function stage(title, work) {
    if (lifecycle.isStopping()) return false;
    steps.say(`\n── ${title}`);
    const startedAt = performance.now();
    const { passed, failed, failures } = await work();
    total.passed += passed;
    total.failed += failed;
    total.failures.push(...failures);
    const took = formatDuration(performance.now() - startedAt);
    steps.say(`${failed === 0 ? "✓" : "✗"} ${title} … ${took} (${passed} passed, ${failed} failed)`);
    return failed === 0;
  }

  /**
   * @param {string} program relative to root
   * @param {string[]} args
   * @param {Env} env
   * @returns {Promise<number | null>} exit code
   */
  async function runNode(program, args, env) {
    const startedAt = performance.now();
    let saidAt = startedAt;
    const heartbeat = setInterval(() => {
      if (performance.now() - saidAt < HEARTBEAT_MS) return;
      saidAt = performance.now();
      steps.say(`… still at it (${formatDuration(saidAt - startedAt)} so far)`);
    }, 1_000);
    try {
      const { code } = await children.run(process.execPath, [path.join(root, program), ...args], {
        cwd: root,
        env: colourful(env),
        echo: (chunk) => {
          saidAt = performance.now();
          process.stdout.write(chunk);
        },
        timeoutMs: STAGE_LIMIT_MS,
      });
      return code;
    } finally {
      clearInterval(heartbeat);
    }
  }

  return {
    /**
     * Programs that say yes or no: one passed or one failed.
     *
     * @param {string} title
     * @param {[program: string, args: string[]][]} programs all are run, also after one has failed
     * @param {Env} env
     */
    check: (title, programs, env) =>
      stage(title, async () => {
        let ok = true;
        for (const [program, args] of programs) ok = (await runNode(program, args, env)) === 0 && ok;
        const failures = ok ? [] : [{ name: title, message: "What is wrong stands above, at this stage." }];
        return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, failures };
      }),

    /**
     * @param {string} title
     * @param {string} project one of those in vitest.config.ts
     * @param {string[]} filters
     * @param {Env} env
     */
    vitest: (title, project, filters, env) =>
      stage(title, async () => {
        const report = path.join(reports, `${project}.json`);
        const code = await runNode(
          "node_modules/vitest/vitest.mjs",
          [
            "run",
            "--project",
            project,
            "--reporter=default",
            "--reporter=json",
            `--outputFile.json=${report}`,
            ...filters,
          ],
          env,
        );
        const read = readJson(report);
        return { ...countVitest(read, code), failures: vitestFailures(read, root) };
      }),

    /**
     * @param {string} title
     * @param {string[]} filters
     * @param {Env} env
     */
    playwright: (title, filters, env) =>
      stage(title, async () => {
        const report = path.join(reports, "e2e.json");
        const code = await runNode(
          "node_modules/@playwright/test/cli.js",
          ["test", "--reporter=list,json", ...filters],
          {
            ...env,
            PLAYWRIGHT_JSON_OUTPUT_FILE: report,
          },
        );
        const read = readJson(report);
        return { ...countPlaywright(read, code), failures: playwrightFailures(read) };
      }),
  };
}

/**
 * @param {any} report vitest's JSON report, or null when there is none
 * @param {number | null} exitCode
 * @returns {Count} a file that could not even be loaded, an error outside of tests and an empty run are failures
 */
export function countVitest(report, exitCode) {
  const passed = Number(report?.numPassedTests ?? 0);
  const unloadable = (report?.testResults ?? []).filter(
    (/** @type {any} */ file) => file.status === "failed" && !file.assertionResults?.some(isFailed),
  ).length;
  return settle(passed, Number(report?.numFailedTests ?? 0) + unloadable, exitCode);
}

/** @param {any} test @returns {boolean} */
function isFailed(test) {
  return test.status === "failed";
}

/**
 * @param {any} report Playwright's JSON report, or null when there is none
 * @param {number | null} exitCode
 * @returns {Count} a test that passed only when it was tried again has failed
 */
export function countPlaywright(report, exitCode) {
  const { expected = 0, unexpected = 0, flaky = 0 } = report?.stats ?? {};
  return settle(expected, unexpected + flaky, exitCode);
}

/**
 * @param {number} passed
 * @param {number} failed
 * @param {number | null} exitCode
 * @returns {Count}
 */
function settle(passed, failed, exitCode) {
  const wentWrong = exitCode !== 0 || passed + failed === 0;
  return { passed, failed: failed === 0 && wentWrong ? 1 : failed };
}

/** @param {string} file @returns {unknown} */
function readJson(file) {
  try {
    return JSON.parse(fs.readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}

/** Programs colour their output for a terminal, which through us they do not see. @param {Env} env @returns {Env} */
function colourful(env) {
  return process.stdout.isTTY && env.NO_COLOR === undefined ? { FORCE_COLOR: "1", ...env } : env;
}
