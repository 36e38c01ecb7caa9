import { beforeAll, describe, expect, test } from "vitest";
import { PUBLIC_GROUP_ID } from "@/core/group";
import { newId } from "@/core/new-id";
import { deleteAnnotation, updateAnnotation } from "@/server/annotations/commands";
import { getAnnotation } from "@/server/annotations/queries";
import { changeCodebook } from "@/server/codebooks/change-commands";
import { undoChange } from "@/server/codebooks/undo-commands";
import { pool } from "@/server/db";
import { ensurePublicGroup } from "@/server/groups/commands";
import { acceptInvite, createInvite } from "@/server/groups/invite-commands";
import { removeMember } from "@/server/groups/member-commands";
import { countUnread, listNotifications } from "@/server/notifications/queries";
import type { SignedInActor } from "@/server/session";
import { answerTask } from "@/server/tasks/answer-commands";
import { finishTask, reopenTask, startTask } from "@/server/tasks/coding-commands";
import { changeTask, createTask, remindCoders } from "@/server/tasks/commands";
import { closeTask, revealTask } from "@/server/tasks/ending-commands";
import { lookAfterTasks } from "@/server/tasks/look-after-tasks";
import { countMyOpenTasks, getLayerTask, getTask, listTasks, openCompareTask } from "@/server/tasks/queries";
import { insertCodebook } from "@/tests/support/codebook-rows";
import { refusalOf } from "@/tests/support/refusal-of";
import { insertArticle, insertGroup } from "@/tests/support/rows";
import { again, answerOf, readOnly, someone } from "../groups/actors";
import { annotate, say } from "../live/scene";
import { changes, classTask, kindsTold, sees } from "./class-task";

beforeAll(ensurePublicGroup);

describe("a task is set", () => {
  test("by those who run the group, for its members and who joins later, who are told", async () => {
    const { group, as, ann, ben, teacher, task } = await classTask();
    expect(task.coders.map(({ person }) => person.name)).toEqual(["Ben", "The member"]);
    expect(await kindsTold(ann)).toEqual(["task-assigned"]);
    expect((await listNotifications(ben, {})).items[0]).toMatchObject({
      href: `/groups/${group.slug}/tasks/${task.id}`,
      data: { title: "Code the frames" },
    });
    const { token } = await createInvite(teacher, group.id, {});
    const late = await someone("Late");
    await acceptInvite(late, { token }, "127.0.0.1");
    expect((await getTask(teacher, task.id)).coders.map(({ person }) => person.name)).toContain("Late");
    expect([await countMyOpenTasks(late, group.id), await countMyOpenTasks(as.observer, group.id)]).toEqual([
      1, 0,
    ]);
    expect((await listTasks(await again(late), group.id)).items[0]?.mine).toEqual({
      startedAt: null,
      finishedAt: null,
    });
  });

  test("by nobody else, and not in Public", async () => {
    const { group, as, draft } = await classTask();
    const by = (who: SignedInActor, groupId = group.id) =>
      answerOf(createTask(who, groupId, { ...draft, id: newId() }));
    expect([await by(as.member), await by(as.observer), await by(as.stranger)]).toEqual([
      "forbidden",
      "forbidden",
      "not-found",
    ]);
    expect(await by(readOnly(as.owner))).toBe("forbidden");
    expect(await by(await someone("Admin", "administrator"), PUBLIC_GROUP_ID)).toBe("forbidden");
    expect(await by(as.moderator)).toBe("ok");
  });

  test("once, however often it is sent, and not with what does not fit the group", async () => {
    const { group, as, teacher, draft, task } = await classTask();
    expect((await createTask(teacher, group.id, draft)).id).toBe(task.id);
    expect(await answerOf(createTask(as.moderator, group.id, draft))).toBe("conflict");
    const elsewhere = await insertArticle(pool(), { groupIds: [(await insertGroup(pool())).id] });
    const with_ = async (fields: object) =>
      (await refusalOf(createTask(teacher, group.id, { ...draft, id: newId(), ...fields }))).details
        .fields?.[0]?.field;
    expect(await with_({ articleIds: [elsewhere.id] })).toBe("articleIds");
    expect(await with_({ coderIds: [as.stranger.id] })).toBe("coderIds");
    expect(await with_({ coderIds: [as.observer.id] })).toBe("coderIds");
    expect(await with_({ codebookId: newId() })).toBe("codebookId");
    expect(await with_({ dueAt: new Date(0).toISOString() })).toBe("dueAt");
    expect(await with_({ reveal: "at_date", revealAt: new Date(0).toISOString() })).toBe("revealAt");
  });

  test("and changed by whoever saw it as it is", async () => {
    const { as, teacher, task } = await classTask();
    const changed = await changeTask(teacher, task.id, {
      version: 1,
      title: "Frames, again",
      addCoderIds: [as.moderator.id],
    });
    expect([changed.title, changed.version, changed.coders.length]).toEqual(["Frames, again", 2, 3]);
    const refused = await refusalOf(changeTask(as.moderator, task.id, { version: 1, title: "Mine" }));
    expect([refused.code, (refused.details.current as { title: string }).title]).toEqual([
      "conflict",
      "Frames, again",
    ]);
    expect(await answerOf(changeTask(as.member, task.id, { version: 2, title: "Mine" }))).toBe("forbidden");
  });
});

