import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { MOST_BEHIND } from "@/core/live/message";
import { deleteAnnotation, restoreAnnotation, updateAnnotation } from "@/server/annotations/commands";
import { deleteComment, updateComment } from "@/server/comments/commands";
import { db, pool } from "@/server/db";
import { lockStream, recordEvents } from "@/server/events";
import { ensurePublicGroup } from "@/server/groups/commands";
import { setStanding } from "@/server/moderation/standing";
import { findSubject } from "@/server/moderation/subjects";
import { actorForPerson, VISITOR } from "@/server/session";
import { LiveReader } from "@/tests/support/live-reader";
import { insertArticle, insertPerson, insertVersion, PUBLIC_GROUP } from "@/tests/support/rows";
import { someone } from "../groups/actors";
import { annotate, openHub, positionOf, say } from "./scene";

beforeAll(ensurePublicGroup);

let live: ReturnType<typeof openHub>;
beforeEach(() => {
  live = openHub();
});
afterEach(() => live.end());

describe("a stream of an article", () => {
  test("brings what others write, change, take away and bring back, as it is now", async () => {
    const [article, author] = [await insertArticle(pool()), await someone("Ann Writer")];
    const reader = await live.follow(VISITOR, article);
    const made = await annotate(author, article, "Biden's war");
    await reader.until(({ data }) => data.changes?.[0]?.view?.id === made.id);
    await updateAnnotation(author, made.id, { version: 1, note: "Whose war?" });
    await reader.until(({ data }) => data.changes?.[0]?.view?.note === "Whose war?");
    await deleteAnnotation(author, made.id);
    await reader.until(({ data }) => data.changes?.[0]?.kind === "annotation-gone");
    await restoreAnnotation(author, made.id);
    await reader.upTo((await positionOf(article)).seq);
    const last = reader.changes().at(-1);
    expect(last).toMatchObject({ kind: "annotation", view: { id: made.id, note: "Whose war?", version: 4 } });
    // Told as this viewer may see it.
    expect(last).toMatchObject({ view: { can: { edit: false, delete: false, comment: false } } });
  });

  test("carries numbers without a gap, and several things that happened to one come as one", async () => {
    const [article, author] = [await insertArticle(pool()), await someone()];
    const from = await positionOf(article);
    const made = await annotate(author, article, "Biden's war");
    for (let version = 1; version <= 5; version++)
      await updateAnnotation(author, made.id, { version, note: `Try ${version}` });
    const reader = await live.follow(VISITOR, from);
    await reader.upTo(6);
    const heard = reader.heard.filter(({ event }) => event === "changes");
    expect(heard.map(({ data }) => [data.from, data.to])).toEqual([[0, 6]]);
    expect(reader.changes()).toMatchObject([{ view: { note: "Try 5", version: 6 } }]);
    expect(heard[0]?.id).toBe(`${article.id}@${from.epoch}.6`);
  });

  test("brings comments with the thread's count, and a tombstone's place when its last reply goes", async () => {
    const [article, author, other] = [await insertArticle(pool()), await someone(), await someone()];
    const annotation = await annotate(author, article, "Biden's war");
    const first = await say(author, annotation, "Whose?");
    const reply = await say(other, annotation, "Not theirs.", first.id);
    await deleteComment(author, first.id);
    const reader = await live.follow(VISITOR, article);

    const second = await say(other, annotation, "A second thought.");
    await reader.upTo((await positionOf(article)).seq);
    expect(reader.changes()).toMatchObject([
      { kind: "comment", view: { id: second.id, body: "A second thought." } },
      { kind: "thread", annotationId: annotation.id, commentCount: 2, isLocked: false },
    ]);

    await updateComment(other, reply.id, { version: 1, body: "Not theirs at all." });
    await reader.until(({ data }) => data.changes?.[0]?.view?.body === "Not theirs at all.");

    // What is withheld leaves, and takes the tombstone above along, though no event names that.
    const moderator = await actorForPerson((await insertPerson(pool(), { siteRole: "moderator" })).id);
    const judge = async (standing: "hidden" | "published") => {
      await db.$transaction(async (tx) => {
        await lockStream(tx, article.id);
        const row = await findSubject(tx, { commentId: reply.id });
        if (row) await setStanding(tx, row, standing, { actorId: moderator.id });
      });
      await reader.upTo((await positionOf(article)).seq);
    };
    await judge("hidden");
    expect(reader.changes().slice(-3)).toMatchObject([
      { kind: "comment-gone", id: first.id },
      { kind: "comment-gone", id: reply.id },
      { kind: "thread", commentCount: 1 },
    ]);
    await judge("published");
    expect(reader.changes().slice(-3)).toMatchObject([
      { kind: "comment", view: { id: first.id, deleted: true } },
      { kind: "comment", view: { id: reply.id, body: "Not theirs at all." } },
      { kind: "thread", commentCount: 2 },
    ]);

    // The tombstone above goes with its last reply.
    await deleteComment(other, reply.id);
    await reader.upTo((await positionOf(article)).seq);
    expect(reader.changes().slice(-3)).toMatchObject([
      { kind: "comment-gone", id: first.id },
      { kind: "comment-gone", id: reply.id },
      { kind: "thread", commentCount: 1 },
    ]);
  });

  test("says when the article has a new version", async () => {
    const [article, author] = [await insertArticle(pool()), await someone()];
    const reader = await live.follow(VISITOR, article);
    const versionId = await insertVersion(pool(), article, { text: "Other words.", author });
    await db.$transaction((tx) =>
      recordEvents(tx, article.id, [
        { kind: "article-version-created", actorId: author.id, groupId: null, subjectId: versionId },
      ]),
    );
    await reader.upTo(1);
    expect(reader.changes()).toEqual([{ kind: "article", version: 2 }]);
  });
});

