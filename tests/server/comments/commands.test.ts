import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { newId } from "@/core/new-id";
import { takeBackWords } from "@/server/accounts/take-back-words";
import { deleteAnnotation } from "@/server/annotations/commands";
import { getAnnotation } from "@/server/annotations/queries";
import { createComment, deleteComment, restoreComment, updateComment } from "@/server/comments/commands";
import {
  getComment,
  listAnnotationComments,
  listArticleComments,
  listCommentRevisions,
} from "@/server/comments/queries";
import { db, pool } from "@/server/db";
import { ensurePublicGroup } from "@/server/groups/commands";
import { actorForPerson, type SignedInActor, VISITOR } from "@/server/session";
import { refusalOf } from "@/tests/support/refusal-of";
import { insertAnnotation, insertArticle, insertGroup, insertPerson, PUBLIC_GROUP } from "../../support/rows";
import { wrongCounts } from "../../support/thread-counts";

beforeAll(ensurePublicGroup);

const actor = async (fields?: Parameters<typeof insertPerson>[1]) =>
  actorForPerson((await insertPerson(pool(), fields)).id);

async function scene() {
  const [article, author, other] = [await insertArticle(pool()), await actor(), await actor()];
  const annotation = await insertAnnotation(pool(), article, author, { exact: "Biden's war" });
  const say = (by: SignedInActor, body: string, parentId: string | null = null) =>
    createComment(by, { id: newId(), on: { annotationId: annotation.id }, parentId, body });
  const shown = async () => (await listAnnotationComments(author, annotation.id, { limit: "200" })).items;
  const count = async () => (await getAnnotation(author, annotation.id)).commentCount;
  return { article, author, other, annotation, say, shown, count };
}

describe("saying something", () => {
  test("opens the thread with the first word and nests replies under it", async () => {
    const { author, other, say, shown, count } = await scene();
    const first = await say(other, "Whose war is it?");
    const reply = await say(author, "Exactly.", first.id);
    expect((await shown()).map((one) => [one.id, one.parentId])).toEqual([
      [first.id, null],
      [reply.id, first.id],
    ]);
    expect(await count()).toBe(2);
  });

  test("makes one comment of the same draft, however often it is sent at once", async () => {
    const { annotation, other, shown, count } = await scene();
    const draft = { id: newId(), on: { annotationId: annotation.id }, body: "Once" };
    await Promise.all(Array.from({ length: 20 }, () => createComment(other, draft)));
    expect(await shown()).toHaveLength(1);
    expect(await count()).toBe(1);
  });

  test("opens one thread when many speak first at once", async () => {
    const { article, say, shown } = await scene();
    const people = await Promise.all(Array.from({ length: 8 }, () => actor()));
    await Promise.all(people.map((person) => say(person, "First!")));
    expect(await shown()).toHaveLength(8);
    const threads = await pool().query(`SELECT 1 FROM "Thread" WHERE "articleId" = $1`, [article.id]);
    expect(threads.rowCount).toBe(1);
  });

  test("keeps the discussion of the whole article apart for each group", async () => {
    const { article, author } = await scene();
    const group = await insertGroup(pool(), { [author.id]: "owner" });
    const owner = await actorForPerson(author.id);
    await createComment(owner, {
      id: newId(),
      on: { articleId: article.id, groupId: group.id },
      body: "In class",
    });
    await createComment(owner, {
      id: newId(),
      on: { articleId: article.id, groupId: PUBLIC_GROUP },
      body: "In public",
    });
    const bodies = async (groupId: string) =>
      (await listArticleComments(owner, article.id, { group: groupId })).items.map((one) => one.body);
    expect(await bodies(group.id)).toEqual(["In class"]);
    expect(await bodies(PUBLIC_GROUP)).toEqual(["In public"]);
    expect((await refusalOf(listArticleComments(await actor(), article.id, { group: group.id }))).code).toBe(
      "not-found",
    );
  });

  test("refuses an answer to a comment of another thread, and to one that was deleted", async () => {
    const [here, there] = [await scene(), await scene()];
    const elsewhere = await there.say(there.other, "Elsewhere");
    const wrong = await refusalOf(here.say(here.author, "Wrong place", elsewhere.id));
    expect(wrong.details.fields?.[0]?.field).toBe("parentId");
    const gone = await here.say(here.other, "Gone soon");
    await deleteComment(here.other, gone.id);
    expect((await refusalOf(here.say(here.author, "Too late", gone.id))).code).toBe("gone");
    expect(await here.count()).toBe(0);
  });

  test("is for people who may write there", async () => {
    const { article, author } = await scene();
    const observer = await insertPerson(pool());
    const group = await insertGroup(pool(), { [author.id]: "member", [observer.id]: "observer" });
    const theirs = await insertAnnotation(pool(), article, author, {
      exact: "Truth Social",
      groupId: group.id,
    });
    const on = { annotationId: theirs.id };
    const draft = () => ({ id: newId(), on, body: "Hello" });
    expect((await refusalOf(createComment(await actorForPerson(observer.id), draft()))).code).toBe(
      "forbidden",
    );
    expect((await refusalOf(createComment(await actor(), draft()))).code).toBe("not-found");
    expect((await refusalOf(createComment(VISITOR, draft()))).code).toBe("unauthenticated");
  });

  test("lets only its author talk on a private annotation", async () => {
    const { article, author, other } = await scene();
    const mine = await insertAnnotation(pool(), article, author, { exact: "Truth Social", groupId: null });
    const draft = () => ({ id: newId(), on: { annotationId: mine.id }, body: "To myself" });
    const { id } = await createComment(author, draft());
    expect((await refusalOf(createComment(other, draft()))).code).toBe("not-found");
    expect((await refusalOf(getComment(other, id))).code).toBe("not-found");
  });
});

