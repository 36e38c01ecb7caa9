import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { AppError } from "@/core/errors";
import { newId } from "@/core/new-id";
import { deleteAnnotation, restoreAnnotation, updateAnnotation } from "@/server/annotations/commands";
import { getLayer } from "@/server/annotations/layer";
import { createComment, deleteComment, restoreComment, updateComment } from "@/server/comments/commands";
import { listAnnotationComments, listArticleComments } from "@/server/comments/queries";
import { pool } from "@/server/db";
import { ensurePublicGroup } from "@/server/groups/commands";
import { decide } from "@/server/moderation/decision-commands";
import { createFlag } from "@/server/moderation/flag-commands";
import { undoAction } from "@/server/moderation/undo-commands";
import { type SignedInActor, VISITOR } from "@/server/session";
import { type Forum, makeForum, setRules } from "./forum";

beforeAll(ensurePublicGroup);

/** One step of somebody: what it is about is picked from what there is by `pick`. */
interface Step {
  who: number;
  what: number;
  pick: number;
}
/** Replies, deletions and decisions meet one another most often. */
const OFTEN = [0, 1, 2, 2, 2, 3, 4, 4, 4, 5, 5, 6, 7, 8, 9, 10, 10, 10, 10, 10, 10, 11, 12, 12, 13];
const step: fc.Arbitrary<Step> = fc.record({
  who: fc.nat(5),
  what: fc.constantFrom(...OFTEN),
  pick: fc.nat(1_000),
});

const tolerated = new Set(["forbidden", "not-found", "gone", "conflict", "invalid", "rate-limited"]);

async function walk(forum: Forum, steps: readonly Step[]) {
  const [comments, notes, actions]: [string[], string[], string[]] = [[], [], []];
  const people = [forum.owner, forum.moderator, forum.second, forum.author, forum.member, await forum.join()];
  const pickOf = (list: readonly string[], pick: number) => list[pick % Math.max(1, list.length)] ?? newId();
  const versionOf = async (table: "Comment" | "Annotation", id: string): Promise<number> =>
    (await pool().query(`SELECT version FROM "${table}" WHERE id = $1`, [id])).rows[0]?.version ?? 1;
  const whole = { articleId: forum.article.id, groupId: forum.group.id };
  const say = async (by: SignedInActor, on: object, parentId: string | null) =>
    comments.push((await createComment(by, { id: newId(), on, parentId, body: `Words of ${by.name}` })).id);
  const doings: ((by: SignedInActor, pick: number) => Promise<unknown>)[] = [
    async (by) => notes.push((await forum.note(by, "A note")).id),
    (by) => say(by, whole, null),
    (by, pick) => say(by, whole, pickOf(comments, pick)),
    (by, pick) => say(by, { annotationId: pickOf(notes, pick) }, null),
    (by, pick) => deleteComment(by, pickOf(comments, pick)),
    (by, pick) => restoreComment(by, pickOf(comments, pick)),
    async (by, pick) => {
      const id = pickOf(comments, pick);
      return updateComment(by, id, { version: await versionOf("Comment", id), body: `Said anew ${pick}` });
    },
    (by, pick) => deleteAnnotation(by, pickOf(notes, pick)),
    (by, pick) => restoreAnnotation(by, pickOf(notes, pick)),
    async (by, pick) => {
      const id = pickOf(notes, pick);
      return updateAnnotation(by, id, { version: await versionOf("Annotation", id), note: `Anew ${pick}` });
    },
    async (by, pick) => {
      const action = (["approve", "hide", "remove"] as const)[pick % 3];
      const isComment = pick % 2 === 0;
      const id = pickOf(isComment ? comments : notes, pick >> 2);
      const on = isComment ? { commentId: id } : { annotationId: id };
      const version = await versionOf(isComment ? "Comment" : "Annotation", id);
      actions.push((await decide(by, { on, version, action, reason: "rules" })).id);
    },
    async (by, pick) => {
      const id = pickOf(comments, pick);
      const version = await versionOf("Comment", id);
      return createFlag(by, { id: newId(), on: { commentId: id }, version, reason: "spam" });
    },
    (by, pick) => undoAction(by, pickOf(actions, pick)),
    (_, pick) => setRules(forum.group.id, { publishing: pick % 3 === 0 ? "hold_all" : "at_once" }),
  ];
  // A small tree of members' words, so that there is something to hang on and to sweep from the first step.
  for (const parent of [null, 0, 1, 0, 2]) {
    await say(forum.author, whole, parent === null ? null : (comments[parent] ?? null));
  }
  for (const { who, what, pick } of steps) {
    const by = people[who];
    const doing = doings[what];
    if (!by || !doing) throw new Error("No such step.");
    try {
      await doing(by, pick);
    } catch (thrown) {
      if (!(thrown instanceof AppError) || !tolerated.has(thrown.code)) throw thrown;
    }
  }
}

