import { beforeAll, describe, expect, it } from "vitest";
import { db, pool } from "@/server/db";
import { ensurePublicGroup } from "@/server/groups/commands";
import { readNotifications } from "@/server/notifications/commands";
import { countUnread, listNotifications } from "@/server/notifications/queries";
import { tellOfComment } from "@/server/notifications/tell-of-comment";
import { tellModerators, tellOfFlags } from "@/server/notifications/tell-of-moderation";
import { actorForPerson } from "@/server/session";
import {
  insertAnnotation,
  insertArticle,
  insertComment,
  insertGroup,
  insertPerson,
  type TestAnnotation,
  type TestArticle,
  type TestPerson,
} from "../../support/rows";

beforeAll(ensurePublicGroup);

interface Scene {
  author: TestPerson;
  writer: TestPerson;
  other: TestPerson;
  group: { id: string; name: string };
  article: TestArticle;
  annotation: TestAnnotation;
}

async function scene(): Promise<Scene> {
  const [author, writer, other] = [
    await insertPerson(pool(), { name: "Author" }),
    await insertPerson(pool(), { name: "Writer" }),
    await insertPerson(pool(), { name: "Other" }),
  ];
  const group = await insertGroup(pool(), {
    [author.id]: "owner",
    [writer.id]: "member",
    [other.id]: "member",
  });
  const article = await insertArticle(pool(), { groupIds: [group.id] });
  const annotation = await insertAnnotation(pool(), article, author, {
    exact: "Biden's war",
    groupId: group.id,
  });
  return { author, writer, other, group, article, annotation };
}

type Said = { by: TestPerson; body?: string; parentId?: string; names?: TestPerson[] };

/** Somebody comments on the scene's annotation, and whom it concerns is told. */
async function say({ article, annotation, group }: Scene, { by, body, parentId, names }: Said) {
  const comment = await insertComment(pool(), article, annotation, by, {
    body: body ?? "I see it otherwise.",
    parentId: parentId ?? null,
    groupId: group.id,
  });
  await db.mention.createMany({
    data: (names ?? []).map((person) => ({ commentId: comment.id, personId: person.id })),
  });
  await db.$transaction((tx) => tellOfComment(tx, comment.id));
  return comment;
}

const toldTo = async (person: TestPerson) =>
  (await listNotifications(await actorForPerson(person.id), {})).items;
const kindsOf = async (person: TestPerson) => (await toldTo(person)).map(({ kind }) => kind);

