import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { newId } from "@/core/new-id";
import { signOutEverywhere } from "@/server/accounts/sessions";
import { getDisagreementMap } from "@/server/agreement/map";
import { updateAnnotation } from "@/server/annotations/commands";
import { createComment } from "@/server/comments/commands";
import { db, pool } from "@/server/db";
import { lockStream, recordEvent } from "@/server/events";
import { ensurePublicGroup } from "@/server/groups/commands";
import { removeMember } from "@/server/groups/member-commands";
import { readNotifications } from "@/server/notifications/commands";
import { VISITOR } from "@/server/session";
import { settlePassage, undoSettlement } from "@/server/settling/commands";
import { getSettledLayer } from "@/server/settling/queries";
import { voteOnSettlement } from "@/server/settling/vote";
import { insertArticle, PUBLIC_GROUP } from "@/tests/support/rows";
import { insertTask, makeStudy } from "../agreement/study";
import { again, peopledGroup, someone } from "../groups/actors";
import { annotate, heardBy, openHub, positionOf, say } from "./scene";

beforeAll(ensurePublicGroup);

let live: ReturnType<typeof openHub>;
beforeEach(() => {
  live = openHub();
});
afterEach(() => live.end());

describe("what a stream carries to whom", () => {
  test("a private annotation, and what is said on it, goes to its author alone; others hear nothing, nor count it", async () => {
    const [article, author, other] = [await insertArticle(pool()), await someone(), await someone()];
    const [mine, theirs, visitors] = [
      await live.follow(author, article),
      await live.follow(other, article),
      await live.follow(VISITOR, article),
    ];
    const secret = await annotate(author, article, "Biden's war", null, "SECRET");
    await say(author, secret, "SECRET too");
    const [own] = await heardBy(article, mine, theirs, visitors);
    expect(own?.map(({ kind }) => kind)).toEqual(["annotation", "comment", "thread"]);
    for (const reader of [theirs, visitors]) {
      // One message, that everybody may read: not even when something happened is said.
      expect(reader.heard.filter(({ event }) => event === "changes")).toHaveLength(1);
      expect(JSON.stringify(reader.heard)).not.toMatch(new RegExp(`SECRET|${secret.id}`));
    }
  });

  test("what is written in a group goes to its people, each with what they may do there", async () => {
    const { group, as } = await peopledGroup();
    const article = await insertArticle(pool());
    const open = {
      visitor: await live.follow(VISITOR, article),
      stranger: await live.follow(as.stranger, article),
      observer: await live.follow(as.observer, article),
      member: await live.follow(as.member, article),
      moderator: await live.follow(as.moderator, article),
    };
    await annotate(as.member, article, "Biden's war", group.id);
    const heard = await heardBy(article, ...Object.values(open));
    const can = Object.fromEntries(
      Object.keys(open).map((name, index) => {
        const change = heard[index]?.[0];
        return [name, change && "view" in change ? change.view.can : null];
      }),
    );
    expect(can).toEqual({
      visitor: null,
      stranger: null,
      observer: { edit: false, delete: false, comment: false },
      member: { edit: true, delete: true, comment: true },
      moderator: { edit: false, delete: true, comment: true },
    });
  });

  test("an annotation that moves from one layer to another goes from the one and comes in the other", async () => {
    const { group, as } = await peopledGroup();
    const article = await insertArticle(pool());
    const made = await annotate(as.member, article, "Biden's war", group.id);
    const [observer, stranger, author] = [
      await live.follow(as.observer, article),
      await live.follow(as.stranger, article),
      await live.follow(as.member, article),
    ];
    const kinds = async () =>
      (await heardBy(article, observer, stranger, author)).map((heard) =>
        heard.flatMap((one) => (JSON.stringify(one).includes(made.id) ? [one.kind] : [])),
      );
    await updateAnnotation(as.member, made.id, { version: 1, groupId: null });
    expect(await kinds()).toEqual([["annotation-gone"], [], ["annotation"]]);
    await updateAnnotation(as.member, made.id, { version: 2, groupId: PUBLIC_GROUP });
    expect((await kinds()).map((heard) => heard.at(-1))).toEqual(["annotation", "annotation", "annotation"]);
  });

  test("what is withheld is gone for all but its author and the moderators, and comes back when it is approved", async () => {
    const { group, as } = await peopledGroup();
    const article = await insertArticle(pool());
    const made = await annotate(as.member, article, "Biden's war", group.id, "Strong words");
    const open = [
      await live.follow(as.observer, article),
      await live.follow(as.member, article),
      await live.follow(as.moderator, article),
    ];
    const stand = async (standing: string) => {
      await db.$transaction(async (tx) => {
        await lockStream(tx, article.id);
        await tx.$executeRaw`UPDATE "Annotation" SET standing = ${standing}::"Standing", version = version + 1 WHERE id = ${made.id}::uuid`;
        const kind = "annotation-updated";
        const groupId = group.id;
        await recordEvent(tx, {
          articleId: article.id,
          kind,
          actorId: as.moderator.id,
          groupId,
          subjectId: made.id,
        });
      });
      const { seq } = await positionOf(article);
      for (const reader of open) await reader.upTo(seq);
      return open.map((reader) => {
        const last = reader.changes().at(-1);
        return last && "view" in last && "note" in last.view ? last.view.note : last?.kind;
      });
    };
    expect(await stand("hidden")).toEqual(["annotation-gone", "Strong words", "Strong words"]);
    expect(await stand("published")).toEqual(["Strong words", "Strong words", "Strong words"]);
  });

  test("what is held from the beginning never shows to others that it is there", async () => {
    const { group, as } = await peopledGroup();
    const article = await insertArticle(pool());
    const [observer, moderator] = [
      await live.follow(as.observer, article),
      await live.follow(as.moderator, article),
    ];
    await pool().query(`UPDATE "Group" SET publishing = 'hold_all' WHERE id = $1`, [group.id]);
    const held = await annotate(as.member, article, "Biden's war", group.id, "SECRET");
    const [nothing, queued] = await heardBy(article, observer, moderator);
    expect(queued).toMatchObject([{ kind: "annotation", view: { standing: "held" } }]);
    expect(nothing).toEqual([]);
    expect(JSON.stringify(observer.heard)).not.toMatch(new RegExp(`SECRET|${held.id}`));
  });

  test("the article's discussion in a group goes to that group", async () => {
    const { group, as } = await peopledGroup();
    const article = await insertArticle(pool());
    const [member, stranger] = [
      await live.follow(as.observer, article),
      await live.follow(as.stranger, article),
    ];
    await createComment(as.member, {
      id: newId(),
      on: { articleId: article.id, groupId: group.id },
      body: "Among us",
    });
    const [ours, theirs] = await heardBy(article, member, stranger);
    expect(ours).toMatchObject([
      { kind: "comment", view: { body: "Among us", annotationId: null } },
      { kind: "thread", annotationId: null, groupId: group.id, commentCount: 1 },
    ]);
    expect(theirs).toEqual([]);
  });

  test("that something was settled is told, without what it was, to those who see the layer; a blind coder hears nothing", async () => {
    const study = await makeStudy();
    const { group, article, owner } = study;
    await study.code(study.ann, "Biden's war");
    await study.code(study.ann, "Truth Social");
    const taskId = await insertTask(study, [study.ben], { votesToSettle: 2, isBlind: true });
    const from = await positionOf(article);
    const [assistant, ben, stranger] = [
      await live.follow(study.assistant, from),
      await live.follow(await again(study.ben), from),
      await live.follow(await someone(), from),
    ];
    const { versionId, passages } = await getDisagreementMap(owner, article.id, { group: group.id });
    const ids: string[] = [];
    for (const { choices } of passages) {
      const [choice] = choices;
      if (!choice) throw new Error("no choice");
      const { code: codeId, start, end, uses } = choice;
      const sources = uses.map(({ annotationId }) => ({ annotationId, codeId, start, end }));
      const what = { groupId: group.id, versionId, how: "accepted", codeId, start, end, sources };
      ids.push((await settlePassage(owner, article.id, { id: newId(), ...what })).id);
    }
    await voteOnSettlement(study.assistant, ids[0] ?? "", { isFor: true });
    await undoSettlement(owner, ids[1] ?? "", { version: 1 });
    const [told, ...others] = await heardBy(article, assistant, ben, stranger);
    expect(new Set(told?.map((one) => JSON.stringify(one)))).toEqual(
      new Set([JSON.stringify({ kind: "settling", groupId: group.id })]),
    );
    expect(others).toEqual([[], []]);
    for (const reader of [ben, stranger]) {
      expect(JSON.stringify(reader.heard)).not.toMatch(new RegExp([group.id, ...ids].join("|")));
    }
    // In one stretch it is said once, however much was decided in it; and what is fetched says how far it is.
    const late = await live.follow(owner, from);
    const [stretch] = await heardBy(article, late);
    expect(stretch?.filter(({ kind }) => kind === "settling")).toEqual([
      { kind: "settling", groupId: group.id },
    ]);
    const { seq } = await positionOf(article);
    const { asOf } = await getSettledLayer(owner, article.id, { group: group.id });
    expect(asOf).toEqual({ epoch: from.epoch, seq });

    await pool().query(`UPDATE "CodingTask" SET "revealedAt" = now() WHERE id = $1`, [taskId]);
    await ben.until(({ event }) => event === "reset");
    await undoSettlement(owner, ids[0] ?? "", { version: 2 });
    await ben.upTo(seq + 1);
    expect(ben.changes().filter(({ kind }) => kind === "settling")).toHaveLength(1);
  });

  test("an article that one may not see is like one that does not exist", async () => {
    const { group, as } = await peopledGroup();
    const hidden = await insertArticle(pool(), { groupIds: [group.id] });
    const nothing = { articleId: newId(), epoch: newId(), seq: 0 };
    const reader = await live.follow(as.stranger, hidden, nothing);
    await reader.until(({ event, data }) => event === "reset" && data.articleId === hidden.id);
    await reader.until(({ event, data }) => event === "reset" && data.articleId === nothing.articleId);
    for (const { data } of reader.heard.filter(({ event }) => event === "reset"))
      expect(data).toMatchObject({ epoch: null, seq: null });
  });
});

