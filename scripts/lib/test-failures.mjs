// @ts-check
import path from "node:path";
import { stripVTControlCharacters } from "node:util";

/** Enough of a message to see what it is; the whole of it stands where the test ran. */
const LINES = 12;

/**
 * @typedef {{ name: string, message: string }} Failure
 *   `name`: file and titles, as one would say them; `message`: its first lines, without colours
 */

/**
 * What failed, by name, so that it can be said again at the end of a long run.
 *
 * @param {any} report vitest's JSON report, or null when there is none
 * @param {string} root
 * @returns {Failure[]} a file that could not be loaded counts as one
 */
export function vitestFailures(report, root) {
  return (report?.testResults ?? []).flatMap((/** @type {any} */ file) => {
    const name = path.relative(root, file.name ?? "");
    const failed = (file.assertionResults ?? []).filter(
      (/** @type {any} */ test) => test.status === "failed",
    );
    if (failed.length === 0) return file.status === "failed" ? [failure([name], file.message)] : [];
    return failed.map((/** @type {any} */ test) =>
      failure([name, ...(test.ancestorTitles ?? []), test.title], (test.failureMessages ?? []).join("\n")),
    );
  });
}

/**
 * The same of Playwright's JSON report. What passed only when it was tried again has failed.
 *
 * @param {any} report
 * @returns {Failure[]}
 */
export function playwrightFailures(report) {
  const outside = (report?.errors ?? []).map((/** @type {any} */ error) =>
    failure(["outside of a test"], error.message),
  );
  return [...(report?.suites ?? []).flatMap((/** @type {any} */ suite) => inSuite(suite, [])), ...outside];
}

/** @param {any} suite @param {string[]} above @returns {Failure[]} */
function inSuite(suite, above) {
  const titles = [...above, suite.title];
  const own = (suite.specs ?? []).flatMap((/** @type {any} */ spec) =>
    (spec.tests ?? [])
      .filter((/** @type {any} */ test) => test.status === "unexpected" || test.status === "flaky")
      .map((/** @type {any} */ test) => {
        const errors = (test.results ?? []).flatMap((/** @type {any} */ result) => result.errors ?? []);
        return failure(
          [...titles, spec.title],
          errors.map((/** @type {any} */ error) => error.message).join("\n"),
        );
      }),
  );
  return [...own, ...(suite.suites ?? []).flatMap((/** @type {any} */ inner) => inSuite(inner, titles))];
}

/** @param {string[]} titles @param {string | undefined} message @returns {Failure} */
function failure(titles, message) {
  const lines = stripVTControlCharacters(message ?? "").split("\n");
  return { name: titles.join(" › "), message: lines.slice(0, LINES).join("\n").trim() };
}

/**
 * @param {Failure[]} failures
 * @returns {string} to be printed before the count; empty when nothing failed
 */
export function describeFailures(failures) {
  return failures.map(({ name, message }) => `✗ ${name}\n${message.replace(/^/gm, "    ")}`).join("\n");
}
