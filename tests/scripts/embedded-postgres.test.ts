import { spawn } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import pg from "pg";
import { describe, expect, onTestFinished, test } from "vitest";
import { removeHome } from "@/scripts/lib/cluster-home.mjs";
import { openCluster } from "@/scripts/lib/embedded-postgres.mjs";
import { root } from "@/scripts/lib/paths.mjs";
import { anyFreePort } from "@/scripts/lib/ports.mjs";
import { readPostmaster } from "@/scripts/lib/postmaster.mjs";
import { isAlive } from "@/scripts/lib/process-identity.mjs";
import { eventually, runScript, scratchFolder, scratchHome } from "./scratch";

async function ask<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

const open = async (home: string) =>
  openCluster({ home, root, throwAway: true, firstPort: await anyFreePort() });

/** Opens the cluster in another process, with the watchdog that every command has. */
const openElsewhere = (home: string, watched = true) =>
  runScript(
    `import { openCluster } from "@lib/embedded-postgres.mjs";
     import { startWatchdog } from "@lib/watchdog.mjs";
     const home = process.env.CLUSTER_HOME;
     if (${watched}) startWatchdog({ home });
     const cluster = await openCluster({ home, root: process.env.CHECKOUT, throwAway: true });
     console.log("open " + cluster.port + " " + cluster.joined);
     setInterval(() => {}, 1000);`,
    { CLUSTER_HOME: home, CHECKOUT: root },
  );

const dataOf = (home: string): string =>
  JSON.parse(fs.readFileSync(path.join(home, "database.json"), "utf8")).directory ??
  path.join(home, "postgres");

const serverOf = (home: string): number => readPostmaster(dataOf(home))?.pid ?? 0;

