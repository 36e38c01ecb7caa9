import { strFromU8, unzipSync } from "fflate";
import { beforeAll, describe, expect, test } from "vitest";
import { EXPORT_FORMATS } from "@/core/export/layer-export";
import { SELECTION_FORMATS } from "@/core/export/selection/selection";
import { newId } from "@/core/new-id";
import { listMatching } from "@/server/annotation-queries/queries";
import { deleteAnnotation, updateAnnotation } from "@/server/annotations/commands";
import { getLayer } from "@/server/annotations/layer";
import { getAnnotation, listAnnotations } from "@/server/annotations/queries";
import { listArticles } from "@/server/articles/queries";
import { getCodeUses } from "@/server/codebooks/plan-queries";
import { createComment, deleteComment } from "@/server/comments/commands";
import { getComment, listAnnotationComments, listArticleComments } from "@/server/comments/queries";
import { pool } from "@/server/db";
import { exportLayer } from "@/server/exports/queries";
import { exportSelection } from "@/server/exports/selection-queries";
import { getGroupFeed } from "@/server/feeds/queries";
import { ensurePublicGroup } from "@/server/groups/commands";
import { streamText } from "@/server/http/stream";
import { exportAudit } from "@/server/moderation/audit-export";
import { createFlag } from "@/server/moderation/flag-commands";
import { listActions } from "@/server/moderation/log-queries";
import { retag } from "@/server/moderation/retag-commands";
import { getStatistics } from "@/server/moderation/statistics";
import { countUnread, listNotifications } from "@/server/notifications/queries";
import { getAnnotationReactions } from "@/server/reactions/annotation-reactions";
import { addReaction } from "@/server/reactions/commands";
import type { SignedInActor } from "@/server/session";
import { resolveThread } from "@/server/threads/commands";
import { findThread, getThread } from "@/server/threads/queries";
import { listArticleThreads } from "@/server/threads/thread-list";
import { findLayer } from "@/server/web-annotation/layers";
import { findMember, getCollection, keysAfter } from "@/server/web-annotation/queries";
import { insertCodebook } from "@/tests/support/codebook-rows";
import { insertArticle } from "@/tests/support/rows";
import { insertTask } from "@/tests/support/task-rows";
import { again, answerOf, peopledGroup, someone } from "../groups/actors";
import { annotate, say } from "../live/scene";

beforeAll(ensurePublicGroup);

const addresses = { container: () => "https://here.test/c/", page: () => "https://here.test/p" } as never;

/**
 * A class of two coders, an observer and those who run it. What one of the coders (`other`) and the moderator wrote is
 * looked for from the other coder's side, on an article of the task; both had begun before the task was set.
 */
async function scene() {
  const { group, as } = await peopledGroup();
  const coder = await someone("The coder");
  await pool().query(`INSERT INTO "Membership" ("groupId", "personId", role) VALUES ($1, $2, 'member')`, [
    group.id,
    coder.id,
  ]);
  const other = as.member;
  const [article, elsewhere] = [await insertArticle(pool(), { title: newId() }), await insertArticle(pool())];
  const me = await again(coder);
  const mine = await annotate(me, article, "Biden's war", group.id, "My own note");
  const theirs = await annotate(other, article, "Truth Social", group.id, "SECRET note");
  const beside = await annotate(other, elsewhere, "Truth Social", group.id, "Not of the task");
  const onMine = await say(other, mine, `SECRET answer to @${me.handle}`);
  const onTheirs = await say(as.moderator, theirs, "SECRET remark");
  const whole = { articleId: article.id, groupId: group.id };
  const discussed = await createComment(other, {
    id: newId(),
    on: whole,
    parentId: null,
    body: "SECRET view",
  });
  await addReaction(other, "annotation", mine.id, "agree");
  await retag(as.owner, {
    annotationId: theirs.id,
    version: theirs.version,
    codes: [],
    reason: "spam",
    message: "SECRET message",
  });
  const codebook = await insertCodebook(pool(), group.id);
  await pool().query(`INSERT INTO "AnnotationCode" ("annotationId", "codeId") VALUES ($1, $2)`, [
    theirs.id,
    codebook.codes[0],
  ]);
  const task = await insertTask(pool(), group, { articles: [article], coders: [coder, other] });
  return {
    group,
    as,
    article,
    elsewhere,
    other,
    mine,
    theirs,
    beside,
    onMine,
    onTheirs,
    discussed,
    task,
    coder,
    codebook,
  };
}
type Scene = Awaited<ReturnType<typeof scene>>;

