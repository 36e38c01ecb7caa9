import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { newId } from "@/core/new-id";
import { nextHour } from "@/core/time-zone";
import { moderation } from "@/messages/en/moderation";
import { db, pool } from "@/server/db";
import { env } from "@/server/env";
import { ensurePublicGroup } from "@/server/groups/commands";
import { momentFor } from "@/server/mail/moment-for";
import { sendDueLetters } from "@/server/mail/outbox";
import { writeInAppeal } from "@/server/moderation/appeal-commands";
import { appealBarred, getBarred } from "@/server/moderation/barred";
import { sanction } from "@/server/moderation/sanction-commands";
import { undoAction } from "@/server/moderation/undo-commands";
import { saveNoticeChoices, unsubscribe } from "@/server/notifications/choices";
import { readNotifications } from "@/server/notifications/commands";
import { nextDigest } from "@/server/notifications/letters";
import { tell } from "@/server/notifications/tell";
import { actorForPerson } from "@/server/session";
import { insertGroup, insertPerson } from "../../support/rows";
import { insertTask } from "../../support/task-rows";
import { type Answered, answered } from "./answered";
import { decoded, headerOf } from "./mail-text";
import { openPostOffice, type PostOffice } from "./post-office";

const before = { ...env };
let office: PostOffice;

beforeAll(async () => {
  await ensurePublicGroup();
  office = await openPostOffice();
  Object.assign(env, { SMTP_URL: office.url, NEXTAUTH_URL: "https://marginalia.example.org" });
});
afterEach(async () => {
  office.refuse(null);
  env.SMTP_URL = office.url;
  await db.letter.deleteMany();
});
afterAll(async () => {
  Object.assign(env, before);
  await office.close();
});

/** As if their time had come. */
const makeDue = () => db.letter.updateMany({ data: { dueAt: new Date(Date.now() - 1_000) } });
const sendAll = async () => {
  await makeDue();
  await sendDueLetters();
};