describe("coding blind until one has finished", () => {
  test("each sees the others' words from their own finish on, and with the last one everybody does", async () => {
    const of = await classTask();
    const { ann, ben, as, task, teacher } = of;
    const mine = await annotate(await again(ann), of.article, "Biden's war", of.group.id);
    const theirs = await annotate(await again(ben), of.article, "Truth Social", of.group.id);
    await startTask(ann, task.id);
    expect(await sees(ann, theirs)).toBe(false);
    await finishTask(await again(ann), task.id);
    expect([await sees(ann, theirs), await sees(ben, mine), await sees(as.observer, mine)]).toEqual([
      true,
      false,
      false,
    ]);
    expect(await answerOf(reopenTask(await again(ann), task.id))).toBe("conflict");
    expect((await getTask(teacher, task.id)).phase).toBe("coding");
    await finishTask(await again(ben), task.id);
    const { phase, revealedAt } = await getTask(teacher, task.id);
    expect([phase, revealedAt === null]).toEqual(["revising", false]);
    expect([await sees(ben, mine), await sees(as.observer, mine)]).toEqual([true, true]);
    expect(await kindsTold(ann)).toEqual(["task-revealed", "task-assigned"]);
  });

  test("how much others have coded is for those who see it; that they have finished, for all", async () => {
    const of = await classTask();
    await annotate(await again(of.ben), of.article, "Truth Social", of.group.id);
    await finishTask(await again(of.ben), of.task.id);
    const counts = async (who: SignedInActor) =>
      (await getTask(await again(who), of.task.id)).coders.map(({ person, count, finishedAt }) => [
        person.name,
        count,
        finishedAt !== null,
      ]);
    expect(await counts(of.ann)).toEqual([
      ["Ben", null, true],
      ["The member", 0, false],
    ]);
    expect(await counts(of.teacher)).toEqual([
      ["Ben", 1, true],
      ["The member", 0, false],
    ]);
  });

  test("two who finish last at the same moment both finish, and it is revealed once", async () => {
    const of = await classTask();
    const [ann, ben] = [await again(of.ann), await again(of.ben)];
    await Promise.all([
      finishTask(ann, of.task.id),
      finishTask(ben, of.task.id),
      finishTask(ben, of.task.id),
    ]);
    const task = await getTask(of.teacher, of.task.id);
    expect([task.finishedCount, task.phase, task.version]).toEqual([2, "revising", 2]);
    const { rows } = await pool().query(`SELECT number FROM "CodingPass" WHERE "taskId" = $1`, [of.task.id]);
    expect(rows).toHaveLength(2);
  });

  test("nobody waits for who has left the group", async () => {
    const of = await classTask();
    await finishTask(await again(of.ann), of.task.id);
    await removeMember(of.teacher, { groupId: of.group.id, personId: of.ben.id });
    await lookAfterTasks(new AbortController().signal);
    expect((await getTask(of.teacher, of.task.id)).phase).toBe("revising");
  });

  test("what was said to somebody meanwhile they are told once they see it, and only that", async () => {
    const of = await classTask();
    const mine = await annotate(await again(of.ann), of.article, "Biden's war", of.group.id);
    await say(of.teacher, mine, `Why, @${of.ann.handle}?`);
    const unread = await countUnread(await again(of.ann));
    await finishTask(await again(of.ann), of.task.id);
    expect(await countUnread(await again(of.ann))).toBe(unread + 1);
    expect((await kindsTold(of.ann))[0]).toBe("mentioned");
    await finishTask(await again(of.ben), of.task.id);
    expect((await kindsTold(of.ann)).filter((kind) => kind === "mentioned")).toHaveLength(1);
  });
});

