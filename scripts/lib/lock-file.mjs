// @ts-check
import { randomUUID } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { processIdentity } from "./process-identity.mjs";

/**
 * @typedef {{ pid: number, identity: string | null, startedAt: string } & Record<string, unknown>} Holder
 * @typedef {{ update(details: Record<string, unknown>): void, release(): void }} Lock
 */

/**
 * Takes a lock that dies with its process: a lock left behind by a process that no longer runs is taken over.
 *
 * @param {string} file
 * @param {Record<string, unknown>} [details] what another process may want to know about the holder
 * @returns {{ lock: Lock, holder: null } | { lock: null, holder: Holder }}
 */
export function tryLock(file, details = {}) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  /** @type {Holder} */
  const mine = {
    pid: process.pid,
    identity: processIdentity(process.pid),
    startedAt: new Date().toISOString(),
    ...details,
  };
  for (;;) {
    if (createWhole(file, mine)) return { lock: lockHandle(file, mine), holder: null };
    const content = readOrNull(file);
    if (content === null) continue;
    const holder = parseHolder(content);
    if (holder && holder.identity !== null && processIdentity(holder.pid) === holder.identity) {
      return { lock: null, holder };
    }
    removeStale(file, content);
  }
}

/**
 * Runs `work` while holding the lock; waits for another process to finish with it first.
 *
 * @template T
 * @param {string} file
 * @param {{ onWait: (holder: Holder) => void, signal?: AbortSignal | undefined }} options
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(file, { onWait, signal }, work) {
  for (;;) {
    const attempt = tryLock(file);
    if (attempt.lock) {
      try {
        return await work();
      } finally {
        attempt.lock.release();
      }
    }
    onWait(attempt.holder);
    await sleep(300, undefined, { signal });
  }
}

/** @param {string} file @param {Holder} mine @returns {Lock} */
function lockHandle(file, mine) {
  let current = JSON.stringify(mine);
  return {
    update(details) {
      Object.assign(mine, details);
      const next = JSON.stringify(mine);
      const temporary = `${file}.${randomUUID()}`;
      fs.writeFileSync(temporary, next, { mode: 0o600 });
      fs.renameSync(temporary, file);
      current = next;
    },
    release() {
      if (readOrNull(file) === current) fs.rmSync(file, { force: true });
    },
  };
}

/**
 * Creates the file with its whole content in one step, so that nobody ever reads half of it.
 *
 * @param {string} file
 * @param {Holder} holder
 * @returns {boolean} false when the file exists already
 */
function createWhole(file, holder) {
  const temporary = `${file}.${randomUUID()}`;
  fs.writeFileSync(temporary, JSON.stringify(holder), { mode: 0o600 });
  try {
    fs.linkSync(temporary, file);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === "EEXIST") return false;
    throw error;
  } finally {
    fs.rmSync(temporary, { force: true });
  }
}

/**
 * Two processes may find the same stale lock. Renaming makes sure that only one of them removes it, and that
 * a fresh lock that slipped in between is put back.
 *
 * @param {string} file
 * @param {string} stale
 */
function removeStale(file, stale) {
  const aside = `${file}.${randomUUID()}`;
  try {
    fs.renameSync(file, aside);
  } catch {
    return;
  }
  if (readOrNull(aside) !== stale) {
    try {
      fs.linkSync(aside, file);
    } catch {
      // Somebody took the lock in the meantime; theirs stands.
    }
  }
  fs.rmSync(aside, { force: true });
}

/** @param {string} file @returns {string | null} */
function readOrNull(file) {
  try {
    return fs.readFileSync(file, "utf8");
  } catch {
    return null;
  }
}

/** @param {string} content @returns {Holder | null} */
function parseHolder(content) {
  try {
    const value = JSON.parse(content);
    return typeof value?.pid === "number" ? value : null;
  } catch {
    return null;
  }
}
