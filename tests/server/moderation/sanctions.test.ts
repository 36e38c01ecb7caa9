import { beforeAll, describe, expect, test } from "vitest";
import { PUBLIC_GROUP_ID } from "@/core/group";
import { newId } from "@/core/new-id";
import { authenticate } from "@/server/accounts/sign-in";
import { hashPassword } from "@/server/auth/password";
import { db, pool } from "@/server/db";
import { ensurePublicGroup } from "@/server/groups/commands";
import { acceptInvite, createInvite } from "@/server/groups/invite-commands";
import { decideAppeal } from "@/server/moderation/appeal-commands";
import { getAppeal, listAppeals } from "@/server/moderation/appeal-queries";
import { appealBarred, getBarred, writeBarred } from "@/server/moderation/barred";
import { barredToken } from "@/server/moderation/barred-token";
import { listMySanctions } from "@/server/moderation/my-moderation";
import { sanction } from "@/server/moderation/sanction-commands";
import { listSanctions } from "@/server/moderation/sanction-queries";
import { setSiteRole } from "@/server/moderation/site-team";
import { undoAction } from "@/server/moderation/undo-commands";
import { actorForPerson, type SignedInActor } from "@/server/session";
import { refusalOf } from "@/tests/support/refusal-of";
import { insertPerson } from "../../support/rows";
import { type Forum, makeForum } from "./forum";

beforeAll(ensurePublicGroup);

const soon = () => new Date(Date.now() + 60 * 60_000).toISOString();
const against = (
  by: SignedInActor,
  personId: string,
  fields: { groupId: string | null; kind: string; until?: string | null; message?: string },
) => sanction(by, { personId, reason: "abuse", ...fields });
const inForum = (forum: Forum, kind: string, by = forum.moderator) =>
  against(by, forum.author.id, {
    groupId: forum.group.id,
    kind,
    message: "Be kind.",
    until: kind === "mute" || kind === "suspend" ? soon() : null,
  });
const again = (person: { id: string }) => actorForPerson(person.id);
const siteActor = async (siteRole: string) => actorForPerson((await insertPerson(pool(), { siteRole })).id);

describe("in a group", () => {
  test("a warning changes nothing but the record", async () => {
    const forum = await makeForum({ publishing: "hold_all" });
    await inForum(forum, "warn");
    await forum.say(await again(forum.author), "Sorry");
    expect((await forum.queue())[0]?.author).toMatchObject({ warnings: 1, sanctions: 0, active: [] });
  });

  test("somebody muted reads and does not write, and is told until when; it ends by itself", async () => {
    const forum = await makeForum();
    const action = await inForum(forum, "mute");
    expect(action).toMatchObject({ kind: "mute", until: expect.any(String) });
    const muted = await again(forum.author);
    const refused = await refusalOf(forum.say(muted, "But!"));
    expect(refused.code).toBe("forbidden");
    expect(refused.message).toMatch(/A group of this test.*until .*UTC.*“Be kind\.”/);
    expect((await refusalOf(forum.note(muted, "But!"))).message).toBe(refused.message);
    await db.sanction.updateMany({
      where: { personId: muted.id },
      data: { until: new Date(Date.now() - 1) },
    });
    expect((await forum.say(await again(forum.author), "Back")).standing).toBe("published");
  });

  test("somebody banned is outside while it lasts, comes in by no link, and is a member again when it is undone", async () => {
    const forum = await makeForum();
    const invite = await createInvite(forum.owner, forum.group.id, { days: 1 });
    const action = await inForum(forum, "ban");
    const banned = await again(forum.author);
    expect((await refusalOf(forum.say(banned, "But!"))).code).toBe("not-found");
    const refused = await refusalOf(acceptInvite(banned, { token: invite.token }, "127.0.0.1"));
    expect([refused.code, refused.message]).toEqual([
      "forbidden",
      expect.stringMatching(/shut out.*Be kind/),
    ]);
    await undoAction(forum.second, action.id);
    await forum.say(await again(forum.author), "Thank you");
    expect((await refusalOf(undoAction(forum.second, action.id))).code).toBe("conflict");
  });

  test("a muted moderator moderates no more", async () => {
    const forum = await makeForum({ publishing: "hold_all" });
    await against(forum.owner, forum.second.id, { groupId: forum.group.id, kind: "mute", until: soon() });
    expect((await refusalOf(forum.queue(await again(forum.second)))).code).toBe("not-found");
    expect((await refusalOf(createInvite(forum.second, forum.group.id, {}))).code).toBe("forbidden");
  });

  test("nobody acts on an equal or higher role, on themselves, or without moderating", async () => {
    const forum = await makeForum();
    const on = (by: SignedInActor, personId: string) =>
      refusalOf(against(by, personId, { groupId: forum.group.id, kind: "ban" })).then(({ code }) => code);
    expect(await on(forum.moderator, forum.owner.id)).toBe("forbidden");
    expect(await on(forum.moderator, forum.second.id)).toBe("forbidden");
    expect(await on(forum.moderator, forum.moderator.id)).toBe("forbidden");
    expect(await on(forum.member, forum.author.id)).toBe("forbidden");
    expect(await on(await siteActor("administrator"), forum.author.id)).toBe("not-found");
    expect(await on(forum.moderator, newId())).toBe("not-found");
    await expect(
      against(forum.moderator, forum.author.id, { groupId: forum.group.id, kind: "mute", until: null }),
    ).rejects.toThrow();
  });

  test("in Public, somebody shut out reads like everybody, and does not write", async () => {
    const [moderator, person] = [await siteActor("moderator"), await siteActor("person")];
    await against(moderator, person.id, { groupId: PUBLIC_GROUP_ID, kind: "ban" });
    expect((await again(person)).roles[PUBLIC_GROUP_ID]).toBe("observer");
  });
});

