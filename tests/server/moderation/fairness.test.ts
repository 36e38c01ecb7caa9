import { beforeAll, describe, expect, test } from "vitest";
import { newId } from "@/core/new-id";
import { updateAnnotation } from "@/server/annotations/commands";
import { getAnnotation } from "@/server/annotations/queries";
import { updateComment } from "@/server/comments/commands";
import { getComment } from "@/server/comments/queries";
import { db, pool } from "@/server/db";
import { ensurePublicGroup } from "@/server/groups/commands";
import { createAppeal, decideAppeal, writeInAppeal } from "@/server/moderation/appeal-commands";
import { getAppeal, listAppeals } from "@/server/moderation/appeal-queries";
import { exportAudit } from "@/server/moderation/audit-export";
import { countCases } from "@/server/moderation/case-queries";
import { decide } from "@/server/moderation/decision-commands";
import { listActions } from "@/server/moderation/log-queries";
import { addMemberNote, deleteMemberNote, listMemberNotes } from "@/server/moderation/member-notes";
import { listMySanctions, listMyWithheldWords } from "@/server/moderation/my-moderation";
import { retag } from "@/server/moderation/retag-commands";
import { sanction } from "@/server/moderation/sanction-commands";
import { getModerationSettings, updateModerationSettings } from "@/server/moderation/settings";
import { getStatistics } from "@/server/moderation/statistics";
import { lockThread } from "@/server/moderation/thread-commands";
import { undoAction } from "@/server/moderation/undo-commands";
import { addWatchedWords, listWatchedWords, removeWatchedWords } from "@/server/moderation/watched-words";
import { actorForPerson, type SignedInActor } from "@/server/session";
import { refusalOf } from "@/tests/support/refusal-of";
import { codeIdOf } from "../../support/rows";
import { type Forum, makeForum, seenOf } from "./forum";

beforeAll(ensurePublicGroup);

async function hidden(forum: Forum, by: SignedInActor = forum.moderator) {
  const said = await forum.say(forum.author, "Rude");
  const action = await decide(by, {
    on: { commentId: said.id },
    version: 1,
    action: "hide",
    reason: "abuse",
    message: "Be kind.",
  });
  return { said, action };
}

