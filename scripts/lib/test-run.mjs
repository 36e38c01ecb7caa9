// @ts-check
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { findChromium } from "./browser.mjs";
import { buildIfStale } from "./build.mjs";
import { removeHome } from "./cluster-home.mjs";
import { dataDirectory, root } from "./paths.mjs";
import { describeError, PlainError } from "./plain-error.mjs";
import { anyFreePort } from "./ports.mjs";
import { generateClient } from "./prisma-client.mjs";
import { seedIfEmpty } from "./seed.mjs";
import { startServer } from "./server-process.mjs";
import { openTestCluster, sweepTestClusters, TEMPLATE } from "./test-cluster.mjs";
import { testEnvironment } from "./test-environment.mjs";
import { createStages } from "./test-stages.mjs";

/**
 * @typedef {import("./command.mjs").Command} Command
 * @typedef {import("./children.mjs").Env} Env
 */

const PARTS = ["core", "server", "e2e"];

const E2E_DATABASE = "marginalia_e2e";

/**
 * `npm test` once the dependencies are there. What fails is counted and the rest goes on.
 *
 * @param {{
 *   command: Command, home: string, total: import("./test-stages.mjs").Total,
 *   part: string | undefined, filters: string[],
 * }} options `home`: of the throw-away cluster; `total`: added to
 * @throws {PlainError} when there is nothing to test with
 */
export async function runTests({ command, home, total, part, filters }) {
  const { steps, children } = command;
  if (part !== undefined && !PARTS.includes(part)) {
    throw new PlainError(`There is no part "${part}". Say npm test, or npm test -- ${PARTS.join("|")}.`);
  }
  const wants = (/** @type {string} */ name) => part === undefined || part === name;
  await sweepTestClusters(dataDirectory);
  command.lifecycle.onShutdown("the test data", () => removeHome(home));
  const env = testEnvironment({ root, env: process.env });
  const stages = createStages({ root, reports: path.join(home, "reports"), command, total });

  await steps.step(
    "Generating the Prisma client",
    () => generateClient({ root, children }),
    (made) => (made ? "" : "up to date"),
  );
  const cluster = wants("server") || wants("e2e") ? await startCluster(command, home) : null;
  const browser = await steps
    .step(
      "Finding a browser",
      (onProgress) => findChromium({ root, dataDirectory, env, children, onProgress }),
      ({ name }) => name,
    )
    .catch((error) => (wants("e2e") ? fail(error) : null));
  if (browser) env.CHROMIUM_PATH = browser.executablePath;

  const typesChecked = part === undefined && (await checkSources());
  if (wants("core")) await stages.vitest("Unit tests", "core", filters, env);
  if (wants("server") && cluster) {
    const withCluster = { ...env, TEST_CLUSTER_URL: cluster.url("postgres") };
    await stages.vitest("Server tests", "server", filters, withCluster);
    if (part === undefined) await stages.vitest("Tests of the commands", "scripts", filters, env);
  }
  if (wants("e2e") && cluster && browser) {
    await testInBrowser({ command, stages, env, cluster, filters, typesChecked }).catch(fail);
  }

  /** Something that keeps tests from running is a failure too. @param {unknown} error @returns {null} */
  function fail(error) {
    if (!command.lifecycle.isStopping()) steps.say(`\n${describeError(error)}`);
    total.failed += 1;
    return null;
  }

  /** @returns {Promise<boolean>} whether the types are right */
  async function checkSources() {
    const isTyped = await stages.check(
      "Types",
      [
        // Declares the routes and the kinds of file that are imported; a fresh clone has that not yet.
        ["node_modules/next/dist/bin/next", ["typegen"]],
        ["node_modules/typescript/bin/tsc", ["--noEmit", "--project", "."]],
        ["node_modules/typescript/bin/tsc", ["--noEmit", "--project", "scripts"]],
      ],
      env,
    );
    await stages.check(
      "Lint, format and import rules",
      [["node_modules/@biomejs/biome/bin/biome", ["ci", "--error-on-warnings", "."]]],
      env,
    );
    return isTyped;
  }
}

/**
 * @param {Command} command
 * @param {string} home
 */
async function startCluster({ steps, lifecycle }, home) {
  const cluster = await steps.step(
    "Starting a throw-away PostgreSQL",
    (onProgress) =>
      openTestCluster({
        home,
        root,
        onProgress,
        onLost: () => void lifecycle.fail(new PlainError("The test PostgreSQL stopped unexpectedly.")),
      }),
    ({ port }) => `port ${port}`,
  );
  lifecycle.onShutdown("the test PostgreSQL", () => cluster.release());
  return cluster;
}

/**
 * Browser tests against a production build on a seeded database.
 *
 * @param {{
 *   command: Command, stages: ReturnType<typeof createStages>, env: Env, filters: string[],
 *   cluster: import("./embedded-postgres.mjs").Cluster, typesChecked: boolean,
 * }} options
 */
async function testInBrowser({ command, stages, env, cluster, filters, typesChecked }) {
  await buildIfStale({ root, dataDirectory, env, command, typesChecked });
  await cluster.query(`CREATE DATABASE ${E2E_DATABASE} TEMPLATE ${TEMPLATE}`);
  const port = await anyFreePort();
  const app = {
    ...env,
    NODE_ENV: "production",
    EMBEDDED_DATABASE_URL: cluster.url(E2E_DATABASE),
    NEXTAUTH_SECRET: randomBytes(32).toString("hex"),
    NEXTAUTH_URL: `http://localhost:${port}`,
    HOST: "127.0.0.1",
    PORT: String(port),
  };
  await seedIfEmpty({ root, env: app, command });
  const logFile = path.join(dataDirectory, "test-server.log");
  const log = fs.createWriteStream(logFile);
  const server = await command.steps.step(
    "Starting the server",
    () => startServer({ root, env: app, command, echo: (chunk) => log.write(chunk) }),
    () => `its log is ${path.relative(root, logFile)}`,
  );
  try {
    await stages.playwright("Browser tests", filters, {
      ...env,
      BASE_URL: app.NEXTAUTH_URL,
      TEST_DATABASE_URL: app.EMBEDDED_DATABASE_URL,
      NEXTAUTH_SECRET: app.NEXTAUTH_SECRET,
    });
  } finally {
    await server.stop();
    log.end();
  }
}
