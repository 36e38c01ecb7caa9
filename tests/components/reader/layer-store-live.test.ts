import { describe, expect, test } from "vitest";
import { RequestFailure } from "@/components/api/request";
import type { LayerApi } from "@/components/reader/layer-api";
import { createLayerStore } from "@/components/reader/layer-store";
import type { AnnotationDraft, AnnotationView } from "@/core/annotation";
import type { Layer, LayerAnnotation } from "@/core/layer";

const ME = { id: "me", name: "Ann", handle: "ann" };
const BOB = { id: "bob", name: "Bob", handle: "bob" };
const CAN = { edit: true, delete: true, comment: true };
const EARLY = "2026-01-01T00:00:00.000Z";

const view = (id: string, rest: Partial<AnnotationView> = {}): AnnotationView => ({
  id,
  articleId: "article",
  groupId: "group",
  visibility: "group",
  author: BOB,
  target: { versionId: "v1", start: 0, end: 5, quote: { exact: "Trump", prefix: "", suffix: "" } },
  anchor: { origin: "made", needsReview: false },
  codes: [],
  note: "",
  noteEditedAt: null,
  version: 1,
  createdAt: EARLY,
  updatedAt: EARLY,
  deleted: false,
  standing: "published",
  commentCount: 0,
  can: CAN,
  ...rest,
});

const inLayer = (id: string, rest: Partial<LayerAnnotation> = {}): LayerAnnotation => ({
  id,
  authorId: BOB.id,
  groupId: "group",
  start: 0,
  end: 5,
  needsReview: false,
  codes: [],
  note: "",
  noteEditedAt: null,
  version: 1,
  createdAt: EARLY,
  updatedAt: EARLY,
  deleted: false,
  standing: "published",
  commentCount: 0,
  can: CAN,
  ...rest,
});

const layerOf = (annotations: LayerAnnotation[], rest: Partial<Layer> = {}): Layer => ({
  groupId: "group",
  versionId: "v1",
  people: [BOB],
  annotations,
  orphans: [],
  articleCommentCount: 0,
  epoch: "",
  seq: 0,
  ...rest,
});

const draft: AnnotationDraft = {
  id: "mine",
  articleId: "article",
  groupId: "group",
  target: { versionId: "v1", start: 0, end: 5, quote: { exact: "Trump", prefix: "", suffix: "" } },
  codes: [],
  note: "",
};

/** A store whose requests are answered when the test says so, in the order they were sent. */
function open(layer: Layer = layerOf([])) {
  const answers: ((outcome: AnnotationView | RequestFailure | null) => void)[] = [];
  const asked = <T>() =>
    new Promise<T>((resolve, reject) => {
      answers.push((outcome) =>
        outcome instanceof RequestFailure ? reject(outcome) : resolve(outcome as T),
      );
    });
  const api: LayerApi = { create: asked, update: asked, remove: asked, restore: asked, review: asked };
  const unsaved = new Map<string, AnnotationDraft>();
  const store = createLayerStore(layer, ME, api, {
    all: () => [...unsaved.values()],
    remember: (one) => unsaved.set(one.id, one),
    forget: (id) => unsaved.delete(id),
  });
  return {
    store,
    unsaved,
    get: (id: string) => store.getState().annotations.get(id),
    ids: () => [...store.getState().annotations.keys()],
    /** Answers the oldest request, and lets what hangs on it run. */
    async answer(outcome: AnnotationView | RequestFailure | null) {
      answers.shift()?.(outcome);
      await new Promise((resolve) => setTimeout(resolve));
    },
  };
}

describe("what others did", () => {
  test("appears with its author, and older news than what is shown changes nothing", () => {
    const { store, get } = open();
    store.commands.receive(view("a", { note: "second", version: 2 }));
    store.commands.receive(view("a", { note: "first", version: 1 }));
    expect(get("a")).toMatchObject({ note: "second", version: 2, save: { kind: "saved" } });
    expect(store.getState().people.get(BOB.id)).toEqual(BOB);
    store.commands.receive(view("a", { note: "second", version: 2, commentCount: 4 }));
    expect(get("a")?.commentCount).toBe(4);
  });

  test("stays out if it is of another layer, and leaves if it went there", () => {
    const { store, ids } = open(layerOf([inLayer("a"), inLayer("b")]));
    store.commands.receive(view("c", { groupId: "elsewhere" }));
    store.commands.receive(view("a", { groupId: "elsewhere", version: 2 }));
    store.commands.receive(view("b", { groupId: null, version: 2 }));
    store.commands.receive(view("d", { groupId: null, author: ME }));
    expect(ids()).toEqual(["d"]);
  });

  test("is withdrawn at once, but never what exists only here", async () => {
    const { store, ids, answer } = open(layerOf([inLayer("a")]));
    store.commands.create(draft);
    store.commands.withdraw("a");
    store.commands.withdraw("mine");
    expect(ids()).toEqual(["mine"]);
    await answer(view("mine", { author: ME }));
    expect(ids()).toEqual(["mine"]);
  });

  test("on a newer text has no place here unless it had one, and says that the article was corrected", () => {
    const { store, get, ids } = open(layerOf([inLayer("a", { start: 3, end: 9 })]));
    const moved = { versionId: "v2", start: 50, end: 56, quote: { exact: "x", prefix: "", suffix: "" } };
    store.commands.receive(view("a", { target: moved, version: 2, note: "new" }));
    store.commands.receive(view("b", { target: moved }));
    expect(get("a")).toMatchObject({ start: 3, end: 9, note: "new" });
    expect(ids()).toEqual(["a"]);
    expect(store.getState().isOutdated).toBe(true);
  });
});