const found = async (work: Promise<unknown>) => (await answerOf(work)) === "ok";

/** Whether somebody meets anything of what others wrote, door by door. */
const doors: Record<string, (who: SignedInActor, of: Scene) => Promise<boolean>> = {
  "the annotation": (who, { theirs }) => found(getAnnotation(who, theirs.id)),
  "the list": async (who, { article, group }) =>
    (await listAnnotations(who, article.id, { group: group.id })).text.includes("SECRET"),
  "the layer's words": async (who, { article, group }) =>
    JSON.stringify(await getLayer(who, article.id, group.id)).includes("SECRET"),
  "the layer's people": async (who, { article, group, other }) =>
    JSON.stringify(await getLayer(who, article.id, group.id)).includes(other.id),
  "the layer's count of comments": async (who, { article, group, mine }) =>
    (await getLayer(who, article.id, group.id)).annotations.some(
      (one) => one.id === mine.id && one.commentCount > 0,
    ),
  "the layer's count of the discussion": async (who, { article, group }) =>
    (await getLayer(who, article.id, group.id)).articleCommentCount > 0,
  "the count of comments on one's own": async (who, { mine }) =>
    (await getAnnotation(who, mine.id)).commentCount > 0,
  "the count in the library": async (who, { article }) =>
    ((await listArticles(who, { q: `"${article.title}"` })).items[0]?.annotationCount ?? 0) > 1,
  "a comment on one's own": (who, { onMine }) => found(getComment(who, onMine.id)),
  "a comment on theirs": (who, { onTheirs }) => found(getComment(who, onTheirs.id)),
  "a comment on the article": (who, { discussed }) => found(getComment(who, discussed.id)),
  "the comments on one's own": async (who, { mine }) =>
    (await listAnnotationComments(who, mine.id, {})).items.length > 0,
  "the comments on the article": async (who, { article, group }) =>
    (await listArticleComments(who, article.id, { group: group.id })).items.length > 0,
  "the thread on one's own": async (who, { mine }) => {
    const { thread, items } = await findThread(who, { annotation: mine.id });
    return items.length > 0 || thread.commentCount > 0;
  },
  "the thread on theirs": (who, { theirs }) => found(findThread(who, { annotation: theirs.id })),
  "the thread on the article": async (who, { article, group }) => {
    const { thread, items } = await findThread(who, { article: article.id, group: group.id });
    return items.length > 0 || thread.commentCount > 0;
  },
  "what is discussed": async (who, { article, group }) =>
    (await listArticleThreads(who, article.id, group.id, {})).items.length > 0,
  "reactions to one's own": async (who, { mine }) =>
    (await getAnnotationReactions(who, mine.id)).items.length > 0,
  "reacting to theirs": (who, { theirs }) => found(addReaction(who, "annotation", theirs.id, "agree")),
  "answering theirs": (who, { theirs }) =>
    found(createComment(who, { id: newId(), on: { annotationId: theirs.id }, parentId: null, body: "Hm." })),
  "answering on the article": (who, { article, group, discussed }) =>
    found(
      createComment(who, {
        id: newId(),
        on: { articleId: article.id, groupId: group.id },
        parentId: discussed.id,
        body: "Hm.",
      }),
    ),
  "the group's feed": async (who, { group }) =>
    JSON.stringify(await getGroupFeed(who, group.slug, { origin: "", path: "" })).includes("SECRET"),
  "the container": async (who, { article, group, coder }) =>
    (await keysAfter(await findLayer(who, article.slug, group.slug), null, 99)).length >
    (who.id === coder.id ? 1 : 0),
  "its place in the container": async (who, { article, group, theirs }) =>
    found(findMember(await findLayer(who, article.slug, group.slug), { id: theirs.id })),
  "that it changed the container": async (who, { article, group, coder }) =>
    ((await getCollection(addresses, await findLayer(who, article.slug, group.slug), "minimal"))
      .total as number) > (who.id === coder.id ? 1 : 0),
  "how often its codes are used": async (who, { codebook }) => {
    const { uses } = await getCodeUses(who, codebook.id);
    return Object.values(uses).some(({ annotations, more }) => annotations > 0 || more);
  },
  "the list of what is discussed": async (who, { article, group }) =>
    JSON.parse((await listAnnotations(who, article.id, { group: group.id, discussed: "true" })).text).items
      .length > 0,
  "that others discuss one's own, by moving it": async (who, { mine }) =>
    (await answerOf(updateAnnotation(who, mine.id, { version: 1, groupId: null }))) === "conflict",
  "what is found in the task": async (who, { task, other }) =>
    JSON.stringify(
      await listMatching(who, { query: `task:${task.id} by:${other.handle}`, limit: 9 }),
    ).includes("SECRET"),
  "what is found": async (who, { group, other }) =>
    JSON.stringify(
      await listMatching(who, { query: `group:${group.slug} by:${other.handle}`, limit: 9 }),
    ).includes("SECRET"),
  ...Object.fromEntries(
    SELECTION_FORMATS.map((format) => [
      `a selection as ${format}`,
      async (who: SignedInActor, { article, group }: Scene) => {
        const query = `group:${group.slug} article:${article.slug}`;
        const { chunks } = await exportSelection(who, { format, query }, "https://here.test");
        const file = new Uint8Array(await new Response(streamText(chunks)).arrayBuffer());
        const text = Object.values(format === "qdpx" ? unzipSync(file) : { file })
          .map((entry) => strFromU8(entry))
          .join("\n");
        // A table of spans has no words: only theirs has a code.
        return format === "tsv" ? text !== "" : text.includes("SECRET");
      },
    ]),
  ),
  ...Object.fromEntries(
    EXPORT_FORMATS.map((format) => [
      `the layer as ${format}`,
      async (who: SignedInActor, { article, group }: Scene) => {
        const file = await exportLayer(who, article.id, { format, group: group.slug }, "https://here.test");
        return (await new Response(streamText(await file.open())).text()).includes("SECRET");
      },
    ]),
  ),
  "the log of what moderators did": async (who, { group }) =>
    (await listActions(who, { group: group.id })).items.length > 0,
  "what was told": async (who) => JSON.stringify(await listNotifications(who, {})).includes("SECRET"),
  // Last: enough flags hide what they are raised on.
  "flagging theirs": (who, { theirs }) =>
    found(
      createFlag(who, {
        id: newId(),
        on: { annotationId: theirs.id },
        version: theirs.version + 1,
        reason: "spam",
      }),
    ),
};

