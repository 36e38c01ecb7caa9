// @ts-check
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { buildIfStale } from "../lib/build.mjs";
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
 * }} BenchContext
 * @typedef {Record<string, string | number>} Row
 * @typedef {{ title: string, rows: Row[], aims: string[] }} Figures
 */

const SUITES = {
  drawing: () => import("./drawing.mjs").then((suite) => suite.benchDrawing),
  serving: () => import("./serving.mjs").then((suite) => suite.benchServing),
  page: () => import("./page-weight.mjs").then((suite) => suite.benchPage),
};

/**
 * @param {{ command: import("../lib/command.mjs").Command, home: string, names: string[] }} options
 * @returns {Promise<number>} exit code
 */
export async function runBench({ command, home, names }) {
  const { steps, lifecycle, children } = command;
  const chosen = names.length > 0 ? names : Object.keys(SUITES);
  for (const name of chosen) {
    if (!(name in SUITES))
      throw new PlainError(`There is no bench “${name}”. There are: ${Object.keys(SUITES).join(", ")}.`);
  }
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
  const server = await steps.step("Starting the server", () =>
    startServer({ root, env, command, echo: () => {} }),
  );
  const context = {
    command,
    home,
    env,
    databaseUrl: database.url,
    baseUrl: `http://127.0.0.1:${server.port}`,
    serverPid: server.pid,
  };
  const file = path.join(root, "docs", "bench.json");
  /** @type {Record<string, unknown>} */
  const results = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, "utf8")) : {};
  for (const name of /** @type {(keyof typeof SUITES)[]} */ (chosen)) {
    const suite = await SUITES[name]();
    /** @type {Figures[]} */
    const figures = await suite(context);
    for (const figure of figures) printTable(figure);
    results[name] = { measured: new Date().toISOString().slice(0, 10), figures };
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
