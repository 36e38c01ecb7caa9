// @ts-check
import fs from "node:fs";
import path from "node:path";

/** What a developer sets for the tests themselves. */
const KEPT = new Set(["CHROMIUM_PATH", "LOG_LEVEL"]);

/**
 * The environment of the tests: without the app's own variables, so that nobody's settings, and least of all
 * somebody's DATABASE_URL, decide how they end.
 *
 * @param {{ root: string, env: import("./children.mjs").Env }} options
 * @returns {import("./children.mjs").Env}
 */
export function testEnvironment({ root, env }) {
  const clean = { ...env };
  const names = ["DATABASE_URL", "EMBEDDED_DATABASE_URL", "NODE_ENV", ...documentedVariables(root)];
  for (const name of names) if (!KEPT.has(name)) delete clean[name];
  // Next would otherwise read .env again by itself.
  clean.__NEXT_PROCESSED_ENV = "true";
  clean.NEXT_TELEMETRY_DISABLED = "1";
  return clean;
}

/**
 * @param {string} root
 * @returns {string[]} every variable that .env.example has a line for, commented out or not
 */
function documentedVariables(root) {
  const file = path.join(root, ".env.example");
  if (!fs.existsSync(file)) return [];
  return [...fs.readFileSync(file, "utf8").matchAll(/^#?\s*([A-Z][A-Z0-9_]*)=/gm)].map(
    ([, name = ""]) => name,
  );
}
