// @ts-check
import path from "node:path";
import { mustSucceed } from "../lib/children.mjs";
import { root } from "../lib/paths.mjs";

/**
 * A phrase and a pattern over ten thousand articles, beside a scan of the same texts by PostgreSQL alone. Measured
 * in a process of its own that calls the app's query, on the bench's own database.
 *
 * @param {import("./run.mjs").BenchContext} context
 * @returns {Promise<import("./run.mjs").Figures[]>}
 */
export async function benchConcordance({ command: { steps, children }, env }) {
  /** @type {string[]} */
  const said = [];
  await steps.step("Searching articles", async (progress) => {
    const ended = await children.run(
      process.execPath,
      ["--import", "tsx", path.join(root, "scripts", "bench", "concordance", "measure.ts")],
      {
        cwd: root,
        env,
        onLine: (line) => {
          said.push(line);
          if (!line.startsWith("{")) progress(line);
        },
      },
    );
    mustSucceed(ended, "Searching could not be measured.");
  });
  /** @type {{ figures: import("./run.mjs").Figures[] }} */
  const { figures } = JSON.parse(said.findLast((line) => line.startsWith("{")) ?? '{"figures":[]}');
  return figures;
}
