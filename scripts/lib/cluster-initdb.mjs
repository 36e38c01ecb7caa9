// @ts-check
import { randomUUID } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { runAsAccount } from "./database-account.mjs";
import { PlainError } from "./plain-error.mjs";
import { isAlive } from "./process-identity.mjs";

/**
 * Makes the data directory aside and moves it into place in one step: a crash in between leaves nothing half
 * made, and of two processes that do it at once one wins.
 *
 * @param {import("./cluster-home.mjs").ClusterHome} place
 * @param {string} initdb
 * @param {{ sync: boolean }} options `sync`: wait until it is on the disk
 */
export async function initialise({ home, directory, account, record }, initdb, { sync }) {
  sweepHalfMade(directory);
  const temporary = `${directory}.new-${process.pid}-${randomUUID().slice(0, 8)}`;
  const passwordFile = path.join(temporary, "..", `${path.basename(temporary)}.password`);
  try {
    fs.mkdirSync(temporary, { mode: 0o700 });
    fs.writeFileSync(passwordFile, `${record.password}\n`, { mode: 0o600 });
    if (account) for (const file of [temporary, passwordFile]) fs.chownSync(file, account.uid, account.gid);
    const args = [
      `--pgdata=${temporary}`,
      "--username=marginalia",
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      // Built into PostgreSQL: the same on every machine, whatever locales the system has.
      "--locale=C",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      "--text-search-config=english",
      ...(sync ? [] : ["--no-sync"]),
    ];
    const made = await runAsAccount(initdb, args, account);
    if (made.code !== 0) {
      throw new PlainError(
        `The embedded database could not be made in ${home}.${initdbAdvice(made.output)}`,
        {
          output: made.output,
        },
      );
    }
    try {
      fs.renameSync(temporary, directory);
    } catch (error) {
      if (!fs.existsSync(path.join(directory, "PG_VERSION"))) throw error;
    }
  } finally {
    fs.rmSync(passwordFile, { force: true });
    fs.rmSync(temporary, { recursive: true, force: true });
  }
}

/** @param {string} output @returns {string} */
function initdbAdvice(output) {
  if (/could not look up effective user ID/.test(output)) {
    return "\nThe user that this runs as has no entry in /etc/passwd. Add one, or set DATABASE_URL to a PostgreSQL server of your own.";
  }
  return /No space left/.test(output) ? "\nThe disk is full: make room and start again." : "";
}

/** @param {string} directory */
function sweepHalfMade(directory) {
  const parent = path.dirname(directory);
  const prefix = `${path.basename(directory)}.new-`;
  for (const name of fs.readdirSync(parent)) {
    const maker = name.startsWith(prefix) ? Number.parseInt(name.slice(prefix.length), 10) : Number.NaN;
    if (maker > 0 && !isAlive(maker)) fs.rmSync(path.join(parent, name), { recursive: true, force: true });
  }
}
