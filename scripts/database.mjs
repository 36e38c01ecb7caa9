// @ts-check
import { spawn } from "node:child_process";
import { constants } from "node:os";
import { runCommand } from "./lib/command.mjs";
import { openDatabase } from "./lib/database.mjs";
import { loadEnvFiles } from "./lib/environment.mjs";
import { dataDirectory, root } from "./lib/paths.mjs";

// node scripts/database.mjs                 keeps the embedded database running until Ctrl-C
// node scripts/database.mjs -- COMMAND …    runs a command that finds it in EMBEDDED_DATABASE_URL
const [separator, command, ...args] = process.argv.slice(2);

// Standard output belongs to the command that is run.
await runCommand({ home: dataDirectory, stream: process.stderr }, async ({ steps, lifecycle }) => {
  loadEnvFiles({ root, dev: true });
  const { url, embedded } = await openDatabase({ env: process.env, root, dataDirectory, steps, lifecycle });
  if (separator === "--" && command !== undefined) {
    return runInTerminal(command, embedded ? { EMBEDDED_DATABASE_URL: url } : {}, lifecycle);
  }
  if (!embedded) return 0;
  steps.say(`\nEMBEDDED_DATABASE_URL=${url}\n\nIt runs until you press Ctrl-C.`);
  return undefined;
});

/**
 * Shares our terminal, so that interactive commands work; a Ctrl-C reaches it without us.
 *
 * @param {string} program
 * @param {Record<string, string>} variables
 * @param {import("./lib/lifecycle.mjs").Lifecycle} lifecycle
 * @returns {Promise<number>} its exit code
 */
function runInTerminal(program, variables, lifecycle) {
  const child = spawn(program, args, { stdio: "inherit", env: { ...process.env, ...variables } });
  lifecycle.onShutdown(program, async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill("SIGTERM");
    await new Promise((resolve) => child.once("close", resolve));
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
}
