import { beforeAll, expect, test } from "vitest";
import { newId } from "@/core/new-id";
import { forgetPerson } from "@/server/accounts/forget-person";
import { updateProfile } from "@/server/accounts/profile";
import { deleteSavedQuery, saveQuery, updateSavedQuery } from "@/server/annotation-queries/saved-commands";
import { listSavedQueries } from "@/server/annotation-queries/saved-rows";
import { db, pool } from "@/server/db";
import { ensurePublicGroup } from "@/server/groups/commands";
import { actorForPerson } from "@/server/session";
import { insertArticle, insertGroup, insertPerson } from "../../support/rows";
import { insertTask } from "../../support/task-rows";

beforeAll(ensurePublicGroup);

test("a query is kept as it means, for oneself or a group, renamed by who saved it and deleted", async () => {
  const [ada, ben] = [await insertPerson(pool()), await insertPerson(pool())];
  const group = await insertGroup(pool(), { [ada.id]: "member", [ben.id]: "member" });
  const [me, other] = [await actorForPerson(ada.id), await actorForPerson(ben.id)];
  const draft = { id: newId(), name: " Mine ", query: "(has:code) AND “so-called”", groupId: null };
  const saved = await saveQuery(me, draft);
  expect(saved).toMatchObject({
    name: "Mine",
    query: "has:code text:so-called",
    version: 1,
    groupName: null,
  });
  expect(await saveQuery(me, draft)).toEqual(saved);
  await expect(saveQuery(other, draft)).rejects.toThrow("belongs to something else");
  expect(await listSavedQueries(other)).toEqual([]);
  await expect(updateSavedQuery(other, saved.id, { version: 1, name: "x" })).rejects.toThrow("no such query");

  const shared = await updateSavedQuery(me, saved.id, { version: 1, groupId: group.id, name: "Ours" });
  expect(shared).toMatchObject({ name: "Ours", groupName: group.name, version: 2 });
  expect(await listSavedQueries(other)).toMatchObject([
    { name: "Ours", can: { edit: false, delete: false } },
  ]);
  await expect(updateSavedQuery(other, saved.id, { version: 2, name: "x" })).rejects.toMatchObject({
    code: "forbidden",
  });
  await expect(updateSavedQuery(me, saved.id, { version: 1, name: "x" })).rejects.toMatchObject({
    code: "conflict",
  });
  await expect(saveQuery(me, { ...draft, id: newId(), query: "(a" })).rejects.toThrow("not closed");
  await expect(deleteSavedQuery(other, saved.id)).rejects.toMatchObject({ code: "forbidden" });
  await deleteSavedQuery(me, saved.id);
  expect(await listSavedQueries(me)).toEqual([]);
});

test("a kept query means the same people and tasks whatever they are called later, and says who is gone", async () => {
  const [ada, ben, cy] = [await insertPerson(pool()), await insertPerson(pool()), await insertPerson(pool())];
  const group = await insertGroup(pool(), { [ada.id]: "owner", [ben.id]: "member", [cy.id]: "member" });
  const title = `Week ${group.slug}`;
  const task = await insertTask(pool(), group, {
    articles: [await insertArticle(pool())],
    coders: [ben],
    title,
  });
  const [me, other] = [await actorForPerson(ada.id), await actorForPerson(ben.id)];
  const query = `person:${ben.handle} OR NOT person:${cy.handle.toUpperCase()} person:me task:week-${group.slug}`;
  const saved = await saveQuery(me, { id: newId(), name: "Both", query, groupId: group.id });
  expect(saved).toMatchObject({
    query: query.replace(cy.handle.toUpperCase(), cy.handle),
    gone: { people: 0, tasks: 0 },
  });
  const asSeen = async () => (await listSavedQueries(other)).find(({ id }) => id === saved.id);

  // Another takes the handle that Ben gave up.
  const was = ben.handle;
  await updateProfile(other, { handle: `${was}-now` });
  await pool().query(`UPDATE "Person" SET handle = $2 WHERE id = $1`, [cy.id, was]);
  await pool().query(`UPDATE "CodingTask" SET title = 'Another title' WHERE id = $1`, [task.id]);
  const renamed = `person:${was}-now OR NOT person:${was} person:me task:another-title`;
  expect(await asSeen()).toMatchObject({ query: renamed, gone: { people: 0, tasks: 0 } });
  // Saved once more as it is shown, it is the same.
  expect(await updateSavedQuery(me, saved.id, { version: 1, query: renamed })).toMatchObject({
    query: renamed,
  });

  await db.$transaction((tx) => forgetPerson(tx, { ...cy, handle: was, email: null }));
  await pool().query(`UPDATE "CodingTask" SET "deletedAt" = now(), "closedAt" = now() WHERE id = $1`, [
    task.id,
  ]);
  const seen = await asSeen();
  expect(seen).toMatchObject({ gone: { people: 1, tasks: 1 } });
  expect(seen?.query).toMatch(
    new RegExp(`^person:${was}-now OR NOT person:deleted-[0-9a-f]+ person:me task:${task.id}$`),
  );
  expect(await rawQueries()).not.toContain(was);
  await expect(
    saveQuery(me, { id: newId(), name: "x", query: "has:code person:nobody-by-this", groupId: null }),
  ).rejects.toMatchObject({
    details: { fields: [{ field: "query", position: { offset: 16, length: 14 } }] },
  });
});

const rawQueries = async () =>
  (await pool().query(`SELECT query::text FROM "SavedQuery"`)).rows.map((row) => row.query).join();