/** Counts and tombstones that are not what the rows say, of one article. */
async function untrue(articleId: string): Promise<unknown[]> {
  const { rows } = await pool().query(
    `WITH c AS (
       SELECT c.*, c."deletedAt" IS NULL AND c.standing = 'published' AS live
       FROM "Comment" c JOIN "Thread" t ON t.id = c."threadId" WHERE t."articleId" = $1
     )
     SELECT 'commentCount' AS what, t.id FROM "Thread" t WHERE t."articleId" = $1
       AND t."commentCount" <> (SELECT count(*) FROM c WHERE c."threadId" = t.id AND c.live)
     UNION ALL
     SELECT 'replyCount', p.id FROM c p
       WHERE p."replyCount" <> (SELECT count(*) FROM c WHERE c."parentId" = p.id AND c.live)
     UNION ALL
     SELECT 'tombstone', p.id FROM c p WHERE p."isTombstone" <> (NOT p.live AND EXISTS (
       SELECT 1 FROM c WHERE c."parentId" = p.id AND (c.live OR c."isTombstone")))
     UNION ALL
     SELECT 'cases', k."commentId" FROM "ModerationCase" k WHERE k."articleId" = $1 AND k."decidedAt" IS NULL
       AND k."commentId" IS NOT NULL GROUP BY k."commentId" HAVING count(*) > 1
     UNION ALL
     SELECT 'held without a case', c.id FROM c WHERE c.standing = 'held' AND NOT EXISTS (
       SELECT 1 FROM "ModerationCase" k WHERE k."commentId" = c.id AND k."decidedAt" IS NULL)`,
    [articleId],
  );
  return rows;
}

/** Everything that lists of one article give somebody who has no part in the group's moderation. */
async function wordsFor(actor: SignedInActor | typeof VISITOR, forum: Forum): Promise<string> {
  const { article, group } = forum;
  const found: unknown[] = [
    await getLayer(actor, article.id, group.id).catch(() => null),
    await listArticleComments(actor, article.id, { group: group.id, limit: "200" }).catch(() => null),
  ];
  const { rows } = await pool().query(`SELECT id FROM "Annotation" WHERE "articleId" = $1`, [article.id]);
  for (const { id } of rows) {
    found.push(await listAnnotationComments(actor, id, { limit: "200" }).catch(() => null));
  }
  return JSON.stringify(found);
}

test("whatever people write and moderators do, counts are true and what is withheld is in no list of others", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 40, maxLength: 70 }), async (steps) => {
      const forum = await makeForum({ flagThreshold: 2 });
      await walk(forum, steps);
      expect(await untrue(forum.article.id)).toEqual([]);
      // Words that nobody but their author and the moderators may see are marked, and looked for everywhere.
      await pool().query(
        `UPDATE "Comment" c SET body = 'WITHHELD ' || c.id FROM "Thread" t
         WHERE t.id = c."threadId" AND t."articleId" = $1 AND (c.standing <> 'published' OR c."deletedAt" IS NOT NULL)`,
        [forum.article.id],
      );
      await pool().query(
        `UPDATE "Annotation" SET note = 'WITHHELD ' || id WHERE "articleId" = $1
         AND (standing <> 'published' OR "deletedAt" IS NOT NULL)`,
        [forum.article.id],
      );
      expect(await wordsFor(forum.observer, forum)).not.toContain("WITHHELD");
      expect(await wordsFor(VISITOR, forum)).not.toContain("WITHHELD");
    }),
    { numRuns: 6 },
  );
}, 180_000);
