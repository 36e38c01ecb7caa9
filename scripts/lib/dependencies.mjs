// @ts-check
import fs from "node:fs";
import path from "node:path";
import { mustSucceed } from "./children.mjs";
import { withLock } from "./lock-file.mjs";
import { PlainError } from "./plain-error.mjs";

/**
 * @typedef {{ version?: string, optional?: boolean, link?: boolean, os?: string[], cpu?: string[], libc?: string[] }} LockedPackage
 */

const MINIMUM = { major: 20, minor: 19 };

/**
 * @param {string} [version] such as "20.19.0"
 * @throws {PlainError} when this Node cannot run Marginalia
 */
export function requireNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > MINIMUM.major || (major === MINIMUM.major && minor >= MINIMUM.minor)) return;
  throw new PlainError(
    `Marginalia needs Node ${MINIMUM.major}.${MINIMUM.minor} or newer; this is ${version}. Get a newer one at https://nodejs.org.`,
  );
}

/**
 * Installs the packages of package-lock.json unless exactly these are there. Needs nothing but Node and npm.
 *
 * @param {{
 *   root: string, dataDirectory: string,
 *   command: import("./command.mjs").Command,
 * }} options
 * @throws {PlainError} with npm's own words when it fails
 */
export async function installDependencies({ root, dataDirectory, command: { steps, lifecycle, children } }) {
  if (isInstalled(root)) return;
  await steps.step("Installing dependencies", (progress) =>
    withLock(
      path.join(dataDirectory, "install.lock"),
      {
        signal: lifecycle.signal,
        onWait: ({ pid }) => progress(`waiting for process ${pid}, which installs them`),
      },
      async () => {
        if (isInstalled(root)) return;
        const total = Object.keys(readPackages(path.join(root, "package-lock.json")) ?? {}).length;
        let fetched = 0;
        const { command, args } = npm([
          "ci",
          // Nothing of ours needs install scripts, and what does not run can do no harm.
          "--ignore-scripts",
          // Whatever NODE_ENV or npm's settings say: building needs them.
          "--include=dev",
          "--include=optional",
          "--no-audit",
          "--no-fund",
          "--loglevel=http",
        ]);
        const ended = await children.run(command, args, {
          cwd: root,
          onLine: (line) => {
            if (/npm http (fetch|cache) /.test(line)) fetched += 1;
            progress(fetched < total ? `${fetched} of up to ${total} packages fetched` : "unpacking");
          },
        });
        ended.output = withoutTraffic(ended.output);
        mustSucceed(
          ended,
          "npm could not install the dependencies. Check the network connection and start again.",
        );
        if (!isInstalled(root)) {
          throw new PlainError(
            "npm finished, but node_modules is not what package-lock.json asks for. Delete node_modules and start again.",
          );
        }
      },
    ),
  );
}

/**
 * Compares package-lock.json with the record that npm leaves in node_modules when it has finished, so that an
 * installation by hand counts as well and an interrupted one does not.
 *
 * @param {string} root
 * @param {{ platform: string, arch: string }} [machine]
 * @returns {boolean}
 */
export function isInstalled(root, machine = { platform: process.platform, arch: process.arch }) {
  const wanted = readPackages(path.join(root, "package-lock.json"));
  const present = readPackages(path.join(root, "node_modules", ".package-lock.json"));
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(([location, locked]) => {
    if (location === "" || (locked.optional && !isMeantFor(locked, machine))) return true;
    return present[location]?.version === locked.version;
  });
}

/**
 * Optional packages are mostly programs for one kind of machine. Which of two C libraries a machine has, and
 * what names no machine at all, is left to npm.
 *
 * @param {LockedPackage} locked
 * @param {{ platform: string, arch: string }} machine
 */
function isMeantFor({ os, cpu, libc }, machine) {
  return (
    os?.includes(machine.platform) === true && cpu?.includes(machine.arch) === true && libc === undefined
  );
}

/** @param {string} file @returns {Record<string, LockedPackage> | null} */
function readPackages(file) {
  try {
    return JSON.parse(fs.readFileSync(file, "utf8")).packages ?? null;
  } catch {
    return null;
  }
}

/** The npm that runs us, so that no other is needed on the PATH. @param {string[]} args */
function npm(args) {
  const cli = process.env.npm_execpath ?? "";
  return path.basename(cli) === "npm-cli.js"
    ? { command: process.execPath, args: [cli, ...args] }
    : { command: "npm", args };
}

/** @param {string} output @returns {string} */
function withoutTraffic(output) {
  return output
    .split("\n")
    .filter((line) => !line.startsWith("npm http "))
    .join("\n");
}
