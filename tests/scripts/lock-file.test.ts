import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { tryLock, withLock } from "@/scripts/lib/lock-file.mjs";
import { processIdentity } from "@/scripts/lib/process-identity.mjs";
import { runScript, scratchFolder } from "./scratch";

describe("a lock", () => {
  test("is held by one, who says who and where it is", () => {
    const file = path.join(scratchFolder(), "deep", "start.lock");
    const { lock } = tryLock(file);
    lock?.update({ url: "http://localhost:3000" });
    expect(tryLock(file)).toMatchObject({
      lock: null,
      holder: { pid: process.pid, url: "http://localhost:3000" },
    });
    lock?.release();
    expect(fs.existsSync(file)).toBe(false);
    expect(tryLock(file).lock).not.toBeNull();
  });

  test("of a process that was killed is taken over", async () => {
    const file = path.join(scratchFolder(), "start.lock");
    const script = runScript(
      `import { tryLock } from "@lib/lock-file.mjs";
       tryLock(process.env.LOCK);
       console.log("locked");
       setInterval(() => {}, 1000);`,
      { LOCK: file },
    );
    await script.says(/locked/);
    expect(tryLock(file)).toMatchObject({ lock: null, holder: { pid: script.pid } });
    script.kill("SIGKILL");
    await script.ended;
    expect(tryLock(file).lock).not.toBeNull();
  });

  test.each([
    [
      "names a number that another process has now",
      JSON.stringify({ pid: process.ppid, identity: "earlier" }),
    ],
    ["was written by half", '{"pid": 12'],
    ["is empty", ""],
  ])("that %s is taken over", (_, content) => {
    const file = path.join(scratchFolder(), "start.lock");
    fs.writeFileSync(file, content);
    expect(tryLock(file).lock).not.toBeNull();
  });

  test("is not released by somebody who no longer holds it", () => {
    const file = path.join(scratchFolder(), "start.lock");
    const { lock } = tryLock(file);
    const other = JSON.stringify({
      pid: process.pid,
      identity: processIdentity(process.pid),
      startedAt: "later",
    });
    fs.writeFileSync(file, other);
    lock?.release();
    expect(fs.readFileSync(file, "utf8")).toBe(other);
  });

  test("lets one process after the other through, also when many find a stale one", async () => {
    const folder = scratchFolder();
    const file = path.join(folder, "build.lock");
    fs.writeFileSync(file, JSON.stringify({ pid: 999_999_999, identity: "gone" }));
    const source = `
      import fs from "node:fs";
      import { withLock } from "@lib/lock-file.mjs";
      const inside = process.env.INSIDE;
      await withLock(process.env.LOCK, { onWait: () => {} }, async () => {
        fs.mkdirSync(inside);
        await new Promise((resolve) => setTimeout(resolve, 50));
        fs.rmdirSync(inside);
      });
      console.log("done");`;
    const env = { LOCK: file, INSIDE: path.join(folder, "inside") };
    const ended = await Promise.all(Array.from({ length: 5 }, () => runScript(source, env).ended));
    expect(ended.map(({ output }) => output.trim())).toEqual(Array(5).fill("done"));
  });

  test("is released when the work fails", async () => {
    const file = path.join(scratchFolder(), "build.lock");
    const failing = withLock(file, { onWait: () => {} }, async () => {
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect(tryLock(file).lock).not.toBeNull();
  });
});
