// @ts-check
import fs from "node:fs";
import http from "node:http";
import os from "node:os";
import path from "node:path";
import { buildIfStale } from "../lib/build.mjs";
import { removeHome } from "../lib/cluster-home.mjs";
import { openDatabase } from "../lib/database.mjs";
import { appEnvironment } from "../lib/environment.mjs";
import { dataDirectory, root } from "../lib/paths.mjs";
import { PlainError } from "../lib/plain-error.mjs";
import { anyFreePort } from "../lib/ports.mjs";
import { generateClient } from "../lib/prisma-client.mjs";
import { seedIfEmpty } from "../lib/seed.mjs";
import { startServer } from "../lib/server-process.mjs";
import { printTable } from "./table.mjs";

/**
 * A suite measures, and gives its figures as rows for a table; each row names its floor in the same run.
 *
 * @typedef {{
 *   command: import("../lib/command.mjs").Command,
 *   home: string,
 *   env: import("../lib/children.mjs").Env,
 *   databaseUrl: string,
 *   baseUrl: string,
 *   serverPid: number,
 *   keptBytes: () => Promise<number>,
 * }} BenchContext
 * @typedef {Record<string, string | number>} Row
 * @typedef {{ title: string, rows: Row[], aims: string[] }} Figures
 */

/** Suites that measure pure functions, and need neither database nor server. */
const PURE_SUITES = {
  anchoring: () => import("./anchoring.mjs").then((suite) => suite.benchAnchoring),
  agreement: () => import("./agreement.mjs").then((suite) => suite.benchAgreement),
};

const SUITES = {
  drawing: () => import("./drawing.mjs").then((suite) => suite.benchDrawing),
  serving: () => import("./serving.mjs").then((suite) => suite.benchServing),
  page: () => import("./page-weight.mjs").then((suite) => suite.benchPage),
  versions: () => import("./versions.mjs").then((suite) => suite.benchVersions),
  concordance: () => import("./concordance.mjs").then((suite) => suite.benchConcordance),
  live: () => import("./live.mjs").then((suite) => suite.benchLive),
  analysis: () => import("./analysis.mjs").then((suite) => suite.benchAnalysis),
  exports: () => import("./exports.mjs").then((suite) => suite.benchExports),
};

/**
 * @param {{ command: import("../lib/command.mjs").Command, home: string, names: string[] }} options
 * @returns {Promise<number>} exit code
 */
export async function runBench({ command, home, names }) {
  const known = [...Object.keys(PURE_SUITES), ...Object.keys(SUITES)];
  const chosen = names.length > 0 ? names : known;
  for (const name of chosen) {
    if (!known.includes(name))
      throw new PlainError(`There is no bench “${name}”. There are: ${known.join(", ")}.`);
  }
  const file = path.join(root, "docs", "bench.json");
  /** @type {Record<string, unknown>} */
  const results = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, "utf8")) : {};
  /** @param {string} name @param {Figures[]} figures */
  const report = (name, figures) => {
    for (const figure of figures) printTable(figure);
    results[name] = { measured: new Date().toISOString().slice(0, 10), figures };
  };
  for (const name of /** @type {(keyof typeof PURE_SUITES)[]} */ (chosen)) {
    const suite = await PURE_SUITES[name]?.();
    if (suite !== undefined) report(name, await suite({ command }));
  }
  const served = /** @type {(keyof typeof SUITES)[]} */ (chosen.filter((name) => name in SUITES));
  if (served.length > 0) {
    const context = await startApp({ command, home });
    for (const name of served) report(name, await (await SUITES[name]())(context));
  }
  results.machine = {
    cores: os.availableParallelism(),
    node: process.version,
    platform: `${process.platform}-${process.arch}`,
  };
  fs.writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`);
  console.log(`\nWritten to ${path.relative(process.cwd(), file)}.`);
  return 0;
}

/**
 * The app as it is served, on a database of its own.
 *
 * @param {{ command: import("../lib/command.mjs").Command, home: string }} options
 * @returns {Promise<BenchContext>}
 */
async function startApp({ command, home }) {
  const { steps, lifecycle, children } = command;
  // Also before: rows of a run that was killed would be measured with this one's.
  await removeHome(home);
  lifecycle.onShutdown("the bench's database", () => removeHome(home));
  await steps.step("Generating the Prisma client", () => generateClient({ root, children }));
  const ownOnly = { ...process.env, DATABASE_URL: undefined };
  const database = await openDatabase({ env: ownOnly, root, dataDirectory: home, steps, lifecycle });
  const env = {
    ...appEnvironment({
      env: ownOnly,
      embeddedUrl: database.url,
      dataDirectory: home,
      host: "127.0.0.1",
      port: await anyFreePort(),
      production: true,
    }),
    // What is measured is the work, not the limits that keep one person from doing so much of it.
    LIMIT_WRITES_PER_MINUTE: "100000000",
    LOG_LEVEL: "error",
    DATABASE_POOL_SIZE: "10",
  };
  await seedIfEmpty({ root, env, command });
  await buildIfStale({ root, dataDirectory, env, command });
  const socket = path.join(home, "memory.sock");
  const watched = {
    ...env,
    BENCH_MEMORY_SOCKET: socket,
    NODE_OPTIONS: `--import=${new URL("kept-memory.mjs", import.meta.url)}`,
  };
  const server = await steps.step("Starting the server", () =>
    startServer({ root, env: watched, command, echo: () => {} }),
  );
  return {
    command,
    home,
    env,
    databaseUrl: database.url,
    baseUrl: `http://127.0.0.1:${server.port}`,
    serverPid: server.pid,
    keptBytes: () => askSocket(socket),
  };
}

/** @param {string} socketPath @returns {Promise<number>} what kept-memory.mjs answers */
const askSocket = (socketPath) =>
  new Promise((resolve, reject) => {
    http
      .get({ socketPath, path: "/" }, async (response) => {
        let text = "";
        for await (const part of response) text += part;
        resolve(Number(text));
      })
      .on("error", reject);
  });
