import { describe, expect, it } from "vitest";
import { treeGesture } from "@/components/codebook/editor/tree-keys";
import { type Drop, placeOfDrop, placeOfStep, type Step } from "@/components/codebook/editor/tree-moves";
import { treeRows } from "@/components/codebook/editor/tree-rows";
import type { CodeView } from "@/core/codebook";

const code = (id: string, parentId: string | null, more: Partial<CodeView> = {}): CodeView => ({
  id,
  parentId,
  codebookId: "book",
  slug: id,
  name: `Name ${id}`,
  label: id,
  hue: "teal",
  shade: 1,
  hotkey: null,
  isHeading: false,
  deprecated: false,
  definition: "",
  whenToUse: "",
  whenNotToUse: "",
  positiveExamples: [],
  negativeExamples: [],
  mergedIntoId: null,
  ...more,
});

/** A heading with a, an old one and b; under b is c; beside the heading stands d. */
const codes = [
  code("heading", null, { isHeading: true }),
  code("a", "heading"),
  code("old", "heading", { deprecated: true, mergedIntoId: "a" }),
  code("b", "heading"),
  code("c", "b"),
  code("d", null),
];
const isShown = (one: CodeView) => !one.deprecated;

describe("the rows of the tree", () => {
  it("are the codes that are shown, with their place among those beside them", () => {
    const rows = treeRows(codes, new Set(["b"]), false);
    expect(
      rows.map(({ code, depth, isOpen, place, count }) => [code.id, depth, isOpen, place, count]),
    ).toEqual([
      ["heading", 0, true, 1, 2],
      ["a", 1, null, 1, 2],
      ["b", 1, false, 2, 2],
      ["d", 0, null, 2, 2],
    ]);
    expect(treeRows(codes, new Set(), true).map((row) => row.code.id)).toEqual(codes.map(({ id }) => id));
  });

  it("are, while one looks for letters, those with them in their name and what they stand under, open", () => {
    const rows = treeRows(codes, new Set(["heading", "b"]), false, " NAME C ");
    expect(rows.map(({ code, isOpen, place, count }) => [code.id, isOpen, place, count])).toEqual([
      ["heading", true, 1, 1],
      ["b", true, 1, 1],
      ["c", null, 1, 1],
    ]);
    expect(treeRows(codes, new Set(), false, "old")).toEqual([]);
    expect(treeRows(codes, new Set(), true, "old").map((row) => row.code.id)).toEqual(["heading", "old"]);
  });

  it("keep an old code in sight while codes in use stand under it", () => {
    const above = [code("old", null, { deprecated: true }), code("under", "old")];
    expect(treeRows(above, new Set(), false).map((row) => row.code.id)).toEqual(["old", "under"]);
  });
});

describe("a step of a code", () => {
  it.each<[id: string, step: Step, place: [string | null, number] | null]>([
    ["a", "up", null],
    ["a", "down", ["heading", 2]],
    ["b", "up", ["heading", 0]],
    ["b", "in", ["a", 0]],
    ["b", "out", [null, 1]],
    ["c", "out", ["heading", 3]],
    ["d", "in", ["heading", 3]],
    ["d", "out", null],
    ["heading", "in", null],
  ])("takes %s %s, over codes that are not shown, to %j", (id, step, place) => {
    expect(placeOfStep(codes, id, step, isShown)).toEqual(place && { parentId: place[0], index: place[1] });
  });
});

describe("a code that is let go", () => {
  it.each<[id: string, drop: Drop, place: [string | null, number] | null]>([
    ["d", { kind: "above", targetId: "a" }, ["heading", 0]],
    ["d", { kind: "below", targetId: "a" }, ["heading", 1]],
    ["d", { kind: "inside", targetId: "b" }, ["b", 1]],
    ["a", { kind: "below", targetId: "b" }, ["heading", 2]],
    ["d", { kind: "behind-level", targetId: "c", level: 1 }, ["heading", 3]],
    ["c", { kind: "behind-level", targetId: "c", level: 0 }, null],
    ["heading", { kind: "inside", targetId: "c" }, null],
    ["d", { kind: "inside", targetId: "old" }, null],
    ["a", { kind: "above", targetId: "old" }, null],
  ])("%s, %j, comes to stand at %j", (id, drop, place) => {
    expect(placeOfDrop(codes, id, drop)).toEqual(place && { parentId: place[0], index: place[1] });
  });
});

describe("a key in the tree", () => {
  const rows = treeRows(codes, new Set(["b"]), false);
  const press = (key: string, at: string, more: object = {}, typed = "") =>
    treeGesture(
      { key, altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, ...more },
      rows,
      at,
      typed,
    );

  it("takes back what was changed last with the platform's key, also where no row is left", () => {
    expect(press("z", "a", { ctrlKey: true })).toEqual({ kind: "undo" });
    expect(press("z", "gone", { metaKey: true })).toEqual({ kind: "undo" });
    expect(press("Z", "a", { ctrlKey: true, shiftKey: true })).toEqual({ kind: "redo" });
    expect(press("y", "gone", { ctrlKey: true })).toEqual({ kind: "redo" });
    expect(press("z", "a", { ctrlKey: true, altKey: true })).toBeNull();
  });

  it.each([
    ["ArrowDown", "a", { kind: "go", id: "b" }],
    ["ArrowUp", "heading", null],
    ["End", "a", { kind: "go", id: "d" }],
    ["ArrowRight", "b", { kind: "open", id: "b" }],
    ["ArrowRight", "heading", { kind: "go", id: "a" }],
    ["ArrowLeft", "a", { kind: "go", id: "heading" }],
    ["ArrowLeft", "heading", { kind: "close", id: "heading" }],
    ["F2", "a", { kind: "rename", id: "a" }],
    ["Enter", "a", { kind: "edit", id: "a" }],
    ["Delete", "a", { kind: "retire", id: "a" }],
    ["x", "a", null],
  ])("%s at %s means %j", (key, at, gesture) => {
    expect(press(key, at)).toEqual(gesture);
  });

  it("moves the code with Alt, finds by letters, and leaves the browser its own", () => {
    expect(press("ArrowLeft", "a", { altKey: true })).toEqual({ kind: "step", id: "a", step: "out" });
    expect(press("n", "a", {}, "name d")).toEqual({ kind: "go", id: "d" });
    expect(press("ArrowDown", "a", { ctrlKey: true })).toBeNull();
  });
});
