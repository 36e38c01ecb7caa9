// @ts-check
import { spawn } from "node:child_process";
import { constants } from "node:os";
import { openDatabase } from "./lib/database.mjs";
import { loadEnvFiles } from "./lib/environment.mjs";
import { createLifecycle } from "./lib/lifecycle.mjs";
import { dataDirectory, root } from "./lib/paths.mjs";
import { createSteps } from "./lib/steps.mjs";
import { startWatchdog } from "./lib/watchdog.mjs";

// node scripts/database.mjs                 keeps the embedded database running until Ctrl-C
// node scripts/database.mjs -- COMMAND …    runs a command that finds it in EMBEDDED_DATABASE_URL
const [separator, command, ...args] = process.argv.slice(2);

const steps = createSteps({ stream: process.stderr });
const lifecycle = createLifecycle({ say: steps.say });
try {
  loadEnvFiles({ root, dev: true });
  const watchdog = startWatchdog({ home: dataDirectory });
  lifecycle.onShutdown("the watchdog", () => watchdog.dismiss());
  const { url, embedded } = await openDatabase({ env: process.env, root, dataDirectory, steps, lifecycle });
  if (separator === "--" && command !== undefined) {
    const code = await runInTerminal(embedded ? { EMBEDDED_DATABASE_URL: url } : {});
    await lifecycle.shutdown(code);
  }
  steps.say(
    `\n${embedded ? `EMBEDDED_DATABASE_URL=${url}` : "The database is the one that DATABASE_URL names."}\n`,
  );
  if (!embedded) await lifecycle.shutdown(0);
  steps.say("It runs until you press Ctrl-C.");
} catch (error) {
  await lifecycle.fail(error);
}

/**
 * Shares our terminal, so that interactive commands work; a Ctrl-C reaches it without us.
 *
 * @param {Record<string, string>} variables
 * @returns {Promise<number>} its exit code
 */
function runInTerminal(variables) {
  const child = spawn(/** @type {string} */ (command), args, {
    stdio: "inherit",
    env: { ...process.env, ...variables },
  });
  lifecycle.onShutdown(/** @type {string} */ (command), async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill("SIGTERM");
    await new Promise((resolve) => child.once("close", resolve));
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
}
