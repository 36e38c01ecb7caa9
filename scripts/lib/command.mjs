// @ts-check
import { createChildren } from "./children.mjs";
import { createLifecycle } from "./lifecycle.mjs";
import { createSteps } from "./steps.mjs";
import { startWatchdog } from "./watchdog.mjs";

/**
 * What every command here works with.
 *
 * @typedef {{
 *   steps: import("./steps.mjs").Steps,
 *   lifecycle: import("./lifecycle.mjs").Lifecycle,
 *   children: import("./children.mjs").Children,
 * }} Command
 */

/**
 * Runs a command: prints what it does, reports how it fails, and leaves nothing running behind, not even when
 * it is killed.
 *
 * @param {{
 *   home: string, removeHome?: boolean, interruptExitCode?: number,
 *   stream?: NodeJS.WriteStream,
 * }} options `home`: of the embedded database that it uses
 * @param {(command: Command) => Promise<number | undefined>} work
 *   resolves with the exit code, or with undefined when the command goes on until it is interrupted
 */
export async function runCommand({ home, removeHome = false, interruptExitCode = 0, stream }, work) {
  const steps = createSteps(stream ? { stream } : {});
  const lifecycle = createLifecycle({ say: steps.say, interruptExitCode });
  const watchdog = startWatchdog({ home, remove: removeHome });
  lifecycle.onShutdown("the watchdog", () => watchdog.dismiss());
  const children = createChildren({ lifecycle, watchdog });
  try {
    const exitCode = await work({ steps, lifecycle, children });
    if (exitCode !== undefined) await lifecycle.shutdown(exitCode);
  } catch (error) {
    await lifecycle.fail(error);
  }
}
