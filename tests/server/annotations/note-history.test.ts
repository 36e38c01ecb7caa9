import { beforeAll, describe, expect, test } from "vitest";
import { newId } from "@/core/new-id";
import { createAnnotation, deleteAnnotation, updateAnnotation } from "@/server/annotations/commands";
import { getAnnotation, listNoteRevisions } from "@/server/annotations/queries";
import { createComment, updateComment } from "@/server/comments/commands";
import { listCommentRevisions } from "@/server/comments/queries";
import { pool } from "@/server/db";
import { ensurePublicGroup } from "@/server/groups/commands";
import { decide } from "@/server/moderation/decision-commands";
import { actorForPerson, type SignedInActor, VISITOR } from "@/server/session";
import { refusalOf } from "@/tests/support/refusal-of";
import { insertTask } from "../../support/task-rows";
import { draftOn, makeForum, seenOf, setRules } from "../moderation/forum";

beforeAll(ensurePublicGroup);

/** What the note said before, as somebody reads it. */
const earlier = async (actor: SignedInActor | typeof VISITOR, id: string) =>
  (await listNoteRevisions(actor, id)).map(({ note }) => note);

/** Gives it another note, or another layer, and says what it is then. */
async function change(by: SignedInActor, id: string, changes: { note?: string; groupId?: string | null }) {
  return updateAnnotation(by, id, { version: (await getAnnotation(by, id)).version, ...changes });
}

describe("what a note said before its edits", () => {
  test("is kept with when it was written, and read by all who read the note", async () => {
    const { note, author, member } = await makeForum();
    const made = await note(author, "First");
    expect(made.noteEditedAt).toBeNull();
    const second = await change(author, made.id, { note: "Second" });
    const third = await change(author, made.id, { note: "Third" });
    expect(await listNoteRevisions(member, made.id)).toEqual([
      { version: 1, note: "First", createdAt: made.createdAt },
      { version: 2, note: "Second", createdAt: second.noteEditedAt },
    ]);
    expect(third.noteEditedAt).not.toBeNull();
    expect((await refusalOf(listNoteRevisions(VISITOR, made.id))).code).toBe("not-found");
  });

  test("grows with the note alone: not with its codes, its place, or a note that was empty", async () => {
    const { author, article, group } = await makeForum();
    const made = await createAnnotation(author, { ...draftOn(article), groupId: group.id });
    await updateAnnotation(author, made.id, { version: 1, target: draftOn(article).target, codes: [] });
    expect((await getAnnotation(author, made.id)).noteEditedAt).toBeNull();
    await change(author, made.id, { note: "First" });
    await change(author, made.id, { note: "First" });
    expect(await earlier(author, made.id)).toEqual([]);
  });

  test("is gone with the note, and with the annotation", async () => {
    const { note, author, member } = await makeForum();
    const made = await note(author, "First");
    await change(author, made.id, { note: "" });
    expect(await earlier(member, made.id)).toEqual([]);
    await change(author, made.id, { note: "Again" });
    expect(await earlier(member, made.id)).toEqual(["First"]);
    await createComment(member, { id: newId(), on: { annotationId: made.id }, body: "Why?" });
    await deleteAnnotation(author, made.id);
    expect((await getAnnotation(member, made.id)).deleted).toBe(true);
    expect(await earlier(member, made.id)).toEqual([]);
    expect(await earlier(author, made.id)).toEqual([]);
  });

  test("stays private where it was private, once the note is shared", async () => {
    const { author, member, moderator, article, group } = await makeForum();
    const made = await createAnnotation(author, { ...draftOn(article), note: "Between me and me" });
    const on = { annotationId: made.id };
    const said = await createComment(author, { id: newId(), on, body: "To myself" });
    await updateComment(author, said.id, { version: 1, body: "To all" });
    await change(author, made.id, { groupId: group.id, note: "For all" });
    await change(author, made.id, { note: "For all of you" });
    for (const other of [member, moderator]) {
      expect(await earlier(other, made.id)).toEqual(["For all"]);
      expect(await listCommentRevisions(other, said.id)).toEqual([]);
    }
    expect(await earlier(author, made.id)).toEqual(["Between me and me", "For all"]);
    expect(await listCommentRevisions(author, said.id)).toHaveLength(1);
  });

  test("stays withheld where it was held, once other words are published, with comments too", async () => {
    const forum = await makeForum({ publishing: "hold_all" });
    const { note, say, author, member, moderator } = forum;
    const [made, said] = [await note(author, "Held"), await say(author, "Held")];
    await change(author, made.id, { note: "Better" });
    await updateComment(author, said.id, { version: 1, body: "Better" });
    expect(await earlier(moderator, made.id)).toEqual(["Held"]);
    expect((await refusalOf(listNoteRevisions(member, made.id))).code).toBe("not-found");
    for (const one of await forum.queue()) await decide(moderator, { ...seenOf(one), action: "approve" });
    expect((await getAnnotation(member, made.id)).note).toBe("Better");
    await setRules(forum.group.id, { publishing: "at_once" });
    await change(author, made.id, { note: "Best" });
    const comments = async (by: SignedInActor) =>
      (await listCommentRevisions(by, said.id)).map(({ body }) => body);
    expect(await earlier(member, made.id)).toEqual(["Better"]);
    expect(await comments(member)).toEqual([]);
    for (const who of [author, moderator]) {
      expect(await earlier(who, made.id)).toEqual(["Held", "Better"]);
      expect(await comments(who)).toEqual(["Held"]);
    }
  });

  test("is not there for those who code blind", async () => {
    const { note, author, member, owner, article, group } = await makeForum();
    const made = await note(author, "First");
    await change(author, made.id, { note: "Second" });
    await insertTask(pool(), group, { articles: [article], coders: [author, member] });
    const blind = await actorForPerson(member.id);
    expect((await refusalOf(listNoteRevisions(blind, made.id))).code).toBe("not-found");
    expect(await earlier(owner, made.id)).toEqual(["First"]);
  });
});