describe("the embedded PostgreSQL", () => {
  test("runs in a folder with spaces and quotes, keeps its data, its port and its password", async () => {
    const home = scratchHome("it's a “folder” with spaces");
    const first = await open(home);
    expect(await first.createDatabase("kept")).toBe(true);
    await ask(first.url("kept"), "CREATE TABLE word (text text); INSERT INTO word VALUES ('Biden’s war 🕊')");
    await first.release();
    expect(serverOf(home)).toBe(0);

    const second = await open(home);
    expect(second).toMatchObject({ joined: false, port: first.port });
    expect(await second.createDatabase("kept")).toBe(false);
    expect(second.url("kept")).toBe(first.url("kept"));
    expect(await ask(second.url("kept"), "SELECT text FROM word")).toEqual([{ text: "Biden’s war 🕊" }]);
    await second.release();
  });

  test("answers on loopback only, to its password only, and speaks UTF-8 whatever the locale", async () => {
    const home = scratchHome();
    const cluster = await open(home);
    const settings = await ask<{ name: string; setting: string }>(
      cluster.url("postgres"),
      "SELECT name, setting FROM pg_settings WHERE name IN ('listen_addresses', 'unix_socket_directories', 'server_encoding') ORDER BY name",
    );
    expect(settings.map(({ setting }) => setting)).toEqual(["127.0.0.1", "UTF8", ""]);
    expect(await ask(cluster.url("postgres"), "SELECT upper('ñ–é') AS up")).toEqual([{ up: "Ñ–É" }]);
    const guess = new URL(cluster.url("postgres"));
    guess.password = "postgres";
    await expect(ask(guess.href, "SELECT 1")).rejects.toMatchObject({ code: "28P01" });
    expect(fs.statSync(path.join(home, "database.json")).mode & 0o777).toBe(0o600);
    await cluster.release();
  });

  test("is shared by the commands of one checkout and stops with the last of them", async () => {
    const home = scratchHome();
    const [one, two] = await Promise.all([open(home), open(home)]);
    expect(two.port).toBe(one.port);
    const pid = serverOf(home);
    await one.release();
    expect(isAlive(pid)).toBe(true);
    await expect(ask(two.url("postgres"), "SELECT 1 AS up")).resolves.toEqual([{ up: 1 }]);
    await two.release();
    expect(isAlive(pid)).toBe(false);
  });

  test("stops by itself when the command that started it is killed", async () => {
    const home = scratchHome();
    const script = openElsewhere(home);
    await script.says(/^open/);
    const pid = serverOf(home);
    script.kill("SIGKILL");
    expect(await eventually(() => !isAlive(pid))).toBe(true);
  });

  test("goes on for another command when the one that started it is killed", async () => {
    const home = scratchHome();
    const script = openElsewhere(home);
    await script.says(/^open/);
    const cluster = await open(home);
    expect(cluster.joined).toBe(true);
    script.kill("SIGKILL");
    await script.ended;
    // Longer than the watchdog takes.
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    await expect(ask(cluster.url("postgres"), "SELECT 1 AS up")).resolves.toEqual([{ up: 1 }]);
    await cluster.release();
    expect(serverOf(home)).toBe(0);
  });

  test("left behind by a killed command, is joined by the next and stopped with it", async () => {
    const home = scratchHome();
    const script = openElsewhere(home, false);
    await script.says(/^open/);
    script.kill("SIGKILL");
    await script.ended;
    const orphan = serverOf(home);
    expect(isAlive(orphan)).toBe(true);
    const cluster = await open(home);
    expect(cluster.joined).toBe(true);
    await cluster.release();
    expect(isAlive(orphan)).toBe(false);
  });

  test("recovers what was committed when the server itself was killed", async () => {
    const home = scratchHome();
    // Unlike a throw-away one, it does not call committed what is not on the disk.
    const cluster = await openCluster({ home, root, firstPort: await anyFreePort() });
    await ask(cluster.url("postgres"), "CREATE TABLE word (text text); INSERT INTO word VALUES ('kept')");
    process.kill(serverOf(home), "SIGKILL");
    await cluster.release();
    const again = await openCluster({ home, root });
    expect(again.joined).toBe(false);
    expect(await ask(again.url("postgres"), "SELECT text FROM word")).toEqual([{ text: "kept" }]);
    await again.release();
  });

  test("tells the command that uses it when it is gone", async () => {
    const home = scratchHome();
    const lost = new Promise<string>((resolve) => {
      void openCluster({ home, root, onLost: () => resolve("lost") }).then(() =>
        process.kill(serverOf(home), "SIGKILL"),
      );
    });
    await expect(lost).resolves.toBe("lost");
  });

  test("is not kept from starting by a lock that names another program's process", async () => {
    const home = scratchHome();
    await (await open(home)).release();
    const other = spawn("sleep", ["60"]);
    onTestFinished(() => void other.kill());
    const lock = path.join(dataOf(home), "postmaster.pid");
    fs.writeFileSync(lock, `${other.pid}\n${dataOf(home)}\n1\n54999\n\n127.0.0.1\n0 0\nready   \n`);
    const cluster = await open(home);
    expect(cluster.joined).toBe(false);
    expect(isAlive(other.pid ?? 0)).toBe(true);
    await cluster.release();
  });

  test("takes the next free port when somebody took its own", async () => {
    const home = scratchHome();
    const { port, release } = await open(home);
    await release();
    const squatter = net.createServer().listen(port, "127.0.0.1");
    onTestFinished(() => void squatter.close());
    await new Promise((resolve) => squatter.once("listening", resolve));
    const cluster = await open(home);
    expect(cluster.port).toBeGreaterThan(port);
    await cluster.release();
  });

  test("is made anew when its making was cut short", async () => {
    const home = scratchHome();
    const half = path.join(home, "postgres.new-999999999-abcdef");
    fs.mkdirSync(half, { recursive: true });
    fs.writeFileSync(path.join(half, "PG_VERSION"), "18\n");
    const cluster = await open(home);
    await cluster.release();
    expect(fs.existsSync(half)).toBe(false);
  });

  test("refuses data of another major version instead of touching it", async () => {
    const home = scratchHome();
    await (await open(home)).release();
    fs.writeFileSync(path.join(dataOf(home), "PG_VERSION"), "9\n");
    await expect(open(home)).rejects.toThrow(/made by PostgreSQL 9/);
  });

  if (process.getuid?.() === 0)
    test("keeps the data elsewhere for root in a closed folder", async () => {
      const closed = path.join(scratchFolder(), "closed");
      fs.mkdirSync(closed, { mode: 0o700 });
      const home = path.join(closed, "home");
      const cluster = await openCluster({ home, root });
      const data = dataOf(home);
      expect(data.startsWith(closed)).toBe(false);
      expect(fs.statSync(data).uid).not.toBe(0);
      await cluster.release();
      removeHome(home);
      expect(fs.existsSync(data)).toBe(false);
    });
});