describe("passes", () => {
  test("keep what was coded when somebody finished; what they change then is their revision", async () => {
    const of = await classTask();
    const ann = await again(of.ann);
    const kept = await annotate(ann, of.article, "Biden's war", of.group.id, "first thought");
    const dropped = await annotate(ann, of.article, "Truth Social", of.group.id);
    await annotate(ann, of.article, "The Kremlin", null, "private");
    await finishTask(ann, of.task.id);
    const target = { ...kept.target, start: kept.target?.start, end: (kept.target?.end ?? 0) - 4 };
    const quote = { ...kept.target?.quote, exact: "Biden's", suffix: " war" };
    await updateAnnotation(await again(ann), kept.id, { version: 1, target: { ...target, quote } });
    await deleteAnnotation(await again(ann), dropped.id);
    await annotate(await again(ann), of.article, "The Kremlin", of.group.id);
    const expected = {
      "The member": [
        "changed | moved | Biden's war | Biden's",
        "removed | Truth Social",
        "added | The Kremlin",
      ],
    };
    expect(await changes(ann, of)).toEqual(expected);
    // Somebody who still codes blind sees none of it.
    expect(await changes(of.ben, of)).toEqual({});
    const { version } = await getTask(of.teacher, of.task.id);
    await closeTask(of.teacher, of.task.id, { version });
    await deleteAnnotation(await again(ann), kept.id);
    expect(await changes(of.ben, of)).toEqual({ ...expected, Ben: [] });
  });

  test("know what the codebook has moved since: a merge is nobody's revision, undone or not", async () => {
    const of = await classTask();
    const book = await insertCodebook(pool(), of.group.id);
    const [fromId, intoId] = book.codes;
    const ann = await again(of.ann);
    const code = async (exact: string, codes: string[]) => {
      const { id, version } = await annotate(ann, of.article, exact, of.group.id);
      return updateAnnotation(ann, id, { version, codes });
    };
    await code("Biden's war", [fromId]);
    await code("Truth Social", [fromId, intoId]);
    const recoded = await code("The Kremlin", [fromId]);
    await finishTask(ann, of.task.id);
    const merge = { version: 1, change: { kind: "merge-codes", fromId, intoId } };
    const merged = await changeCodebook(of.teacher, book.id, merge);
    expect(await changes(ann, of)).toEqual({ "The member": [] });
    await undoChange(of.teacher, book.id, merged.version.number, { version: 2 });
    expect(await changes(ann, of)).toEqual({ "The member": [] });
    const { version } = await getAnnotation(ann, recoded.id);
    await updateAnnotation(ann, recoded.id, { version, codes: [intoId] });
    expect(await changes(ann, of)).toEqual({ "The member": ["changed | The Kremlin | The Kremlin"] });
    const task = await getTask(of.teacher, of.task.id);
    await closeTask(of.teacher, of.task.id, { version: task.version });
    await changeCodebook(of.teacher, book.id, { ...merge, version: 3 });
    expect(await changes(ann, of)).toMatchObject({ "The member": ["changed | The Kremlin | The Kremlin"] });
  });

  test("of who has not finished are taken when it is revealed, and nothing is finished after that", async () => {
    const of = await classTask({ reveal: "by_hand" });
    const theirs = await annotate(await again(of.ben), of.article, "Truth Social", of.group.id);
    await finishTask(await again(of.ann), of.task.id);
    expect(await sees(of.ann, theirs)).toBe(false);
    await reopenTask(await again(of.ann), of.task.id);
    await annotate(await again(of.ann), of.article, "Biden's war", of.group.id);
    expect(await answerOf(revealTask(of.ann, of.task.id, { version: 1 }))).toBe("forbidden");
    expect(await answerOf(revealTask(of.teacher, of.task.id, { version: 9 }))).toBe("conflict");
    await revealTask(of.teacher, of.task.id, { version: 1 });
    expect(await sees(of.ann, theirs)).toBe(true);
    expect(await answerOf(finishTask(await again(of.ben), of.task.id))).toBe("conflict");
    await deleteAnnotation(await again(of.ben), theirs.id);
    expect(await changes(of.ann, of)).toEqual({ "The member": [], Ben: ["removed | Truth Social"] });
  });

  test("are taken by the date, which also counts before anything has run", async () => {
    const of = await classTask({
      reveal: "at_date",
      revealAt: new Date(Date.now() + 3_600_000).toISOString(),
    });
    await annotate(await again(of.ann), of.article, "Biden's war", of.group.id);
    await lookAfterTasks(new AbortController().signal);
    expect((await getTask(of.teacher, of.task.id)).revealedAt).toBeNull();
    await pool().query(`UPDATE "CodingTask" SET "revealAt" = now() - interval '1 s' WHERE id = $1`, [
      of.task.id,
    ]);
    const view = await finishTask(await again(of.ann), of.task.id);
    expect([view.phase, view.revealedAt === null]).toEqual(["revising", false]);
    await lookAfterTasks(new AbortController().signal);
    const { rows } = await pool().query(
      `SELECT count(s.*)::int AS spans FROM "CodingPass" p LEFT JOIN "PassSpan" s ON s."passId" = p.id
       WHERE p."taskId" = $1 GROUP BY p.id ORDER BY 1`,
      [of.task.id],
    );
    expect(rows).toEqual([{ spans: 0 }, { spans: 1 }]);
  });
});

