import { beforeAll, describe, expect, test } from "vitest";
import { newId } from "@/core/new-id";
import { deleteComment, updateComment } from "@/server/comments/commands";
import { getComment, listArticleComments } from "@/server/comments/queries";
import { db } from "@/server/db";
import { ensurePublicGroup } from "@/server/groups/commands";
import { countCases, getCase, listCases } from "@/server/moderation/case-queries";
import { claimCases, releaseCases } from "@/server/moderation/claim-commands";
import { decide, decideMany } from "@/server/moderation/decision-commands";
import { createFlag } from "@/server/moderation/flag-commands";
import { listMyFlags } from "@/server/moderation/flag-queries";
import { refusalOf } from "@/tests/support/refusal-of";
import { type Forum, makeForum, seenOf } from "./forum";

beforeAll(ensurePublicGroup);

const flag = (
  by: Parameters<typeof createFlag>[0],
  said: { id: string; version: number },
  reason = "abuse",
  body = "",
) => createFlag(by, { id: newId(), on: { commentId: said.id }, version: said.version, reason, body });
const first = async (forum: Forum) => {
  const [one] = await forum.queue();
  if (!one) throw new Error("The queue is empty.");
  return one;
};
const counts = async ({ article, group }: Forum) =>
  (
    await db.thread.findFirst({
      where: { articleId: article.id, groupId: group.id, annotationId: null },
      select: { commentCount: true },
    })
  )?.commentCount;

describe("a flag", () => {
  test("counts once per person and version, and opens one case", async () => {
    const forum = await makeForum({ flagThreshold: 0 });
    const said = await forum.say(forum.author, "Rude");
    const one = await flag(forum.member, said);
    const again = await flag(forum.member, said, "spam");
    expect(again.id).toBe(one.id);
    await flag(forum.observer, said, "other", "It is untrue");
    expect(await forum.queue()).toMatchObject([
      { kinds: ["flagged"], flagWeight: 2, flags: [{ reason: "abuse" }, { body: "It is untrue" }] },
    ]);
    await flag(forum.second, said);
    expect((await first(forum)).flagWeight).toBe(4);
  });

  test("on what one cannot see is not found, on one's own words not allowed, and “other” says what", async () => {
    const forum = await makeForum({ publishing: "hold_all" });
    const held = await forum.say(forum.author, "Waiting");
    expect((await refusalOf(flag(forum.member, held))).code).toBe("not-found");
    expect((await refusalOf(flag(forum.author, held))).code).toBe("forbidden");
    const outside = await makeForum();
    const said = await outside.say(outside.author, "Hello");
    expect((await refusalOf(flag(forum.member, said))).code).toBe("not-found");
    await expect(flag(outside.member, said, "other")).rejects.toThrow();
  });

  test("of ten people at once hides once, in one case, at the group's threshold", async () => {
    const forum = await makeForum({ flagThreshold: 3 });
    const said = await forum.say(forum.author, "Rude");
    const people = await Promise.all(Array.from({ length: 10 }, () => forum.join()));
    const results = await Promise.allSettled(people.map((person) => flag(person, said)));
    expect(results.filter(({ status }) => status === "fulfilled").length).toBeGreaterThanOrEqual(3);
    for (const one of results) if (one.status === "rejected") expect(one.reason.code).toBe("not-found");
    const cases = await db.moderationCase.findMany({ where: { commentId: said.id } });
    expect(cases).toHaveLength(1);
    const hides = await db.moderationAction.findMany({ where: { commentId: said.id, kind: "hide" } });
    expect(hides).toMatchObject([{ moderatorId: null, reason: "flags", personId: forum.author.id }]);
    expect((await refusalOf(getComment(forum.member, said.id))).code).toBe("not-found");
    expect(await counts(forum)).toBe(0);
  });

  test("counts no more on a version that was reviewed and kept, and again on the next one", async () => {
    const forum = await makeForum({ flagThreshold: 1 });
    const said = await forum.say(forum.author, "Rude?");
    await flag(forum.member, said);
    await decide(forum.moderator, { ...seenOf(await first(forum)), action: "approve" });
    const kept = await getComment(forum.member, said.id);
    expect(kept.standing).toBe("published");
    expect((await listMyFlags(forum.member, {})).items).toMatchObject([{ outcome: "kept" }]);
    expect((await flag(forum.observer, kept)).outcome).toBe("kept");
    expect(await forum.queue()).toEqual([]);
    const edited = await updateComment(forum.author, said.id, { version: kept.version, body: "Ruder" });
    await flag(forum.observer, edited);
    expect(await forum.queue()).toHaveLength(1);
    expect(await counts(forum)).toBe(0);
  });

  test("on words that nobody else could review does not hide them", async () => {
    const forum = await makeForum({ flagThreshold: 1 });
    await db.membership.deleteMany({
      where: { groupId: forum.group.id, personId: { in: [forum.moderator.id, forum.second.id] } },
    });
    const said = await forum.say(forum.owner, "My own forum");
    await flag(forum.member, said);
    expect((await getComment(forum.member, said.id)).standing).toBe("published");
  });
});

