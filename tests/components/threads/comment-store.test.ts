import { expect, test } from "vitest";
import { RequestFailure } from "@/components/api/request";
import { createCommentStore } from "@/components/threads/comment-store";
import { ann, memoryServer, memoryUnsaved, on, settle } from "./memory-server";
import { open } from "./opened-store";

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
  after.resume();
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

test("the outermost come page after page, and replies when they are asked for", async () => {
  const server = memoryServer(2);
  for (const id of ["a", "b", "c", "d", "e"]) server.has(id);
  for (const id of ["a1", "a2", "a3"]) server.has(id, "a");
  const { more, store, shown } = open(server);
  const ids = () => shown().map(([id]) => id);
  await Promise.all([more(), more()]);
  expect(ids()).toEqual(["a", "b", "a1"]);
  expect(server.sent).toEqual(["list"]);
  await more("a");
  expect(ids()).toEqual(["a", "b", "a1", "a2", "a3"]);
  expect(store.getState().more.has("a")).toBe(false);
  await more("a");
  await more("b");
  await more();
  await more();
  await more();
  expect(store.getState()).toMatchObject({ top: ["a", "b", "c", "d", "e"], next: null, status: "ready" });
  expect(server.sent).toEqual(["list", "replies to a", "list", "list"]);
});

test("a comment that is not here is fetched as a part of the thread; one that nobody wrote changes nothing", async () => {
  const server = memoryServer(1);
  for (const id of ["a", "b", "c"]) server.has(id);
  const { more, reveal, store, shown } = open(server);
  await more();
  expect(await reveal("c")).toBe(true);
  expect(store.getState().shown).toEqual({ kind: "part", commentId: "c" });
  expect(shown().map(([id]) => id)).toEqual(["c"]);
  expect(await reveal("c")).toBe(true);
  expect(await reveal("nobody's")).toBe(false);
  expect(store.getState()).toMatchObject({ shown: { kind: "part", commentId: "c" }, problem: null });
});

test("sorted otherwise, it begins anew, without what was asked for before", async () => {
  const server = memoryServer(9);
  for (const id of ["a", "b"]) server.has(id);
  const { more, show, store, post } = open(server);
  const release = server.hold();
  const before = more();
  const after = show({ kind: "whole", sort: "newest" });
  release();
  await Promise.all([before, after]);
  expect(store.getState().top).toEqual(["b", "a"]);
  post({ id: "mine", parentId: null, body: "first in sight" });
  expect(store.getState().top).toEqual(["mine", "b", "a"]);
});

test("a page that fails leaves what is there and can be asked for again", async () => {
  const server = memoryServer(1);
  server.has("a");
  server.has("b");
  const { more, store, shown } = open(server);
  server.goDown();
  await more();
  expect(store.getState()).toMatchObject({ status: "failed", problem: "No connection." });
  server.comeBack();
  await more();
  server.goDown();
  await more();
  expect(store.getState()).toMatchObject({ status: "ready", problem: "No connection." });
  expect(shown()).toHaveLength(1);
  server.comeBack();
  await more();
  expect(shown()).toHaveLength(2);
  expect(store.getState().problem).toBeNull();
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

test("counts go with what is said and taken back", async () => {
  const server = memoryServer(9);
  server.has("a");
  server.has("b", "a", ann);
  const { more, post, remove, restore, store } = open(server);
  await more();
  const counts = () => [
    store.getState().comments.get("a")?.replyCount,
    store.getState().thread?.commentCount,
  ];
  expect(counts()).toEqual([1, 2]);
  post({ id: "c", parentId: "a", body: "another" });
  await settle();
  expect(counts()).toEqual([2, 3]);
  remove("b");
  expect(counts()).toEqual([1, 2]);
  await settle();
  restore("b");
  await settle();
  expect(counts()).toEqual([2, 3]);
});

test("a reaction shows at once, is what the server says in the end, and goes again when it is refused", async () => {
  const server = memoryServer();
  server.has("a");
  const { more, react, store } = open(server);
  await more();
  const reactions = () => store.getState().comments.get("a")?.reactions;
  react("a", "agree", true);
  react("a", "disagree", true);
  expect(reactions()).toEqual([{ kind: "disagree", count: 1, isOwn: true }]);
  await settle();
  expect(server.rows.get("a")?.reactions).toEqual(reactions());
  server.goDown();
  react("a", "thanks", true);
  expect(reactions()).toHaveLength(2);
  await settle();
  expect(reactions()).toEqual([{ kind: "disagree", count: 1, isOwn: true }]);
});
