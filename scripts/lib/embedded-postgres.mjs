// @ts-check
import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { openHome, readRecord, stateDirectory, updateRecord } from "./cluster-home.mjs";
import { initialise } from "./cluster-initdb.mjs";
import { takeLease } from "./cluster-lease.mjs";
import { asAccount } from "./database-account.mjs";
import { PlainError } from "./plain-error.mjs";
import { nextFreePort } from "./ports.mjs";
import { postgresBinaries } from "./postgres-binaries.mjs";
import { runningPostmaster, stopPostmaster } from "./postmaster.mjs";
import { isAlive } from "./process-identity.mjs";

/**
 * @typedef {import("./cluster-home.mjs").ClusterHome} ClusterHome
 * @typedef {import("./cluster-lease.mjs").Lease} Lease
 * @typedef {{
 *   port: number,
 *   joined: boolean,
 *   url(database: string): string,
 *   createDatabase(name: string): Promise<boolean>,
 *   release(): Promise<void>,
 * }} Cluster
 *   `joined`: it ran already; `createDatabase` tells whether it was not there yet; `release` stops the server
 *   unless another command uses it
 */

/** Unlike 5432 nobody expects a server of the system here. */
const FIRST_PORT = 54_320;

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

/** For clusters that are thrown away: nothing needs to survive a power cut. */
export const THROW_AWAY_SETTINGS = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  max_wal_size: "256MB",
};

/**
 * Starts the cluster of `home`, making it at the first call, or joins it when it runs already: started by
 * another command of this checkout, or left behind by one that was killed.
 *
 * @param {{
 *   home: string, root: string, settings?: Record<string, string>,
 *   onProgress?: (text: string) => void, onLost?: () => void,
 * }} options `onLost`: called when the server has gone although nobody asked it to
 * @returns {Promise<Cluster>}
 * @throws {PlainError}
 */
export async function openCluster({ home, root, settings = {}, onProgress = () => {}, onLost = () => {} }) {
  const place = openHome({ home, root });
  const copyDirectory = () => (place.account ? stateDirectory() : home);
  const binaries = postgresBinaries({ root, account: place.account, copyDirectory });
  if (!fs.existsSync(path.join(place.directory, "PG_VERSION"))) {
    onProgress("making the database");
    await initialise(place, binaries.initdb);
  }
  refuseOtherMajorVersion(place.directory, binaries.majorVersion);

  let released = false;
  const lostOnce = () => {
    if (!released) void leaseAgain();
  };
  const opened = await startOrJoin(
    place,
    binaries.postgres,
    { ...SETTINGS, ...settings },
    onProgress,
    lostOnce,
  );
  let { lease } = opened;
  const { pid, port, joined } = opened;

  /** A backend's crash makes PostgreSQL drop every connection and carry on; only its own end is a loss. */
  async function leaseAgain() {
    for (let attempt = 0; attempt < 50 && !released && isAlive(pid); attempt += 1) {
      try {
        lease = await takeLease({ port, password: place.record.password, onLost: lostOnce });
        return;
      } catch {
        await sleep(200);
      }
    }
    if (!released) onLost();
  }

  return {
    port,
    joined,
    url: (database) => `postgresql://marginalia:${place.record.password}@127.0.0.1:${port}/${database}`,
    async createDatabase(name) {
      const known = await lease.client.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);
      if (known.rowCount) return false;
      try {
        await lease.client.query(`CREATE DATABASE ${lease.client.escapeIdentifier(name)}`);
        return true;
      } catch (error) {
        // Another command made it in the same moment: duplicate_database, or the index behind it.
        if (["42P04", "23505"].includes(/** @type {{ code?: string }} */ (error).code ?? "")) return false;
        throw error;
      }
    },
    async release() {
      if (released) return;
      released = true;
      await leave(place.directory, pid, lease);
    },
  };
}

/**
 * Stops the cluster of `home` if it runs and no command uses it. Starts nothing.
 *
 * @param {{ home: string }} options
 */
export async function stopIfUnused({ home }) {
  const record = readRecord(home);
  if (!record) return;
  const directory = record.directory ?? path.join(home, "postgres");
  const postmaster = await runningPostmaster(directory);
  if (!postmaster?.port) return;
  const lease = await takeLease({ port: postmaster.port, password: record.password, onLost: () => {} });
  await leave(directory, postmaster.pid, lease);
}

/** @param {string} directory @param {number} pid @param {Lease} lease */
async function leave(directory, pid, lease) {
  // Without a connection there is no telling who else uses it; then a server that still runs is left alone.
  const last = await lease.giveUp().catch(() => false);
  if (last) await stopPostmaster(directory, pid);
  await lease.end();
}

/** @param {string} directory @param {string} majorVersion */
function refuseOtherMajorVersion(directory, majorVersion) {
  const madeBy = fs.readFileSync(path.join(directory, "PG_VERSION"), "utf8").trim();
  if (madeBy === majorVersion) return;
  throw new PlainError(
    `The data in ${directory} was made by PostgreSQL ${madeBy}; this Marginalia brings PostgreSQL ${majorVersion}.\n` +
      "docs/operations.md says how to move it. To begin with an empty database, move that folder away.",
  );
}

/**
 * @param {ClusterHome} place
 * @param {string} postgres
 * @param {Record<string, string>} settings
 * @param {(text: string) => void} onProgress
 * @param {() => void} onLost
 * @returns {Promise<{ pid: number, port: number, joined: boolean, lease: Lease }>}
 */
async function startOrJoin(place, postgres, settings, onProgress, onLost) {
  let deadline = performance.now() + START_LIMIT_MS;
  const recoveryDeadline = performance.now() + RECOVERY_LIMIT_MS;
  let wantedPort = place.record.port ?? FIRST_PORT;
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
      started = launch(place, postgres, { ...settings, port: String(port) });
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