describe("a letter", () => {
  it("says who did what where, leads there, and says why one gets it and how to end it", async () => {
    const { email, comment, group } = await answered();
    await sendDueLetters();
    // Whoever reads along has a minute to read it in the app.
    expect(office.to(email)).toEqual([]);
    await sendAll();
    const [mail] = office.to(email);
    expect(headerOf(mail?.raw ?? "", "Subject")?.replaceAll("_", " ")).toContain("answered you");
    for (const words of [
      "“A title of its own”",
      group.name,
      "> I see it otherwise.",
      `https://marginalia.example.org/comments/${comment.id}`,
      "because somebody answered you",
      "https://marginalia.example.org/account/notices",
    ]) {
      expect(decoded(mail?.raw ?? "")).toContain(words);
    }
    expect(decoded(mail?.raw ?? "")).not.toContain("Writer <b></p>");
    expect(headerOf(mail?.raw ?? "", "List-Unsubscribe-Post")).toBe("List-Unsubscribe=One-Click");
    expect(headerOf(mail?.raw ?? "", "List-Unsubscribe")).toMatch(
      /^<https:\/\/marginalia\.example\.org\/api\/unsubscribe\/[\w-]{64}>$/,
    );
    expect(headerOf(mail?.raw ?? "", "Auto-Submitted")).toBe("auto-generated");
  });

  it("goes out once, however often and by however many it is looked for", async () => {
    const { email, answer } = await answered();
    await answer("And another thing.");
    await makeDue();
    const release = office.hold();
    const workers = [sendDueLetters(), sendDueLetters(), sendDueLetters()];
    await vi.waitFor(async () => {
      const { rows } = await pool().query(
        `SELECT 1 FROM pg_stat_activity WHERE state = 'idle in transaction' AND datname = current_database()`,
      );
      expect(rows.length).toBeGreaterThanOrEqual(2);
    });
    release();
    await Promise.all(workers);
    await sendDueLetters();
    expect(office.to(email)).toHaveLength(2);
  });

  it("is tried again, later and later, while the mail server is down, and then goes out once", async () => {
    const { email } = await answered();
    env.SMTP_URL = "smtp://127.0.0.1:1";
    const waits: number[] = [];
    for (let times = 0; times < 3; times++) {
      await sendAll();
      const letter = await db.letter.findFirstOrThrow();
      expect(letter).toMatchObject({ tries: times + 1, sentAt: null, droppedAt: null });
      expect(letter.lastError).not.toContain(email);
      waits.push(letter.dueAt.getTime() - Date.now());
    }
    expect([...waits].sort((a, b) => a - b)).toEqual(waits);
    env.SMTP_URL = office.url;
    await sendDueLetters();
    expect(office.to(email)).toEqual([]);
    await sendAll();
    await sendAll();
    expect(office.to(email)).toHaveLength(1);
  });

  it("that is refused does not keep back the others", async () => {
    const first = await answered();
    await makeDue();
    office.refuse("451 not now");
    await sendDueLetters();
    expect(await db.letter.findFirstOrThrow()).toMatchObject({ tries: 1, sentAt: null });
    office.refuse(null);
    const second = await answered();
    await db.letter.updateMany({
      where: { personId: second.reader.id },
      data: { dueAt: new Date(Date.now() - 1_000) },
    });
    await sendDueLetters();
    expect(office.to(second.email)).toHaveLength(1);
    expect(office.to(first.email)).toHaveLength(0);
  });

  it("whose sender is killed before it was noted as sent goes out again under the same Message-ID", async () => {
    const { email } = await answered();
    await makeDue();
    const release = office.hold();
    const root = path.join(import.meta.dirname, "../../..");
    const child = spawn(process.execPath, ["--import", "tsx", "tests/server/mail/send-letters.ts"], {
      cwd: root,
      env: { ...process.env, SMTP_URL: office.url, NEXTAUTH_URL: env.NEXTAUTH_URL, LOG_LEVEL: "silent" },
      stdio: "ignore",
    });
    await vi.waitFor(() => expect(office.waiting()).toBe(1), { timeout: 20_000 });
    child.kill("SIGKILL");
    await once(child, "exit");
    release();
    await vi.waitFor(() => expect(office.to(email)).toHaveLength(1));
    await vi.waitFor(
      async () => {
        await sendDueLetters();
        expect(office.to(email)).toHaveLength(2);
      },
      { timeout: 20_000 },
    );
    const ids = office.to(email).map(({ raw }) => headerOf(raw, "Message-ID"));
    expect(ids[0]).toMatch(/^<told\.[0-9a-f-]{36}@marginalia\.example\.org>$/);
    expect(ids[1]).toBe(ids[0]);
  });

  it.each([
    ["was read meanwhile", async ({ actor }: Answered) => void (await readNotifications(actor, {}))],
    [
      "is about words that were hidden",
      async ({ comment }: Answered) =>
        void (await db.comment.update({ where: { id: comment.id }, data: { standing: "hidden" } })),
    ],
    [
      "is about a group that one has left",
      async ({ reader, group }: Answered) =>
        void (await db.membership.deleteMany({ where: { personId: reader.id, groupId: group.id } })),
    ],
    [
      "is not wanted any more",
      async ({ actor, group }: Answered) =>
        void (await saveNoticeChoices(actor, { choices: [{ groupId: group.id, mail: "off" }] })),
    ],
    [
      "is for somebody suspended",
      async ({ reader }: Answered) =>
        void (await db.person.update({ where: { id: reader.id }, data: { status: "suspended" } })),
    ],
  ])("is dropped when it %s", async (_, meanwhile) => {
    const at = await answered();
    // As a moderator one would see what is hidden.
    await db.membership.updateMany({ where: { personId: at.reader.id }, data: { role: "member" } });
    await meanwhile(at);
    await sendAll();
    expect(office.to(at.email)).toEqual([]);
    expect(await db.letter.findFirstOrThrow()).toMatchObject({
      droppedAt: expect.any(Date),
      sentAt: null,
    });
  });
});

