// @ts-check
import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { PlainError } from "./plain-error.mjs";
import { isAlive, processCommandLine } from "./process-identity.mjs";

/**
 * The server process of a cluster, as its `postmaster.pid` tells.
 *
 * @typedef {{ pid: number, port: number | null }} Postmaster
 */

/**
 * @param {string} directory the data directory
 * @returns {Postmaster | null}
 */
export function readPostmaster(directory) {
  try {
    const lines = fs.readFileSync(path.join(directory, "postmaster.pid"), "utf8").split("\n");
    const pid = Number.parseInt(lines[0] ?? "", 10);
    const port = Number.parseInt(lines[3] ?? "", 10);
    return Number.isInteger(pid) ? { pid, port: port > 0 ? port : null } : null;
  } catch {
    return null;
  }
}

/**
 * Finds out who `postmaster.pid` speaks of, and removes it when it speaks of nobody: after a crash its number
 * may belong to quite another program, and PostgreSQL would wait for that one for ever.
 *
 * @param {string} directory
 * @returns {Promise<Postmaster | null>} the running server of this very cluster
 */
export async function runningPostmaster(directory) {
  const found = readPostmaster(directory);
  if (!found) return null;
  if (isAlive(found.pid)) {
    if (servesDirectory(found.pid, directory)) return found;
  } else if (!answersSignals(found.pid)) {
    // PostgreSQL itself recognises a dead number, and checks that no orphaned backend still runs.
    return null;
  } else {
    // A zombie: dead, but not yet taken notice of. Its backends end within moments.
    await sleep(1_000);
  }
  if (readPostmaster(directory)?.pid === found.pid) {
    fs.rmSync(path.join(directory, "postmaster.pid"), { force: true });
  }
  return null;
}

/**
 * @param {number} pid of a running process
 * @param {string} directory
 * @returns {boolean} true also when it cannot be told: to delete a living server's lock would ruin its data
 */
function servesDirectory(pid, directory) {
  if (process.platform === "linux") {
    try {
      // A server's working directory is its data directory, wherever that was moved to since.
      return fs.readlinkSync(`/proc/${pid}/cwd`) === fs.realpathSync(directory);
    } catch {
      // Another account's process; its command line can be read.
    }
  }
  const command = processCommandLine(pid);
  return command === "" || command.includes(directory) || /postgres/.test(command);
}

/**
 * Stops a server: first it rolls back what runs and writes everything down; if that hangs, it stops at once
 * and the next start recovers from its log.
 *
 * @param {string} directory
 * @param {number} pid
 * @param {{ fastMs?: number, immediateMs?: number }} [limits]
 * @throws {PlainError} when it will not stop
 */
export async function stopPostmaster(directory, pid, { fastMs = 30_000, immediateMs = 10_000 } = {}) {
  for (const { signal, limitMs } of /** @type {const} */ ([
    { signal: "SIGINT", limitMs: fastMs },
    { signal: "SIGQUIT", limitMs: immediateMs },
  ])) {
    try {
      process.kill(pid, signal);
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code === "ESRCH") return;
      throw error;
    }
    const deadline = performance.now() + limitMs;
    while (performance.now() < deadline) {
      if (!isAlive(pid)) return;
      await sleep(20);
    }
  }
  throw new PlainError(
    `PostgreSQL (process ${pid}) in ${directory} does not stop. Stop it with: kill -9 ${pid}`,
  );
}

/** @param {number} pid @returns {boolean} */
function answersSignals(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === "EPERM";
  }
}
