import type { TestProject } from "vitest/node";
import { removeHome } from "@/scripts/lib/cluster-home.mjs";
import { dataDirectory, root } from "@/scripts/lib/paths.mjs";
import { openTestCluster, sweepTestClusters } from "@/scripts/lib/test-cluster.mjs";
import { newTestHome } from "@/scripts/lib/test-home.mjs";
import { startWatchdog } from "@/scripts/lib/watchdog.mjs";

declare module "vitest" {
  export interface ProvidedContext {
    /** A superuser's URL of the throw-away cluster; its database names the one to administer from. */
    clusterUrl: string;
  }
}

/**
 * The server tests' cluster: the one that `npm test` has started, or one of our own when vitest is run by hand.
 * Never the developer's database.
 */
export default async function setUp({ provide }: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_CLUSTER_URL;
  if (given) {
    provide("clusterUrl", given);
    return async () => {};
  }
  await sweepTestClusters(dataDirectory);
  const home = newTestHome(dataDirectory);
  const watchdog = startWatchdog({ home, remove: true });
  const cluster = await openTestCluster({ home, root });
  provide("clusterUrl", cluster.url("postgres"));
  return async () => {
    await cluster.release();
    removeHome(home);
    watchdog.dismiss();
  };
}
