import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { root } from "@/scripts/lib/paths.mjs";
import { isAlive, processIdentity } from "@/scripts/lib/process-identity.mjs";
import { createSteps, formatDuration } from "@/scripts/lib/steps.mjs";
import { eventually, runScript, scratchFolder, writeFiles } from "./scratch";

/** A command that starts a child with a grandchild, and says when both run. */
const COMMAND = `
  import { runCommand } from "@lib/command.mjs";
  await runCommand({ home: "/nonexistent" }, async ({ lifecycle, children, steps }) => {
    lifecycle.onShutdown("first", () => steps.say("first stopped last"));
    const child = children.start("/bin/sh", ["-c", "trap 'exit 0' TERM; sleep 1000 & echo up $!; wait"], {
      onLine: (line) => steps.say(line + " " + child.process.pid),
    });
    lifecycle.onShutdown("second", () => steps.say("second stopped first"));
    return undefined;
  });`;

const pidsIn = (line: string) => line.split(" ").slice(1).map(Number);

/** Nobody collects the dead in some containers, so a process counts as gone when it no longer runs. */
const allGone = (pids: number[]) => eventually(() => pids.every((pid) => !isAlive(pid)));

/** Output to something that is no terminal. */
function recorder() {
  const lines: string[] = [];
  return { lines, stream: { write: (text: string) => lines.push(text) > 0 } };
}

describe("a command", () => {
  test.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
    "stops everything in reverse order on %s",
    async (signal) => {
      const script = runScript(COMMAND);
      const pids = pidsIn(await script.says(/^up/));
      script.kill(signal);
      const { code, output } = await script.ended;
      expect(code).toBe(0);
      expect(output.indexOf("second stopped first")).toBeGreaterThan(0);
      expect(output.indexOf("first stopped last")).toBeGreaterThan(output.indexOf("second stopped first"));
      expect(await allGone(pids)).toBe(true);
    },
  );

  test("leaves nothing running when it is killed", async () => {
    const script = runScript(COMMAND);
    const pids = pidsIn(await script.says(/^up/));
    script.kill("SIGKILL");
    await script.ended;
    expect(await allGone(pids)).toBe(true);
  });

  test("takes two signals in a row for one keystroke, and a later one as impatience", async () => {
    const slow = `
      import { runCommand } from "@lib/command.mjs";
      await runCommand({ home: "/nonexistent" }, async ({ lifecycle, steps }) => {
        lifecycle.onShutdown("slow", () => new Promise((resolve) => setTimeout(resolve, 60_000)));
        steps.say("up");
        setInterval(() => {}, 1000);
        return undefined;
      });`;
    const script = runScript(slow);
    await script.says(/^up/);
    script.kill("SIGINT");
    await script.says(/Stopping/);
    script.kill("SIGINT");
    await new Promise((resolve) => setTimeout(resolve, 1_700));
    expect(isAlive(script.pid)).toBe(true);
    script.kill("SIGINT");
    expect(await script.ended).toMatchObject({ code: 130 });
  });

  test("fails with the message, stops the rest, and reports what could not be stopped", async () => {
    const { code, output } = await runScript(`
      import { runCommand } from "@lib/command.mjs";
      import { PlainError } from "@lib/plain-error.mjs";
      await runCommand({ home: "/nonexistent" }, async ({ lifecycle, steps }) => {
        lifecycle.onShutdown("database", () => steps.say("database stopped"));
        lifecycle.onShutdown("server", () => { throw new PlainError("it hangs"); });
        throw new PlainError("The disk is full.", { output: "ENOSPC" });
      });`).ended;
    expect(code).toBe(1);
    expect(output.trim().split("\n").filter(Boolean)).toEqual([
      "ENOSPC",
      "The disk is full.",
      "Could not stop server: it hangs",
      "database stopped",
    ]);
  });

  test("is over when the npm that started it was killed", async () => {
    const inner = `
      const { runCommand } = await import(process.env.COMMAND);
      await runCommand({ home: "/nonexistent" }, async ({ steps }) => {
        steps.say("up " + process.pid);
        setInterval(() => {}, 1000);
      });`;
    // As npm does it: a shell in between, which stays.
    const script = runScript(
      `import { spawn } from "node:child_process";
       const line = '"$NODE" --input-type=module --eval "$INNER"; true';
       spawn("/bin/sh", ["-c", line], { stdio: ["ignore", "inherit", "inherit"] });
       setInterval(() => {}, 1000);`,
      {
        npm_lifecycle_event: "start",
        NODE: process.execPath,
        INNER: inner,
        COMMAND: pathToFileURL(path.join(root, "scripts", "lib", "command.mjs")).href,
      },
    );
    const pids = pidsIn(await script.says(/^up/));
    script.kill("SIGKILL");
    expect(await allGone(pids)).toBe(true);
  });
});

