// @ts-check
import path from "node:path";
import { mustSucceed } from "../lib/children.mjs";
import { root } from "../lib/paths.mjs";

/**
 * How often anchors are right, beside simpler methods on the same cases, and what carrying them costs beside one
 * diff of the two texts. In a process of its own, since it runs TypeScript; needs no server.
 *
 * @param {{ command: import("../lib/command.mjs").Command }} context
 * @returns {Promise<import("./run.mjs").Figures[]>}
 */
export async function benchAnchoring({ command: { steps, children } }) {
  const rates = await measure("Carrying scripted edits", "rates");
  const times = await measure("Timing", "times");
  return [...rates, ...times];

  /** @param {string} title @param {string} part @returns {Promise<import("./run.mjs").Figures[]>} */
  function measure(title, part) {
    return steps.step(title, async (progress) => {
      /** @type {import("./run.mjs").Figures[]} */
      let figures = [];
      const ended = await children.run(
        process.execPath,
        ["--import", "tsx", path.join(root, "scripts", "bench", "anchoring", "main.ts"), part],
        {
          cwd: root,
          onLine: (line) => {
            if (line.startsWith("[{")) figures = JSON.parse(line);
            else progress(line);
          },
        },
      );
      mustSucceed(ended, "The anchoring could not be measured.");
      return figures;
    });
  }
}