describe("what one did oneself and comes back", () => {
  test("is not doubled, whichever of answer and news is first", async () => {
    for (const first of ["answer", "news"]) {
      const { store, get, ids, answer } = open();
      store.commands.create(draft);
      const saved = view("mine", { author: ME });
      if (first === "news") store.commands.receive(saved);
      await answer(saved);
      if (first === "answer") store.commands.receive(saved);
      expect(ids()).toEqual(["mine"]);
      expect(get("mine")?.save).toEqual({ kind: "saved" });
    }
  });

  test("that it has arrived after all is learnt from the news, when the answer was lost", async () => {
    const { store, get, unsaved, answer } = open();
    store.commands.create(draft);
    await answer(new RequestFailure("offline", "No connection."));
    expect(get("mine")?.save.kind).toBe("unsaved");
    store.commands.receive(view("mine", { author: ME }));
    await answer(null);
    expect(get("mine")?.save).toEqual({ kind: "saved" });
    expect([...unsaved.keys()]).toEqual([]);
  });

  test("what is being changed here stays as one sees it, and goes on top of what others made of it", async () => {
    const { store, get, answer } = open(layerOf([inLayer("a", { authorId: ME.id })]));
    store.commands.update("a", { note: "here" });
    store.commands.receive(view("a", { author: ME, note: "in another tab", version: 2 }));
    expect(get("a")).toMatchObject({ note: "here", save: { kind: "saving" } });
    await answer(view("a", { author: ME, note: "here", version: 3 }));
    expect(get("a")).toMatchObject({ note: "here", version: 3, save: { kind: "saved" } });
  });

  test("what one has just taken away does not come back with old news, but with a restoration elsewhere", async () => {
    const { store, ids, answer } = open(layerOf([inLayer("a", { authorId: ME.id })]));
    store.commands.remove("a");
    store.commands.receive(view("a", { author: ME, note: "old", version: 1 }));
    expect(ids()).toEqual([]);
    await answer(null);
    store.commands.receive(view("a", { author: ME, version: 3 }));
    expect(ids()).toEqual(["a"]);
  });
});

describe("what failed", () => {
  const OFFLINE = new RequestFailure("offline", "No connection.");

  test("to be taken away stays, and another try takes it away; or it is given up", async () => {
    const { store, get, ids, answer } = open(layerOf([inLayer("a", { authorId: ME.id, note: "mine" })]));
    store.commands.remove("a");
    await answer(OFFLINE);
    expect(get("a")?.save).toMatchObject({ kind: "unsaved", canRetry: true });
    store.commands.discard("a");
    expect(get("a")).toMatchObject({ note: "mine", save: { kind: "saved" } });
    store.commands.remove("a");
    await answer(OFFLINE);
    store.commands.retry("a");
    expect(ids()).toEqual([]);
    await answer(null);
    expect(ids()).toEqual([]);
  });

  test("to be judged is asked again by another try, and a change after it is saved by itself", async () => {
    const { store, get, answer } = open(layerOf([inLayer("a", { needsReview: true, authorId: ME.id })]));
    store.commands.review("a", { verdict: "confirm" });
    await answer(OFFLINE);
    store.commands.retry("a");
    expect(get("a")?.save.kind).toBe("saving");
    await answer(OFFLINE);
    store.commands.update("a", { note: "a note" });
    await answer(view("a", { author: ME, note: "a note", version: 2 }));
    expect(get("a")).toMatchObject({ note: "a note", save: { kind: "saved" } });
  });
});

describe("a layer that is taken anew", () => {
  test("replaces what is shown, and keeps what the server does not have yet on top", async () => {
    const { store, ids, get, answer } = open(
      layerOf([inLayer("stays"), inLayer("goes"), inLayer("edited", { authorId: ME.id })]),
    );
    store.commands.create(draft);
    store.commands.update("edited", { note: "mine" });
    const fresh = [
      inLayer("stays", { note: "changed", version: 5 }),
      inLayer("edited", { version: 4 }),
      inLayer("new"),
    ];
    store.commands.replace(layerOf(fresh, { articleCommentCount: 7 }));
    expect(ids().toSorted()).toEqual(["edited", "mine", "new", "stays"]);
    expect(get("stays")).toMatchObject({ note: "changed", version: 5 });
    expect(get("edited")).toMatchObject({ note: "mine", save: { kind: "saving" } });
    expect(store.getState().articleCommentCount).toBe(7);
    await answer(view("mine", { author: ME }));
    expect(get("mine")?.save).toEqual({ kind: "saved" });
  });

  test("of a newer text moves nothing, and brings nothing that has no place here", () => {
    const { store, get, ids } = open(layerOf([inLayer("a", { start: 3, end: 9 })]));
    store.commands.replace(
      layerOf([inLayer("a", { start: 70, end: 76, version: 2 }), inLayer("b")], { versionId: "v2" }),
    );
    expect(ids()).toEqual(["a"]);
    expect(get("a")).toMatchObject({ start: 3, end: 9, version: 2 });
    expect(store.getState().isOutdated).toBe(true);
  });
});