describe("others' words in a layer that is coded blind", () => {
  test("are behind no door for its coders, and behind each for those who look after it", async () => {
    const of = await scene();
    const [coder, teacher] = [await again(of.coder), await again(of.as.moderator)];
    for (const [door, sees] of Object.entries(doors)) {
      expect([door, await sees(coder, of)]).toEqual([door, false]);
    }
    // The same looks find them where nobody is blind; what only concerns the coder's own is not asked of others.
    const forOthers = Object.entries(doors).filter(([door]) => !/own|told/.test(door));
    for (const [door, sees] of forOthers) {
      expect([door, await sees(teacher, of)]).toEqual([door, true]);
    }
    await pool().query(`UPDATE "CodingTask" SET "revealedAt" = now() WHERE id = $1`, [of.task.id]);
    const after = await again(of.coder);
    for (const [door, sees] of Object.entries(doors)) {
      expect([door, await sees(after, of)]).toEqual([door, true]);
    }
  });

  test("are hidden from everybody in the group who does not look after it, and from moderators who code along", async () => {
    const of = await scene();
    const sees = async (who: SignedInActor) => doors["the annotation"]?.(await again(who), of);
    expect(await sees(of.as.observer)).toBe(false);
    expect(await sees(of.as.owner)).toBe(true);
    await pool().query(`INSERT INTO "TaskCoder" ("taskId", "personId") VALUES ($1, $2)`, [
      of.task.id,
      of.as.moderator.id,
    ]);
    const figures = async (who: SignedInActor) => {
      const { weeks } = await getStatistics(await again(who), { group: of.group.id, weeks: "1" });
      return weeks[0]?.flagged;
    };
    await pool().query(
      `INSERT INTO "ModerationCase" (id, "groupId", "articleId", "annotationId", "authorId", "subjectVersion", "isFlagged")
       VALUES ($1, $2, $3, $4, $5, 1, true)`,
      [newId(), of.group.id, of.article.id, of.theirs.id, of.as.member.id],
    );
    // Nor do counts of what there was to look at, or the log as a file, tell what moderators do not see.
    expect([await sees(of.as.moderator), await figures(of.as.moderator)]).toEqual([false, 0]);
    expect(await figures(of.as.owner)).toBe(1);
    const log = async (who: SignedInActor) => answerOf(exportAudit(await again(who), { group: of.group.id }));
    expect([await log(of.as.moderator), await log(of.as.owner)]).toEqual(["forbidden", "ok"]);
  });

  test("are seen on other articles and in other groups as always", async () => {
    const of = await scene();
    const coder = await again(of.coder);
    expect(await found(getAnnotation(coder, of.beside.id))).toBe(true);
    expect((await getLayer(coder, of.elsewhere.id, of.group.id)).annotations).toHaveLength(1);
  });

  test("one's own are there as always, and can be written, answered, changed and deleted", async () => {
    const of = await scene();
    const coder = await again(of.coder);
    const own = await say(coder, of.mine, "My afterthought");
    const reply = await say(coder, of.mine, "And another", own.id);
    const { thread, items } = await findThread(coder, { annotation: of.mine.id });
    expect([thread.commentCount, items.map(({ id, replyCount }) => [id, replyCount])]).toEqual([
      2,
      [
        [own.id, 1],
        [reply.id, 0],
      ],
    ]);
    const whole = { articleId: of.article.id, groupId: of.group.id };
    await createComment(coder, { id: newId(), on: whole, parentId: null, body: "My view" });
    const discussion = await findThread(coder, { article: of.article.id, group: of.group.id });
    expect([discussion.thread.commentCount, discussion.items.map(({ body }) => body)]).toEqual([
      1,
      ["My view"],
    ]);
    expect((await getLayer(coder, of.article.id, of.group.id)).articleCommentCount).toBe(1);
    await deleteComment(coder, reply.id);
    // Others' comments hang on it, and a place kept for them would say so.
    expect(await deleteAnnotation(coder, of.mine.id)).toBeNull();
    expect((await getLayer(coder, of.article.id, of.group.id)).annotations).toEqual([]);
  });

  test("nor does it show that others settled a discussion, or when something of theirs was deleted", async () => {
    const of = await scene();
    const teacher = await again(of.as.moderator);
    const { thread } = await findThread(teacher, { annotation: of.mine.id });
    await resolveThread(teacher, thread.id ?? "", { version: thread.version, reason: "SECRET reason" });
    const coder = await again(of.coder);
    expect((await getThread(coder, thread.id ?? "", {})).thread.resolved).toBeNull();
    const layer = () => findLayer(coder, of.article.slug, of.group.slug);
    const before = await getCollection(addresses, await layer(), "minimal");
    await deleteAnnotation(of.other, of.theirs.id);
    expect(await getCollection(addresses, await layer(), "minimal")).toEqual(before);
    expect(await answerOf(findMember(await layer(), { id: of.theirs.id }))).toBe("not-found");
  });

  test("nobody is told of them while they are blind to them", async () => {
    const of = await scene();
    const coder = await again(of.coder);
    const unread = await countUnread(coder);
    await say(of.as.moderator, of.mine, `@${coder.handle}, look at the SECRET`);
    expect(await countUnread(coder)).toBe(unread);
  });
});

