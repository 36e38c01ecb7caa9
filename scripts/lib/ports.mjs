// @ts-check
import net from "node:net";

/**
 * Whether a server could listen there now.
 *
 * @param {number} port
 * @param {string} [host]
 * @returns {Promise<boolean>}
 */
export function isPortFree(port, host = "127.0.0.1") {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once("error", (error) => {
      // A machine without IPv6 has nobody listening on ::1.
      const code = /** @type {NodeJS.ErrnoException} */ (error).code;
      resolve(code === "EADDRNOTAVAIL" || code === "EAFNOSUPPORT");
    });
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/**
 * The preferred port when it is free, otherwise the next free one above it.
 *
 * @param {number} preferred
 * @param {string} [host]
 * @param {number} [attempts]
 * @returns {Promise<number>}
 * @throws when none of the ports tried is free
 */
export async function nextFreePort(preferred, host = "127.0.0.1", attempts = 200) {
  for (let port = preferred; port < preferred + attempts && port <= 65_535; port += 1) {
    if (await isPortFree(port, host)) return port;
  }
  throw new Error(`No free port between ${preferred} and ${Math.min(preferred + attempts - 1, 65_535)}.`);
}

/**
 * A port that the operating system says is free; for things that need no stable address.
 *
 * @param {string} [host]
 * @returns {Promise<number>}
 */
export function anyFreePort(host = "127.0.0.1") {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once("error", reject);
    server.listen({ port: 0, host }, () => {
      const address = /** @type {net.AddressInfo} */ (server.address());
      server.close(() => resolve(address.port));
    });
  });
}
