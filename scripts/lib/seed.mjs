// @ts-check
import path from "node:path";
import { mustSucceed } from "./children.mjs";

/**
 * Loads the articles, the codebooks and the first annotations if the database is empty, through the app's own
 * commands.
 *
 * @param {{ root: string, env: import("./children.mjs").Env, command: import("./command.mjs").Command }} options
 */
export async function seedIfEmpty({ root, env, command: { steps, children } }) {
  await steps.step(
    "Loading articles and codebooks",
    async (progress) => {
      /** @type {string[]} */
      const said = [];
      const ended = await children.run(
        process.execPath,
        ["--import", "tsx", path.join(root, "scripts", "seed.ts")],
        {
          cwd: root,
          env,
          onLine: (line) => {
            said.push(line);
            progress(line);
          },
        },
      );
      mustSucceed(ended, "The articles and codebooks could not be loaded.");
      return said.join("; ");
    },
    (said) => said,
  );
}