describe("on the whole site", () => {
  test("somebody suspended is signed out, does not sign in, and reads why and until when", async () => {
    const moderator = await siteActor("moderator");
    const [email, password] = [`${newId()}@example.org`, "a long enough password"];
    const person = await insertPerson(pool(), { email, passwordHash: await hashPassword(password) });
    const client = { address: "127.0.0.1" } as Parameters<typeof authenticate>[0];
    const { sessionVersion } = await authenticate(client, { email, password });
    const action = await against(moderator, person.id, {
      groupId: null,
      kind: "suspend",
      until: soon(),
      message: "Enough.",
    });
    expect((await refusalOf(actorForPerson(person.id))).code).toBe("unauthenticated");
    const refused = await refusalOf(authenticate(client, { email, password }));
    expect(refused.message).toMatch(/suspended until .*UTC.*“Enough\.”/);
    expect((await refusalOf(authenticate(client, { email, password: "wrong" }))).code).toBe(
      "unauthenticated",
    );
    await undoAction(await siteActor("administrator"), action.id);
    expect((await authenticate(client, { email, password })).sessionVersion).toBeGreaterThan(sessionVersion);
  });

  test("somebody banned is led to where they appeal, and to nothing else", async () => {
    const moderator = await siteActor("moderator");
    const [email, password] = [`${newId()}@example.org`, "a long enough password"];
    const person = await insertPerson(pool(), { email, passwordHash: await hashPassword(password) });
    const action = await against(moderator, person.id, { groupId: null, kind: "ban", message: "Enough." });
    const client = { address: "127.0.0.1" } as Parameters<typeof authenticate>[0];
    const refused = await refusalOf(authenticate(client, { email, password }));
    const token = refused.details.leadsTo?.replace("/barred/", "") ?? "";
    const before = await getBarred(token);
    expect(before.sanctions).toMatchObject([
      { sanction: { kind: "ban", action: { message: "Enough." }, can: { appeal: true } }, appeal: null },
    ]);
    const { id } = await appealBarred(token, { id: newId(), actionId: action.id, body: "It was not me." });
    await writeBarred(token, id, { id: newId(), body: "Really." });
    const twice = appealBarred(token, { id: newId(), actionId: action.id, body: "Once more." });
    expect((await refusalOf(twice)).code).toBe("conflict");
    const administrator = await siteActor("administrator");
    expect(await listAppeals(administrator, { state: "open" })).toMatchObject({
      items: expect.arrayContaining([
        expect.objectContaining({
          id,
          messages: [{ body: "It was not me." }, { body: "Really." }].map((one) =>
            expect.objectContaining(one),
          ),
        }),
      ]),
    });
    const other = await insertPerson(pool());
    for (const forged of [
      "",
      "x",
      `${token}A`,
      barredToken(person.id, Date.now() - 1),
      barredToken(other.id, Date.now() + 1_000),
    ]) {
      expect((await refusalOf(getBarred(forged))).code, forged).toBe("gone");
    }
    const appeal = await getAppeal(administrator, id);
    await decideAppeal(administrator, id, { version: appeal.version, granted: true, message: "" });
    expect((await refusalOf(getBarred(token))).code).toBe("gone");
    expect((await authenticate(client, { email, password })).id).toBe(person.id);
  });

  test("is for those who moderate it, and never against an equal or higher role", async () => {
    const [administrator, moderator] = [await siteActor("administrator"), await siteActor("moderator")];
    const on = (by: SignedInActor, personId: string) =>
      refusalOf(against(by, personId, { groupId: null, kind: "ban" })).then(({ code }) => code);
    const forum = await makeForum();
    expect(await on(forum.owner, forum.member.id)).toBe("forbidden");
    expect(await on(moderator, (await siteActor("moderator")).id)).toBe("forbidden");
    expect(await on(moderator, administrator.id)).toBe("forbidden");
    expect(await on(administrator, administrator.id)).toBe("forbidden");
    await against(administrator, moderator.id, { groupId: null, kind: "ban" });
    expect((await refusalOf(again(moderator))).code).toBe("unauthenticated");
  });

  test("the last administrator stays, also when two take it from each other at once", async () => {
    await db.person.updateMany({ where: { siteRole: "administrator" }, data: { siteRole: "person" } });
    const [one, two] = [await siteActor("administrator"), await siteActor("administrator")];
    const outcomes = await Promise.allSettled([
      setSiteRole(one, two.id, { role: "person" }),
      setSiteRole(two, one.id, { role: "person" }),
    ]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await db.person.count({ where: { siteRole: "administrator" } })).toBe(1);
    const last = await again(outcomes[0]?.status === "fulfilled" ? one : two);
    expect((await refusalOf(setSiteRole(last, last.id, { role: "person" }))).code).toBe("forbidden");
    const other = await setSiteRole(last, (await insertPerson(pool())).id, { role: "administrator" });
    expect(other.role).toBe("administrator");
    expect((await setSiteRole(last, last.id, { role: "moderator" })).can.setRoles).toEqual([]);
  });
});

