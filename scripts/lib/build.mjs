// @ts-check
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { mustSucceed } from "./children.mjs";
import { hashFiles } from "./file-hash.mjs";
import { withLock } from "./lock-file.mjs";

/** What `next build` reads. server/generated follows from the schema and the lock file. */
const INPUTS = [
  "app",
  "components",
  "core",
  "messages",
  "public",
  "server",
  "prisma/schema.prisma",
  "instrumentation.ts",
  "instrumentation-client.ts",
  "next.config.js",
  "postcss.config.mjs",
  "tsconfig.json",
  "package.json",
  "package-lock.json",
];

const SKIPPED = ["server/generated"];

const BUILD_LIMIT_MS = 20 * 60_000;

/**
 * @param {string} root
 * @param {import("./children.mjs").Env} [env]
 * @returns {string} the same as long as a build would come out the same
 */
export function buildInputs(root, env = process.env) {
  const inlined = Object.entries(env)
    .filter(([name]) => name.startsWith("NEXT_PUBLIC_"))
    .sort();
  return createHash("sha256")
    .update(hashFiles(root, INPUTS, SKIPPED))
    .update(JSON.stringify(inlined))
    .digest("hex");
}

/**
 * @param {string} root
 * @param {string} inputs see `buildInputs`
 * @returns {boolean} whether the build that is there was finished, and from these inputs
 */
export function isBuilt(root, inputs) {
  try {
    const marker = JSON.parse(fs.readFileSync(markerFile(root), "utf8"));
    return marker.inputs === inputs && marker.buildId === readBuildId(root);
  } catch {
    return false;
  }
}

/**
 * Builds the app for production unless the build that is there is of these sources.
 *
 * @param {{
 *   root: string, dataDirectory: string, env: import("./children.mjs").Env,
 *   command: import("./command.mjs").Command, typesChecked?: boolean,
 * }} options `typesChecked`: by the same run, so the build need not do it again
 * @throws {import("./plain-error.mjs").PlainError} with the compiler's own words
 */
export async function buildIfStale({ root, dataDirectory, env, command, typesChecked = false }) {
  const { steps, lifecycle, children } = command;
  if (isBuilt(root, buildInputs(root, env))) return;
  await steps.step("Building for production", (progress) =>
    withLock(
      path.join(dataDirectory, "build.lock"),
      { signal: lifecycle.signal, onWait: ({ pid }) => progress(`waiting for process ${pid}, which builds`) },
      async () => {
        const inputs = buildInputs(root, env);
        if (isBuilt(root, inputs)) return;
        fs.rmSync(markerFile(root), { force: true });
        const isFirst = !fs.existsSync(buildIdFile(root));
        const ended = await children.run(
          process.execPath,
          [path.join(root, "node_modules", "next", "dist", "bin", "next"), "build"],
          {
            cwd: root,
            env: {
              ...env,
              NODE_ENV: "production",
              NEXT_TELEMETRY_DISABLED: "1",
              TYPES_CHECKED: typesChecked ? "1" : undefined,
              FIRST_BUILD: isFirst ? "1" : undefined,
            },
            onLine: (line) => progress(withoutColour(line)),
            timeoutMs: BUILD_LIMIT_MS,
          },
        );
        mustSucceed(ended, "The app could not be built.");
        fs.writeFileSync(markerFile(root), `${JSON.stringify({ inputs, buildId: readBuildId(root) })}\n`);
      },
    ),
  );
}

/** @param {string} root */
function markerFile(root) {
  return path.join(root, ".next", "marginalia-build.json");
}

/** @param {string} root */
function buildIdFile(root) {
  return path.join(root, ".next", "BUILD_ID");
}

/** @param {string} root @returns {string} */
function readBuildId(root) {
  return fs.readFileSync(buildIdFile(root), "utf8").trim();
}

/** @param {string} line @returns {string} */
function withoutColour(line) {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what colours on a terminal are
  return line.replace(/\u001b\[[0-9;]*m/g, "");
}
