// @ts-check
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";

/** Files that editors and file managers leave behind. */
const IGNORED = new Set([".DS_Store", "Thumbs.db"]);

/**
 * One hash over the names and contents of files, to see whether anything changed since it was taken. Times do
 * not count: a fresh checkout has new ones.
 *
 * @param {string} root
 * @param {string[]} paths files and folders relative to `root`; those that do not exist count as missing
 * @param {string[]} [skip] folders relative to `root` to leave out
 * @returns {string} hexadecimal SHA-256
 */
export function hashFiles(root, paths, skip = []) {
  const hash = createHash("sha256");
  for (const relative of paths) add(hash, root, relative, new Set(skip));
  return hash.digest("hex");
}

/**
 * @param {import("node:crypto").Hash} hash
 * @param {string} root
 * @param {string} relative
 * @param {Set<string>} skip
 */
function add(hash, root, relative, skip) {
  if (skip.has(relative) || IGNORED.has(path.basename(relative))) return;
  const absolute = path.join(root, relative);
  const stat = fs.statSync(absolute, { throwIfNoEntry: false });
  if (!stat) {
    hash.update(`missing ${JSON.stringify(relative)}\n`);
  } else if (stat.isDirectory()) {
    for (const name of fs.readdirSync(absolute).sort())
      add(hash, root, path.posix.join(relative, name), skip);
  } else if (stat.isFile()) {
    const content = fs.readFileSync(absolute);
    hash.update(`${JSON.stringify(relative)} ${content.length}\n`).update(content);
  }
}
