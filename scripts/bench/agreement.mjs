// @ts-check
import path from "node:path";
import { mustSucceed } from "../lib/children.mjs";
import { root } from "../lib/paths.mjs";

/**
 * How the measures of agreement grow, and a whole report, beside a naive double loop over all pairs of coders and
 * all pairs of their passages. In a process of its own, since it runs TypeScript; needs no server.
 *
 * @param {{ command: import("../lib/command.mjs").Command }} context
 * @returns {Promise<import("./run.mjs").Figures[]>}
 */
export function benchAgreement({ command: { steps, children } }) {
  return steps.step("Computing agreement", async (progress) => {
    /** @type {import("./run.mjs").Figures[]} */
    let figures = [];
    const ended = await children.run(
      process.execPath,
      ["--import", "tsx", path.join(root, "scripts", "bench", "agreement", "main.ts")],
      {
        cwd: root,
        onLine: (line) => {
          if (line.startsWith("[{")) figures = JSON.parse(line);
          else progress(line);
        },
      },
    );
    mustSucceed(ended, "Agreement could not be measured.");
    return figures;
  });
}
