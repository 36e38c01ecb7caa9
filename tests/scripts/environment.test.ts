import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { appEnvironment, keptSecret, listenAddress } from "@/scripts/lib/environment.mjs";
import { root } from "@/scripts/lib/paths.mjs";
import { testEnvironment } from "@/scripts/lib/test-environment.mjs";
import { runScript, scratchFolder, writeFiles } from "./scratch";

const EMBEDDED = "postgresql://marginalia:secret@127.0.0.1:54320/marginalia";

const forApp = (env: Record<string, string>, more: Partial<Parameters<typeof appEnvironment>[0]> = {}) =>
  appEnvironment({
    env,
    embeddedUrl: env.DATABASE_URL ? null : EMBEDDED,
    dataDirectory: path.join(scratchFolder(), ".data"),
    host: "127.0.0.1",
    port: 3000,
    production: true,
    ...more,
  });

/** What another process has in its environment after it has read the files. */
async function read(files: Record<string, string>, env: Record<string, string>, dev = false) {
  const folder = scratchFolder("with spaces");
  fs.symlinkSync(path.join(root, "node_modules"), path.join(folder, "node_modules"));
  writeFiles(folder, { "package.json": "{}", ...files });
  const { output } = await runScript(
    `import { loadEnvFiles } from "@lib/environment.mjs";
     loadEnvFiles({ root: process.cwd(), dev: ${dev} });
     const { A, B, C, D } = process.env;
     console.log(JSON.stringify({ A, B, C, D }));`,
    env,
    folder,
  ).ended;
  return JSON.parse(output);
}

describe("the environment", () => {
  test("is read from .env and .env.local as Next does, and what is set for real wins", async () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the file's own way to name a variable
    const files = { ".env": "A=1\nB=1\nC=1\nD='x ${A}'", ".env.local": "A=2\nB=2" };
    expect(await read(files, { A: "3" })).toEqual({ A: "3", B: "2", C: "1", D: "x 3" });
  });

  test("follows the mode: .env.development for npm run dev, .env.production for npm start", async () => {
    const files = { ".env": "A=1", ".env.development": "A=dev", ".env.production": "A=prod" };
    expect(await read(files, {}, true)).toEqual({ A: "dev" });
    expect(await read(files, {}, false)).toEqual({ A: "prod" });
  });

  test("names the embedded database to the app, and never as DATABASE_URL", () => {
    const env = forApp({});
    expect(env).toMatchObject({ EMBEDDED_DATABASE_URL: EMBEDDED, NEXTAUTH_URL: "http://localhost:3000" });
    expect(env).not.toHaveProperty("DATABASE_URL");
  });

  test("names no embedded database beside DATABASE_URL, whatever was set", () => {
    const external = {
      DATABASE_URL: "postgresql://db/m",
      NEXTAUTH_SECRET: "s",
      NEXTAUTH_URL: "https://m.example",
    };
    expect(forApp({ ...external, EMBEDDED_DATABASE_URL: EMBEDDED })).not.toHaveProperty(
      "EMBEDDED_DATABASE_URL",
    );
  });

  test("asks for secret and address by name in production on a database of the operator's own", () => {
    const DATABASE_URL = "postgresql://db/m";
    expect(() => forApp({ DATABASE_URL })).toThrow(/NEXTAUTH_SECRET and NEXTAUTH_URL must be set/);
    expect(() => forApp({ DATABASE_URL, NEXTAUTH_SECRET: "s" })).toThrow(/so NEXTAUTH_URL must be set/);
    expect(forApp({ DATABASE_URL }, { production: false })).toMatchObject({
      NEXTAUTH_URL: "http://localhost:3000",
    });
  });

  test("keeps one secret over restarts, readable by its owner only", () => {
    const folder = path.join(scratchFolder(), ".data");
    const secret = keptSecret(folder);
    expect(secret.length).toBeGreaterThanOrEqual(32);
    expect(keptSecret(folder)).toBe(secret);
    expect(fs.statSync(path.join(folder, "secret")).mode & 0o777).toBe(0o600);
    expect(keptSecret(path.join(scratchFolder(), ".data"))).not.toBe(secret);
  });

  test("keeps a secret that was set", () => {
    expect(forApp({ NEXTAUTH_SECRET: "mine" }).NEXTAUTH_SECRET).toBe("mine");
  });

  test.each([
    [{}, { host: "127.0.0.1", port: 3000 }],
    [{ PORT: "8080" }, { host: "127.0.0.1", port: 8080 }],
    [{ DATABASE_URL: "postgresql://db/m" }, { host: "0.0.0.0", port: 3000 }],
    [
      { DATABASE_URL: "postgresql://db/m", HOST: "10.0.0.1" },
      { host: "10.0.0.1", port: 3000 },
    ],
    [{ HOST: "0.0.0.0" }, { host: "0.0.0.0", port: 3000 }],
    [
      { HOST: "", PORT: "" },
      { host: "127.0.0.1", port: 3000 },
    ],
  ])("with %o the server listens at %o", (env, address) => {
    expect(listenAddress(env)).toEqual(address);
  });

  test.each(["http", "0", "70000", "3000.5", "-1"])("PORT=%s is refused by name", (PORT) => {
    expect(() => listenAddress({ PORT })).toThrow(/PORT must be a number/);
  });

  test("of the tests holds none of the app's own variables", () => {
    const folder = scratchFolder();
    writeFiles(folder, {
      ".env.example": "# What it does\nSMTP_URL=\n# NEXTAUTH_SECRET=\n#CHROMIUM_PATH=\n",
    });
    const env = {
      PATH: "/bin",
      DATABASE_URL: "x",
      SMTP_URL: "x",
      NEXTAUTH_SECRET: "x",
      NODE_ENV: "production",
    };
    const clean = testEnvironment({ root: folder, env: { ...env, CHROMIUM_PATH: "/chromium" } });
    expect(clean).toMatchObject({ PATH: "/bin", CHROMIUM_PATH: "/chromium" });
    for (const name of ["DATABASE_URL", "SMTP_URL", "NEXTAUTH_SECRET", "NODE_ENV"]) {
      expect(clean).not.toHaveProperty(name);
    }
  });
});