describe("when a task shows others' words", () => {
  const isSeen = async (who: SignedInActor, of: Scene) =>
    found(getAnnotation(await again(who), of.theirs.id));
  const set = (of: Scene, fields: string) =>
    pool().query(`UPDATE "CodingTask" SET ${fields} WHERE id = $1`, [of.task.id]);

  test("by finishing: to each who has finished, while the others go on blind", async () => {
    const of = await scene();
    await set(of, `reveal = 'when_finished'`);
    expect(await isSeen(of.coder, of)).toBe(false);
    await pool().query(
      `UPDATE "TaskCoder" SET "finishedAt" = now() WHERE "taskId" = $1 AND "personId" = $2`,
      [of.task.id, of.coder.id],
    );
    expect(await isSeen(of.coder, of)).toBe(true);
    expect(await found(getAnnotation(await again(of.other), of.mine.id))).toBe(false);
  });

  test("by date: to everybody once it is past, whether or not anything has run since", async () => {
    const of = await scene();
    await set(of, `reveal = 'at_date', "revealAt" = now() + interval '1 hour'`);
    expect(await isSeen(of.coder, of)).toBe(false);
    await set(of, `"revealAt" = now() - interval '1 second'`);
    expect(await isSeen(of.coder, of)).toBe(true);
  });

  test("by closing it", async () => {
    const of = await scene();
    await set(of, `"closedAt" = now()`);
    expect(await isSeen(of.coder, of)).toBe(true);
  });
});
