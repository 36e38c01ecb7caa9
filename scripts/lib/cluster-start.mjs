// @ts-check
import { spawn } from "node:child_process";
import fs from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { updateRecord } from "./cluster-home.mjs";
import { takeLease } from "./cluster-lease.mjs";
import { asAccount } from "./database-account.mjs";
import { PlainError } from "./plain-error.mjs";
import { nextFreePort } from "./ports.mjs";
import { runningPostmaster } from "./postmaster.mjs";

/**
 * @typedef {import("./cluster-home.mjs").ClusterHome} ClusterHome
 * @typedef {import("./cluster-lease.mjs").Lease} Lease
 */

const START_LIMIT_MS = 60_000;

/** After a crash PostgreSQL replays its log first and says so. */
const RECOVERY_LIMIT_MS = 10 * 60_000;

/** A port may be taken between our look and PostgreSQL's. */
const PORT_ATTEMPTS = 20;

const LOG_LIMIT_BYTES = 5_000_000;

/** @type {Record<string, string>} */
const SETTINGS = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "200",
  password_encryption: "scram-sha-256",
  timezone: "UTC",
  log_timezone: "UTC",
  log_min_messages: "warning",
  // Statements carry what people wrote; that does not belong into a log.
  log_min_error_statement: "panic",
  log_checkpoints: "off",
  logging_collector: "off",
  log_destination: "stderr",
};

/**
 * Takes a lease of the server that runs in the data directory, starting it first if none does. Whoever else does
 * the same meanwhile ends up with a lease of the same server.
 *
 * @param {{
 *   place: ClusterHome, postgres: string, settings: Record<string, string>, firstPort: number,
 *   onProgress: (text: string) => void, onLost: () => void,
 * }} options `firstPort`: for a cluster that has not run before
 * @returns {Promise<{ pid: number, port: number, joined: boolean, lease: Lease }>}
 * @throws {PlainError} with PostgreSQL's own words when it does not start
 */
export async function startOrJoin({ place, postgres, settings, firstPort, onProgress, onLost }) {
  let deadline = performance.now() + START_LIMIT_MS;
  const recoveryDeadline = performance.now() + RECOVERY_LIMIT_MS;
  let wantedPort = place.record.port ?? firstPort;
  let portAttempts = 0;
  /** @type {{ child: import("node:child_process").ChildProcess, logStart: number } | null} */
  let started = null;

  for (;;) {
    const postmaster = await runningPostmaster(place.directory);
    if (postmaster?.port) {
      try {
        const { port, pid } = postmaster;
        const lease = await takeLease({ port, password: place.record.password, onLost });
        if (place.record.port !== port) updateRecord(place.home, { port });
        return { pid, port, joined: started?.child.pid !== pid, lease };
      } catch (error) {
        const { code } = /** @type {{ code?: string }} */ (error);
        if (code === "28P01" || code === "28000") throw wrongPassword(place, postmaster.pid);
        if (code === "57P03" && /starting up|recovery/.test(String(error))) {
          onProgress("recovering after a crash");
          deadline = Math.max(deadline, Math.min(performance.now() + 10_000, recoveryDeadline));
        }
      }
    } else if (!postmaster && (started === null || hasExited(started.child))) {
      if (started) {
        const log = logSince(place.logFile, started.logStart);
        if (
          /could not bind|Address already in use|could not create any TCP/i.test(log) &&
          portAttempts < PORT_ATTEMPTS
        ) {
          portAttempts += 1;
          wantedPort += 1;
        } else if (!/lock file .* already exists/i.test(log)) {
          throw new PlainError(`The embedded PostgreSQL in ${place.directory} does not start.`, {
            output: log,
          });
        }
      }
      const port = await nextFreePort(wantedPort);
      if (port !== place.record.port && place.record.port !== null)
        onProgress(`port ${place.record.port} is taken, using ${port}`);
      wantedPort = port;
      started = launch(place, postgres, { ...SETTINGS, ...settings, port: String(port) });
    }
    if (performance.now() > deadline) {
      throw new PlainError(`The embedded PostgreSQL in ${place.directory} does not answer.`, {
        output: started ? logSince(place.logFile, started.logStart) : "",
      });
    }
    await sleep(40);
  }
}

/** @param {ClusterHome} place @param {string} postgres @param {Record<string, string>} settings */
function launch({ directory, logFile, account }, postgres, settings) {
  if (fs.existsSync(logFile) && fs.statSync(logFile).size > LOG_LIMIT_BYTES)
    fs.renameSync(logFile, `${logFile}.old`);
  // A file, not a pipe: the server must outlive a killed parent without its output failing.
  const log = fs.openSync(logFile, "a", 0o600);
  const logStart = fs.fstatSync(log).size;
  const child = spawn(
    postgres,
    ["-D", directory, ...Object.entries(settings).flatMap(([key, value]) => ["-c", `${key}=${value}`])],
    {
      ...asAccount(account),
      // Its own session: Ctrl-C at the terminal must not stop it before those who use it.
      detached: true,
      stdio: ["ignore", log, log],
    },
  );
  fs.closeSync(log);
  child.on("error", () => {});
  child.unref();
  return { child, logStart };
}

/** @param {import("node:child_process").ChildProcess} child */
function hasExited(child) {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
}

/** @param {string} file @param {number} start @returns {string} */
function logSince(file, start) {
  try {
    return fs.readFileSync(file).subarray(start).toString("utf8");
  } catch {
    return "";
  }
}

/** @param {ClusterHome} place @param {number} pid */
function wrongPassword(place, pid) {
  return new PlainError(
    `A PostgreSQL server (process ${pid}) runs in ${place.directory}, but does not accept the password in ${place.home}/database.json.\n` +
      `Stop it with "kill -INT ${pid}" and start again.`,
  );
}
