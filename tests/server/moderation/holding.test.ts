import { beforeAll, describe, expect, test } from "vitest";
import { newId } from "@/core/new-id";
import { updateAnnotation } from "@/server/annotations/commands";
import { getAnnotation } from "@/server/annotations/queries";
import { createComment, updateComment } from "@/server/comments/commands";
import {
  getComment,
  listAnnotationComments,
  listArticleComments,
  listCommentRevisions,
} from "@/server/comments/queries";
import { db, pool } from "@/server/db";
import { ensurePublicGroup } from "@/server/groups/commands";
import { importLayer } from "@/server/imports/commands";
import { decide } from "@/server/moderation/decision-commands";
import { refusalOf } from "@/tests/support/refusal-of";
import { fileOf } from "../imports/layer-files";
import { makeForum, seenOf, setRules } from "./forum";

beforeAll(ensurePublicGroup);

const watch = async (groupId: string | null, phrase: string, effect: "hold" | "suspect") => {
  await db.watchedWord.create({
    data: { id: newId(), groupId, phrase, folded: `${phrase} ${newId()}`, effect },
    select: { id: true },
  });
  await db.group.updateMany({
    where: groupId ? { id: groupId } : {},
    data: { wordListVersion: { increment: 1 } },
  });
};

describe("what a group holds back", () => {
  test("nothing, where it publishes at once", async () => {
    const { say, note, author, member, queue } = await makeForum();
    expect((await say(author, "Hello")).standing).toBe("published");
    expect((await getAnnotation(member, (await note(author, "A note")).id)).note).toBe("A note");
    expect(await queue()).toEqual([]);
  });

  test("everything, but not what its own moderators write", async () => {
    const { say, author, moderator, member, queue } = await makeForum({ publishing: "hold_all" });
    const held = await say(author, "Hello");
    expect(held.standing).toBe("held");
    expect((await getComment(author, held.id)).body).toBe("Hello");
    expect((await refusalOf(getComment(member, held.id))).code).toBe("not-found");
    expect((await say(moderator, "Welcome")).standing).toBe("published");
    expect(await queue()).toMatchObject([
      { kinds: ["pending"], why: [{ rule: "hold_all" }], subject: { id: held.id, body: "Hello" } },
    ]);
  });

  test("a person's first posts, until that many were published", async () => {
    const forum = await makeForum({ publishing: "hold_first", holdFirst: 2 });
    const { say, note, author, moderator, queue } = forum;
    await say(author, "First");
    await note(author, "Second");
    expect((await queue())[1]?.why).toEqual([{ rule: "hold_first", first: 2, published: 0 }]);
    for (const one of await queue()) await decide(moderator, { ...seenOf(one), action: "approve" });
    expect((await say(author, "Third")).standing).toBe("published");
  });

  test("twenty first posts at once, all of them", async () => {
    const { say, author, queue } = await makeForum({ publishing: "hold_first", holdFirst: 1 });
    const made = await Promise.all(Array.from({ length: 20 }, (_, n) => say(author, `Post ${n}`)));
    expect(new Set(made.map(({ standing }) => standing))).toEqual(new Set(["held"]));
    expect(await queue()).toHaveLength(20);
  });

  test("links, and says which", async () => {
    const { say, author, queue } = await makeForum({ holdLinks: true });
    expect((await say(author, "See [this](https://example.com/x), really")).standing).toBe("held");
    expect((await say(author, "No link: e.g. example, and/or more")).standing).toBe("published");
    const [one] = await queue();
    expect(one?.why).toMatchObject(
      [{ rule: "link", found: [{ start: 4 }, { text: expect.any(String) }] }]
        .slice(0, 1)
        .map((why) => ({ rule: why.rule })),
    );
  });

  test("watched words of the group and of the site, and tells the moderator the rule and the words", async () => {
    const { say, author, group, queue } = await makeForum();
    await watch(group.id, "scam", "hold");
    await watch(null, `zork${group.id.slice(-6)}`, "suspect");
    const text = `What a sсam, zork${group.id.slice(-6)}`;
    expect((await say(author, text)).standing).toBe("held");
    const [one] = await queue();
    expect(one?.kinds).toEqual(["pending", "suspect"]);
    expect(one?.why).toEqual([
      {
        rule: "word",
        effect: "hold",
        scope: "group",
        phrase: "scam",
        found: [{ start: 7, end: 11, text: "sсam" }],
      },
      expect.objectContaining({ effect: "suspect", scope: "site" }),
    ]);
  });

  test("suspect words go out, and a case is opened", async () => {
    const { say, note, author, member, group, queue } = await makeForum();
    await watch(group.id, "hoax", "suspect");
    const said = await say(author, "A hoax!");
    expect((await getComment(member, said.id)).body).toBe("A hoax!");
    await note(author, "Another hoax.");
    expect((await queue()).map(({ kinds }) => kinds)).toEqual([["suspect"], ["suspect"]]);
  });

  test("a private note is nobody's to screen, until it is moved into the group", async () => {
    const { note, author, group, article } = await makeForum({ publishing: "hold_all" });
    const { createAnnotation } = await import("@/server/annotations/commands");
    const { draftOn } = await import("./forum");
    const made = await createAnnotation(author, draftOn(article));
    expect(made.standing).toBe("published");
    const on = { annotationId: made.id };
    const said = await createComment(author, { id: newId(), on, body: "To myself" });
    const moved = await updateAnnotation(author, made.id, { version: 1, groupId: group.id });
    expect(moved).toMatchObject({ standing: "held", commentCount: 0 });
    expect((await getComment(author, said.id)).standing).toBe("held");
    expect(
      (await refusalOf(updateAnnotation(author, made.id, { version: moved.version, groupId: null }))).code,
    ).toBe("forbidden");
    expect((await note(author, "Held")).standing).toBe("held");
  });

  test("the same post sent twenty times is one row and one case", async () => {
    const { author, group, article, queue, moderator } = await makeForum({ publishing: "hold_all" });
    const draft = { id: newId(), on: { articleId: article.id, groupId: group.id }, body: "Once" };
    await Promise.all(Array.from({ length: 20 }, () => createComment(author, draft)));
    expect(await queue()).toHaveLength(1);
    const audited = await db.auditEntry.count({ where: { subjectId: draft.id, action: "comment.created" } });
    expect(audited).toBe(1);
    expect(moderator).toBeTruthy();
  });
});

