// @ts-check
import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import { PlainError } from "./plain-error.mjs";

/**
 * @typedef {{ name: string, uid: number, gid: number }} Account
 */

/** Accounts that exist on most systems and may do nothing. No account is ever made. */
const CANDIDATES = ["postgres", "nobody"];

/**
 * PostgreSQL refuses to run as root. Then it runs as the owner of the existing data, otherwise as an account
 * that the system has anyway.
 *
 * @param {string} clusterDirectory the data directory, which need not exist
 * @returns {Account | null} null when it runs as the person who started us
 * @throws {PlainError} as root without any such account
 */
export function databaseAccount(clusterDirectory) {
  if (process.getuid?.() !== 0) return null;
  const owner = ownerOf(clusterDirectory);
  if (owner && owner.uid !== 0) return { name: `user ${owner.uid}`, ...owner };
  for (const name of CANDIDATES) {
    const account = lookUp(name);
    if (account) return account;
  }
  throw new PlainError(
    `PostgreSQL refuses to run as root, and this system has neither of the accounts ${CANDIDATES.join(" and ")}.\n` +
      "Start Marginalia as an ordinary user, or set DATABASE_URL to a PostgreSQL server of your own.",
  );
}

/**
 * Whether the account can read and enter all of the paths (whatever folder on the way is closed to it).
 *
 * @param {Account} account
 * @param {string[]} paths
 * @returns {boolean}
 */
export function canReach(account, paths) {
  const test = 'for p in "$@"; do test -r "$p" && test -x "$p" || exit 1; done';
  const tried = spawnSync("/bin/sh", ["-c", test, "sh", ...paths], {
    uid: account.uid,
    gid: account.gid,
    cwd: "/",
    stdio: "ignore",
  });
  if (tried.error) {
    throw new PlainError(
      `PostgreSQL refuses to run as root, and this process may not become the account ${account.name} (${tried.error.message}).\n` +
        "Start Marginalia as an ordinary user, or set DATABASE_URL to a PostgreSQL server of your own.",
    );
  }
  return tried.status === 0;
}

/**
 * Nothing of ours: PGDATA, PGPORT or a translated LC_MESSAGES would change what PostgreSQL does.
 *
 * @returns {NodeJS.ProcessEnv}
 */
function serverEnvironment() {
  return /** @type {NodeJS.ProcessEnv} */ (
    /** @type {import("./children.mjs").Env} */ ({ PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC" })
  );
}

/**
 * How to start a program of PostgreSQL.
 *
 * @param {Account | null} account
 */
export function asAccount(account) {
  return {
    ...(account ? { uid: account.uid, gid: account.gid } : {}),
    cwd: "/",
    env: serverEnvironment(),
  };
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {Account | null} account
 * @returns {Promise<{ code: number | null, output: string }>}
 */
export function runAsAccount(command, args, account) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...asAccount(account), stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    child.stdout.on("data", (chunk) => {
      output += chunk;
    });
    child.stderr.on("data", (chunk) => {
      output += chunk;
    });
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, output }));
  });
}

/** @param {string} directory @returns {{ uid: number, gid: number } | null} */
function ownerOf(directory) {
  try {
    const { uid, gid } = fs.statSync(directory);
    return { uid, gid };
  } catch {
    return null;
  }
}

/** @param {string} name @returns {Account | null} */
function lookUp(name) {
  const uid = idOf("-u", name);
  const gid = idOf("-g", name);
  return uid === null || gid === null || uid === 0 ? null : { name, uid, gid };
}

/** @param {"-u" | "-g"} which @param {string} name @returns {number | null} */
function idOf(which, name) {
  const found = spawnSync("id", [which, name], { encoding: "utf8" });
  const id = Number.parseInt(found.stdout ?? "", 10);
  return found.status === 0 && Number.isInteger(id) ? id : null;
}