describe("who is barred", () => {
  /** So many sanctions of a person, each later than the one before and lifted unless it is a warning. */
  const many = async (forum: Forum, personId: string, kind: "mute" | "warn", count: number) => {
    const { rows } = await pool().query<{ id: string }>(
      `INSERT INTO "ModerationAction" (id, "groupId", kind, "moderatorId", "personId", "createdAt", "undoneAt")
       SELECT gen_random_uuid(), $1, $2, $3, $4, now() + n * interval '1 second', CASE WHEN $2 = 'mute' THEN now() END
       FROM generate_series(1, $5) n RETURNING id`,
      [forum.group.id, kind, forum.owner.id, personId, count],
    );
    await pool().query(
      `INSERT INTO "Sanction" (id, "groupId", "personId", kind, "actionId", "createdAt", "liftedAt")
       SELECT gen_random_uuid(), m."groupId", m."personId", m.kind::"SanctionKind", m.id, m."createdAt", m."undoneAt"
       FROM "ModerationAction" m WHERE m.id = ANY($1)`,
      [rows.map(({ id }) => id)],
    );
  };
  const barredIn = async (forum: Forum, by: SignedInActor, query = {}) =>
    (await listSanctions(by, { group: forum.group.id, ...query })).items;

  test("is listed for moderators, whatever was done since, and no more once it is lifted or over", async () => {
    const forum = await makeForum();
    const action = await inForum(forum, "mute");
    await many(forum, forum.member.id, "mute", 230);
    await many(forum, forum.member.id, "warn", 10);
    expect(await barredIn(forum, forum.moderator)).toMatchObject([
      { id: action.id, kind: "mute", person: { id: forum.author.id }, can: { undo: true } },
    ]);
    expect((await refusalOf(barredIn(forum, forum.member))).code).toBe("not-found");
    expect((await refusalOf(listSanctions(forum.owner, {}))).code).toBe("not-found");
    await db.sanction.updateMany({
      where: { actionId: action.id },
      data: { until: new Date(Date.now() - 1) },
    });
    expect(await barredIn(forum, forum.moderator)).toEqual([]);
  });

  test("is listed page by page, each once", async () => {
    const forum = await makeForum();
    const actions: string[] = [];
    for (const person of [forum.author, forum.member, forum.observer]) {
      const fields = { groupId: forum.group.id, kind: "ban" };
      actions.unshift((await against(forum.owner, person.id, fields)).id);
    }
    const seen: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await listSanctions(forum.owner, { group: forum.group.id, limit: 1, cursor });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next;
    }
    expect(seen).toEqual(actions);
  });

  test("is told what bars them, however often they were warned since", async () => {
    const forum = await makeForum();
    const action = await inForum(forum, "mute");
    await many(forum, forum.author.id, "warn", 230);
    const { items } = await listMySanctions(await again(forum.author));
    expect(items.map(({ kind }) => kind).filter((kind) => kind !== "warn")).toEqual(["mute"]);
    expect(items.at(-1)?.action.id).toBe(action.id);
  });
});
