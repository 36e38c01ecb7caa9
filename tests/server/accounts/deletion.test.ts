import { beforeAll, describe, expect, it } from "vitest";
import { deleteDueAccounts } from "@/server/accounts/delete-due";
import { keepAccount, requestDeletion } from "@/server/accounts/deletion";
import { authenticate } from "@/server/accounts/sign-in";
import { createToken } from "@/server/accounts/tokens";
import { db, pool } from "@/server/db";
import { ensurePublicGroup } from "@/server/groups/commands";
import { actorForPerson, VISITOR } from "@/server/session";
import {
  insertAnnotation,
  insertArticle,
  insertComment,
  insertGroup,
  insertPerson,
  type TestArticle,
} from "../../support/rows";
import { newAccount, newClient, newSignUp, rowOf, type TestAccount, throughToken } from "./people";

const PASSAGE = "Biden's war";
const OTHER_PASSAGE = "productive";

beforeAll(ensurePublicGroup);

const confirmation = ({ handle, password }: TestAccount) => ({ handle, password, words: "remove" });

/** As if the day of grace were over. */
const runDay = async (...people: { id: string }[]) => {
  await db.person.updateMany({
    where: { id: { in: people.map(({ id }) => id) }, deletionAt: { not: null } },
    data: { deletionAt: new Date(Date.now() - 1_000) },
  });
  await deleteDueAccounts();
};
/** Asks for it and waits until it is done. */
const deleteAccount = async (me: TestAccount, words: "anonymise" | "remove" = "remove") => {
  await requestDeletion(me.actor, { ...confirmation(me), words });
  await runDay(me);
};
const annotationRow = (id: string) => db.annotation.findUnique({ where: { id } });
const commentRow = (id: string) => db.comment.findUniqueOrThrow({ where: { id } });

describe("deleting one's account", () => {
  it("forgets who they were and ends every way in", async () => {
    const me = await newAccount();
    await createToken(me.actor, { name: "statistics", scopes: ["read"] });
    await db.externalAccount.create({
      data: { provider: "github", providerAccountId: me.id, personId: me.id },
    });
    await deleteAccount(me);
    const row = await rowOf(me.id);
    expect(row).toMatchObject({
      name: "Deleted account",
      handle: expect.stringMatching(/^deleted-[0-9a-f]{12}$/),
      email: null,
      passwordHash: null,
      status: "deleted",
      sessionVersion: 2,
    });
    expect(JSON.stringify(row)).not.toContain(me.handle);
    expect(await db.apiToken.count({ where: { personId: me.id } })).toBe(0);
    expect(await db.externalAccount.count({ where: { personId: me.id } })).toBe(0);
    await expect(actorForPerson(me.id)).rejects.toMatchObject({ code: "unauthenticated" });
    await expect(authenticate(newClient(), { email: me.email, password: me.password })).rejects.toBeDefined();
  });

  it("frees the address and the handle for somebody else", async () => {
    const me = await newAccount();
    await deleteAccount(me);
    const { signUp } = await import("@/server/accounts/sign-up");
    const { name, handle, email, password } = me;
    await expect(signUp(newClient(), { name, handle, email, password })).resolves.toBeDefined();
  });

  it("wants the handle and the password, by their fields, and deletes nothing without them", async () => {
    const me = await newAccount();
    for (const [field, input] of [
      ["handle", { ...confirmation(me), handle: newSignUp().handle }],
      ["password", { ...confirmation(me), password: "wrong" }],
      ["password", { handle: me.handle, words: "remove" }],
    ] as const) {
      await expect(requestDeletion(me.actor, input)).rejects.toMatchObject({
        code: "invalid",
        details: { fields: [expect.objectContaining({ field })] },
      });
    }
    await expect(requestDeletion(me.actor, { ...confirmation(me), words: undefined })).rejects.toBeDefined();
    await expect(requestDeletion(VISITOR, confirmation(me))).rejects.toMatchObject({
      code: "unauthenticated",
    });
    await expect(requestDeletion(throughToken(me.actor), confirmation(me))).rejects.toMatchObject({
      code: "forbidden",
    });
    await runDay(me);
    expect(await rowOf(me.id)).toMatchObject({ status: "active", deletionAt: null });
    await requestDeletion(me.actor, { ...confirmation(me), handle: `@${me.handle.toUpperCase()}` });
    await runDay(me);
    expect((await rowOf(me.id)).status).toBe("deleted");
  });

  it("waits for a day, in which everything works and it can be taken back", async () => {
    const me = await newAccount();
    const before = Date.now();
    const { deletion } = await requestDeletion(me.actor, confirmation(me));
    const wait = new Date(deletion?.at ?? 0).getTime() - before;
    expect(Math.abs(wait - 24 * 60 * 60 * 1_000)).toBeLessThan(60_000);
    expect(deletion?.words).toBe("remove");
    await deleteDueAccounts();
    await expect(
      authenticate(newClient(), { email: me.email, password: me.password }),
    ).resolves.toBeDefined();
    await expect(keepAccount(throughToken(me.actor))).rejects.toMatchObject({ code: "forbidden" });
    expect(await keepAccount(me.actor)).toMatchObject({ deletion: null });
    await runDay(me);
    expect(await rowOf(me.id)).toMatchObject({ status: "active", handle: me.handle });
  });
});

