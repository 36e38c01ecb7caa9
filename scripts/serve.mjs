// @ts-check
import { EventEmitter } from "node:events";
import { listenAddress, loadEnvFiles } from "./lib/environment.mjs";
import { root } from "./lib/paths.mjs";
import { trustedProxies } from "./lib/request-guard.mjs";
import { isLoopback, startWebServer } from "./lib/web-server.mjs";

// node scripts/serve.mjs [--dev]: the web server alone, for a database that is ready. `npm start` runs it, and so
// may a process manager; everything that it needs comes from the environment (see .env.example).
process.title = "marginalia";

/**
 * See server/http/front-door.ts.
 *
 * @typedef {(request: import("node:http").IncomingMessage, response: import("node:http").ServerResponse) => Promise<boolean>} FrontDoor
 */

/** It asks nothing of anybody and has no page. */
const WAKING_CALL = "/healthz";

/** How long running requests may take after we were told to stop. */
const GRACE_MS = 10_000;

/** What a connection that breaks at the wrong moment throws; no reason to end. */
const BROKEN_CONNECTION = new Set(["ECONNRESET", "EPIPE", "ECONNABORTED", "ERR_STREAM_PREMATURE_CLOSE"]);

const dev = process.argv.includes("--dev");
loadEnvFiles({ root, dev });
const { host, port } = listenAddress(process.env);
// Only now: React looks at NODE_ENV, which that has set, when it is loaded.
const { default: next } = await import("next");
// In development Next listens here for the web sockets of hot reloading; the real servers pass theirs on.
const upgrades = new EventEmitter();
const app = next({
  dev,
  dir: root,
  hostname: "localhost",
  port,
  httpServer: /** @type {import("node:http").Server} */ (upgrades),
});
await app.prepare();
const handOn = app.getRequestHandler();
/** Resolves with what stands before every page. @type {(door: FrontDoor) => void} */
let open = () => {};
/** @type {Promise<FrontDoor>} */
const opened = new Promise((resolve) => {
  open = resolve;
});

let server;
try {
  server = await startWebServer({
    host,
    port,
    proxies: trustedProxies(process.env.TRUST_PROXY),
    publicUrl: process.env.NEXTAUTH_URL,
    handle: async (request, response) => {
      const frontDoor = request.url === WAKING_CALL ? null : await opened;
      if (frontDoor === null || (await frontDoor(request, response))) await handOn(request, response);
    },
    ...(dev ? { onUpgrade: (...args) => upgrades.emit("upgrade", ...args) } : {}),
  });
} catch (error) {
  const { code } = /** @type {NodeJS.ErrnoException} */ (error);
  console.error(
    code === "EADDRINUSE"
      ? `Port ${port} on ${host} is in use by another program. Stop that, or set PORT to another number.`
      : error,
  );
  process.exit(1);
}
const { port: boundPort, close } = server;

// Next.js runs instrumentation.ts, which hands the front door over, only when it is first asked for something.
const own = isLoopback(host) || host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
await (await fetch(`http://${own.includes(":") ? `[${own}]` : own}:${boundPort}${WAKING_CALL}`)).text();
const frontDoor = /** @type {unknown} */ (Reflect.get(globalThis, "marginaliaFrontDoor"));
// Without it pages would go out without their policy.
if (typeof frontDoor !== "function") throw new Error("instrumentation.ts handed no front door over.");
open(/** @type {FrontDoor} */ (frontDoor));

let stopping = false;
/** @param {number} exitCode */
async function stop(exitCode) {
  if (stopping) return;
  stopping = true;
  // See instrumentation.ts.
  const stopJobs = /** @type {undefined | (() => Promise<void>)} */ (
    Reflect.get(globalThis, "marginaliaStopJobs")
  );
  // Streams of news (server/live) have no end of their own, and would be waited for.
  const live = /** @type {{ close(): void } | undefined} */ (Reflect.get(globalThis, "marginaliaLive"));
  live?.close();
  // Whatever it is that does not come to its end, the process does.
  const tooLate = new Promise((resolve) => setTimeout(resolve, GRACE_MS + 2_000));
  await Promise.race([Promise.all([close(GRACE_MS), stopJobs?.()]), tooLate]);
  await Promise.race([app.close(), new Promise((resolve) => setTimeout(resolve, 2_000))]);
  process.exit(exitCode);
}

process.on("SIGTERM", () => void stop(0));
process.on("SIGINT", () => void stop(0));
// Whoever started us is gone, without having been able to say so.
process.on("disconnect", () => void stop(0));
process.on("unhandledRejection", (reason) => console.error(reason));
process.on("uncaughtException", (error) => {
  console.error(error);
  if (!BROKEN_CONNECTION.has(/** @type {NodeJS.ErrnoException} */ (error).code ?? "")) void stop(1);
});

if (process.send) process.send({ ready: true, port: boundPort });
else console.log(`Listening on http://${host.includes(":") ? `[${host}]` : host}:${boundPort}`);
