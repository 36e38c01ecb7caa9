import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  annotationsAt,
  type ColourOf,
  type DrawnAnnotation,
  drawLayer,
  firstBlockAfter,
  redrawLayer,
} from "@/components/reader/block-segments";
import type { CodeRef } from "@/core/codebook";

const BLOCKS = [
  { start: 0, end: 40 },
  { start: 41, end: 80 },
  { start: 81, end: 120 },
];

const code = (id: string, hue: CodeRef["hue"]): CodeRef => ({
  ...{ id, codebookId: "book", parentId: null, slug: id, name: id },
  ...{ hue, shade: 1, hotkey: null, isHeading: false, deprecated: false },
});
const CODES = new Map([code("warm", "amber"), code("cold", "blue")].map((one) => [one.id, one]));
const colourOf: ColourOf = ({ codes }) => CODES.get(codes[0] ?? "");

const on = (
  id: string,
  start: number,
  end: number,
  codes: readonly string[] = [],
  kind = "saved",
): DrawnAnnotation => ({
  ...{ id, start, end, codes },
  save: { kind },
});
const draw = (...annotations: DrawnAnnotation[]) => drawLayer(BLOCKS, annotations, colourOf);

describe("the marks of the article", () => {
  it("draws nothing where nobody marked anything", () => {
    expect(draw().marks).toEqual([[], [], []]);
  });

  it("takes the colour of the innermost annotation and deepens the wash with each that overlaps", () => {
    const { marks } = draw(on("outer", 0, 30, ["warm"]), on("inner", 10, 20, ["cold"]));
    expect(marks[0]).toMatchObject([
      { start: 0, end: 10, hue: "amber", depth: 1, anchor: "outer" },
      { start: 10, end: 20, hue: "blue", depth: 2, anchor: "inner" },
      { start: 20, end: 30, hue: "amber", depth: 1, anchor: null },
    ]);
  });

  it("marks a passage across paragraphs in each of them, and gives it one place to link to", () => {
    const { marks } = draw(on("long", 30, 90));
    expect(marks.map((block) => block.map(({ start, end }) => [start, end]))).toEqual([
      [[30, 40]],
      [[41, 80]],
      [[81, 90]],
    ]);
    expect(marks.flat().filter(({ anchor }) => anchor === "long")).toHaveLength(1);
  });

  it("says how many overlap where a wash can no longer tell, once for each stretch", () => {
    const crowd = Array.from({ length: 6 }, (_, index) => on(`c${index}`, 5 + (index % 2), 25 - (index % 3)));
    const { marks } = draw(...crowd);
    expect(marks[0]?.every(({ depth }) => depth <= 3)).toBe(true);
    expect(marks[0]?.flatMap(({ count }) => count ?? [])).toEqual([6]);
    expect(
      draw(...crowd.slice(0, 3))
        .marks.flat()
        .every(({ count }) => count === null),
    ).toBe(true);
  });

  it("takes the colour that most gave where more overlap than can be told apart", () => {
    const cold = Array.from({ length: 5 }, (_, index) => on(`cold${index}`, 5 + index, 30, ["cold"]));
    const warm = [on("warm1", 8, 30, ["warm"]), on("warm2", 12, 20, ["warm"])];
    const { marks } = draw(...cold, ...warm);
    expect(marks[0]?.find(({ start, end }) => start <= 15 && 15 < end)).toMatchObject({
      hue: "blue",
      depth: 3,
    });
    // Colours do not flicker where two are level.
    const level = [
      ...warm,
      on("warm3", 12, 20, ["warm"]),
      on("cold0", 8, 30, ["cold"]),
      on("cold1", 8, 30, ["cold"]),
    ];
    const flat = draw(...level, on("cold2", 14, 20, ["cold"])).marks[0] ?? [];
    expect(new Set(flat.map(({ hue }) => hue))).toEqual(new Set(["amber"]));
    // Most gave no code; the one that was given still tells more than none.
    const plain = Array.from({ length: 6 }, (_, index) => on(`plain${index}`, 5, 30));
    expect(draw(...plain, on("warm1", 5, 30, ["warm"])).marks[0]).toMatchObject([{ hue: "amber", count: 7 }]);
  });

  it("joins neighbours that look alike, so that a crowd makes few marks", () => {
    const crowd = Array.from({ length: 200 }, (_, index) => on(`c${index}`, 4, 30 - (index % 5)));
    expect(draw(...crowd).marks[0]?.length).toBeLessThan(4);
  });

  it("tells which are not saved", () => {
    const { marks } = draw(
      on("a", 0, 10, [], "unsaved"),
      on("b", 20, 30, [], "saving"),
      on("c", 35, 39, [], "conflict"),
    );
    expect(marks[0]?.map(({ unsaved }) => unsaved)).toEqual([true, false, true]);
  });
});