describe("the groups of somebody who deletes their account", () => {
  it("are left, and the account stays while one of them would have no owner", async () => {
    const me = await newAccount();
    const other = await insertPerson(pool());
    const stuck = await insertGroup(
      pool(),
      { [me.id]: "owner", [other.id]: "member" },
      { name: "Rhetoric 101" },
    );
    const joined = await insertGroup(pool(), { [me.id]: "member", [other.id]: "owner" });
    await expect(requestDeletion(me.actor, confirmation(me))).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("Rhetoric 101"),
      details: { current: [{ id: stuck.id, slug: stuck.slug, name: "Rhetoric 101" }] },
    });
    expect((await rowOf(me.id)).status).toBe("active");
    expect(await db.membership.count({ where: { personId: me.id } })).toBe(2);

    await db.membership.updateMany({
      where: { groupId: stuck.id, personId: other.id },
      data: { role: "owner" },
    });
    await deleteAccount(me);
    expect(await db.membership.count({ where: { personId: me.id } })).toBe(0);
    expect(await db.membership.count({ where: { groupId: joined.id } })).toBe(1);
  });

  it("go to whoever is left when both owners go at the same moment", async () => {
    const [one, two, member] = [await newAccount(), await newAccount(), await insertPerson(pool())];
    const group = await insertGroup(pool(), { [one.id]: "owner", [two.id]: "owner", [member.id]: "member" });
    for (const who of [one, two]) await requestDeletion(who.actor, confirmation(who));
    await db.person.updateMany({
      where: { id: { in: [one.id, two.id] } },
      data: { deletionAt: new Date(Date.now() - 1_000) },
    });
    await Promise.all([deleteDueAccounts(), deleteDueAccounts()]);
    await deleteDueAccounts();
    for (const { id } of [one, two]) expect((await rowOf(id)).status).toBe("deleted");
    const left = await db.membership.findMany({ where: { groupId: group.id } });
    expect(left).toMatchObject([{ personId: member.id, role: "owner" }]);
  });

  it("take nobody in any more through links of theirs, nor into a group that they were alone in", async () => {
    const me = await newAccount();
    const other = await insertPerson(pool());
    const alone = await insertGroup(pool(), { [me.id]: "owner" });
    const shared = await insertGroup(pool(), { [me.id]: "owner", [other.id]: "owner" });
    const link = (groupId: string, createdById: string) =>
      db.invite.create({
        data: {
          id: crypto.randomUUID(),
          groupId,
          createdById,
          tokenHash: crypto.randomUUID(),
          expiresAt: new Date(Date.now() + 60_000),
        },
      });
    const [inAlone, mine, theirs] = [
      await link(alone.id, me.id),
      await link(shared.id, me.id),
      await link(shared.id, other.id),
    ];
    await deleteAccount(me);
    const revoked = await db.invite.findMany({
      where: { id: { in: [inAlone.id, mine.id, theirs.id] }, revokedAt: { not: null } },
      select: { id: true },
    });
    expect(revoked.map(({ id }) => id).sort()).toEqual([inAlone.id, mine.id].sort());
  });
});

