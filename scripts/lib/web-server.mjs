// @ts-check
import http from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import {
  announcesTooMuch,
  hasReadablePath,
  MAX_BODY_BYTES,
  namesThisMachine,
  settleAddress,
} from "./request-guard.mjs";

/**
 * @typedef {(request: http.IncomingMessage, response: http.ServerResponse) => void | Promise<void>} Handle
 * @typedef {{ port: number, close(graceMs: number): Promise<void> }} WebServer
 */

/** How long a refused client may go on sending before the connection is cut, so that it can read why. */
const DRAIN_MS = 2_000;

/** Longer than the idle time of usual load balancers, so that it is they who close first. */
const KEEP_ALIVE_MS = 75_000;

/**
 * Listens, on both loopback addresses when the host is one of them, since "localhost" may mean either.
 *
 * @param {{
 *   host: string, port: number, proxies: number, publicUrl?: string | undefined,
 *   handle: Handle, onUpgrade?: (...args: any[]) => void,
 * }} options `port`: 0 for any free one
 * @returns {Promise<WebServer>}
 * @throws {NodeJS.ErrnoException} EADDRINUSE when something else listens there
 */
export async function startWebServer({ host, port, proxies, publicUrl, handle, onUpgrade }) {
  const loopback = isLoopback(host);
  let closing = false;
  const inner = guard({ handle, proxies, publicUrl, loopback, isClosing: () => closing });

  /** @type {http.Server[]} */
  const servers = [];
  /** Node no longer counts a connection among its own once it speaks another protocol. @type {Set<import("node:stream").Duplex>} */
  const upgraded = new Set();
  let boundPort = port;
  for (const address of loopback ? ["127.0.0.1", "::1"] : [host]) {
    const server = http.createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, inner);
    // Without this Node would ask for the body before we have said that it is too long.
    server.on("checkContinue", (request, response) => {
      if (!announcesTooMuch(request)) response.writeContinue();
      inner(request, response);
    });
    if (onUpgrade) {
      server.on("upgrade", (request, socket, head) => {
        upgraded.add(socket);
        socket.once("close", () => upgraded.delete(socket));
        onUpgrade(request, socket, head);
      });
    }
    try {
      boundPort = await listen(server, address, boundPort);
      servers.push(server);
    } catch (error) {
      const { code } = /** @type {NodeJS.ErrnoException} */ (error);
      // A machine may have only one of the two.
      if (loopback && address === "::1" && (code === "EADDRNOTAVAIL" || code === "EAFNOSUPPORT")) continue;
      for (const open of servers) open.close();
      throw error;
    }
  }

  return {
    port: boundPort,
    async close(graceMs) {
      closing = true;
      for (const socket of upgraded) socket.destroy();
      const done = Promise.all(
        servers.map((server) => new Promise((resolve) => server.close(() => resolve(undefined)))),
      );
      await Promise.race([done, sleep(graceMs, undefined, { ref: false })]);
      for (const server of servers) server.closeAllConnections();
      await done;
    },
  };
}

/** @param {string} host @returns {boolean} */
export function isLoopback(host) {
  return host === "localhost" || host === "::1" || /^127(\.\d{1,3}){3}$/.test(host);
}

/**
 * @param {{
 *   handle: Handle, proxies: number, publicUrl: string | undefined, loopback: boolean, isClosing: () => boolean,
 * }} options
 * @returns {(request: http.IncomingMessage, response: http.ServerResponse) => void}
 */
function guard({ handle, proxies, publicUrl, loopback, isClosing }) {
  return (request, response) => {
    settleAddress(request, proxies);
    // A connection that stays open would keep us from ending.
    if (isClosing()) response.setHeader("connection", "close");
    if (announcesTooMuch(request)) {
      const limit = `${MAX_BODY_BYTES / 1024 / 1024} MB`;
      return refuse(request, response, 413, "Content Too Large", `A request may carry at most ${limit}.`);
    }
    if (!hasReadablePath(request)) {
      return refuse(request, response, 400, "Bad Request", "This address cannot be read.");
    }
    if (loopback && !namesThisMachine(request, publicUrl)) {
      const detail =
        "This Marginalia answers to localhost only. Set NEXTAUTH_URL to serve it under another name.";
      return refuse(request, response, 421, "Misdirected Request", detail);
    }
    cutEndlessBody(request, response);
    const handled = (async () => handle(request, response))();
    void handled.catch((error) => {
      // A client that went away in the middle is no fault of ours.
      if (request.complete) console.error(error);
      if (!response.headersSent)
        refuse(request, response, 500, "Internal Server Error", "Something went wrong here.");
      else response.destroy();
    });
  };
}

/**
 * A body without a length is counted while it comes.
 *
 * @param {http.IncomingMessage} request
 * @param {http.ServerResponse} response
 */
function cutEndlessBody(request, response) {
  if (request.headers["transfer-encoding"] === undefined) return;
  const push = request.push.bind(request);
  let bytes = 0;
  request.push = (chunk, encoding) => {
    bytes += chunk?.length ?? 0;
    if (bytes <= MAX_BODY_BYTES) return push(chunk, encoding);
    if (!response.headersSent)
      refuse(request, response, 413, "Content Too Large", "The request is too long.", true);
    request.destroy();
    return false;
  };
}

/** The app's own names for these (core/errors.ts), where it has one. @type {Record<number, string>} */
const CODES = { 400: "invalid", 413: "too-large" };

/**
 * @param {http.IncomingMessage} request
 * @param {http.ServerResponse} response
 * @param {number} status
 * @param {string} title
 * @param {string} detail
 * @param {boolean} [isEndless] whether there is no end of the request to wait for
 */
function refuse(request, response, status, title, detail, isEndless = false) {
  const body = JSON.stringify({ type: "about:blank", title, status, detail, code: CODES[status] });
  response.writeHead(status, {
    "content-type": "application/problem+json",
    "content-length": Buffer.byteLength(body),
    "cache-control": "no-store",
    connection: "close",
  });
  // Ending the answer closes the connection. Under a client that is still sending, that is a reset, and what
  // we said may be lost with it: so what it sends is read and dropped first, for a while.
  if (isEndless) response.end(body);
  else response.write(body);
  const cut = setTimeout(() => request.destroy(), DRAIN_MS);
  cut.unref();
  const end = () => {
    clearTimeout(cut);
    response.end();
  };
  request.once("end", end);
  request.once("close", end);
  request.resume();
}

/**
 * @param {http.Server} server
 * @param {string} host
 * @param {number} port
 * @returns {Promise<number>} the port, also when any was asked for
 */
function listen(server, host, port) {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ host, port, exclusive: true }, () => {
      server.off("error", reject);
      const address = /** @type {import("node:net").AddressInfo} */ (server.address());
      resolve(address.port);
    });
  });
}