describe("what people are told of a comment", () => {
  it("names who answered, shows the words and leads to them", async () => {
    const at = await scene();
    const comment = await say(at, { by: at.writer, body: "Not *quite*: see [this](https://example.org)." });
    expect(await toldTo(at.author)).toEqual([
      expect.objectContaining({
        kind: "replied",
        by: { id: at.writer.id, name: "Writer", handle: at.writer.handle },
        excerpt: "Not quite: see this.",
        href: `/comments/${comment.id}`,
        article: { slug: at.article.slug, title: at.article.title },
        group: expect.objectContaining({ name: at.group.name }),
        readAt: null,
      }),
    ]);
    expect(await toldTo(at.writer)).toEqual([]);
  });

  it("reaches each person once: by name before as an answer before as a follower", async () => {
    const at = await scene();
    const first = await say(at, { by: at.other });
    await say(at, { by: at.writer, parentId: first.id, names: [at.author, at.other] });
    expect(await kindsOf(at.other)).toEqual(["mentioned"]);
    expect(await kindsOf(at.author)).toEqual(["mentioned", "replied"]);
  });

  it("is gathered for those who follow the thread, until they have read it", async () => {
    const at = await scene();
    const root = await say(at, { by: at.other, body: "root" });
    const second = await say(at, { by: at.writer, parentId: root.id, body: "second" });
    // The author of the annotation hears that it was answered, and then follows what comes below.
    await say(at, { by: at.other, parentId: second.id, body: "third" });
    const [gathered] = (await toldTo(at.author)).filter(({ kind }) => kind === "thread-comment");
    expect(gathered).toMatchObject({ data: { count: 2 }, href: `/comments/${second.id}`, excerpt: "second" });

    const actor = await actorForPerson(at.author.id);
    expect(await readNotifications(actor, {})).toEqual({ unread: 0 });
    const fourth = await say(at, { by: at.writer, parentId: second.id, body: "fourth" });
    const [newest, ...before] = (await toldTo(at.author)).filter(({ kind }) => kind === "thread-comment");
    expect(newest).toMatchObject({ data: { count: 1 }, href: `/comments/${fourth.id}`, readAt: null });
    expect(before).toMatchObject([{ data: { count: 2 } }]);
  });

  it("does not reach who muted the thread, except by name", async () => {
    const at = await scene();
    const first = await say(at, { by: at.other });
    const { threadId } = await db.comment.findUniqueOrThrow({ where: { id: first.id } });
    await db.threadReader.update({
      where: { threadId_personId: { threadId, personId: at.other.id } },
      data: { following: "mute" },
    });
    await say(at, { by: at.writer, parentId: first.id });
    expect(await kindsOf(at.other)).toEqual([]);
    await say(at, { by: at.writer, names: [at.other] });
    expect(await kindsOf(at.other)).toEqual(["mentioned"]);
  });

  it("does not reach who ignores the writer, who left the group, or who cannot read the article", async () => {
    const at = await scene();
    await db.ignoredPerson.create({ data: { personId: at.author.id, ignoredId: at.writer.id } });
    await say(at, { by: at.writer });
    expect(await kindsOf(at.author)).toEqual([]);

    const outsider = await insertPerson(pool());
    await say(at, { by: at.other, names: [outsider] });
    expect(await kindsOf(outsider)).toEqual([]);

    const elsewhere = await insertGroup(pool(), { [at.author.id]: "owner" });
    await db.articleAccess.deleteMany({ where: { articleId: at.article.id } });
    await db.articleAccess.create({ data: { articleId: at.article.id, groupId: elsewhere.id } });
    await say(at, { by: at.author, names: [at.other] });
    expect(await kindsOf(at.other)).toEqual([]);
  });

  it("tells nobody of what is held, and of it once when it is let through", async () => {
    const at = await scene();
    const held = await insertComment(pool(), at.article, at.annotation, at.writer, {
      body: "held",
      groupId: at.group.id,
    });
    await db.comment.update({ where: { id: held.id }, data: { standing: "held" } });
    await db.$transaction((tx) => tellOfComment(tx, held.id));
    expect(await kindsOf(at.author)).toEqual([]);
    await db.comment.update({ where: { id: held.id }, data: { standing: "published" } });
    for (let times = 0; times < 2; times++) await db.$transaction((tx) => tellOfComment(tx, held.id));
    expect(await kindsOf(at.author)).toEqual(["replied"]);
  });

  it("is gone with the words and with the right to see them, and nothing of it stays in the row", async () => {
    const at = await scene();
    const { id } = await say(at, { by: at.writer, body: "something unseemly" });
    await db.comment.update({ where: { id }, data: { standing: "hidden" } });
    const member = await insertPerson(pool());
    await db.membership.create({ data: { groupId: at.group.id, personId: member.id, role: "member" } });
    await db.notification.updateMany({ where: { personId: at.author.id }, data: { personId: member.id } });
    expect(await toldTo(member)).toMatchObject([{ by: null, excerpt: "", href: null }]);

    await db.comment.update({ where: { id }, data: { standing: "published" } });
    expect(await toldTo(member)).toMatchObject([{ excerpt: "something unseemly" }]);
    await db.membership.delete({
      where: { groupId_personId: { groupId: at.group.id, personId: member.id } },
    });
    expect(await toldTo(member)).toMatchObject([
      { by: null, excerpt: "", href: null, article: null, group: null },
    ]);
    const { rows } = await pool().query(`SELECT n::text AS words FROM "Notification" n`);
    expect(JSON.stringify(rows)).not.toContain("unseemly");
  });

  it("is written with the comment or not at all", async () => {
    const at = await scene();
    const { id } = await insertComment(pool(), at.article, at.annotation, at.writer, {
      body: "never",
      groupId: at.group.id,
    });
    await db
      .$transaction(async (tx) => {
        await tellOfComment(tx, id);
        throw new Error("the command failed");
      })
      .catch(() => {});
    expect(await countUnread(await actorForPerson(at.author.id))).toBe(0);
  });
});

describe("what moderators and reporters are told", () => {
  it("reaches everybody who moderates, but whoever brought it about, and is gathered until read", async () => {
    const at = await scene();
    await db.membership.update({
      where: { groupId_personId: { groupId: at.group.id, personId: at.other.id } },
      data: { role: "moderator" },
    });
    for (let times = 0; times < 3; times++) {
      await db.$transaction((tx) => tellModerators(tx, at.group.id, at.other.id));
    }
    expect(await kindsOf(at.author)).toEqual(["queue-waiting"]);
    expect(await kindsOf(at.other)).toEqual([]);
    expect(await kindsOf(at.writer)).toEqual([]);
    await readNotifications(await actorForPerson(at.author.id), {});
    await db.$transaction((tx) => tellModerators(tx, at.group.id, at.writer.id));
    expect(await countUnread(await actorForPerson(at.author.id))).toBe(1);
  });

  it("says what came of a flag, without who decided", async () => {
    const at = await scene();
    const comment = await say(at, { by: at.writer });
    await db.$transaction((tx) =>
      tellOfFlags(tx, {
        caseId: crypto.randomUUID(),
        moderatorId: at.author.id,
        reporterIds: [at.other.id],
        articleId: at.article.id,
        groupId: at.group.id,
        subjectId: comment.id,
        outcome: "kept",
      }),
    );
    expect(await toldTo(at.other)).toMatchObject([
      { kind: "flag-settled", by: null, data: { outcome: "kept" }, href: `/comments/${comment.id}` },
    ]);
  });
});