describe("the words of somebody who deletes their account", () => {
  async function eventsOf(article: TestArticle) {
    const { rows } = await pool().query<{ seq: string; kind: string; subjectId: string }>(
      `SELECT seq, kind, "subjectId" FROM "Event" WHERE "articleId" = $1 ORDER BY seq`,
      [article.id],
    );
    return rows;
  }

  it("are deleted where they were private", async () => {
    const me = await newAccount();
    const article = await insertArticle(pool());
    const note = await insertAnnotation(pool(), article, me, {
      exact: PASSAGE,
      groupId: null,
      note: "secret",
    });
    await insertComment(pool(), article, note, me, { body: "to myself", groupId: null });
    await deleteAccount(me);
    expect(await annotationRow(note.id)).toBeNull();
    expect(await db.comment.count({ where: { authorId: me.id } })).toBe(0);
  });

  it("go with an event, and leave an empty place where others answered", async () => {
    const me = await newAccount();
    const other = await insertPerson(pool());
    const article = await insertArticle(pool());
    const answered = await insertAnnotation(pool(), article, me, { exact: PASSAGE, note: "answered" });
    await insertComment(pool(), article, answered, other, { body: "I disagree" });
    const alone = await insertAnnotation(pool(), article, me, { exact: OTHER_PASSAGE, note: "alone" });
    await insertComment(pool(), article, alone, me, { body: "my own remark" });
    await deleteAccount(me);
    expect(await annotationRow(answered.id)).toMatchObject({
      deletedAt: expect.any(Date),
      note: "",
      isTombstone: true,
    });
    expect(await annotationRow(alone.id)).toMatchObject({
      deletedAt: expect.any(Date),
      note: "",
      isTombstone: false,
    });
    const events = await eventsOf(article);
    expect(events.map(({ seq }) => Number(seq))).toEqual([1, 2, 3]);
    expect(events.map(({ kind }) => kind)).toEqual([
      "comment-deleted",
      "annotation-deleted",
      "annotation-deleted",
    ]);
  });

  it("leave places in a thread as far up as somebody else's answer reaches", async () => {
    const me = await newAccount();
    const other = await insertPerson(pool());
    const article = await insertArticle(pool());
    const theirs = await insertAnnotation(pool(), article, other, { exact: PASSAGE });
    const say = (who: { id: string }, body: string, parentId: string | null = null) =>
      insertComment(pool(), article, theirs, who, { body, parentId });
    const root = await say(me, "root");
    const second = await say(me, "under the root", root.id);
    const reply = await say(other, "a reply", second.id);
    const leaf = await say(me, "unanswered below the reply", reply.id);
    const apart = await say(me, "unanswered apart");
    await deleteAccount(me);
    for (const { id } of [root, second]) {
      expect(await commentRow(id)).toMatchObject({
        deletedAt: expect.any(Date),
        body: "",
        isTombstone: true,
      });
    }
    expect(await commentRow(reply.id)).toMatchObject({ deletedAt: null, body: "a reply" });
    for (const { id } of [leaf, apart]) {
      expect(await commentRow(id)).toMatchObject({
        deletedAt: expect.any(Date),
        body: "",
        isTombstone: false,
      });
    }
    const thread = await db.thread.findUniqueOrThrow({ where: { annotationId: theirs.id } });
    expect(thread.commentCount).toBe(1);
  });

  it("leave no tombstone that nothing hangs on any more", async () => {
    const me = await newAccount();
    const other = await insertPerson(pool());
    const article = await insertArticle(pool());
    const theirs = await insertAnnotation(pool(), article, other, { exact: PASSAGE });
    const tombstone = await insertComment(pool(), article, theirs, other, { body: "taken back" });
    await insertComment(pool(), article, theirs, me, { body: "below it", parentId: tombstone.id });
    await db.comment.update({
      where: { id: tombstone.id },
      data: { deletedAt: new Date(), deletedById: other.id, isTombstone: true },
    });
    await deleteAccount(me);
    expect((await commentRow(tombstone.id)).isTombstone).toBe(false);
  });

  it("are no longer kept in what was deleted before", async () => {
    const me = await newAccount();
    const article = await insertArticle(pool());
    const gone = await insertAnnotation(pool(), article, me, { exact: PASSAGE, note: "regretted" });
    await db.annotation.update({
      where: { id: gone.id },
      data: { deletedAt: new Date(), deletedById: me.id },
    });
    await deleteAccount(me);
    expect(await annotationRow(gone.id)).toMatchObject({ note: "" });
  });

  it("stay as nobody's where that was chosen, but for what was private or deleted", async () => {
    const me = await newAccount();
    const article = await insertArticle(pool());
    const kept = await insertAnnotation(pool(), article, me, { exact: PASSAGE, note: "kept" });
    const comment = await insertComment(pool(), article, kept, me, { body: "kept too" });
    const own = await insertAnnotation(pool(), article, me, { exact: PASSAGE, note: "own", groupId: null });
    await deleteAccount(me, "anonymise");
    expect(await annotationRow(kept.id)).toMatchObject({ deletedAt: null, note: "kept" });
    expect(await commentRow(comment.id)).toMatchObject({ deletedAt: null, body: "kept too" });
    expect(await annotationRow(own.id)).toBeNull();
    expect(await eventsOf(article)).toEqual([]);
  });
});
