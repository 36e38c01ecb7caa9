import { beforeAll, expect, test } from "vitest";
import { newId } from "@/core/new-id";
import { deleteSavedQuery, saveQuery, updateSavedQuery } from "@/server/annotation-queries/saved-commands";
import { listSavedQueries } from "@/server/annotation-queries/saved-rows";
import { pool } from "@/server/db";
import { ensurePublicGroup } from "@/server/groups/commands";
import { actorForPerson } from "@/server/session";
import { insertGroup, insertPerson } from "../../support/rows";

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
