import { describe, expect, test } from "vitest";
import { redoOf, takeTo, undoOf } from "@/components/reader/gestures/take-back";
import type { LayerApi } from "@/components/reader/layer-api";
import { createLayerStore, type LayerStore } from "@/components/reader/layer-store";
import { createStepStore, type OwnStep, recordSteps } from "@/components/reader/own-steps";
import { describeRange } from "@/core/anchoring/quote";
import type { AnnotationChanges, AnnotationDraft, AnnotationView } from "@/core/annotation";

const ME = { id: "me", name: "Ann", handle: "ann" };
const TEXT = "Trump called it Biden's war.";
const article = { version: { id: "v1", text: TEXT } };
const EARLY = "2026-01-01T00:00:00.000Z";

const draftOf = (words: string, codes: string[] = []): AnnotationDraft => {
  const start = TEXT.indexOf(words);
  const range = { start, end: start + words.length };
  const target = { versionId: "v1", ...range, quote: describeRange(TEXT, range) };
  return { id: "mine", articleId: "article", groupId: "group", target, codes, note: "" };
};

/** A reader page over a server that takes everything and counts versions. */
function open() {
  const kept = new Map<string, AnnotationView>();
  const change = async (id: string, changes: Partial<AnnotationChanges> & { deleted?: boolean }) => {
    const { version: _, target, ...rest } = changes;
    const before = kept.get(id);
    if (!before) throw new Error("unknown");
    const next = { ...before, ...rest, version: before.version + 1 } as AnnotationView;
    if (target) next.target = target;
    kept.set(id, next);
    return next;
  };
  const api: LayerApi = {
    async create(draft) {
      const view: AnnotationView = {
        ...draft,
        visibility: "group",
        author: ME,
        anchor: { origin: "made", needsReview: false },
        noteEditedAt: null,
        version: 1,
        createdAt: EARLY,
        updatedAt: EARLY,
        deleted: false,
        standing: "published",
        commentCount: 0,
        can: { edit: true, delete: true, comment: true },
      };
      kept.set(draft.id, view);
      return view;
    },
    update: change,
    remove: async (id) => {
      await change(id, { deleted: true });
      return null;
    },
    restore: (id) => change(id, { deleted: false }),
    review: (id) => change(id, {}),
  };
  const unsaved = new Map<string, AnnotationDraft>();
  const list = {
    all: () => [...unsaved.values()],
    remember: (one: AnnotationDraft) => void unsaved.set(one.id, one),
    forget: (id: string) => void unsaved.delete(id),
  };
  const layer = {
    groupId: "group",
    versionId: "v1",
    people: [],
    annotations: [],
    orphans: [],
    articleCommentCount: 0,
    epoch: "",
    seq: 0,
  };
  const plain = createLayerStore(layer, ME, api, list);
  const steps = createStepStore();
  return {
    plain,
    layer: recordSteps(plain, steps, list),
    steps: () => steps.getState().done,
    unsaved,
    kept,
    shown: () => plain.getState().annotations.get("mine"),
  };
}

const settle = () => new Promise((resolve) => setTimeout(resolve));
const undo = (layer: LayerStore, step: OwnStep | undefined) =>
  takeTo(layer, article, undoOf(step as OwnStep));
const redo = (layer: LayerStore, step: OwnStep | undefined) =>
  takeTo(layer, article, redoOf(step as OwnStep));

test("making, coding, noting, moving and deleting go back one by one and come again", async () => {
  const { plain, layer, steps, shown, kept } = open();
  layer.commands.create(draftOf("Trump"));
  await settle();
  layer.commands.update("mine", { codes: ["blame"] });
  layer.commands.update("mine", { note: "whose?" });
  layer.commands.update("mine", { target: draftOf("Biden's war").target });
  await settle();
  layer.commands.remove("mine");
  await settle();
  const states: unknown[] = [];
  const seen = () => {
    const one = shown();
    return one && { passage: TEXT.slice(one.start, one.end), codes: one.codes, note: one.note };
  };
  for (const step of [...steps()].reverse()) {
    expect(undo(plain, step)).toBeNull();
    await settle();
    states.push(seen());
  }
  expect(states).toEqual([
    { passage: "Biden's war", codes: ["blame"], note: "whose?" },
    { passage: "Trump", codes: ["blame"], note: "whose?" },
    { passage: "Trump", codes: ["blame"], note: "" },
    { passage: "Trump", codes: [], note: "" },
    undefined,
  ]);
  expect(kept.get("mine")?.deleted).toBe(true);
  for (const step of steps()) {
    expect(redo(plain, step)).toBeNull();
    await settle();
  }
  expect(shown()).toBeUndefined();
  // Going back and forth writes no steps of its own.
  expect(steps()).toHaveLength(5);
});

describe("what cannot be taken back stays whole, and says why", () => {
  test("somebody answered a new highlight", async () => {
    const { plain, layer, steps, shown } = open();
    layer.commands.create(draftOf("Trump"));
    await settle();
    layer.commands.setCommentCount("mine", 1);
    expect(undo(plain, steps()[0])).toBe("answered");
    expect(shown()).toMatchObject({ commentCount: 1, deleted: false });
  });

  test("its codes were changed elsewhere meanwhile", async () => {
    const { plain, layer, steps, shown, kept } = open();
    layer.commands.create(draftOf("Trump"));
    await settle();
    layer.commands.update("mine", { codes: ["blame"] });
    await settle();
    const now = kept.get("mine") as AnnotationView;
    layer.commands.receive({ ...now, codes: ["fear"], version: now.version + 1 });
    expect(undo(plain, steps()[1])).toBe("changed");
    expect(undo(plain, steps()[0])).toBe("changed");
    expect(shown()?.codes).toEqual(["fear"]);
  });

  test("it was taken away, or is no longer the viewer's to change", async () => {
    const { plain, layer, steps, kept } = open();
    layer.commands.create(draftOf("Trump"));
    await settle();
    layer.commands.update("mine", { codes: ["blame"] });
    await settle();
    const now = kept.get("mine") as AnnotationView;
    layer.commands.receive({ ...now, version: now.version + 1, can: { ...now.can, edit: false } });
    expect(undo(plain, steps()[1])).toBe("gone");
    layer.commands.withdraw("mine");
    expect(undo(plain, steps()[1])).toBe("gone");
  });

  test("a change of another part does not stand in the way", async () => {
    const { plain, layer, steps, shown, kept } = open();
    layer.commands.create(draftOf("Trump"));
    await settle();
    layer.commands.update("mine", { codes: ["blame"] });
    await settle();
    const now = kept.get("mine") as AnnotationView;
    const theirs = { ...now, note: "from the phone", version: now.version + 1 };
    kept.set("mine", theirs);
    layer.commands.receive(theirs);
    expect(undo(plain, steps()[1])).toBeNull();
    expect(shown()).toMatchObject({ codes: [], note: "from the phone" });
  });
});

test("what a closed tab left unsaved and is only sent again is no step", async () => {
  const { layer, steps, unsaved } = open();
  const draft = draftOf("Trump");
  unsaved.set(draft.id, draft);
  layer.commands.create(draft);
  await settle();
  expect(steps()).toEqual([]);
});
