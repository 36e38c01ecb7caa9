// @ts-check
import fs from "node:fs";
import path from "node:path";
import { removeHome } from "./cluster-home.mjs";
import { openCluster, stopIfUnused } from "./embedded-postgres.mjs";
import { applyMigrations } from "./migrations.mjs";
import { anyFreePort } from "./ports.mjs";
import { isAlive } from "./process-identity.mjs";
import { testHomes } from "./test-home.mjs";

/** Migrated once; every test file's own database is a copy of it. */
export const TEMPLATE = "marginalia_template";

/**
 * Starts a throw-away cluster with a migrated template database.
 *
 * @param {{ home: string, root: string, onProgress?: (text: string) => void, onLost?: () => void }} options
 * @returns {Promise<import("./embedded-postgres.mjs").Cluster>} `release` stops it; `removeHome` deletes it
 */
export async function openTestCluster({ home, root, onProgress, onLost }) {
  const cluster = await openCluster({
    home,
    root,
    throwAway: true,
    firstPort: await anyFreePort(),
    ...(onProgress && { onProgress }),
    ...(onLost && { onLost }),
  });
  await cluster.createDatabase(TEMPLATE);
  await applyMigrations({
    url: cluster.url(TEMPLATE),
    directory: path.join(root, "prisma", "migrations"),
    ...(onProgress && { onProgress }),
  });
  // A database can be copied only while nobody is connected to it, not even PostgreSQL's own vacuum.
  await cluster.query(`ALTER DATABASE ${TEMPLATE} ALLOW_CONNECTIONS false`);
  return cluster;
}

/**
 * Deletes the clusters of test runs that were killed together with their watchdogs.
 *
 * @param {string} dataDirectory
 */
export async function sweepTestClusters(dataDirectory) {
  const parent = testHomes(dataDirectory);
  if (!fs.existsSync(parent)) return;
  for (const name of fs.readdirSync(parent)) {
    const owner = Number.parseInt(name, 10);
    if (isAlive(owner)) continue;
    const home = path.join(parent, name);
    // A server that will not stop keeps its data; the next run tries again.
    await stopIfUnused({ home }).then(
      () => removeHome(home),
      () => {},
    );
  }
}