describe("the daily letter", () => {
  it("gathers what came in Public, where it is usual, into one", async () => {
    const { email, answer } = await answered({ inPublic: true, body: "One." });
    await answer("Two.");
    await sendDueLetters();
    expect(office.to(email)).toEqual([]);
    await makeDue();
    await Promise.all([sendDueLetters(), sendDueLetters()]);
    await sendDueLetters();
    const [mail, ...more] = office.to(email);
    expect(more).toEqual([]);
    const text = decoded(mail?.raw ?? "");
    expect(text).toContain("> One.");
    expect(text).toContain("> Two.");
    expect(headerOf(mail?.raw ?? "", "Subject")).toContain("2 things for you in Public");
  });

  it("falls due at six in the morning by the clocks of whoever gets it, else at their hour, and in UTC", async () => {
    const dueOf = async ({ reader }: Answered) =>
      (await db.letter.findMany({ where: { personId: reader.id } })).map(({ dueAt }) => dueAt);
    const usual = await answered({ inPublic: true });
    expect(await dueOf(usual)).toEqual([nextHour(new Date(), 6, "UTC")]);
    // What waits is taken along, whatever of both is changed.
    await saveNoticeChoices(usual.actor, { timeZone: "Asia/Tokyo" });
    expect(await dueOf(usual)).toEqual([nextHour(new Date(), 6, "Asia/Tokyo")]);
    await saveNoticeChoices(usual.actor, { digestHour: 21 });
    await usual.answer("And another thing.");
    const evening = nextHour(new Date(), 21, "Asia/Tokyo");
    expect(await dueOf(usual)).toEqual([evening, evening]);
    await saveNoticeChoices(usual.actor, { timeZone: null });
    expect(await saveNoticeChoices(usual.actor, {})).toMatchObject({ timeZone: null, digestHour: 21 });
    const inUtc = nextHour(new Date(), 21, "UTC");
    expect(await dueOf(usual)).toEqual([inUtc, inUtc]);
  });

  it("takes no zone and no hour that there is not, and goes by UTC where one is gone from the data", async () => {
    const { actor, reader } = await answered();
    for (const wrong of [{ timeZone: "Europe/Atlantis" }, { digestHour: 24 }, { digestHour: 6.5 }])
      await expect(saveNoticeChoices(actor, wrong)).rejects.toThrow();
    const after = new Date("2026-03-01T05:59:59Z");
    const time = { timeZone: "Europe/Atlantis", digestHour: 6 };
    expect(nextDigest(after, time).toISOString()).toBe("2026-03-01T06:00:00.000Z");
    const kept = await db.person.findUniqueOrThrow({ where: { id: reader.id } });
    expect(kept).toMatchObject({ timeZone: null, digestHour: 6 });
  });

  it("says times by the clocks of whoever gets it, with their name", async () => {
    const at = await answered();
    await saveNoticeChoices(at.actor, { timeZone: "Europe/Berlin" });
    const dueAt = new Date("2026-10-25T00:30:00Z");
    const task = await insertTask(pool(), at.group, { articles: [], coders: [at.reader], isBlind: false });
    await db.codingTask.update({ where: { id: task.id }, data: { dueAt } });
    await db.$transaction((tx) =>
      tell(tx, {
        kind: "task-due",
        to: [at.reader.id],
        actorId: null,
        articleId: null,
        groupId: at.group.id,
        subjectId: task.id,
        onceKey: `due:${task.id}`,
        data: {},
      }),
    );
    await makeDue();
    await sendDueLetters();
    const text = office
      .to(at.email)
      .map(({ raw }) => decoded(raw))
      .join();
    expect(text).toContain("is due on 25 Oct 2026, 02:30 (Europe/Berlin, UTC+2)");
    const utc = momentFor(null)(dueAt);
    expect(utc).toBe("25 Oct 2026, 00:30 UTC");
    expect(momentFor("Europe/Berlin")(new Date("2026-10-25T01:30:00Z"))).toContain(
      "02:30 (Europe/Berlin, UTC+1)",
    );
  });
});

