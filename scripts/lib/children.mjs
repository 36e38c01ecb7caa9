// @ts-check
import { spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { PlainError } from "./plain-error.mjs";

/**
 * @typedef {Record<string, string | undefined>} Env
 * @typedef {{
 *   env?: Env,
 *   cwd?: string,
 *   onLine?: (line: string) => void,
 *   echo?: (chunk: string) => void,
 *   timeoutMs?: number,
 *   graceMs?: number,
 *   ipc?: boolean,
 * }} ChildOptions
 * @typedef {{ code: number | null, signal: NodeJS.Signals | null, output: string }} Ended
 * @typedef {{ process: import("node:child_process").ChildProcess, ended: Promise<Ended>, stop: () => Promise<void> }} Child
 * @typedef {{
 *   start(command: string, args: string[], options?: ChildOptions): Child,
 *   run(command: string, args: string[], options?: ChildOptions): Promise<Ended>,
 * }} Children
 */

/** Of a long output only the end is worth showing. UTF-16 units. */
const KEPT_OUTPUT = 200_000;

/**
 * Starts processes in groups of their own, so that a Ctrl-C at the terminal reaches only us and we stop them
 * in order; and so that a process and its own children are stopped together.
 *
 * @param {{ lifecycle: import("./lifecycle.mjs").Lifecycle, watchdog: Pick<import("./watchdog.mjs").Watchdog, "watchGroups"> }} options
 * @returns {Children}
 */
export function createChildren({ lifecycle, watchdog }) {
  /** @type {Set<number>} */
  const groups = new Set();

  /** @type {Children["start"]} */
  function start(command, args, options = {}) {
    if (lifecycle.isStopping()) throw new PlainError("Stopped before it was finished.");
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: /** @type {NodeJS.ProcessEnv} */ (options.env ?? process.env),
      detached: true,
      stdio: ["ignore", "pipe", "pipe", ...(options.ipc ? /** @type {const} */ (["ipc"]) : [])],
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      let partial = "";
      stream?.setEncoding("utf8");
      stream?.on("data", (/** @type {string} */ chunk) => {
        options.echo?.(chunk);
        output = (output + chunk).slice(-KEPT_OUTPUT);
        if (!options.onLine) return;
        const lines = (partial + chunk).split(/[\r\n]+/);
        partial = lines.pop() ?? "";
        for (const line of lines) if (line.trim() !== "") options.onLine(line);
      });
    }
    const pid = child.pid;
    if (pid !== undefined) {
      groups.add(pid);
      watchdog.watchGroups([...groups]);
    }
    /** @type {Promise<Ended>} */
    const ended = new Promise((resolve, reject) => {
      child.once("error", reject);
      child.once("close", (code, signal) => resolve({ code, signal, output }));
    });
    const stop = () => stopGroup(pid, ended, options.graceMs ?? 5_000);
    const forget = lifecycle.onShutdown(command, stop);
    void ended
      .catch(() => {})
      .then(() => {
        forget();
        if (pid === undefined) return;
        groups.delete(pid);
        watchdog.watchGroups([...groups]);
      });
    return { process: child, ended, stop };
  }

  return {
    start,
    async run(command, args, options = {}) {
      const child = start(command, args, options);
      if (options.timeoutMs === undefined) return child.ended;
      const timer = setTimeout(() => void child.stop(), options.timeoutMs);
      try {
        return await child.ended;
      } finally {
        clearTimeout(timer);
      }
    },
  };
}

/**
 * @param {number | undefined} pid leader of the group
 * @param {Promise<unknown>} ended
 * @param {number} graceMs
 */
async function stopGroup(pid, ended, graceMs) {
  if (pid === undefined) return;
  const gone = ended.then(
    () => true,
    () => true,
  );
  signalGroup(pid, "SIGTERM");
  if (await Promise.race([gone, sleep(graceMs, false, { ref: false })])) {
    // The leader is gone; whatever it left behind is not wanted either.
    signalGroup(pid, "SIGKILL");
    return;
  }
  signalGroup(pid, "SIGKILL");
  await gone;
}

/** @param {number} pid @param {NodeJS.Signals} signal */
function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch {
    // The group has ended.
  }
}

/**
 * The result of a command that must succeed.
 *
 * @param {Ended} ended
 * @param {string} failure what to tell the person when it did not
 * @returns {Ended}
 */
export function mustSucceed(ended, failure) {
  if (ended.code === 0) return ended;
  const how = ended.signal ? `stopped by ${ended.signal}` : `exit code ${ended.code}`;
  throw new PlainError(`${failure} (${how})`, { output: ended.output });
}
