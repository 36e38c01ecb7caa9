// @ts-check
import { randomBytes } from "node:crypto";
import path from "node:path";

/** @param {string} dataDirectory @returns {string} the folder that holds the throw-away clusters */
export function testHomes(dataDirectory) {
  return path.join(dataDirectory, "test");
}

/**
 * A new home for a throw-away cluster. Its name begins with the process that answers for it.
 *
 * @param {string} dataDirectory
 * @returns {string}
 */
export function newTestHome(dataDirectory) {
  return path.join(testHomes(dataDirectory), `${process.pid}-${randomBytes(4).toString("hex")}`);
}
