// @ts-check
import path from "node:path";
import { mustSucceed } from "../lib/children.mjs";
import { root } from "../lib/paths.mjs";

/**
 * Saving a version of an annotated article, and setting two versions against each other. Measured in a process
 * of its own that calls the app's commands, since the time under the lock cannot be seen through HTTP.
 *
 * @param {import("./run.mjs").BenchContext} context
 * @returns {Promise<import("./run.mjs").Figures[]>}
 */
export async function benchVersions({ command: { steps, children }, env }) {
  /** @type {string[]} */
  const said = [];
  await steps.step("Saving versions", async (progress) => {
    const ended = await children.run(
      process.execPath,
      ["--import", "tsx", path.join(root, "scripts", "bench", "versions", "measure.ts")],
      {
        cwd: root,
        env,
        onLine: (line) => {
          said.push(line);
          if (!line.startsWith("{")) progress(line);
        },
      },
    );
    mustSucceed(ended, "Versions could not be measured.");
  });
  /** @type {{ figures: import("./run.mjs").Figures[] }} */
  const { figures } = JSON.parse(said.findLast((line) => line.startsWith("{")) ?? '{"figures":[]}');
  return figures;
}
