import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { REACTION_KINDS, withReaction } from "@/core/reaction-counts";
import { deleteComment } from "@/server/comments/commands";
import { getComment } from "@/server/comments/queries";
import { pool } from "@/server/db";
import { ensurePublicGroup } from "@/server/groups/commands";
import { getAnnotationReactions } from "@/server/reactions/annotation-reactions";
import { addReaction, removeReaction } from "@/server/reactions/commands";
import { VISITOR } from "@/server/session";
import { refusalOf } from "@/tests/support/refusal-of";
import { actor, scene } from "../threads/scene";

beforeAll(ensurePublicGroup);

const eventsOf = async (articleId: string) =>
  (
    await pool().query(
      `SELECT count(*)::int AS count FROM "Event" WHERE "articleId" = $1 AND kind = 'comment-reactions-updated'`,
      [articleId],
    )
  ).rows[0].count;

describe("reacting", () => {
  test("twice is once; agreeing takes disagreeing back; each change is one event", async () => {
    const { article, author, other, say } = await scene();
    const { id } = await say(author, "A claim");
    await addReaction(other, "comment", id, "disagree");
    await addReaction(other, "comment", id, "disagree");
    await addReaction(other, "comment", id, "thanks");
    expect(await addReaction(other, "comment", id, "agree")).toEqual([
      { kind: "agree", count: 1, isOwn: true },
      { kind: "thanks", count: 1, isOwn: true },
    ]);
    await removeReaction(other, "comment", id, "question");
    expect(await removeReaction(other, "comment", id, "thanks")).toEqual([
      { kind: "agree", count: 1, isOwn: true },
    ]);
    expect((await getComment(VISITOR, id)).reactions).toEqual([{ kind: "agree", count: 1, isOwn: false }]);
    expect(await eventsOf(article.id)).toBe(4);
  });

  test("sent twenty times at once is one", async () => {
    const { author, other, say } = await scene();
    const { id } = await say(author, "A claim");
    await Promise.all(Array.from({ length: 20 }, () => addReaction(other, "comment", id, "agree")));
    expect((await getComment(other, id)).reactions).toEqual([{ kind: "agree", count: 1, isOwn: true }]);
  });

  test("works on annotations alike", async () => {
    const { author, other, annotation } = await scene();
    expect(await getAnnotationReactions(author, annotation.id)).toEqual({
      items: [],
      canReact: false,
      isAgreed: false,
    });
    await addReaction(other, "annotation", annotation.id, "insightful");
    expect(await getAnnotationReactions(other, annotation.id)).toEqual({
      items: [{ kind: "insightful", count: 1, isOwn: true }],
      canReact: true,
      isAgreed: false,
    });
  });

  test("is not for one's own words, for visitors, on words that are gone, in locked threads, or with other kinds", async () => {
    const { author, other, say } = await scene();
    const made = await say(author, "A claim");
    const react = (who: Parameters<typeof addReaction>[0], kind = "agree") =>
      refusalOf(addReaction(who, "comment", made.id, kind));
    expect((await react(author)).code).toBe("forbidden");
    expect((await react(VISITOR)).code).toBe("unauthenticated");
    await expect(addReaction(other, "comment", made.id, "love")).rejects.toThrow();
    await pool().query(`UPDATE "Thread" SET "lockedAt" = now() WHERE id = $1`, [made.threadId]);
    expect((await react(other)).code).toBe("forbidden");
    expect((await getComment(other, made.id)).canReact).toBe(false);
    await pool().query(`UPDATE "Thread" SET "lockedAt" = NULL WHERE id = $1`, [made.threadId]);
    await say(other, "An answer", made.id);
    await deleteComment(author, made.id);
    expect((await react(await actor())).code).toBe("forbidden");
  });
});

test("what the page shows at once is what the server comes to", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ kind: fc.constantFrom(...REACTION_KINDS), isOn: fc.boolean() }), { maxLength: 8 }),
      async (steps) => {
        const { author, other, say } = await scene();
        const { id } = await say(author, "A claim");
        await addReaction(await actor(), "comment", id, "agree");
        let shown = (await getComment(other, id)).reactions;
        for (const { kind, isOn } of steps) {
          shown = withReaction(shown, kind, isOn);
          expect(await (isOn ? addReaction : removeReaction)(other, "comment", id, kind)).toEqual(shown);
        }
      },
    ),
    { numRuns: 12 },
  );
}, 60_000);