describe("editing", () => {
  test("marks the comment as edited and keeps what it said before", async () => {
    const { other, author, say } = await scene();
    const { id } = await say(other, "First thought");
    const edited = await updateComment(other, id, { version: 1, body: "Second thought" });
    expect(edited).toMatchObject({ body: "Second thought", version: 2 });
    expect(edited.editedAt).not.toBeNull();
    await updateComment(other, id, { version: 2, body: "Third thought" });
    expect((await listCommentRevisions(author, id)).map((one) => one.body)).toEqual([
      "First thought",
      "Second thought",
    ]);
  });

  test("gives a stale edit back with both states", async () => {
    const { other, say } = await scene();
    const { id } = await say(other, "First");
    await updateComment(other, id, { version: 1, body: "Newer" });
    const error = await refusalOf(updateComment(other, id, { version: 1, body: "Older" }));
    expect(error.code).toBe("conflict");
    expect(error.details.current).toMatchObject({ body: "Newer", version: 2 });
    expect(error.details.yours).toMatchObject({ body: "Older" });
  });

  test("is for its author alone", async () => {
    const { author, other, say } = await scene();
    const { id } = await say(other, "Mine");
    expect((await refusalOf(updateComment(author, id, { version: 1, body: "Ours" }))).code).toBe("forbidden");
  });
});

describe("deleting", () => {
  test("leaves nothing of a comment without replies, and undo brings it back", async () => {
    const { other, say, shown, count } = await scene();
    const { id } = await say(other, "Going");
    expect(await deleteComment(other, id)).toBeNull();
    expect(await shown()).toEqual([]);
    expect(await count()).toBe(0);
    await restoreComment(other, id);
    expect((await shown()).map((one) => one.body)).toEqual(["Going"]);
    expect(await count()).toBe(1);
  });

  test("leaves a tombstone without words or name while replies hang on it, and takes it with the last of them", async () => {
    const { author, other, say, shown } = await scene();
    const parent = await say(other, "Secret");
    const reply = await say(author, "An answer", parent.id);
    expect(await deleteComment(other, parent.id)).toMatchObject({ deleted: true, body: "", author: null });
    expect(await shown()).toHaveLength(2);
    expect(JSON.stringify(await shown())).not.toContain("Secret");
    expect(await listCommentRevisions(author, parent.id)).toEqual([]);
    await deleteComment(author, reply.id);
    expect(await shown()).toEqual([]);
    await restoreComment(author, reply.id);
    expect((await shown()).map((one) => one.deleted)).toEqual([true, false]);
  });

  test("goes with its annotation, and is not found by its address any more", async () => {
    const { author, annotation, say } = await scene();
    const { id } = await say(author, "My own");
    await deleteAnnotation(author, annotation.id);
    expect((await refusalOf(getComment(author, id))).code).toBe("not-found");
  });

  test("lets a moderator delete, and then only the moderator undo", async () => {
    const { other, say } = await scene();
    const moderator = await actor({ siteRole: "moderator" });
    const { id } = await say(other, "Rude");
    await deleteComment(moderator, id);
    expect((await refusalOf(restoreComment(other, id))).code).toBe("not-found");
    expect((await restoreComment(moderator, id)).body).toBe("Rude");
  });
});

test("whatever is said, deleted, restored and taken back: every count is what counting gives, and every shown comment has its place", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({ act: fc.constantFrom("say", "reply", "reply", "delete", "restore"), pick: fc.nat(30) }),
        {
          minLength: 5,
          maxLength: 25,
        },
      ),
      fc.boolean(),
      async (steps, isLeaving) => {
        const { article, author, other, annotation, say, shown, count } = await scene();
        const ids: string[] = [];
        for (const { act, pick } of steps) {
          const target = ids.length > 0 ? ids[pick % ids.length]! : null;
          const by = pick % 2 === 0 ? author : other;
          if (act === "say" || target === null) ids.push((await say(by, "said")).id);
          else if (act === "reply") {
            const made = await say(by, "replied", target).catch(() => null);
            if (made) ids.push(made.id);
          } else if (act === "delete") await deleteComment(by, target).catch(() => null);
          else await restoreComment(by, target).catch(() => null);
        }
        if (isLeaving) await db.$transaction((tx) => takeBackWords(tx, other.id));
        const page = await shown();
        const live = await pool().query(
          `SELECT 1 FROM "Comment" c JOIN "Thread" t ON t.id = c."threadId"
           WHERE t."annotationId" = $1 AND c."deletedAt" IS NULL`,
          [annotation.id],
        );
        expect(await count()).toBe(live.rowCount);
        expect(await wrongCounts(pool(), article.id)).toEqual([]);
        expect(page.filter((one) => !one.deleted)).toHaveLength(live.rowCount ?? 0);
        const places = new Set(page.map((one) => one.id));
        for (const one of page) {
          if (one.parentId) expect(places).toContain(one.parentId);
          if (one.deleted) expect(page.some((reply) => reply.parentId === one.id)).toBe(true);
        }
      },
    ),
    { numRuns: 8 },
  );
}, 60_000);