describe("when rights change", () => {
  test("who is removed from a group gets nothing more of it, and is told to look again", async () => {
    const { group, as } = await peopledGroup();
    const [open, closed] = [
      await insertArticle(pool()),
      await insertArticle(pool(), { groupIds: [group.id] }),
    ];
    const reader = await live.follow(as.member, open, closed);
    await annotate(as.owner, open, "Biden's war", group.id);
    await reader.upTo(1);
    await removeMember(as.owner, { groupId: group.id, personId: as.member.id });
    await reader.until(
      ({ event, data }) => event === "reset" && data.articleId === open.id && data.seq === 1,
    );
    await reader.until(
      ({ event, data }) => event === "reset" && data.articleId === closed.id && data.seq === null,
    );
    const before = reader.changes().length;
    await annotate(as.owner, open, "Truth Social", group.id, "SECRET");
    await annotate(as.owner, open, "Truth Social");
    await reader.upTo(3);
    expect(reader.changes().slice(before)).toMatchObject([
      { kind: "annotation", view: { groupId: PUBLIC_GROUP } },
    ]);
    expect(JSON.stringify(reader.heard)).not.toContain("SECRET");
  });

  test("who gets a part in a group is told to look again, and hears of it from then on", async () => {
    const { group, as } = await peopledGroup();
    const article = await insertArticle(pool());
    const reader = await live.follow(as.stranger, article);
    await pool().query(`INSERT INTO "Membership" ("groupId", "personId", role) VALUES ($1, $2, 'member')`, [
      group.id,
      as.stranger.id,
    ]);
    await reader.until(({ event }) => event === "reset");
    await annotate(as.owner, article, "Biden's war", group.id);
    await reader.upTo(1);
    expect(reader.changes()).toMatchObject([{ view: { groupId: group.id, can: { comment: true } } }]);
  });

  test.each([
    [
      "suspended",
      (id: string) => pool().query(`UPDATE "Person" SET status = 'suspended' WHERE id = $1`, [id]),
    ],
    [
      "banned from the site",
      async (id: string) => {
        const actionId = newId();
        await pool().query(`INSERT INTO "ModerationAction" (id, kind, "personId") VALUES ($1, 'ban', $2)`, [
          actionId,
          id,
        ]);
        await pool().query(
          `INSERT INTO "Sanction" (id, "personId", kind, "actionId") VALUES ($1, $2, 'ban', $3)`,
          [newId(), id, actionId],
        );
      },
    ],
    ["deleted", (id: string) => pool().query(`UPDATE "Person" SET status = 'deleted' WHERE id = $1`, [id])],
  ])("who is %s hears the end at once", async (_, act) => {
    const [article, person] = [await insertArticle(pool()), await someone()];
    const reader = await live.follow(person, article);
    await act(person.id);
    await reader.ended();
    expect(reader.heard.at(-1)).toMatchObject({ event: "end", data: { why: "signed-out" } });
    expect(live.hub.size).toBe(0);
  });

  test("who signs out everywhere hears the end on every open page", async () => {
    const [article, person] = [await insertArticle(pool()), await someone()];
    const readers = [await live.follow(person, article), await live.follow(person)];
    await signOutEverywhere(person);
    for (const reader of readers) {
      await reader.ended();
      expect(reader.heard.at(-1)).toMatchObject({ event: "end", data: { why: "signed-out" } });
    }
  });

  test("an article that is taken from a group goes from the pages of its readers", async () => {
    const { group, as } = await peopledGroup();
    const article = await insertArticle(pool(), { groupIds: [group.id] });
    const reader = await live.follow(as.member, article);
    await pool().query(`DELETE FROM "ArticleAccess" WHERE "articleId" = $1`, [article.id]);
    await reader.until(({ event, data }) => event === "reset" && data.seq === null);
    await annotate(as.owner, article, "Biden's war", group.id, "SECRET").catch(() => {});
    expect(JSON.stringify(reader.heard)).not.toContain("SECRET");
  });
});