describe("coming back", () => {
  test("goes on where it stopped, however often and wherever", async () => {
    const [article, author] = [await insertArticle(pool()), await someone()];
    let position = await positionOf(article);
    const seen: unknown[] = [];
    const elsewhere = openHub();
    for (let round = 0; round < 6; round++) {
      const made = await annotate(author, article, "Biden's war", PUBLIC_GROUP, `Round ${round}`);
      const reader = await (round % 2 ? live : elsewhere).follow(VISITOR, position);
      await reader.upTo(round + 1);
      seen.push(...reader.changes().map((change) => "view" in change && change.view.id === made.id));
      position = { ...position, seq: round + 1 };
      await reader.close();
    }
    expect(seen).toEqual(Array(6).fill(true));
    await elsewhere.end();
  });

  test("is told to begin anew from another epoch, from the future, or from too far back", async () => {
    const [article, author] = [await insertArticle(pool()), await someone()];
    const at = await positionOf(article);
    const events = Array.from({ length: MOST_BEHIND + 1 }, () => ({
      kind: "annotation-updated" as const,
      actorId: author.id,
      groupId: PUBLIC_GROUP,
      subjectId: article.id,
    }));
    await db.$transaction((tx) => recordEvents(tx, article.id, events));
    const head = { articleId: article.id, epoch: at.epoch, seq: MOST_BEHIND + 1 };
    for (const wrong of [
      () => at,
      () => ({ ...head, epoch: article.id }),
      () => ({ ...head, seq: head.seq + 1 }),
    ]) {
      const reader = await live.follow(VISITOR, wrong());
      expect((await reader.until(({ event }) => event === "reset")).data).toEqual(head);
      // And from there it goes on.
      await annotate(author, article, "Biden's war");
      head.seq++;
      await reader.upTo(head.seq);
      await reader.close();
    }
    const justInTime = await live.follow(VISITOR, { ...head, seq: head.seq - MOST_BEHIND });
    await justInTime.upTo(head.seq);
    expect(justInTime.heard.filter(({ event }) => event === "reset")).toEqual([]);
  });

  test("finds everything after the listening connection was ended by force", async () => {
    const [article, author] = [await insertArticle(pool()), await someone()];
    const reader = await live.follow(VISITOR, article);
    await annotate(author, article, "Biden's war");
    await reader.upTo(1);
    // It may only just be coming back from an earlier test.
    await expect
      .poll(async () => {
        const ended = await pool().query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'marginalia live' AND datname = current_database()`,
        );
        return ended.rowCount;
      })
      .toBe(1);
    await annotate(author, article, "Biden's war");
    await reader.upTo(2);
    await annotate(author, article, "Biden's war");
    await reader.upTo(3);
    expect(reader.changes()).toHaveLength(3);
  });

  test("of a slow reader only so much is kept, and what it has not read comes when it reads", async () => {
    const [article, author] = [await insertArticle(pool()), await someone()];
    const position = await positionOf(article);
    const body = live.hub.open(VISITOR, { kind: "visitor" }, "slow", [position]);
    const note = "n".repeat(20_000);
    const made = await annotate(author, article, "Biden's war", PUBLIC_GROUP, note);
    for (let version = 1; version <= 60; version++)
      await updateAnnotation(author, made.id, { version, note: `${note.slice(10)} ${version}` });
    const quick = await live.follow(VISITOR, position);
    await quick.upTo(61);
    const slow = new LiveReader(body);
    await slow.upTo(61);
    const numbers = slow.heard
      .filter(({ event }) => event === "changes")
      .map(({ data }) => [data.from, data.to]);
    for (const [index, [from]] of numbers.entries())
      if (index > 0) expect(from).toBe(numbers[index - 1]?.[1]);
    // What waited was bounded: many states were never made for it.
    expect(numbers.length).toBeLessThan(40);
    await slow.close();
  });
});

test("a process that stops says so to everybody and takes nobody new", async () => {
  const article = await insertArticle(pool());
  const reader = await live.follow(VISITOR, article);
  live.hub.close();
  await reader.ended();
  expect(reader.heard.at(-1)).toMatchObject({ event: "end", data: { why: "restart" } });
  expect(() => live.hub.open(VISITOR, { kind: "visitor" }, "x", [])).toThrow("Try again soon");
  expect(live.hub.size).toBe(0);
});
