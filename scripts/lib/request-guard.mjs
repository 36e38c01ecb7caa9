// @ts-check
import { isIP } from "node:net";

/**
 * What every request passes before the app sees it.
 *
 * @typedef {import("node:http").IncomingMessage} IncomingMessage
 */

/** More than any route takes (the routes have lower limits of their own). */
export const MAX_BODY_BYTES = 5 * 1024 * 1024;

/** Where the app reads the other side's address. A client cannot set it. */
export const CLIENT_ADDRESS = "x-client-address";

/** What only a proxy in front of us may say. */
const PROXY_HEADERS = [
  "forwarded",
  "x-forwarded-for",
  "x-forwarded-host",
  "x-forwarded-port",
  "x-forwarded-proto",
  "x-real-ip",
];

/**
 * Reads TRUST_PROXY: how many proxies of the operator's own stand in front, each of which appends to
 * `X-Forwarded-For` the address that it was called from.
 *
 * @param {string | undefined} value
 * @returns {number} 0: nobody stands in front, and nobody is believed
 */
export function trustedProxies(value) {
  const count = Number(value || 0);
  if (!Number.isInteger(count) || count < 0 || count > 10) {
    throw new Error(`TRUST_PROXY must be the number of proxies in front, 0 to 10; it is "${value}".`);
  }
  return count;
}

/**
 * Replaces what the client says about itself by what we know.
 *
 * @param {IncomingMessage} request changed in place
 * @param {number} proxies see `trustedProxies`
 */
export function settleAddress(request, proxies) {
  const address = clientAddress(request, proxies);
  removeHeaders(request, proxies > 0 ? [CLIENT_ADDRESS] : [CLIENT_ADDRESS, ...PROXY_HEADERS]);
  request.headers[CLIENT_ADDRESS] = address;
  request.rawHeaders.push(CLIENT_ADDRESS, address);
}

/**
 * Every proxy appends, so only the entries from the right can be believed, one per trusted proxy; the client
 * may have written the rest.
 *
 * @param {IncomingMessage} request
 * @param {number} proxies
 * @returns {string} an IP address; IPv4 also where the socket speaks IPv6
 */
function clientAddress(request, proxies) {
  const peer = plainAddress(request.socket.remoteAddress ?? "") ?? "0.0.0.0";
  if (proxies === 0) return peer;
  const forwarded = String(request.headers["x-forwarded-for"] ?? "").split(",");
  return plainAddress(forwarded[Math.max(forwarded.length - proxies, 0)] ?? "") ?? peer;
}

/**
 * @param {string} written perhaps with a port or in brackets
 * @returns {string | null} null when it is no IP address
 */
function plainAddress(written) {
  const bare = written
    .trim()
    .replace(/^\[(.+)\](:\d+)?$/, "$1")
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, "$1")
    .replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, "");
  return isIP(bare) ? bare : null;
}

/** @param {IncomingMessage} request @param {string[]} names in lower case */
function removeHeaders(request, names) {
  const unwanted = new Set(names);
  // `headers` is made from `rawHeaders` at its first use and then kept; both are read by somebody.
  for (const name of names) delete request.headers[name];
  for (let index = request.rawHeaders.length - 2; index >= 0; index -= 2) {
    if (unwanted.has(request.rawHeaders[index]?.toLowerCase() ?? "")) request.rawHeaders.splice(index, 2);
  }
}

/**
 * @param {IncomingMessage} request
 * @returns {boolean} whether it announces a body that no route would take
 */
export function announcesTooMuch(request) {
  return Number(request.headers["content-length"] ?? 0) > MAX_BODY_BYTES;
}

/**
 * @param {IncomingMessage} request
 * @returns {boolean} whether its path is percent-encoded UTF-8 (RFC 3986 section 2.1); no route takes another
 */
export function hasReadablePath(request) {
  try {
    return !decodeURIComponent((request.url ?? "/").split("?", 1)[0] ?? "/").includes("\0");
  } catch {
    return false;
  }
}

/**
 * On loopback only: a web page elsewhere can make its own name point here (DNS rebinding) and would then be
 * of the same origin as we are, with the demo accounts at its hands. Its name gives it away.
 *
 * @param {IncomingMessage} request
 * @param {string | undefined} publicUrl NEXTAUTH_URL, for a proxy on this machine that passes the name on
 * @returns {boolean}
 */
export function namesThisMachine(request, publicUrl) {
  const host = hostName(`http://${request.headers.host ?? ""}`);
  return (
    host !== null &&
    (host === "localhost" ||
      host.endsWith(".localhost") ||
      host === "[::1]" ||
      /^127(\.\d{1,3}){3}$/.test(host) ||
      host === hostName(publicUrl ?? ""))
  );
}

/** @param {string} url @returns {string | null} */
function hostName(url) {
  try {
    return new URL(url).hostname;
  } catch {
    return null;
  }
}
