import { expect, test } from "vitest";
import { RequestFailure } from "@/components/api/request";
import { createCommentStore } from "@/components/threads/comment-store";
import { ann, memoryServer, memoryUnsaved, on, settle } from "./memory-server";

function open(server = memoryServer(), unsaved = memoryUnsaved()) {
  const acknowledged: string[] = [];
  const store = createCommentStore(on, ann, server.api, unsaved, (_, body) => acknowledged.push(body));
  const shown = () => [...store.getState().comments.values()].map(({ id, body }) => [id, body]);
  const save = (id: string) => store.getState().comments.get(id)?.save;
  return { store, ...store.commands, server, unsaved, acknowledged, shown, save };
}

test("a comment shows at once and is saved behind it", async () => {
  const { post, shown, save, unsaved, acknowledged, server } = open();
  post({ id: "a", parentId: null, body: "first" });
  expect(shown()).toEqual([["a", "first"]]);
  expect(save("a")?.kind).toBe("saving");
  expect(unsaved.all()).toHaveLength(1);
  await settle();
  expect(save("a")?.kind).toBe("saved");
  expect(unsaved.all()).toHaveLength(0);
  expect(acknowledged).toEqual(["first"]);
  expect(server.rows.get("a")?.body).toBe("first");
});

test("one that fails stays, marked, and a retry saves it once", async () => {
  const { post, retry, save, server, unsaved, shown } = open();
  server.goDown();
  post({ id: "a", parentId: null, body: "first" });
  await settle();
  expect(save("a")).toMatchObject({ kind: "unsaved", canRetry: true, message: "No connection." });
  expect(unsaved.all()).toHaveLength(1);
  server.comeBack();
  retry("a");
  await settle();
  expect(save("a")?.kind).toBe("saved");
  expect(shown()).toEqual([["a", "first"]]);
  expect(server.rows.size).toBe(1);
});

test("an answer that was lost makes no second comment, not even after a reload", async () => {
  const server = memoryServer();
  const unsaved = memoryUnsaved();
  const before = open(server, unsaved);
  server.loseAnswers();
  before.post({ id: "a", parentId: null, body: "first" });
  await settle();
  expect(before.save("a")?.kind).toBe("unsaved");
  server.comeBack();
  const after = open(server, unsaved);
  await after.more();
  await settle();
  expect(after.shown()).toEqual([["a", "first"]]);
  expect(after.save("a")?.kind).toBe("saved");
  expect(server.rows.size).toBe(1);
  expect(unsaved.all()).toHaveLength(0);
});

test("an unsaved comment can be given up", async () => {
  const { post, discard, shown, server, unsaved } = open();
  server.goDown(new RequestFailure("invalid", "Too long."));
  post({ id: "a", parentId: null, body: "first" });
  await settle();
  discard("a");
  expect(shown()).toEqual([]);
  expect(unsaved.all()).toEqual([]);
});

test("pages come one after another, and as many as it takes to reach a comment", async () => {
  const server = memoryServer(2);
  for (const id of ["a", "b", "c", "d", "e"]) server.has(id);
  const { more, loadUntil, store, shown } = open(server);
  await Promise.all([more(), more()]);
  expect(shown().map(([id]) => id)).toEqual(["a", "b"]);
  expect(server.sent).toEqual(["list"]);
  expect(await loadUntil("d")).toBe(true);
  expect(shown()).toHaveLength(4);
  expect(await loadUntil("nobody's")).toBe(false);
  expect(store.getState()).toMatchObject({ next: null, status: "ready", isLoading: false });
  expect(await loadUntil("a")).toBe(true);
});

test("a page that fails leaves what is there and can be asked for again", async () => {
  const server = memoryServer(1);
  server.has("a");
  server.has("b");
  const { more, store, shown, loadUntil } = open(server);
  server.goDown();
  await more();
  expect(store.getState()).toMatchObject({ status: "failed", problem: "No connection." });
  server.comeBack();
  await more();
  server.goDown();
  expect(await loadUntil("b")).toBe(false);
  expect(store.getState()).toMatchObject({ status: "ready", problem: "No connection." });
  expect(shown()).toHaveLength(1);
  server.comeBack();
  expect(await loadUntil("b")).toBe(true);
});