describe("npm start", () => {
  /** A checkout without dependencies: what is tested here needs none. */
  function bareCheckout(): string {
    const folder = scratchFolder("with spaces");
    fs.cpSync(path.join(root, "scripts"), path.join(folder, "scripts"), { recursive: true });
    writeFiles(folder, { "package.json": '{"type":"module"}' });
    return folder;
  }

  const start = (folder: string, env: Record<string, string> = {}) =>
    spawnSync(process.execPath, [path.join(folder, "scripts", "start.mjs")], {
      encoding: "utf8",
      env: { ...process.env, ...env },
    });

  test("says where it already runs, and that is no failure", () => {
    const folder = bareCheckout();
    const holder = {
      pid: process.pid,
      identity: processIdentity(process.pid),
      startedAt: new Date().toISOString(),
      url: "http://localhost:3210",
    };
    writeFiles(folder, { ".data/start.lock": JSON.stringify(holder) });
    const { status, stdout } = start(folder);
    expect(status).toBe(0);
    expect(stdout).toContain("already runs from this folder: http://localhost:3210");
    expect(stdout).toContain(`kill ${process.pid}`);
  });

  test("shows npm's own words when the dependencies cannot be installed, and keeps no lock", () => {
    const folder = bareCheckout();
    const { status, stdout } = start(folder, { npm_execpath: "" });
    expect(status).toBe(1);
    expect(stdout).toContain("✗ Installing dependencies");
    expect(stdout).toMatch(/package-lock\.json/);
    expect(fs.readdirSync(path.join(folder, ".data"))).toEqual([]);
  });
});

describe("a step", () => {
  test("is printed with its time and its result when it is done", async () => {
    const { lines, stream } = recorder();
    const steps = createSteps({ stream });
    await expect(
      steps.step(
        "Counting",
        async () => 7,
        (count) => `${count} found`,
      ),
    ).resolves.toBe(7);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^✓ Counting … \d+\.\d s \(7 found\)\n$/);
  });

  test("that takes long says so again and again, with what it is at", async () => {
    const { lines, stream } = recorder();
    const steps = createSteps({ stream, firstSignMs: 20, heartbeatMs: 30 });
    await steps.step("Installing", async (progress) => {
      progress("12 of 500 packages");
      // As long as that takes: how often it has been said meanwhile is up to the machine.
      while (lines.length < 3) await new Promise((resolve) => setTimeout(resolve, 10));
    });
    expect(lines[0]).toBe("… Installing: 12 of 500 packages\n");
    for (const line of lines.slice(1, -1))
      expect(line).toMatch(/^… Installing \(\d+\.\d s so far\): 12 of 500 packages\n$/);
    expect(lines.at(-1)).toMatch(/^✓ Installing … /);
  });

  test("that fails is marked, and its error goes on", async () => {
    const { lines, stream } = recorder();
    const failing = createSteps({ stream }).step("Building", async () => {
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect(lines).toEqual([expect.stringMatching(/^✗ Building … /)]);
  });

  test.each([
    [0, "0.0 s"],
    [12_340, "12.3 s"],
    [59_900, "59.9 s"],
    [125_000, "2 min 5 s"],
    [119_800, "2 min 0 s"],
  ])("of %i ms took %s", (milliseconds, text) => {
    expect(formatDuration(milliseconds)).toBe(text);
  });
});