describe("the queue", () => {
  test("shows each case with its article, its passage, what was said around it and its author's record", async () => {
    const forum = await makeForum({ flagThreshold: 0 });
    const start = await forum.say(forum.member, "Whose war?");
    await forum.say(forum.member, "Anyone?");
    const said = await forum.say(forum.author, "Rude", start.id);
    await forum.say(forum.member, "Well.");
    await flag(forum.member, said);
    expect(await first(forum)).toMatchObject({
      group: { id: forum.group.id },
      article: { id: forum.article.id, title: forum.article.title },
      around: [
        { place: "answered", body: "Whose war?" },
        { place: "before", body: "Anyone?" },
        { place: "after", body: "Well." },
      ],
      author: {
        person: { id: forum.author.id },
        role: "member",
        posts: 1,
        removed: 0,
        warnings: 0,
        active: [],
      },
      can: { approve: true, act: true, sanction: true },
    });
    const made = await forum.note(forum.author, "A note");
    await createFlag(forum.member, {
      id: newId(),
      on: { annotationId: made.id },
      version: 1,
      reason: "spam",
    });
    const [, second] = await forum.queue();
    expect(second).toMatchObject({ passage: { exact: "Biden's war" }, subject: { kind: "annotation" } });
  });

  test("is for those who moderate the group, and filters and pages", async () => {
    const forum = await makeForum({ publishing: "hold_all" });
    for (let n = 0; n < 5; n++) await forum.say(forum.author, `Post ${n}`);
    await forum.say(forum.member, "Other");
    expect((await refusalOf(forum.queue(forum.member))).code).toBe("not-found");
    expect(await forum.queue(forum.moderator, { author: forum.member.id })).toHaveLength(1);
    expect(await forum.queue(forum.moderator, { kind: "flagged" })).toHaveLength(0);
    expect(await forum.queue(forum.moderator, { hours: "1" })).toHaveLength(0);
    const bodies: string[] = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const page = await listCases(forum.moderator, {
        group: forum.group.id,
        limit: "4",
        ...(cursor && { cursor }),
      });
      bodies.push(...page.items.map(({ subject }) => subject.body));
      cursor = page.next;
    }
    expect(bodies).toEqual(["Post 0", "Post 1", "Post 2", "Post 3", "Post 4", "Other"]);
    expect(await countCases(forum.moderator, { group: forum.group.id })).toEqual({
      open: 6,
      pending: 6,
      flagged: 0,
      suspect: 0,
      appeals: 0,
    });
    expect(await countCases(forum.member, {})).toMatchObject({ open: 0 });
  });

  test("leaves out what its author deleted", async () => {
    const forum = await makeForum({ publishing: "hold_all" });
    const said = await forum.say(forum.author, "Never mind");
    await deleteComment(forum.author, said.id);
    expect(await forum.queue()).toEqual([]);
    expect((await countCases(forum.moderator, { group: forum.group.id })).open).toBe(0);
  });

  test("gives a case to one of two who take it at once, until it is given back or a quarter of an hour is over", async () => {
    const forum = await makeForum({ publishing: "hold_all" });
    await forum.say(forum.author, "Hello");
    const one = await first(forum);
    const claims = await Promise.all(
      [forum.moderator, forum.second].map((by) => claimCases(by, { ids: [one.id] })),
    );
    expect(claims.map(({ results }) => results[0]?.ok).sort()).toEqual([false, true]);
    const winner = claims[0]?.results[0]?.ok ? forum.moderator : forum.second;
    const loser = winner === forum.moderator ? forum.second : forum.moderator;
    const refused = await refusalOf(decide(loser, { ...seenOf(one), action: "approve" }));
    expect([refused.code, refused.details.current]).toMatchObject(["conflict", { by: { id: winner.id } }]);
    expect(await forum.queue(winner, { claimed: "mine" })).toHaveLength(1);
    expect(await forum.queue(loser, { claimed: "others" })).toHaveLength(1);
    await releaseCases(winner, { ids: [one.id] });
    expect((await claimCases(loser, { ids: [one.id] })).results[0]?.ok).toBe(true);
    await db.moderationCase.update({
      where: { id: one.id },
      data: { claimedAt: new Date(Date.now() - 15 * 60_000 - 1_000) },
    });
    expect((await first(forum)).claim).toBeNull();
    expect((await claimCases(winner, { ids: [one.id] })).results[0]?.ok).toBe(true);
  });
});

