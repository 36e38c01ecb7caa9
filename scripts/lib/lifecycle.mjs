// @ts-check
import { describeError } from "./plain-error.mjs";
import { isAlive, parentOf, processCommandLine } from "./process-identity.mjs";

/**
 * @typedef {{
 *   signal: AbortSignal,
 *   isStopping(): boolean,
 *   onShutdown(name: string, stop: (exitCode: number) => void | Promise<void>): () => void,
 *   shutdown(exitCode: number): Promise<never>,
 *   fail(error: unknown): Promise<never>,
 * }} Lifecycle
 */

/** npm passes Ctrl-C on to us although the terminal has sent it already: two in a row are one. */
const SAME_KEYSTROKE_MS = 1_500;

/** SIGHUP says that the terminal was closed. */
const STOP_SIGNALS = /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]);

/**
 * Stops what was started, in reverse order, whatever ends the command: Ctrl-C, a signal, a failure or the end
 * of the work. A second Ctrl-C does not wait any longer.
 *
 * @param {{ say: (text: string) => void, interruptExitCode?: number }} options
 *   `interruptExitCode`: what a Ctrl-C means; 0 where it is the ordinary way to end
 * @returns {Lifecycle}
 */
export function createLifecycle({ say, interruptExitCode = 0 }) {
  const aborter = new AbortController();
  /** @type {{ name: string, stop: (exitCode: number) => void | Promise<void> }[]} */
  const stops = [];
  /** @type {Promise<never> | undefined} */
  let ending;
  let interruptedAt = 0;

  // A closed terminal or pipe must not keep us from stopping the rest.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});

  for (const signal of STOP_SIGNALS) {
    process.on(signal, () => {
      if (ending) {
        if (interruptedAt > 0 && performance.now() - interruptedAt > SAME_KEYSTROKE_MS) process.exit(130);
        interruptedAt ||= performance.now();
        return;
      }
      interruptedAt = performance.now();
      say(signal === "SIGINT" ? "\nStopping …" : `\nStopping (${signal}) …`);
      void shutdown(interruptExitCode);
    });
  }
  process.on("uncaughtException", (error) => void fail(error));
  process.on("unhandledRejection", (error) => void fail(error));
  watchForLostNpm(() => {
    if (!ending) say("\nStopping, since npm is gone …");
    void shutdown(1);
  });

  /** @param {number} exitCode @returns {Promise<never>} */
  function shutdown(exitCode) {
    ending ??= (async () => {
      aborter.abort();
      let code = exitCode;
      for (let entry = stops.pop(); entry; entry = stops.pop()) {
        try {
          await entry.stop(code);
        } catch (error) {
          say(`Could not stop ${entry.name}: ${describeError(error)}`);
          code ||= 1;
        }
      }
      return process.exit(code);
    })();
    return ending;
  }

  /** @param {unknown} error @returns {Promise<never>} */
  function fail(error) {
    if (!ending) say(`\n${describeError(error)}`);
    return shutdown(1);
  }

  return {
    signal: aborter.signal,
    isStopping: () => ending !== undefined,
    onShutdown(name, stop) {
      const entry = { name, stop };
      stops.push(entry);
      return () => {
        const index = stops.indexOf(entry);
        if (index >= 0) stops.splice(index, 1);
      };
    },
    shutdown,
    fail,
  };
}

/**
 * Whoever kills npm means us too, but nobody may tell us: npm passes a signal on to the shell that it started us
 * with, and after a `kill -9` it passes on nothing.
 *
 * @param {() => void} onLost
 */
function watchForLostNpm(onLost) {
  if (process.env.npm_lifecycle_event === undefined || process.platform === "win32") return;
  const parent = process.ppid;
  const isShell = !/\bnpm\b/.test(processCommandLine(parent));
  const npm = isShell ? parentOf(parent) : null;
  const timer = setInterval(() => {
    if (process.ppid === parent && (npm === null || isAlive(npm))) return;
    clearInterval(timer);
    onLost();
  }, 500);
  timer.unref();
}