describe("an author", () => {
  test("sees what of theirs is withheld, why, and by what it can be appealed", async () => {
    const forum = await makeForum();
    const { said, action } = await hidden(forum);
    await forum.say(forum.author, "Fine");
    const mine = (await listMyWithheldWords(forum.author, {})).items;
    expect(mine).toMatchObject([
      {
        id: said.id,
        body: "Rude",
        standing: "hidden",
        action: { id: action.id, reason: "abuse", message: "Be kind.", moderator: null },
        appealId: null,
        can: { appeal: true, edit: true },
      },
    ]);
    expect((await listMyWithheldWords(forum.member, {})).items).toEqual([]);
  });

  test("reads in plain words what holds theirs back, but not what the list looks for", async () => {
    const forum = await makeForum();
    await addWatchedWords(forum.moderator, {
      groupId: forum.group.id,
      effect: "hold",
      phrases: ["zork*"],
    });
    await forum.say(forum.author, "A zorkish thing");
    const [one] = (await listMyWithheldWords(forum.author, {})).items;
    expect(one?.because).toMatch(/^A word in it is looked at first/);
    expect(JSON.stringify({ ...one, body: "" })).not.toContain("zork");
  });

  test("appeals once, talks with the moderators, and gets the words back when it is granted", async () => {
    const forum = await makeForum();
    const { said, action } = await hidden(forum);
    const draft = { id: newId(), actionId: action.id, body: "It was a joke." };
    const appeals = await Promise.all(Array.from({ length: 5 }, () => createAppeal(forum.author, draft)));
    expect(new Set(appeals.map(({ id }) => id)).size).toBe(1);
    const appeal = appeals[0];
    if (!appeal) throw new Error("No appeal.");
    expect((await refusalOf(createAppeal(forum.author, { ...draft, id: newId() }))).details.current).toEqual({
      appealId: appeal.id,
    });
    expect((await refusalOf(createAppeal(forum.member, { ...draft, id: newId() }))).code).toBe("not-found");
    expect((await countCases(forum.moderator, { group: forum.group.id })).appeals).toBe(1);
    await writeInAppeal(forum.second, appeal.id, { id: newId(), body: "How so?" });
    const answer = await writeInAppeal(forum.author, appeal.id, { id: newId(), body: "Like this." });
    // The person does not read who answered.
    expect(answer.messages.map(({ author, isByModerators }) => [author?.id ?? null, isByModerators])).toEqual(
      [
        [forum.author.id, false],
        [null, true],
        [forum.author.id, false],
      ],
    );
    expect((await refusalOf(getAppeal(forum.member, appeal.id))).code).toBe("not-found");
    const verdict = { version: appeal.version, granted: true, message: "Right." };
    expect((await refusalOf(decideAppeal(forum.author, appeal.id, verdict))).code).toBe("forbidden");
    expect((await refusalOf(decideAppeal(forum.moderator, appeal.id, verdict))).code).toBe("forbidden");
    const decided = await decideAppeal(forum.second, appeal.id, verdict);
    expect(decided).toMatchObject({ granted: true, action: { undoneAt: expect.any(String) } });
    expect((await getComment(forum.member, said.id)).body).toBe("Rude");
    expect((await refusalOf(writeInAppeal(forum.author, appeal.id, { id: newId(), body: "Hi" }))).code).toBe(
      "conflict",
    );
    expect((await listAppeals(forum.moderator, { group: forum.group.id })).items).toEqual([]);
    const told = await db.notification.count({
      where: { personId: forum.author.id, kind: "appeal-answered" },
    });
    expect(told).toBe(2);
  });

  test("of two who decide at once one wins", async () => {
    const forum = await makeForum();
    const { action } = await hidden(forum);
    const appeal = await createAppeal(forum.author, { id: newId(), actionId: action.id, body: "Why?" });
    const outcomes = await Promise.allSettled(
      [forum.second, forum.owner].map((by, index) =>
        decideAppeal(by, appeal.id, { version: 1, granted: index === 0 }),
      ),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("who is alone with the one moderator is heard by that one", async () => {
    const forum = await makeForum();
    await db.membership.deleteMany({
      where: { groupId: forum.group.id, personId: { in: [forum.moderator.id, forum.second.id] } },
    });
    const { action } = await hidden(forum, forum.owner);
    const appeal = await createAppeal(forum.author, { id: newId(), actionId: action.id, body: "Why?" });
    expect((await decideAppeal(forum.owner, appeal.id, { version: 1, granted: false })).granted).toBe(false);
  });

  test("appeals a ban from outside the group", async () => {
    const forum = await makeForum();
    const { author, group } = forum;
    const banned = await sanction(forum.moderator, {
      groupId: group.id,
      personId: author.id,
      kind: "ban",
      reason: "abuse",
    });
    const outside = await actorForPerson(author.id);
    expect((await listMySanctions(outside)).items).toMatchObject([{ kind: "ban", can: { appeal: true } }]);
    const appeal = await createAppeal(outside, { id: newId(), actionId: banned.id, body: "Please." });
    await decideAppeal(forum.second, appeal.id, { version: 1, granted: true });
    expect((await actorForPerson(author.id)).roles[group.id]).toBe("member");
  });
});

describe("undoing", () => {
  test("an approval puts the words back into the queue; by the author's edit after hiding nothing unseen is published", async () => {
    const forum = await makeForum({ publishing: "hold_all" });
    const said = await forum.say(forum.author, "Hello");
    const [one] = await forum.queue();
    if (!one) throw new Error("No case.");
    const approved = await decide(forum.moderator, { ...seenOf(one), action: "approve" });
    await undoAction(forum.second, approved.id);
    expect(await forum.queue()).toMatchObject([{ id: one.id, subject: { standing: "held" } }]);
    expect((await refusalOf(getComment(forum.member, said.id))).code).toBe("not-found");

    const open = await makeForum();
    const { said: rude, action } = await hidden(open);
    await updateComment(open.author, rude.id, { version: 2, body: "Ruder" });
    expect((await refusalOf(undoAction(open.moderator, action.id))).code).toBe("conflict");
    expect(await open.queue()).toMatchObject([{ why: [{ rule: "edited" }], subject: { body: "Ruder" } }]);
  });

  test("is for moderators of the same or a higher role, and in the order of what was done", async () => {
    const forum = await makeForum();
    const { said, action } = await hidden(forum, forum.owner);
    expect((await refusalOf(undoAction(forum.moderator, action.id))).code).toBe("forbidden");
    expect((await refusalOf(undoAction(forum.author, action.id))).code).toBe("forbidden");
    await decide(forum.owner, { on: { commentId: said.id }, version: 2, action: "remove", reason: "abuse" });
    expect((await refusalOf(undoAction(forum.owner, action.id))).code).toBe("conflict");
  });

  test("brings back the codes of an annotation, and opens a locked thread", async () => {
    const forum = await makeForum();
    const code = await codeIdOf(pool(), "doubt").catch(() => null);
    const made = await forum.note(forum.author, "Loaded");
    const codes = code ? [code] : [];
    const tagged = await updateAnnotation(forum.author, made.id, { version: 1, codes });
    const action = await retag(forum.moderator, {
      annotationId: made.id,
      version: tagged.version,
      codes: [],
      reason: "rules",
    });
    expect((await getAnnotation(forum.member, made.id)).codes).toEqual([]);
    await undoAction(forum.second, action.id);
    expect((await getAnnotation(forum.member, made.id)).codes).toEqual(codes);

    const said = await forum.say(forum.author, "Hello");
    const { threadId } = await getComment(forum.author, said.id);
    const lock = await lockThread(forum.moderator, threadId, { version: 1, locked: true });
    expect((await refusalOf(forum.say(forum.member, "Me too"))).code).toBe("forbidden");
    expect((await refusalOf(lockThread(forum.second, threadId, { version: 1, locked: false }))).code).toBe(
      "conflict",
    );
    await undoAction(forum.moderator, lock.actionId ?? "");
    await forum.say(forum.member, "Me too");
  });
});

describe("a group's members", () => {
  test("read what was done, without who did it unless the group shows its moderators", async () => {
    const forum = await makeForum();
    await hidden(forum);
    const read = async (by: SignedInActor) => (await listActions(by, { group: forum.group.id })).items[0];
    expect(await read(forum.member)).toMatchObject({ kind: "hide", moderator: null, message: "" });
    expect(await read(forum.second)).toMatchObject({
      moderator: { id: forum.moderator.id },
      message: "Be kind.",
    });
    const { version } = await getModerationSettings(forum.member, forum.group.id);
    const changes = { version, showsModerators: true };
    expect((await refusalOf(updateModerationSettings(forum.moderator, forum.group.id, changes))).code).toBe(
      "forbidden",
    );
    await updateModerationSettings(forum.owner, forum.group.id, changes);
    expect((await refusalOf(updateModerationSettings(forum.owner, forum.group.id, changes))).code).toBe(
      "conflict",
    );
    expect(await read(forum.member)).toMatchObject({ moderator: { id: forum.moderator.id }, message: "" });
    const outside = await makeForum();
    expect((await refusalOf(read(outside.owner))).code).toBe("not-found");
  });

  test("never see what moderators note about them", async () => {
    const { moderator, second, member, author, group } = await makeForum();
    const note = await addMemberNote(moderator, {
      groupId: group.id,
      personId: author.id,
      body: "Often rude",
    });
    const list = (by: SignedInActor) => listMemberNotes(by, { group: group.id, person: author.id });
    expect((await list(second)).items).toMatchObject([{ body: "Often rude", can: { delete: false } }]);
    expect((await refusalOf(list(member))).code).toBe("forbidden");
    expect((await refusalOf(list(author))).code).toBe("forbidden");
    expect((await refusalOf(deleteMemberNote(second, note.id))).code).toBe("not-found");
    await deleteMemberNote(moderator, note.id);
    expect((await list(second)).items).toEqual([]);
  });
});

describe("a list of watched words", () => {
  test("holds a word once however it is dressed, is searched, and is for moderators alone", async () => {
    const { moderator, member, group } = await makeForum();
    const add = (phrases: string[], effect = "hold") =>
      addWatchedWords(moderator, { groupId: group.id, effect, phrases });
    expect(await add(["Scam", "sсam", "hoax*"])).toEqual({ changed: 2, total: 2 });
    expect(await add(["scam"], "suspect")).toEqual({ changed: 1, total: 2 });
    expect((await refusalOf(add(["!!"]))).details.fields?.[0]?.field).toBe("phrases.0");
    const { items } = await listWatchedWords(moderator, { group: group.id, search: "SСAM" });
    expect(items).toMatchObject([{ phrase: "scam", effect: "suspect" }]);
    expect((await refusalOf(listWatchedWords(member, { group: group.id }))).code).toBe("forbidden");
    expect((await refusalOf(listWatchedWords(moderator, {}))).code).toBe("forbidden");
    const ids = items.map(({ id }) => id);
    expect(await removeWatchedWords(moderator, { groupId: group.id, ids })).toEqual({ changed: 1, total: 1 });
  });

  test("works with the next post, in thousands", async () => {
    const { moderator, say, author, group } = await makeForum();
    // Letters alone: a digit in a text is read as the letters that it looks like, too.
    const letters = (n: number) =>
      n.toString(16).replaceAll(/\d/g, (digit) => "ghijkmnpqr"[Number(digit)] ?? "");
    const phrases = Array.from({ length: 5_000 }, (_, n) => `bad${letters(n)}word`);
    await addWatchedWords(moderator, { groupId: group.id, effect: "hold", phrases });
    expect((await say(author, "A badhiword")).standing).toBe("held");
    const { items } = await listWatchedWords(moderator, { group: group.id, search: "badhiword" });
    await removeWatchedWords(moderator, { groupId: group.id, ids: items.map(({ id }) => id) });
    expect((await say(author, "A badhiword")).standing).toBe("published");
  });
});

describe("figures", () => {
  test("count what was opened, decided and taken back in each week, and why", async () => {
    const forum = await makeForum({ publishing: "hold_all" });
    await forum.say(forum.author, "One");
    await forum.say(forum.author, "Two");
    const [one, two] = await forum.queue();
    if (!one || !two) throw new Error("No cases.");
    await decide(forum.moderator, { ...seenOf(one), action: "approve" });
    const removed = await decide(forum.moderator, { ...seenOf(two), action: "remove", reason: "spam" });
    await undoAction(forum.moderator, removed.id);
    const figures = await getStatistics(forum.moderator, { group: forum.group.id, weeks: "3" });
    expect(figures.weeks).toHaveLength(3);
    expect(figures.weeks[2]).toMatchObject({ pending: 2, decided: 1, actions: 2, undone: 1 });
    expect(figures.weeks[2]?.medianMinutes).toBeGreaterThanOrEqual(0);
    expect(figures.weeks[0]).toMatchObject({ pending: 0, decided: 0, medianMinutes: null });
    expect(figures.reasons).toEqual([{ reason: "spam", count: 1 }]);
    expect((await refusalOf(getStatistics(forum.member, { group: forum.group.id }))).code).toBe("not-found");
  });

  test("and the audit log are taken out as CSV that no spreadsheet runs, by moderators", async () => {
    const forum = await makeForum();
    await hidden(forum);
    const read = async (by: SignedInActor, query: object) => {
      let text = "";
      for await (const some of (await exportAudit(by, query)).csv) text += some;
      return text;
    };
    const csv = await read(forum.moderator, { group: forum.group.id });
    expect(csv.charCodeAt(0)).toBe(0xfeff);
    expect(csv).toMatch(/comment\.created[^\r]*\r\n[^\r]*comment\.hide/);
    expect((await refusalOf(exportAudit(forum.member, { group: forum.group.id }))).code).toBe("forbidden");
    expect((await refusalOf(exportAudit(forum.moderator, {}))).code).toBe("forbidden");
  });
});
