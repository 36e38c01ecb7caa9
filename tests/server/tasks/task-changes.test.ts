import { beforeAll, describe, expect, test } from "vitest";
import { pool } from "@/server/db";
import { ensurePublicGroup } from "@/server/groups/commands";
import { listNotifications } from "@/server/notifications/queries";
import type { SignedInActor } from "@/server/session";
import { finishTask } from "@/server/tasks/coding-commands";
import { changeTask } from "@/server/tasks/commands";
import { closeTask, deleteTask, openTaskAgain, restoreTask } from "@/server/tasks/ending-commands";
import { lookAfterTasks } from "@/server/tasks/look-after-tasks";
import { getTask, listTasks } from "@/server/tasks/queries";
import { insertArticle, insertGroup } from "@/tests/support/rows";
import { again, answerOf } from "../groups/actors";
import { annotate } from "../live/scene";
import { type ClassTask, changes, classTask, sees } from "./class-task";

beforeAll(ensurePublicGroup);

describe("a task that is over", () => {
  const versionOf = async (of: ClassTask) => (await getTask(of.teacher, of.task.id)).version;
  const passesOf = async (of: ClassTask) =>
    (
      await pool().query<{ pass: string }>(
        `SELECT p.number || ' ' || n.name AS pass FROM "CodingPass" p JOIN "Person" n ON n.id = p."personId"
         WHERE p."taskId" = $1 ORDER BY 1`,
        [of.task.id],
      )
    ).rows.map(({ pass }) => pass);

  test("is opened again: what its closing kept is let go of, and taken anew", async () => {
    const of = await classTask({ isBlind: false });
    await finishTask(await again(of.ann), of.task.id);
    await closeTask(of.teacher, of.task.id, { version: await versionOf(of) });
    expect(await passesOf(of)).toEqual(["1 Ben", "1 The member", "2 Ben", "2 The member"]);
    const open = async (who: SignedInActor, version: number) =>
      answerOf(openTaskAgain(who, of.task.id, { version }));
    expect([await open(of.ann, 2), await open(of.teacher, 1), await open(of.teacher, 2)]).toEqual([
      "forbidden",
      "conflict",
      "ok",
    ]);
    // Who had finished keeps their first pass, and the others take theirs when they finish.
    expect(await passesOf(of)).toEqual(["1 The member"]);
    await annotate(await again(of.ben), of.article, "Truth Social", of.group.id);
    expect((await finishTask(await again(of.ben), of.task.id)).phase).toBe("coding");
    const closed = await closeTask(of.teacher, of.task.id, { version: await versionOf(of) });
    expect([closed.phase, closed.can.open, (await passesOf(of)).length]).toEqual(["closed", true, 4]);
    expect(await changes(of.ann, of)).toEqual({ "The member": [], Ben: [] });
  });

  test("stays shown where it was blind, and keeps every first pass", async () => {
    const of = await classTask();
    const theirs = await annotate(await again(of.ben), of.article, "Truth Social", of.group.id);
    await closeTask(of.teacher, of.task.id, { version: 1 });
    const view = await openTaskAgain(of.teacher, of.task.id, { version: await versionOf(of) });
    expect([view.phase, await sees(of.ann, theirs)]).toEqual(["revising", true]);
    expect(await passesOf(of)).toEqual(["1 Ben", "1 The member"]);
  });

  test("is deleted and brought back with all that it kept; what people marked stays meanwhile", async () => {
    const of = await classTask();
    const mine = await annotate(await again(of.ann), of.article, "Biden's war", of.group.id);
    expect(await answerOf(deleteTask(of.ann, of.task.id, { version: 1 }))).toBe("forbidden");
    expect(await answerOf(deleteTask(of.teacher, of.task.id, { version: 7 }))).toBe("conflict");
    await deleteTask(of.teacher, of.task.id, { version: 1 });
    expect([await sees(of.ann, mine), await sees(of.ben, mine)]).toEqual([true, true]);
    expect(await answerOf(getTask(of.teacher, of.task.id))).toBe("not-found");
    expect(await answerOf(closeTask(of.teacher, of.task.id, { version: 1 }))).toBe("not-found");
    const listed = async (who: SignedInActor) => {
      const { items, deleted } = await listTasks(await again(who), of.group.id);
      return [items.length, deleted.map(({ title }) => title)];
    };
    expect([await listed(of.teacher), await listed(of.ann)]).toEqual([
      [0, ["Code the frames"]],
      [0, []],
    ]);
    expect((await listNotifications(await again(of.ann), {})).items.map(({ href }) => href)).not.toContain(
      `/groups/${of.group.slug}/tasks/${of.task.id}`,
    );
    expect(await answerOf(restoreTask(of.ann, of.task.id))).toBe("forbidden");
    expect(await answerOf(restoreTask(of.as.stranger, of.task.id))).toBe("not-found");
    await restoreTask(of.teacher, of.task.id);
    const back = await restoreTask(of.teacher, of.task.id);
    expect([back.phase, back.deletedAt, (await passesOf(of)).length]).toEqual(["closed", null, 4]);
  });

  test("goes for good a month after it was deleted", async () => {
    const of = await classTask();
    await deleteTask(of.teacher, of.task.id, { version: 1 });
    await lookAfterTasks(new AbortController().signal);
    await pool().query(`UPDATE "CodingTask" SET "deletedAt" = now() - interval '31 days' WHERE id = $1`, [
      of.task.id,
    ]);
    await lookAfterTasks(new AbortController().signal);
    expect(await answerOf(restoreTask(of.teacher, of.task.id))).toBe("not-found");
  });
});

describe("more articles", () => {
  test("are coded blind too, and come only until somebody has finished", async () => {
    const of = await classTask();
    const [more, late] = [await insertArticle(pool()), await insertArticle(pool())];
    const theirs = await annotate(await again(of.ben), more, "Truth Social", of.group.id);
    expect(await sees(of.ann, theirs)).toBe(true);
    const add = async (who: SignedInActor, id: string) =>
      changeTask(who, of.task.id, { version: (await getTask(who, of.task.id)).version, addArticleIds: [id] });
    const elsewhere = await insertArticle(pool(), { groupIds: [(await insertGroup(pool())).id] });
    expect(await answerOf(add(of.teacher, elsewhere.id))).toBe("invalid");
    expect(await answerOf(add(of.ann, more.id))).toBe("forbidden");
    await add(of.teacher, more.id);
    const task = await add(of.teacher, more.id);
    expect(task.articles.map(({ id }) => id)).toEqual([of.article.id, more.id]);
    expect(await sees(of.ann, theirs)).toBe(false);
    // Who looks after it sees how far each is in each; who codes blind, of themselves alone.
    const far = async (who: SignedInActor) =>
      (await getTask(await again(who), of.task.id)).coders.map(({ byArticle }) => byArticle);
    expect(await far(of.teacher)).toEqual([{ [more.id]: 1 }, {}]);
    expect(await far(of.ann)).toEqual([null, {}]);
    await finishTask(await again(of.ann), of.task.id);
    expect((await getTask(of.teacher, of.task.id)).can.addArticles).toBe(false);
    expect(await answerOf(add(of.teacher, late.id))).toBe("conflict");
  });
});
