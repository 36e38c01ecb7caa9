import { describe, expect, test } from "vitest";
import type { ThreadCommentView } from "@/core/comment";
import { ann, memoryServer, settle } from "./memory-server";
import { open } from "./opened-store";

describe("what others do meanwhile", () => {
  const later = (view: ThreadCommentView): ThreadCommentView => ({
    ...view,
    createdAt: "2027-01-01T00:00:00.000Z",
  });

  test("waits where it is new, is shown at once where it is known, and vanishes when it is gone", async () => {
    const server = memoryServer(9);
    server.has("a");
    const { more, hear, showWaiting, store, shown } = open(server);
    await more();
    server.has("b", "a");
    const fresh = later(server.rows.get("b") as ThreadCommentView);
    hear([{ kind: "comment", view: fresh }]);
    hear([{ kind: "comment", view: fresh }]);
    expect(shown().map(([id]) => id)).toEqual(["a"]);
    expect(store.getState().waiting.size).toBe(1);
    expect(showWaiting()).toBe("b");
    expect(shown().map(([id]) => id)).toEqual(["a", "b"]);
    expect(store.getState().comments.get("a")?.replyCount).toBe(1);
    hear([{ kind: "comment", view: { ...fresh, body: "edited", version: 2 } }]);
    hear([{ kind: "comment", view: { ...fresh, body: "stale", version: 1 } }]);
    expect(shown()).toContainEqual(["b", "edited"]);
    hear([{ kind: "comment-gone", id: "b" }]);
    expect(shown().map(([id]) => id)).toEqual(["a"]);
    expect(store.getState().comments.get("a")?.replyCount).toBe(0);
    expect(showWaiting()).toBeNull();
  });

  test("does not touch what the viewer is changing, nor what one put there oneself", async () => {
    const server = memoryServer(9);
    server.has("a", null, ann);
    server.has("b");
    const { more, edit, react, hear, store, shown } = open(server);
    await more();
    react("b", "agree", true);
    await settle();
    const release = server.hold();
    edit("a", "mine");
    const theirs = server.rows.get("a") as ThreadCommentView;
    hear([{ kind: "comment", view: { ...theirs, body: "theirs", version: 5 } }]);
    expect(shown()).toContainEqual(["a", "mine"]);
    release();
    const reactions = [{ kind: "agree" as const, count: 3, isOwn: false }];
    hear([{ kind: "comment", view: { ...(server.rows.get("b") as ThreadCommentView), reactions } }]);
    expect(store.getState().comments.get("b")?.reactions).toEqual([{ kind: "agree", count: 3, isOwn: true }]);
  });

  test("of a page that is not here yet comes with its page", async () => {
    const server = memoryServer(1);
    server.has("a");
    server.has("b");
    const { more, hear, store } = open(server);
    await more();
    hear([{ kind: "comment", view: { ...(server.rows.get("b") as ThreadCommentView), version: 2 } }]);
    expect(store.getState().waiting.size).toBe(0);
    expect(store.getState().comments.has("b")).toBe(false);
  });

  test("and was missed is fetched anew, as far as the reader has come", async () => {
    const server = memoryServer(25);
    for (let at = 0; at < 60; at++) server.has(`c${at}`);
    const { more, hear, store } = open(server);
    await more();
    await more();
    expect(store.getState().top).toHaveLength(50);
    hear([{ kind: "stale" }]);
    await settle();
    await settle();
    expect(store.getState().top).toHaveLength(50);
    expect(store.getState().next).toBe("50");
  });

  test("does not turn a reader away from the part of the thread that they were sent to", async () => {
    const server = memoryServer(1);
    for (const id of ["a", "b", "c"]) server.has(id);
    const { reveal, hear, store } = open(server);
    const release = server.hold();
    const revealed = reveal("c");
    hear([{ kind: "stale" }]);
    release();
    expect(await revealed).toBe(true);
    expect(store.getState()).toMatchObject({ shown: { kind: "part", commentId: "c" }, top: ["c"] });
  });

  test("is fetched anew when something was missed", async () => {
    const server = memoryServer(9);
    server.has("a");
    const { more, hear, shown } = open(server);
    await more();
    server.has("b");
    hear([{ kind: "stale" }]);
    await settle();
    expect(shown().map(([id]) => id)).toEqual(["a", "b"]);
  });
});
