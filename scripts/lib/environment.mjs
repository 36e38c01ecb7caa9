// @ts-check
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { PlainError } from "./plain-error.mjs";

/**
 * Reads `.env` and its relatives into process.env with Next's own loader, so that the scripts and the app see
 * the same. What is set for real wins.
 *
 * @param {{ root: string, dev: boolean }} options
 */
export function loadEnvFiles({ root, dev }) {
  // The command decides which mode it is, not what happens to be set in the shell.
  Object.assign(process.env, { NODE_ENV: dev ? "development" : "production" });
  const require = createRequire(path.join(root, "package.json"));
  const nextRequire = createRequire(require.resolve("next/package.json"));
  const { loadEnvConfig } = /** @type {typeof import("@next/env")} */ (nextRequire("@next/env"));
  loadEnvConfig(root, dev, { info: () => {}, error: console.error });
}

/**
 * Where the server listens.
 *
 * @param {import("./children.mjs").Env} env
 * @returns {{ host: string, port: number }} loopback unless the database is the operator's own or HOST is set
 * @throws {PlainError} when PORT is not a port
 */
export function listenAddress(env) {
  const host = env.HOST || (env.DATABASE_URL ? "0.0.0.0" : "127.0.0.1");
  const port = Number(env.PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new PlainError(`PORT must be a number between 1 and 65535; it is "${env.PORT}".`);
  }
  return { host, port };
}

/**
 * The environment of the app: what the person set, and on the embedded database what they need not set.
 *
 * @param {{
 *   env: import("./children.mjs").Env, embeddedUrl: string | null, dataDirectory: string,
 *   host: string, port: number, production: boolean,
 * }} options `embeddedUrl`: null when DATABASE_URL is set
 * @returns {import("./children.mjs").Env}
 * @throws {PlainError} when a server of the operator's own lacks its secret or address
 */
export function appEnvironment({ env, embeddedUrl, dataDirectory, host, port, production }) {
  /** @type {import("./children.mjs").Env} */
  const app = {
    ...env,
    NODE_ENV: production ? "production" : "development",
    NEXT_TELEMETRY_DISABLED: "1",
    HOST: host,
    PORT: String(port),
  };
  delete app.EMBEDDED_DATABASE_URL;
  if (embeddedUrl !== null) app.EMBEDDED_DATABASE_URL = embeddedUrl;
  const missing = ["NEXTAUTH_SECRET", "NEXTAUTH_URL"].filter((name) => !env[name]);
  if (missing.length > 0 && embeddedUrl === null && production) {
    throw new PlainError(
      `DATABASE_URL is set, so ${missing.join(" and ")} must be set too.\n` +
        "  NEXTAUTH_SECRET  signs the sessions: at least 32 random characters, the same in every process (openssl rand -base64 32)\n" +
        "  NEXTAUTH_URL     the address that people open, such as https://marginalia.example.org",
    );
  }
  app.NEXTAUTH_SECRET ||= keptSecret(dataDirectory);
  app.NEXTAUTH_URL ||= `http://localhost:${port}`;
  return app;
}

/**
 * The environment of a command that works on the database and serves nobody: it needs neither a secret nor an
 * address.
 *
 * @param {{ env: import("./children.mjs").Env, embeddedUrl: string | null }} options as for `appEnvironment`
 * @returns {import("./children.mjs").Env}
 */
export function importEnvironment({ env, embeddedUrl }) {
  /** @type {import("./children.mjs").Env} */
  const app = { LOG_LEVEL: "warn", ...env, NODE_ENV: "production" };
  delete app.EMBEDDED_DATABASE_URL;
  if (embeddedUrl !== null) app.EMBEDDED_DATABASE_URL = embeddedUrl;
  return app;
}

/**
 * The secret that signs sessions, made at the first start and kept, so that a restart signs nobody out.
 *
 * @param {string} dataDirectory
 * @returns {string}
 */
export function keptSecret(dataDirectory) {
  const file = path.join(dataDirectory, "secret");
  fs.mkdirSync(dataDirectory, { recursive: true });
  try {
    fs.writeFileSync(file, randomBytes(32).toString("base64url"), { mode: 0o600, flag: "wx" });
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EEXIST") throw error;
  }
  const secret = fs.readFileSync(file, "utf8").trim();
  if (secret.length < 32)
    throw new PlainError(`${file} is damaged. Delete it and start again; everybody signs in anew.`);
  return secret;
}