describe("somebody who is shut out of the whole site", () => {
  const siteModerator = async () =>
    actorForPerson((await insertPerson(pool(), { siteRole: "moderator" })).id);
  const textTo = (email: string) => decoded(office.to(email).at(-1)?.raw ?? "");
  const barredIn = (text: string) =>
    /https:\/\/marginalia\.example\.org\/barred\/([\w-]+)/.exec(text)?.[1] ?? "";

  it("is mailed why, until when and where to appeal, then what was answered, and nothing else", async () => {
    const { email, reader, actor, answer } = await answered();
    await saveNoticeChoices(actor, { timeZone: "Europe/Berlin" });
    const moderator = await siteModerator();
    const action = await sanction(moderator, {
      personId: reader.id,
      groupId: null,
      kind: "suspend",
      until: "2126-07-01T10:00:00.000Z",
      reason: "abuse",
      message: "Take a <rest>.",
    });
    await answer("One more.");
    await sendAll();
    expect(office.to(email)).toHaveLength(1);
    const text = textTo(email);
    for (const words of [
      "A moderator suspended you for a while, on the whole site.",
      "Until 1 Jul 2126, 12:00 (Europe/Berlin, UTC+2).",
      "Reason: Abuse",
      "Take a <rest>.",
      moderation.barred.intro,
      moderation.barred.keep,
    ])
      expect(text.replaceAll("\r\n", "\n")).toContain(words);
    const { sanctions } = await getBarred(barredIn(text));
    expect(sanctions).toMatchObject([{ sanction: { action: { id: action.id }, can: { appeal: true } } }]);

    const appeal = await appealBarred(barredIn(text), { id: newId(), actionId: action.id, body: "Not me." });
    await writeInAppeal(moderator, appeal.id, { id: newId(), body: "We look." });
    await sendAll();
    expect(office.to(email)).toHaveLength(2);
    expect(textTo(email)).toContain("The moderators answered your appeal");
    expect((await getBarred(barredIn(textTo(email)))).sanctions[0]?.appeal?.id).toBe(appeal.id);
    // Put off for nobody: what they may not read is dropped.
    expect(await db.letter.count({ where: { personId: reader.id, sentAt: null, droppedAt: null } })).toBe(0);
  });

  it("gets no such mail where they want none, and one about the end where it was undone", async () => {
    const [quiet, undone] = [await answered(), await answered()];
    const moderator = await siteModerator();
    await saveNoticeChoices(quiet.actor, { choices: [{ groupId: null, mail: "off" }] });
    for (const { reader } of [quiet, undone]) {
      const ban = { personId: reader.id, groupId: null, kind: "ban", reason: "spam" };
      const action = await sanction(moderator, ban);
      if (reader === undone.reader) await undoAction(await siteModerator(), action.id);
    }
    await sendAll();
    expect(office.to(quiet.email)).toEqual([]);
    const about = office
      .to(undone.email)
      .map(({ raw }) => decoded(raw))
      .find((text) => text.includes("banned"));
    expect(about).toContain("A moderator banned you, on the whole site; this was undone since.");
    expect(barredIn(about ?? "")).toBe("");
  });
});

describe("ending mail from a mail", () => {
  const tokenIn = (raw: string) => /api\/unsubscribe\/([\w-]{64})/.exec(decoded(raw))?.[1] ?? "";

  it("ends that group's mail, without a sign-in, and may be done twice", async () => {
    const at = await answered();
    await sendAll();
    const token = tokenIn(office.to(at.email)[0]?.raw ?? "");
    for (let times = 0; times < 2; times++)
      expect(await unsubscribe(token)).toEqual({ group: at.group.name });
    await at.answer("Nobody is mailed of this.");
    expect(await db.letter.count({ where: { personId: at.reader.id, sentAt: null } })).toBe(0);
  });

  it("ends all of it from the daily letter, also where a group had a choice of its own", async () => {
    const at = await answered({ inPublic: true });
    const other = await insertGroup(pool(), { [at.reader.id]: "owner" });
    const actor = await actorForPerson(at.reader.id);
    await saveNoticeChoices(actor, { choices: [{ groupId: other.id, mail: "at_once" }] });
    await sendAll();
    expect(await unsubscribe(tokenIn(office.to(at.email)[0]?.raw ?? ""))).toEqual({ group: null });
    const choices = await db.noticeChoice.findMany({ where: { personId: at.reader.id } });
    expect(choices.map(({ mail }) => mail)).toEqual(["off", "off"]);
  });

  it("is refused for what no mail of ours holds", async () => {
    const at = await answered();
    await sendAll();
    const token = tokenIn(office.to(at.email)[0]?.raw ?? "");
    const forged = `${token[0] === "A" ? "B" : "A"}${token.slice(1)}`;
    for (const wrong of [forged, "", "x".repeat(64), token.slice(1)]) {
      await expect(unsubscribe(wrong)).rejects.toMatchObject({ code: "not-found" });
    }
    expect(await db.noticeChoice.count({ where: { personId: at.reader.id } })).toBe(0);
  });
});
