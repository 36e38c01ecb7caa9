import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { newId } from "@/core/new-id";
import { db, pool } from "@/server/db";
import { ensurePublicGroup } from "@/server/groups/commands";
import type { SignedInActor } from "@/server/session";
import { getSettledLayer } from "@/server/settling/queries";
import { finishTask, reopenTask } from "@/server/tasks/coding-commands";
import { changeTask, createTask } from "@/server/tasks/commands";
import {
  closeTask,
  deleteTask,
  openTaskAgain,
  restoreTask,
  revealTask,
} from "@/server/tasks/ending-commands";
import { insertArticle } from "@/tests/support/rows";
import { makeStudy, type Study } from "../agreement/study";
import { again } from "../groups/actors";
import { heardBy, openHub, positionOf } from "./scene";

beforeAll(ensurePublicGroup);

let live: ReturnType<typeof openHub>;
beforeEach(() => {
  live = openHub();
});
afterEach(() => live.end());

const draft = ({ article, ann, ben }: Study, fields: object = {}) => ({
  id: newId(),
  title: "Code it",
  articleIds: [article.id],
  coderIds: [ann.id, ben.id],
  ...fields,
});

test("whatever makes layers count, or be settled, otherwise wakes the pages over its articles and no others", async () => {
  const study = await makeStudy();
  const { group, owner, ann, article } = study;
  const other = await insertArticle(pool());
  const reader = await live.follow(owner, article, other);
  const before = await positionOf(other);
  /** How often the page is told of it. */
  const told = async (act: () => Promise<{ version: number }>) => {
    const { seq } = await positionOf(article);
    const { version } = await act();
    const now = await positionOf(article);
    await reader.until(({ event, data }) => event === "changes" && data.to === now.seq);
    expect(now.seq).toBeGreaterThan(seq);
    expect(reader.changes().at(-1)).toEqual({ kind: "settling", groupId: group.id });
    return version;
  };
  const votes = async () => (await getSettledLayer(owner, article.id, { group: group.id })).votesNeeded;

  const task = draft(study, { isBlind: true, reveal: "by_hand", votesToSettle: 2 });
  let version = await told(() => createTask(owner, group.id, task));
  expect(await votes()).toBe(2);
  version = await told(() => changeTask(owner, task.id, { version, votesToSettle: 3 }));
  expect(await votes()).toBe(3);
  // Who marked nothing counts all the same.
  await told(async () => finishTask(await again(ann), task.id));
  await told(async () => reopenTask(await again(ann), task.id));
  version = await told(() => revealTask(owner, task.id, { version }));
  version = await told(() => closeTask(owner, task.id, { version }));
  version = await told(() => openTaskAgain(owner, task.id, { version }));
  await told(() => deleteTask(owner, task.id, { version }));
  expect(await votes()).toBe(0);
  await told(() => restoreTask(owner, task.id));
  expect(await votes()).toBe(3);
  expect(await positionOf(other)).toEqual(before);
});

test("who codes blind is not told who else has finished", async () => {
  const study = await makeStudy();
  const { group, owner, ann, ben, article } = study;
  const task = draft(study, { isBlind: true, reveal: "by_hand" });
  await createTask(owner, group.id, task);
  const reader = await live.follow(await again(ben), article);
  await finishTask(await again(ann), task.id);
  expect(await heardBy(article, reader)).toEqual([[]]);
  expect(JSON.stringify(reader.heard)).not.toMatch(new RegExp(`${task.id}|${ann.id}`));
});

test("a task to compare two articles leaves the rule that passages are settled by as it is", async () => {
  const study = await makeStudy();
  const { group, owner, article } = study;
  const other = await insertArticle(pool());
  await createTask(owner, group.id, draft(study, { votesToSettle: 2 }));
  await createTask(owner, group.id, draft(study, { kind: "compare", articleIds: [article.id, other.id] }));
  const { votesNeeded } = await getSettledLayer(owner, article.id, { group: group.id });
  expect(votesNeeded).toBe(2);
});

test("tasks over the same articles, in another order, are finished at once by many without waiting for each other", async () => {
  const study = await makeStudy();
  const { group, owner, ann, ben, cem, article, book } = study;
  const others = await Promise.all([1, 2, 3].map(() => insertArticle(pool())));
  const ids = [article, ...others].map(({ id }) => id);
  const fields = { coderIds: [ann.id, ben.id, cem.id], codebookId: book.id };
  const tasks = [
    draft(study, { ...fields, articleIds: ids }),
    draft(study, { ...fields, articleIds: ids.toReversed() }),
  ];
  for (const task of tasks) await createTask(owner, group.id, task);
  const finish = (one: SignedInActor) => tasks.map(({ id }) => finishTask(one, id));
  await Promise.all([ann, ben, cem].flatMap(finish));
  expect(
    await db.taskCoder.count({ where: { finishedAt: { not: null }, task: { groupId: group.id } } }),
  ).toBe(6);
});
