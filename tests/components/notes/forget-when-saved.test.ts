import { expect, test } from "vitest";
import { RequestFailure } from "@/components/api/request";
import { forgetWhenSaved } from "@/components/notes/forget-when-saved";
import type { LayerApi } from "@/components/reader/layer-api";
import { createLayerStore } from "@/components/reader/layer-store";
import type { AnnotationView } from "@/core/annotation";

const me = { id: "ann", name: "Ann", handle: "ann" };

function openLayer() {
  let answer: (outcome: "ok" | RequestFailure) => void = () => {};
  const respond = (view: AnnotationView) =>
    new Promise<AnnotationView>((resolve, reject) => {
      answer = (outcome) => (outcome === "ok" ? resolve(view) : reject(outcome));
    });
  const view = (note: string, version: number) =>
    ({
      id: "a",
      groupId: "group",
      author: me,
      target: { versionId: "v", start: 0, end: 3 },
      anchor: { origin: "made", needsReview: false },
      codes: [],
      note,
      version,
      can: { edit: true, delete: true, comment: true },
    }) as unknown as AnnotationView;
  const api: LayerApi = {
    create: (draft) => respond(view(draft.note, 1)),
    update: (_, changes) => respond(view(changes.note ?? "", changes.version + 1)),
    remove: async () => null,
    restore: () => respond(view("", 1)),
    review: () => respond(view("", 1)),
  };
  const layer = createLayerStore(
    {
      groupId: "group",
      versionId: "v",
      people: [me],
      annotations: [],
      orphans: [],
      articleCommentCount: 0,
      epoch: "",
      seq: 0,
    },
    me,
    api,
    { all: () => [], remember: () => {}, forget: () => {} },
  );
  const target = { versionId: "v", start: 0, end: 3, quote: { exact: "war", prefix: "", suffix: "" } };
  const create = (note: string) =>
    layer.commands.create({ id: "a", articleId: "x", groupId: "group", target, codes: [], note });
  const settle = () => new Promise((resolve) => setTimeout(resolve, 0));
  return { layer, create, settle, answer: (outcome: "ok" | RequestFailure) => answer(outcome) };
}

test("the draft of a note goes when the server has the note, not before", async () => {
  const { layer, create, settle, answer } = openLayer();
  let forgotten = 0;
  create("words");
  forgetWhenSaved(layer, "a", "words", () => forgotten++);
  await settle();
  expect(forgotten).toBe(0);
  answer("ok");
  await settle();
  expect(forgotten).toBe(1);
});

test("a failed save keeps it; a later retry lets it go", async () => {
  const { layer, create, settle, answer } = openLayer();
  let forgotten = 0;
  create("words");
  forgetWhenSaved(layer, "a", "words", () => forgotten++);
  answer(new RequestFailure("offline", "No connection."));
  await settle();
  expect(layer.getState().annotations.get("a")?.save.kind).toBe("unsaved");
  expect(forgotten).toBe(0);
  layer.commands.retry("a");
  answer("ok");
  await settle();
  expect(forgotten).toBe(1);
});

test("when the change is given up, the words stay in the draft", async () => {
  const { layer, create, settle, answer } = openLayer();
  create("");
  answer("ok");
  await settle();
  let forgotten = 0;
  layer.commands.update("a", { note: "words" });
  forgetWhenSaved(layer, "a", "words", () => forgotten++);
  answer(new RequestFailure("offline", "No connection."));
  await settle();
  layer.commands.discard("a");
  await settle();
  expect(layer.getState().annotations.get("a")?.note).toBe("");
  expect(forgotten).toBe(0);
});
