import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { onTestFinished } from "vitest";
import { removeHome } from "@/scripts/lib/cluster-home.mjs";
import { stopIfUnused } from "@/scripts/lib/embedded-postgres.mjs";
import { root } from "@/scripts/lib/paths.mjs";

/** A folder of this test's own, which everybody may enter, removed when the test ends. */
export function scratchFolder(name = "scratch"): string {
  const parent = fs.mkdtempSync(path.join(os.tmpdir(), "marginalia-"));
  fs.chmodSync(parent, 0o755);
  onTestFinished(() => fs.rmSync(parent, { recursive: true, force: true }));
  const folder = path.join(parent, name);
  fs.mkdirSync(folder);
  return folder;
}

/** A home for a cluster; what runs in it when the test ends is stopped and deleted. */
export function scratchHome(name?: string): string {
  const home = path.join(scratchFolder(name), "home");
  onTestFinished(async () => {
    await stopIfUnused({ home });
    removeHome(home);
  });
  return home;
}

export function writeFiles(folder: string, files: Record<string, string>): void {
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, content);
  }
}

export interface Script {
  pid: number;
  /** Resolves with the first line of standard output that matches. */
  says(pattern: RegExp): Promise<string>;
  kill(signal: NodeJS.Signals): void;
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null; output: string }>;
}

/** As in a person's shell: without what vitest and `npm test` set for those they start. */
const outside = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !["NODE_ENV", "__NEXT_PROCESSED_ENV"].includes(name)),
);

/** Runs a module of its own in another Node process; `@lib/` in it stands for scripts/lib/. */
export function runScript(source: string, env: Record<string, string> = {}, cwd = root): Script {
  const lib = `${pathToFileURL(path.join(root, "scripts", "lib")).href}/`;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", source.replaceAll("@lib/", lib)], {
    cwd,
    env: { ...outside, ...env } as NodeJS.ProcessEnv,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const watchers = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      output += chunk;
      for (const look of watchers) look();
    });
  }
  const ended = new Promise<Awaited<Script["ended"]>>((resolve) => {
    child.once("close", (code, signal) => resolve({ code, signal, output }));
  });
  return {
    pid: child.pid ?? 0,
    kill: (signal) => void child.kill(signal),
    ended,
    says: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const line = output.split("\n").find((text) => pattern.test(text));
          if (line === undefined) return;
          watchers.delete(look);
          resolve(line);
        };
        watchers.add(look);
        look();
        void ended.then(() => reject(new Error(`It ended without saying ${pattern}:\n${output}`)));
      }),
  };
}

/** Waits until it holds; what takes longer than the limit does not come. */
export async function eventually(holds: () => boolean, limitMs = 15_000): Promise<boolean> {
  const deadline = performance.now() + limitMs;
  while (performance.now() < deadline) {
    if (holds()) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return holds();
}