test("two quick edits are sent one after another, each upon the version the other made", async () => {
  const server = memoryServer();
  server.has("a", null, ann);
  const { more, edit, shown, save, acknowledged } = open(server);
  await more();
  edit("a", "second");
  edit("a", "third");
  expect(shown()).toEqual([["a", "third"]]);
  await settle();
  expect(server.rows.get("a")).toMatchObject({ body: "third", version: 3 });
  expect(save("a")?.kind).toBe("saved");
  expect(acknowledged).toEqual(["second", "third"]);
});

test("an edit upon a stale version shows both; keeping mine saves it over theirs, taking theirs drops it", async () => {
  const server = memoryServer();
  server.has("a", null, ann);
  const { more, edit, retry, discard, save, shown } = open(server);
  await more();
  const elsewhere = async (body: string) =>
    server.api.update("a", { version: server.rows.get("a")?.version ?? 0, body });
  await elsewhere("theirs");
  edit("a", "mine");
  await settle();
  expect(save("a")).toMatchObject({ kind: "conflict", theirs: { body: "theirs" } });
  expect(shown()).toEqual([["a", "mine"]]);
  retry("a");
  await settle();
  expect(server.rows.get("a")?.body).toBe("mine");
  expect(save("a")?.kind).toBe("saved");

  await elsewhere("theirs again");
  edit("a", "mine again");
  await settle();
  discard("a");
  expect(shown()).toEqual([["a", "theirs again"]]);
  expect(server.rows.get("a")?.body).toBe("theirs again");
});

test("a comment without replies goes at once; undo brings it back", async () => {
  const server = memoryServer();
  server.has("a", null, ann);
  const { more, remove, restore, shown } = open(server);
  await more();
  remove("a");
  expect(shown()).toEqual([]);
  await settle();
  restore("a");
  expect(shown()).toEqual([["a", "words of a"]]);
  await settle();
  expect(server.rows.has("a")).toBe(true);
});

test("one with replies leaves a tombstone, which goes with the last reply and comes back with it", async () => {
  const server = memoryServer(9);
  server.has("a", null, ann);
  server.has("b", "a", ann);
  const { more, remove, restore, shown, store } = open(server);
  await more();
  remove("a");
  expect(store.getState().comments.get("a")).toMatchObject({ deleted: true, author: null, body: "" });
  await settle();
  expect(shown()).toHaveLength(2);
  remove("b");
  await settle();
  expect(shown()).toEqual([]);
  restore("b");
  await settle();
  expect(shown().map(([id]) => id)).toEqual(expect.arrayContaining(["a", "b"]));
  expect(store.getState().comments.get("a")?.deleted).toBe(true);
});

test("a deletion that fails puts the comment back, marked, and can be tried again", async () => {
  const server = memoryServer();
  server.has("a", null, ann);
  const { more, remove, retry, shown, save } = open(server);
  await more();
  server.goDown();
  remove("a");
  await settle();
  expect(shown()).toEqual([["a", "words of a"]]);
  expect(save("a")?.kind).toBe("unsaved");
  server.comeBack();
  retry("a");
  await settle();
  expect(shown()).toEqual([]);
});

test("a comment taken away while its edit is under way stays away", async () => {
  const server = memoryServer();
  server.has("a", null, ann);
  server.has("b", "a");
  const { more, edit, remove, shown } = open(server);
  await more();
  const release = server.hold();
  edit("a", "changed");
  remove("a");
  expect(shown()[0]).toEqual(["a", ""]);
  release();
  await settle();
  await settle();
  expect(shown()[0]).toEqual(["a", ""]);
});

test("what the viewer has changed meanwhile is not overwritten by a page that arrives", async () => {
  const server = memoryServer(1);
  server.has("a", null, ann);
  server.has("b");
  const { more, edit, post, shown } = open(server);
  await more();
  server.goDown();
  edit("a", "mine");
  post({ id: "z", parentId: "a", body: "unsent" });
  await settle();
  server.comeBack();
  await more();
  expect(shown()).toEqual([
    ["a", "mine"],
    ["z", "unsent"],
    ["b", "words of b"],
  ]);
});

test("a visitor posts nothing", () => {
  const server = memoryServer();
  const store = createCommentStore(on, null, server.api, memoryUnsaved());
  store.commands.post({ id: "a", parentId: null, body: "words" });
  expect(store.getState().comments.size).toBe(0);
  expect(server.sent).toEqual([]);
});
