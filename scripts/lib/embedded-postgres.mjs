// @ts-check
import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { openHome, readRecord, stateDirectory } from "./cluster-home.mjs";
import { initialise } from "./cluster-initdb.mjs";
import { takeLease } from "./cluster-lease.mjs";
import { startOrJoin } from "./cluster-start.mjs";
import { PlainError } from "./plain-error.mjs";
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
 *   query(sql: string): Promise<unknown>,
 *   createDatabase(name: string): Promise<boolean>,
 *   release(): Promise<void>,
 * }} Cluster
 *   `joined`: it ran already; `query`: in the maintenance database; `createDatabase` tells whether it was not
 *   there yet; `release` stops the server unless another command uses it
 */

/** Unlike 5432 nobody expects a server of the system here. */
const FIRST_PORT = 54_320;

/** For clusters that are thrown away: nothing needs to survive a power cut. */
const THROW_AWAY_SETTINGS = {
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
 *   home: string, root: string, throwAway?: boolean, firstPort?: number,
 *   onProgress?: (text: string) => void, onLost?: () => void,
 * }} options `throwAway`: faster, and not safe from a power cut; `onLost`: called when the server has gone
 *   although nobody asked it to
 * @returns {Promise<Cluster>}
 * @throws {PlainError}
 */
export async function openCluster({
  home,
  root,
  throwAway = false,
  firstPort = FIRST_PORT,
  onProgress = () => {},
  onLost = () => {},
}) {
  const place = openHome({ home, root });
  const copyDirectory = () => (place.account ? stateDirectory() : home);
  const binaries = postgresBinaries({ root, account: place.account, copyDirectory });
  refuseForeignData(place.directory);
  if (!fs.existsSync(path.join(place.directory, "PG_VERSION"))) {
    onProgress("making the database");
    await initialise(place, binaries.initdb, { sync: !throwAway });
  }
  refuseOtherMajorVersion(place.directory, binaries.majorVersion);

  let released = false;
  const lostOnce = () => {
    if (!released) void leaseAgain();
  };
  const opened = await startOrJoin({
    place,
    postgres: binaries.postgres,
    settings: throwAway ? THROW_AWAY_SETTINGS : {},
    firstPort,
    onProgress,
    onLost: lostOnce,
  });
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
    query: (sql) => lease.client.query(sql),
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

/** @param {string} directory */
function refuseForeignData(directory) {
  const stat = fs.statSync(directory, { throwIfNoEntry: false });
  if (!stat || process.getuid?.() === 0 || stat.uid === process.getuid?.()) return;
  throw new PlainError(
    `The database in ${directory} belongs to another user (number ${stat.uid}), perhaps because Marginalia was first started as root.\n` +
      `Start it as that user, or make it yours: sudo chown -R "$(id -un)" "${path.dirname(directory)}"`,
  );
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
