import { beforeAll, describe, expect, test } from "vitest";
import { newId } from "@/core/new-id";
import { createComment, updateComment } from "@/server/comments/commands";
import { pool } from "@/server/db";
import { ensurePublicGroup } from "@/server/groups/commands";
import { VISITOR } from "@/server/session";
import { followThread, markThreadRead, reopenThread, resolveThread } from "@/server/threads/commands";
import { findThread, getThread } from "@/server/threads/queries";
import { refusalOf } from "@/tests/support/refusal-of";
import { actor, scene } from "./scene";

beforeAll(ensurePublicGroup);

async function begun() {
  const here = await scene();
  const first = await here.say(here.other, "Whose war is it?");
  const events = async () =>
    (
      await pool().query(`SELECT kind, data FROM "Event" WHERE "articleId" = $1 ORDER BY seq`, [
        here.article.id,
      ])
    ).rows.filter(({ kind }) => kind === "thread-updated");
  return { ...here, first, id: first.threadId, events };
}

describe("resolving", () => {
  test("says why and by whom, once, and can be taken back", async () => {
    const { author, id, events } = await begun();
    const resolved = await resolveThread(author, id, { version: 1, reason: " The source says so. " });
    expect(resolved).toMatchObject({
      resolved: { reason: "The source says so.", by: { id: author.id } },
      version: 2,
    });
    expect(await resolveThread(author, id, { version: 1, reason: "Again" })).toMatchObject({ version: 2 });
    expect(await reopenThread(author, id, { version: 2 })).toMatchObject({ resolved: null, version: 3 });
    expect((await events()).map(({ data }) => data.resolved)).toEqual([true, false]);
  });

  test("is for whoever began it and for those who moderate", async () => {
    const { other, id } = await begun();
    const input = { version: 1, reason: "Enough" };
    expect((await refusalOf(resolveThread(other, id, input))).code).toBe("forbidden");
    expect((await refusalOf(resolveThread(VISITOR, id, input))).code).toBe("unauthenticated");
    const moderator = await actor({ siteRole: "moderator" });
    expect(await resolveThread(moderator, id, input)).toMatchObject({ resolved: { reason: "Enough" } });
  });

  test("upon a state that has passed gives back the one it has now", async () => {
    const { author, id } = await begun();
    await resolveThread(author, id, { version: 1, reason: "One" });
    await reopenThread(author, id, { version: 2 });
    const error = await refusalOf(resolveThread(author, id, { version: 1, reason: "Two" }));
    expect(error.code).toBe("conflict");
    expect(error.details.current).toMatchObject({ version: 3, resolved: null });
  });
});

describe("a locked thread", () => {
  const lock = (id: string) => pool().query(`UPDATE "Thread" SET "lockedAt" = now() WHERE id = $1`, [id]);

  test("takes no words but a moderator's, and says so", async () => {
    const { author, other, first, id, say, annotation } = await begun();
    await lock(id);
    for (const refused of [
      () => say(author, "One more"),
      () => say(author, "An answer", first.id),
      () => updateComment(other, first.id, { version: 1, body: "Changed" }),
    ]) {
      expect(await refusalOf(refused())).toMatchObject({
        code: "forbidden",
        message: expect.stringContaining("locked"),
      });
    }
    const seen = await findThread(author, { annotation: annotation.id });
    expect(seen.thread).toMatchObject({ isLocked: true, can: { comment: false } });
    expect(seen.items[0]?.can.reply).toBe(false);
    const moderator = await actor({ siteRole: "moderator" });
    expect((await say(moderator, "Closing words")).body).toBe("Closing words");
  });
});

describe("what a person has read", () => {
  test("is remembered per thread, never goes back, and others' newer words are new", async () => {
    const { author, other, id, say } = await begun();
    const before = await getThread(author, id, {});
    expect(before.thread).toMatchObject({ readAt: null, unreadCount: 0 });
    await markThreadRead(author, id, { upTo: before.thread.asOf });
    const [fresh] = [await say(other, "Something new"), await say(author, "My own")];
    const after = await getThread(author, id, {});
    expect(after.thread).toMatchObject({ readAt: before.thread.asOf, unreadCount: 1, unreadIds: [fresh.id] });
    await markThreadRead(author, id, { upTo: after.thread.asOf });
    await markThreadRead(author, id, { upTo: before.thread.asOf });
    expect((await getThread(author, id, {})).thread).toMatchObject({ unreadCount: 0, unreadIds: [] });
    expect((await getThread(other, id, {})).thread.readAt).toBeNull();
    expect((await getThread(VISITOR, id, {})).thread).toMatchObject({ readAt: null, unreadCount: 0 });
  });

  test("never lies in the future", async () => {
    const { author, other, id, say } = await begun();
    await markThreadRead(author, id, { upTo: "2999-01-01T00:00:00.000Z" });
    await say(other, "After all");
    expect((await getThread(author, id, {})).thread.unreadCount).toBe(1);
  });
});

test("a thread is followed, muted, or neither, by each for themselves", async () => {
  const [{ author, id }, other] = [await begun(), await actor()];
  expect(await followThread(author, id, { following: "mute" })).toMatchObject({ following: "mute" });
  expect(await followThread(author, id, { following: null })).toMatchObject({ following: null });
  expect(await followThread(author, id, { following: "follow" })).toMatchObject({ following: "follow" });
  expect((await getThread(other, id, {})).thread.following).toBeNull();
});

test("a thread on somebody's private annotation is there for nobody else", async () => {
  const { other, article, author } = await scene();
  const { insertAnnotation } = await import("../../support/rows");
  const mine = await insertAnnotation(pool(), article, author, { exact: "Truth Social", groupId: null });
  const { threadId } = await createComment(author, {
    id: newId(),
    on: { annotationId: mine.id },
    body: "To me",
  });
  expect((await getThread(author, threadId, {})).items).toHaveLength(1);
  expect((await refusalOf(getThread(other, threadId, {}))).code).toBe("not-found");
  expect((await refusalOf(followThread(other, threadId, { following: "follow" }))).code).toBe("not-found");
  expect((await refusalOf(markThreadRead(other, threadId, { upTo: new Date().toISOString() }))).code).toBe(
    "not-found",
  );
  expect((await refusalOf(resolveThread(other, threadId, { version: 1, reason: "x" }))).code).toBe(
    "not-found",
  );
});