describe("a decision", () => {
  test("publishes what was held: it is shown and counted, and its case is closed", async () => {
    const forum = await makeForum({ publishing: "hold_all" });
    const said = await forum.say(forum.author, "Hello");
    expect(await counts(forum)).toBe(0);
    const one = await first(forum);
    const action = await decide(forum.moderator, { ...seenOf(one), action: "approve" });
    expect(action).toMatchObject({ kind: "approve", standing: "published", can: { undo: true } });
    expect((await getComment(forum.member, said.id)).body).toBe("Hello");
    expect(await counts(forum)).toBe(1);
    expect(await forum.queue()).toEqual([]);
    expect(await getCase(forum.moderator, one.id)).toMatchObject({
      decided: { by: { id: forum.moderator.id }, decision: "approve" },
    });
  });

  test("of two moderators at once is one's; the other is told who and what", async () => {
    const forum = await makeForum({ publishing: "hold_all" });
    for (let round = 0; round < 5; round++) {
      const said = await forum.say(forum.author, `Round ${round}`);
      const one = await first(forum);
      const outcomes = await Promise.allSettled([
        decide(forum.moderator, { ...seenOf(one), action: "approve" }),
        decide(forum.second, { ...seenOf(one), action: "remove", reason: "abuse" }),
      ]);
      const lost = outcomes.findIndex(({ status }) => status === "rejected");
      expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      const [winner, kind] = lost === 0 ? [forum.second, "remove"] : [forum.moderator, "approve"];
      expect((outcomes[lost] as PromiseRejectedResult).reason).toMatchObject({
        code: "conflict",
        details: { current: { by: { id: winner.id }, action: kind } },
      });
      const actions = await db.moderationAction.count({ where: { commentId: said.id } });
      expect(actions).toBe(1);
    }
  });

  test("about version 1 never publishes version 2", async () => {
    const forum = await makeForum({ publishing: "hold_all" });
    for (let round = 0; round < 5; round++) {
      const said = await forum.say(forum.author, `Version 1 of ${round}`);
      const one = await first(forum);
      const [approved, edited] = await Promise.allSettled([
        decide(forum.moderator, { ...seenOf(one), action: "approve" }),
        updateComment(forum.author, said.id, { version: said.version, body: `Version 2 of ${round}` }),
      ]);
      const seen = await getComment(forum.member, said.id).catch(() => null);
      if (seen) expect(seen.body).toBe(`Version 1 of ${round}`);
      if (edited.status === "fulfilled") {
        expect(seen).toBeNull();
        const [waiting] = await forum.queue();
        expect(waiting?.subject.body).toBe(`Version 2 of ${round}`);
        if (waiting) await decide(forum.moderator, { ...seenOf(waiting), action: "approve" });
      } else expect(approved.status).toBe("fulfilled");
    }
  });

  test("is never about oneself, nor against an equal or higher role; keeping is open to every other moderator", async () => {
    const forum = await makeForum({ flagThreshold: 0 });
    const said = await forum.say(forum.moderator, "I moderate");
    await flag(forum.member, said);
    const one = await first(forum);
    const act = (by: typeof forum.owner, action: string) =>
      decide(by, { ...seenOf(one), action, reason: "abuse" });
    expect((await refusalOf(act(forum.moderator, "approve"))).code).toBe("forbidden");
    expect((await refusalOf(act(forum.second, "hide"))).code).toBe("forbidden");
    expect((await refusalOf(act(forum.member, "hide"))).code).toBe("forbidden");
    expect((await forum.queue(forum.second))[0]?.can).toEqual({ approve: true, act: false, sanction: false });
    expect((await act(forum.owner, "hide")).standing).toBe("hidden");
  });

  test("about many ends for each by itself", async () => {
    const forum = await makeForum({ publishing: "hold_all" });
    await forum.say(forum.author, "One");
    const said = await forum.say(forum.author, "Two");
    const items = (await forum.queue()).map(seenOf);
    await updateComment(forum.author, said.id, { version: said.version, body: "Two, changed" });
    const { results } = await decideMany(forum.moderator, {
      items: [...items, { on: { commentId: newId() }, version: 1 }],
      action: "approve",
    });
    expect(results.map((one) => (one.ok ? "done" : one.code))).toEqual(["done", "conflict", "not-found"]);
  });

  test("hides what is answered to a tombstone, and brings it back with its counts", async () => {
    const forum = await makeForum();
    const said = await forum.say(forum.author, "Rude");
    await forum.say(forum.member, "Please", said.id);
    await decide(forum.moderator, {
      on: { commentId: said.id },
      version: 1,
      action: "hide",
      reason: "abuse",
      message: "Be kind.",
    });
    const shown = async () =>
      (await listArticleComments(forum.member, forum.article.id, { group: forum.group.id })).items;
    expect((await shown()).map(({ body }) => body)).toEqual(["", "Please"]);
    expect(await counts(forum)).toBe(1);
    await decide(forum.moderator, { on: { commentId: said.id }, version: 2, action: "approve" });
    expect((await shown()).map(({ body }) => body)).toEqual(["Rude", "Please"]);
    expect(await counts(forum)).toBe(2);
    const told = await db.notification.findMany({ where: { personId: forum.author.id, kind: "moderated" } });
    expect(told).toHaveLength(2);
  });
});