describe("reminding", () => {
  test("tells those who have not finished, once a day by hand and once before it is due", async () => {
    const of = await classTask({ dueAt: new Date(Date.now() + 3_600_000).toISOString() });
    await finishTask(await again(of.ann), of.task.id);
    for (let time = 0; time < 2; time++) {
      await remindCoders(of.teacher, of.task.id);
      await lookAfterTasks(new AbortController().signal);
    }
    const reminders = async (who: SignedInActor) =>
      (await kindsTold(who)).filter((kind) => kind === "task-due").length;
    expect([await reminders(of.ann), await reminders(of.ben)]).toEqual([0, 2]);
    expect(await answerOf(remindCoders(of.ann, of.task.id))).toBe("forbidden");
  });
});

describe("the reader page is told", () => {
  test("which task hides others' words, and what the viewer can do about it", async () => {
    const of = await classTask();
    const told = async (who: SignedInActor) => getLayerTask(await again(who), of.article.id, of.group.id);
    expect(await told(of.ann)).toMatchObject({ isBlind: true, mine: { finishedAt: null, canFinish: true } });
    expect(await told(of.as.observer)).toMatchObject({ isBlind: true, mine: null });
    expect(await told(of.teacher)).toBeNull();
    expect(await told(of.as.stranger)).toBeNull();
    await finishTask(await again(of.ann), of.task.id);
    expect(await told(of.ann)).toMatchObject({ isBlind: false, mine: { canFinish: false } });
  });
});

describe("comparing two articles", () => {
  test("commits to an answer before the overview and others' answers are seen, and keeps it", async () => {
    const other = await insertArticle(pool());
    const { group, as, article } = await classTask();
    const [ann, teacher] = [await again(as.member), as.owner];
    const task = await createTask(teacher, group.id, {
      id: newId(),
      kind: "compare",
      title: "Which of them takes sides?",
      articleIds: [article.id, other.id],
      coderIds: [ann.id, as.moderator.id],
    });
    const waits = async (who: SignedInActor) => openCompareTask(await again(who), other.id, article.id);
    expect(await waits(ann)).toEqual({ taskId: task.id, groupSlug: group.slug });
    expect(await waits(teacher)).toBeNull();
    const first = { text: "The second: “so-called”.", pick: "second", confidence: 4 };
    await answerTask(as.moderator, task.id, { text: "Neither.", pick: "neither", confidence: 2 });
    const answers = async (who: SignedInActor) =>
      (await getTask(await again(who), task.id)).coders.map(({ answer }) => answer?.first.text ?? null);
    expect(await answers(ann)).toEqual([null, null]);
    expect(await answers(teacher)).toEqual([null, "Neither."]);
    await answerTask(ann, task.id, first);
    await answerTask(ann, task.id, first);
    expect([await waits(ann), await answers(ann)]).toEqual([null, [first.text, "Neither."]]);
    await answerTask(ann, task.id, { ...first, pick: "both" });
    expect(await answerOf(answerTask(ann, task.id, { ...first, pick: "first" }))).toBe("conflict");
    const [mine] = (await getTask(ann, task.id)).coders;
    expect(mine?.answer).toMatchObject({ first, second: { pick: "both" } });
    expect(await answerOf(answerTask(await again(as.observer), task.id, first))).toBe("forbidden");
  });
});