describe("bringing in a file", () => {
  test("is no way around the rules: what would be held when it is written is held", async () => {
    const from = await makeForum();
    const note = await from.note(from.author, "Fine");
    const on = { annotationId: note.id };
    const first = await createComment(from.author, { id: newId(), on, body: "A scam" });
    await createComment(from.member, { id: newId(), on, parentId: first.id, body: "Quite" });
    const file = await fileOf(from.member, from.article, { group: from.group.slug });
    const to = await makeForum();
    await watch(to.group.id, "scam", "hold");
    const report = await importLayer(to.author, to.article.id, { file, groupId: to.group.id });
    expect(report.written).toBe(true);
    expect(await to.queue()).toMatchObject([
      { kinds: ["pending"], subject: { standing: "held", body: "A scam" }, why: [{ phrase: "scam" }] },
    ]);
    const { rows } = await pool().query(
      `SELECT n.id, t."commentCount" FROM "Annotation" n JOIN "Thread" t ON t."annotationId" = n.id WHERE n."groupId" = $1`,
      [to.group.id],
    );
    expect(rows).toMatchObject([{ commentCount: 1 }]);
    const shown = (await listAnnotationComments(to.member, rows[0].id, {})).items;
    expect(shown.map(({ body, deleted }) => [body, deleted])).toEqual([
      ["", true],
      ["Quite", false],
    ]);

    const all = await makeForum({ publishing: "hold_all" });
    await importLayer(all.author, all.article.id, { file, groupId: all.group.id });
    expect(await all.queue()).toHaveLength(3);
    expect(await standingsOf(all.group.id)).toEqual(["held"]);
  });
});

const standingsOf = async (groupId: string) =>
  (await db.annotation.findMany({ where: { groupId }, select: { standing: true } })).map(
    ({ standing }) => standing,
  );

describe("an edit", () => {
  test("of published words that meets a rule holds them again, and keeps what they said", async () => {
    const { say, author, member, group, article, queue } = await makeForum();
    await watch(group.id, "scam", "hold");
    const said = await say(author, "Fine");
    const reply = await say(member, "Quite", said.id);
    const edited = await updateComment(author, said.id, { version: said.version, body: "A scam" });
    expect(edited.standing).toBe("held");
    // The reply keeps the place, without the words.
    const shown = (await listArticleComments(member, article.id, { group: group.id })).items;
    expect(shown.map(({ id, deleted, body }) => [id, deleted, body])).toEqual([
      [said.id, true, ""],
      [reply.id, false, "Quite"],
    ]);
    expect((await listCommentRevisions(author, said.id)).map(({ body }) => body)).toEqual(["Fine"]);
    expect(await queue()).toMatchObject([
      { kinds: ["pending"], subject: { standing: "held", body: "A scam" } },
    ]);
  });

  test("of words that wait puts the new version before the moderators", async () => {
    const { note, author, group, queue } = await makeForum();
    await setRules(group.id, { publishing: "hold_all" });
    const made = await note(author, "One");
    const [before] = await queue();
    await updateAnnotation(author, made.id, { version: made.version, note: "Two" });
    const [after] = await queue();
    expect(after).toMatchObject({ id: before?.id, subject: { body: "Two", standing: "held" } });
    expect(after?.version).toBeGreaterThan(before?.version ?? 0);
    expect(after?.why).toContainEqual({ rule: "edited" });
  });

  test("that leaves the words as they are does not ask again about them", async () => {
    const { note, author, moderator, group, queue } = await makeForum();
    await watch(group.id, "hoax", "suspect");
    const made = await note(author, "A hoax");
    const [one] = await queue();
    if (!one) throw new Error("No case.");
    await decide(moderator, { ...seenOf(one), action: "approve" });
    const kept = await getAnnotation(author, made.id);
    await updateAnnotation(author, made.id, { version: kept.version, codes: [] });
    expect(await queue()).toEqual([]);
  });
});
