import { afterEach, describe, expect, it, vi } from "vitest";
import { db } from "@/server/db";
import { env } from "@/server/env";
import { wakeJob } from "@/server/jobs/wake";
import { startJobs, type Worker } from "@/server/jobs/worker";

const url = env.databaseUrl;
const workers: Worker[] = [];
const start = (): Worker => {
  const worker = startJobs();
  workers.push(worker);
  return worker;
};

afterEach(async () => {
  env.databaseUrl = url;
  await Promise.all(workers.splice(0).map((worker) => worker.stop()));
});

const endedLink = (identifier: string) =>
  db.verificationToken.create({
    data: { identifier, tokenHash: crypto.randomUUID(), expiresAt: new Date(Date.now() - 1_000) },
  });
const isForgotten = (identifier: string) =>
  vi.waitFor(async () => expect(await db.verificationToken.count({ where: { identifier } })).toBe(0), {
    timeout: 15_000,
    interval: 50,
  });

describe("jobs", () => {
  it("run when they are woken, in whichever of several processes that start at the same moment", async () => {
    await Promise.all([start().ready, start().ready]);
    await endedLink("first@example.org");
    wakeJob("tidy-up");
    await isForgotten("first@example.org");
  });

  it("look once by themselves when they start", async () => {
    await endedLink("zeroth@example.org");
    await start().ready;
    await isForgotten("zeroth@example.org");
  });

  it("wait for a database that is not there yet, and run once it is", async () => {
    await endedLink("second@example.org");
    env.databaseUrl = "postgresql://nobody@127.0.0.1:1/none";
    const worker = start();
    wakeJob("tidy-up");
    expect(await db.verificationToken.count({ where: { identifier: "second@example.org" } })).toBe(1);
    env.databaseUrl = url;
    await worker.ready;
    wakeJob("tidy-up");
    await isForgotten("second@example.org");
  });

  it("can be ended while they wait for a database", async () => {
    env.databaseUrl = "postgresql://nobody@127.0.0.1:1/none";
    const worker = start();
    await worker.stop();
    await worker.ready;
    expect(await db.verificationToken.count()).toBe(0);
  });
});