describe("a reply that is hidden", () => {
  test("takes the place of what it hung on with it, and brings it back", async () => {
    const forum = await makeForum();
    const said = await forum.say(forum.author, "Never mind");
    const reply = await forum.say(forum.author, "Rude", said.id);
    await deleteComment(forum.author, said.id);
    const shown = async () =>
      (await listArticleComments(forum.member, forum.article.id, { group: forum.group.id })).items.map(
        ({ body }) => body,
      );
    expect(await shown()).toEqual(["", "Rude"]);
    const on = { commentId: reply.id };
    await decide(forum.moderator, { on, version: 1, action: "hide", reason: "abuse" });
    expect(await shown()).toEqual([]);
    await decide(forum.moderator, { on, version: 2, action: "approve" });
    expect(await shown()).toEqual(["", "Rude"]);
  });
});

describe("the audit log", () => {
  test("has an entry for each action, and takes no change", async () => {
    const forum = await makeForum();
    const said = await forum.say(forum.author, "Hello");
    await decide(forum.moderator, {
      on: { commentId: said.id },
      version: 1,
      action: "remove",
      reason: "spam",
    });
    const entries = await db.auditEntry.findMany({ where: { subjectId: said.id }, orderBy: { seq: "asc" } });
    expect(entries.map(({ action, actorId, reason }) => [action, actorId, reason])).toEqual([
      ["comment.created", forum.author.id, ""],
      ["comment.remove", forum.moderator.id, "spam"],
    ]);
    await expect(db.$executeRaw`UPDATE "AuditEntry" SET reason = ''`).rejects.toThrow(/only ever added to/);
    await expect(db.$executeRaw`DELETE FROM "AuditEntry"`).rejects.toThrow(/only ever added to/);
    await expect(db.$executeRaw`TRUNCATE "AuditEntry"`).rejects.toThrow(/only ever added to/);
  });
});
