// @ts-check
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { buildIfStale } from "./build.mjs";
import { openDatabase } from "./database.mjs";
import { appEnvironment, listenAddress, loadEnvFiles } from "./environment.mjs";
import { dataDirectory, root } from "./paths.mjs";
import { PlainError } from "./plain-error.mjs";
import { isPortFree } from "./ports.mjs";
import { generateClient } from "./prisma-client.mjs";
import { seedIfEmpty } from "./seed.mjs";
import { startServer } from "./server-process.mjs";
import { isLoopback } from "./web-server.mjs";

const LET_GO_MS = 250;
const LET_GO_ATTEMPTS = 12;

/**
 * `npm start` and `npm run dev` once the dependencies are there: prepares everything and serves.
 *
 * @param {{
 *   command: import("./command.mjs").Command,
 *   lock: import("./lock-file.mjs").Lock,
 *   dev: boolean,
 * }} options `lock`: where a second start of the same checkout looks for our address
 * @returns {Promise<undefined>} it goes on until it is interrupted
 */
export async function runApp({ command, lock, dev }) {
  const { steps, lifecycle, children } = command;
  loadEnvFiles({ root, dev });
  const { host, port } = listenAddress(process.env);
  await refuseBusyPort(host, port);
  const environment = (/** @type {string | null} */ embeddedUrl) =>
    appEnvironment({ env: process.env, embeddedUrl, dataDirectory, host, port, production: !dev });
  // What is missing for a database of the operator's own should be known before anything is touched.
  if (process.env.DATABASE_URL) environment(null);

  await steps.step(
    "Generating the Prisma client",
    () => generateClient({ root, children }),
    (made) => (made ? "" : "up to date"),
  );
  const { url, embedded } = await openDatabase({ env: process.env, root, dataDirectory, steps, lifecycle });
  const env = environment(embedded ? url : null);
  await seedIfEmpty({ root, env, command });
  if (!dev) await buildIfStale({ root, dataDirectory, env, command });

  await steps.step(dev ? "Starting the development server" : "Starting the server", () =>
    startServer({ root, env, dev, command }),
  );
  const address = (env.NEXTAUTH_URL ?? "").replace(/\/$/, "");
  lock.update({ url: address });
  steps.say(welcome({ address, embedded, demo: embedded && isLoopback(host) }));
  return undefined;
}

/**
 * Looks before anything slow is begun. A start that was just killed takes a moment to let go of its port.
 *
 * @param {string} host
 * @param {number} port
 * @throws {PlainError}
 */
async function refuseBusyPort(host, port) {
  const hosts = isLoopback(host) ? ["127.0.0.1", "::1"] : [host];
  const isFree = async () =>
    (await Promise.all(hosts.map((address) => isPortFree(port, address)))).every(Boolean);
  for (let attempt = 0; attempt < LET_GO_ATTEMPTS; attempt += 1) {
    if (await isFree()) return;
    await sleep(LET_GO_MS);
  }
  throw new PlainError(
    `Port ${port} is in use by another program. Stop that, or choose another port: PORT=${port + 1} npm start`,
  );
}

/** @param {{ address: string, embedded: boolean, demo: boolean }} options @returns {string} */
function welcome({ address, embedded, demo }) {
  const signIn = demo
    ? `Sign in with one click at ${address}/sign-in: Reader, Second reader, Teacher, Editor, Moderator or Administrator.`
    : `Sign up at ${address}/sign-up, or sign in at ${address}/sign-in.`;
  const data = embedded
    ? `Everything is kept in ${path.relative(process.cwd(), dataDirectory) || dataDirectory}. `
    : "";
  return `\nMarginalia is at ${address}\n\n  ${signIn}\n  ${data}Press Ctrl-C to stop.\n`;
}
