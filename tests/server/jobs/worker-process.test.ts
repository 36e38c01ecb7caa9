import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { db, pool } from "@/server/db";
import { env } from "@/server/env";
import { ensurePublicGroup } from "@/server/groups/commands";
import { tellOfComment } from "@/server/notifications/tell-of-comment";
import {
  insertAnnotation,
  insertArticle,
  insertComment,
  insertPerson,
  PUBLIC_GROUP,
} from "../../support/rows";
import { openPostOffice, type PostOffice } from "../mail/post-office";

const root = path.join(import.meta.dirname, "../../..");
const before = env.SMTP_URL;
let office: PostOffice;

beforeAll(async () => {
  await ensurePublicGroup();
  office = await openPostOffice();
  env.SMTP_URL = office.url;
});
afterAll(async () => {
  env.SMTP_URL = before;
  await office.close();
});

function startWorker(): ChildProcess {
  return spawn(process.execPath, ["--import", "tsx", "scripts/worker.ts"], {
    cwd: root,
    env: { ...process.env, SMTP_URL: office.url, LOG_LEVEL: "silent" },
    stdio: "ignore",
  });
}

describe("npm run worker", () => {
  it("looks for what is due by itself, shares the work with another, and ends when it is told to", async () => {
    const email = "reader@example.org";
    const [reader, writer] = [await insertPerson(pool(), { email }), await insertPerson(pool())];
    await db.person.update({ where: { id: reader.id }, data: { emailVerifiedAt: new Date() } });
    await db.noticeChoice.create({
      data: { id: crypto.randomUUID(), personId: reader.id, groupId: PUBLIC_GROUP, mail: "at_once" },
    });
    const article = await insertArticle(pool());
    const annotation = await insertAnnotation(pool(), article, reader, { exact: "Biden's war" });
    for (const body of ["one", "two", "three"]) {
      const { id } = await insertComment(pool(), article, annotation, writer, { body });
      await db.$transaction((tx) => tellOfComment(tx, id));
    }
    await db.letter.updateMany({ data: { dueAt: new Date(Date.now() - 1_000) } });

    const workers = [startWorker(), startWorker()];
    // Nobody wakes them.
    await vi.waitFor(() => expect(office.to(email)).toHaveLength(3), { timeout: 50_000, interval: 200 });
    const ended = workers.map((worker) => once(worker, "exit"));
    for (const worker of workers) worker.kill("SIGTERM");
    expect((await Promise.all(ended)).map(([code]) => code)).toEqual([0, 0]);
    expect(office.to(email)).toHaveLength(3);
    expect(await db.letter.count({ where: { sentAt: null } })).toBe(0);
  }, 90_000);
});
