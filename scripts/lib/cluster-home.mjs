// @ts-check
import { createHash, randomBytes, randomUUID } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { canReach, databaseAccount } from "./database-account.mjs";
import { PlainError } from "./plain-error.mjs";

/**
 * A cluster has a home, a folder inside the checkout with what we know about it (`database.json`) and its log.
 * The data itself is in `<home>/postgres`, or elsewhere when the database's account cannot get in there.
 *
 * @typedef {{ id: string, password: string, directory: string | null, port: number | null }} ClusterRecord
 *   `directory`: absolute, only when the data is not in `<home>/postgres`
 * @typedef {{
 *   home: string, root: string, directory: string, logFile: string,
 *   account: import("./database-account.mjs").Account | null, record: ClusterRecord,
 * }} ClusterHome
 */

/**
 * Opens the home, making it at the first call. Two processes that do this at once get the same password.
 *
 * @param {{ home: string, root: string }} options
 * @returns {ClusterHome}
 */
export function openHome({ home, root }) {
  makeEnterable(home, root);
  const recordFile = path.join(home, "database.json");
  let record = readRecord(home);
  if (!record) {
    writeOnce(recordFile, {
      id: randomBytes(4).toString("hex"),
      password: randomBytes(24).toString("hex"),
      directory: null,
      port: null,
    });
    record = readRecord(home);
    if (!record) throw new PlainError(`${recordFile} cannot be read. Move it away and start again.`);
  }
  const inside = path.join(home, "postgres");
  let directory = record.directory ?? inside;
  const account = databaseAccount(directory);
  if (account && record.directory === null && !canReach(account, [home])) {
    if (fs.existsSync(inside)) {
      throw new PlainError(
        `The database in ${inside} belongs to ${account.name}, who can no longer enter that folder.\n` +
          `Give the folders above it back their "x" permission for others (chmod o+x), then start again.`,
      );
    }
    const checkout = createHash("sha256").update(root).digest("hex").slice(0, 12);
    directory = path.join(stateDirectory(), `${checkout}-${record.id}`);
    record = updateRecord(home, { directory });
  }
  return { home, root, directory, logFile: path.join(home, "postgres.log"), account, record };
}

/**
 * @param {string} home
 * @returns {ClusterRecord | null} null when there is no cluster
 */
export function readRecord(home) {
  try {
    return JSON.parse(fs.readFileSync(path.join(home, "database.json"), "utf8"));
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === "ENOENT") return null;
    throw new PlainError(
      `${path.join(home, "database.json")} cannot be read (${/** @type {Error} */ (error).message}). ` +
        "It holds the password of the embedded database: start Marginalia as the person who made it.",
      { cause: error },
    );
  }
}

/**
 * @param {string} home
 * @param {Partial<ClusterRecord>} change
 * @returns {ClusterRecord}
 */
export function updateRecord(home, change) {
  const file = path.join(home, "database.json");
  const record = { .../** @type {ClusterRecord} */ (readRecord(home)), ...change };
  const temporary = `${file}.${randomUUID()}`;
  fs.writeFileSync(temporary, `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600 });
  fs.renameSync(temporary, file);
  return record;
}

/**
 * A folder of the system that every account can enter and only root can change. As root only.
 *
 * @returns {string}
 */
export function stateDirectory() {
  const candidates = ["/var/lib/marginalia", path.join(os.tmpdir(), "marginalia-root")];
  for (const directory of candidates) {
    try {
      fs.mkdirSync(directory, { recursive: true, mode: 0o755 });
      const { uid, mode } = fs.lstatSync(directory);
      // In a folder that anybody may write to, somebody else may have been here first.
      if (uid !== 0 || !fs.lstatSync(directory).isDirectory()) continue;
      if ((mode & 0o777) !== 0o755) fs.chmodSync(directory, 0o755);
      return directory;
    } catch {
      // A read-only system folder; the next one may do.
    }
  }
  throw new PlainError(
    `The database's account cannot enter this checkout, and neither ${candidates.join(" nor ")} can be used instead.\n` +
      "Move the checkout to a folder that others may enter, or set DATABASE_URL.",
  );
}

/**
 * Makes the home. As root, its folders let the database's account through, whatever the umask was when they were
 * made; the files in them stay closed.
 *
 * @param {string} home
 * @param {string} root
 */
function makeEnterable(home, root) {
  fs.mkdirSync(home, { recursive: true });
  if (process.getuid?.() !== 0 || !home.startsWith(root + path.sep)) return;
  for (let folder = home; folder !== root; folder = path.dirname(folder)) {
    const { uid, mode } = fs.statSync(folder);
    if (uid === 0 && (mode & 0o055) !== 0o055) fs.chmodSync(folder, (mode & 0o777) | 0o055);
  }
}

/** @param {string} file @param {unknown} value */
function writeOnce(file, value) {
  const temporary = `${file}.${randomUUID()}`;
  fs.writeFileSync(temporary, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  try {
    fs.linkSync(temporary, file);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EEXIST") throw error;
  } finally {
    fs.rmSync(temporary, { force: true });
  }
}

/**
 * Deletes a stopped cluster with all its data, wherever that is.
 *
 * @param {string} home
 */
export function removeHome(home) {
  const outside = readRecord(home)?.directory;
  if (outside) fs.rmSync(outside, { recursive: true, force: true });
  fs.rmSync(home, { recursive: true, force: true });
}