describe("a change of the marks", () => {
  const before = draw(on("a", 0, 10), on("b", 45, 60), on("c", 100, 110));

  it("makes only the touched block's marks anew", () => {
    const [a, b, c] = before.annotations as [DrawnAnnotation, DrawnAnnotation, DrawnAnnotation];
    const after = redrawLayer(before, [a, b, c, on("d", 50, 55)], colourOf);
    expect(after.marks[0]).toBe(before.marks[0]);
    expect(after.marks[1]).not.toBe(before.marks[1]);
    expect(after.marks[2]).toBe(before.marks[2]);
  });

  it("touches both places of a passage that moved, and the place of one that went", () => {
    const [a, b] = before.annotations as [DrawnAnnotation, DrawnAnnotation];
    const moved = redrawLayer(before, [on("a", 70, 75), b], colourOf);
    expect(moved.marks[0]).toEqual([]);
    expect(moved.marks[1]).toHaveLength(2);
    expect(moved.marks[2]).toEqual([]);
    expect(redrawLayer(before, [a, b], colourOf).marks[1]).toBe(before.marks[1]);
  });

  it("changes nothing when an annotation changes without looking different", () => {
    const same = redrawLayer(
      before,
      before.annotations.map((one) => ({ ...one })),
      colourOf,
    );
    for (const index of [0, 1, 2]) expect(same.marks[index]).toBe(before.marks[index]);
    expect(redrawLayer(same, same.annotations, colourOf)).toBe(same);
  });

  it("draws all anew when colours are given otherwise", () => {
    const after = redrawLayer(before, before.annotations, () => CODES.get("warm"));
    expect(after.marks.flat().every(({ hue }) => hue === "amber")).toBe(true);
  });

  it("ends where drawing from nothing ends, whatever changed on the way", () => {
    const annotation = fc
      .record({
        id: fc.constantFrom(..."abcdefgh"),
        start: fc.nat(119),
        length: fc.integer({ min: 1, max: 60 }),
        codes: fc.constantFrom([], ["warm"], ["cold"]),
        kind: fc.constantFrom("saved", "unsaved"),
      })
      .map(({ id, start, length, codes, kind }) => on(id, start, Math.min(120, start + length), codes, kind));
    const layer = fc.uniqueArray(annotation, { selector: ({ id }) => id, maxLength: 8 });
    fc.assert(
      fc.property(fc.array(layer, { minLength: 1, maxLength: 6 }), (states) => {
        let drawn = draw();
        for (const state of states) drawn = redrawLayer(drawn, state, colourOf);
        expect(drawn.marks).toEqual(drawLayer(BLOCKS, states.at(-1) ?? [], colourOf).marks);
      }),
    );
  });
});

describe("finding what is under the pointer", () => {
  it("gives the annotations at an offset, the innermost first", () => {
    const drawn = draw(on("outer", 0, 30), on("inner", 10, 20), on("elsewhere", 50, 60));
    expect(annotationsAt(drawn, 12).map(({ id }) => id)).toEqual(["inner", "outer"]);
    expect(annotationsAt(drawn, 20).map(({ id }) => id)).toEqual(["outer"]);
    expect(annotationsAt(drawn, 40)).toEqual([]);
  });

  it("finds the first block that ends after an offset", () => {
    expect([0, 39, 40, 41, 119, 120].map((offset) => firstBlockAfter(BLOCKS, offset))).toEqual([
      0, 0, 1, 1, 2, 3,
    ]);
  });
});