describe("a person's own news", () => {
  const notify = (personId: string) =>
    pool().query(
      `INSERT INTO "Notification" (id, "personId", kind, "subjectId", "onceKey", data)
       VALUES ($1, $2, 'anchors-changed', $1, gen_random_uuid(), '{}')`,
      [newId(), personId],
    );

  test("how much is unread comes with the stream and whenever it changes, to that person alone", async () => {
    const [person, other] = [await someone(), await someone()];
    await notify(person.id);
    const [reader, others] = [await live.follow(person), await live.follow(other)];
    await reader.until(({ data }) => data.unread === 1);
    await notify(person.id);
    await notify(person.id);
    await reader.until(({ data }) => data.unread === 3);
    await readNotifications(person, {});
    await reader.until(({ event, data }) => event === "person" && data.unread === 0);
    await others.until(({ data }) => data.unread === 0);
    expect(others.heard.filter(({ data }) => data.unread > 0)).toEqual([]);
  });

  test("who moderates a group is told when its queue changes; its members are not", async () => {
    const { group, as } = await peopledGroup();
    const article = await insertArticle(pool());
    const made = await annotate(as.member, article, "Biden's war", group.id);
    const [moderator, member] = [await live.follow(as.moderator), await live.follow(as.member, article)];
    // As things are at the beginning, and once more when the process has begun to listen.
    const told = () => moderator.heard.filter(({ data }) => data.queues);
    await moderator.until(() => told().length === 2);
    await pool().query(
      `INSERT INTO "ModerationCase" (id, "groupId", "articleId", "annotationId", "authorId", "subjectVersion")
       VALUES ($1, $2, $3, $4, $5, 1)`,
      [newId(), group.id, article.id, made.id, as.member.id],
    );
    await moderator.until(() => told().length === 3);
    for (const { data } of told()) expect(data).toEqual({ queues: [group.id] });
    await say(as.member, made, "And then?");
    await member.upTo(2);
    expect(member.heard.filter(({ data }) => data.queues)).toEqual([]);
  });

  test("a codebook's new version is told to those who may read it, without what is in it", async () => {
    const { group, as } = await peopledGroup();
    const { rows } = await pool().query<{ id: string }>(
      `INSERT INTO "Codebook" (id, slug, name, "groupId", "updatedAt")
       VALUES ($1, $2, 'SECRET', $3, now()) RETURNING id`,
      [newId(), `book-${newId()}`, group.id],
    );
    const id = rows[0]?.id;
    const [moderator, stranger] = [await live.follow(as.moderator), await live.follow(as.stranger)];
    // Told a second time when the process has begun to listen.
    await moderator.until(() => moderator.heard.filter(({ data }) => data.queues).length === 2);
    await pool().query(`UPDATE "Codebook" SET version = 7 WHERE id = $1`, [id]);
    const told = await moderator.until(({ event, data }) => event === "codebook" && data.version === 7);
    expect(told.data).toEqual({ id, version: 7 });
    await notify(as.stranger.id);
    await stranger.until(({ data }) => data.unread === 1);
    expect(JSON.stringify(stranger.heard)).not.toContain(id);
    expect(JSON.stringify(moderator.heard)).not.toContain("SECRET");
  });

  test("one person cannot hold more than so many streams", async () => {
    const person = await someone();
    const open = () => live.hub.open(person, { kind: "visitor" }, person.id, []);
    for (let count = 0; count < 40; count++) open();
    expect(open).toThrow("Too many");
    expect(() => live.hub.open(VISITOR, { kind: "visitor" }, "198.51.100.7", [])).not.toThrow();
  });
});
