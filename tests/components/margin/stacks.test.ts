import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldAnnotations, type Stackable, tallyCodes } from "@/components/margin/stacks";

let made = 0;
const by = (authorId: string, start: number, end: number): Stackable => ({
  id: String(made++),
  authorId,
  start,
  end,
  createdAt: `2026-01-01T00:00:${String(made % 60).padStart(2, "0")}Z`,
});
/** Every card and stack takes one unit of room. */
const one = () => 1;
const kinds = (annotations: Stackable[], room = 100) =>
  foldAnnotations(annotations, room, one).map((item) => [item.kind, item.annotations.length]);

describe("foldAnnotations", () => {
  it("leaves a few annotations on one passage as cards of their own", () => {
    expect(kinds([by("a", 0, 10), by("b", 0, 10), by("c", 0, 10)])).toEqual([
      ["card", 1],
      ["card", 1],
      ["card", 1],
    ]);
  });

  it("folds many people's annotations of one passage into a stack", () => {
    const items = foldAnnotations([by("a", 0, 10), by("b", 0, 10), by("c", 0, 10), by("d", 0, 10)], 100, one);
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ kind: "stack", start: 0, isSamePassage: true });
  });

  it("counts passages that differ by a word or two as one", () => {
    expect(kinds([by("a", 0, 40), by("b", 0, 36), by("c", 4, 40), by("d", 2, 44)])).toEqual([["stack", 4]]);
  });

  it("does not fold a word into the sentence that it stands in", () => {
    const sentence = [by("a", 0, 100), by("b", 0, 100), by("c", 0, 100), by("d", 0, 100)];
    expect(kinds([...sentence, by("e", 10, 20)])).toEqual([
      ["stack", 4],
      ["card", 1],
    ]);
  });

  it("does not fold what one person marked many times", () => {
    expect(kinds([by("a", 0, 9), by("a", 0, 9), by("a", 0, 9), by("a", 0, 9)])).toHaveLength(4);
  });

  it("folds neighbours when there is no room for all, and no more than that", () => {
    const spread = Array.from({ length: 30 }, (_, at) => by(String(at), at * 100, at * 100 + 20));
    expect(foldAnnotations(spread, 30, one).every((item) => item.kind === "card")).toBe(true);
    const folded = foldAnnotations(spread, 10, one);
    expect(folded.length).toBeLessThanOrEqual(10);
    expect(folded.length).toBeGreaterThan(5);
    expect(folded.some((item) => item.kind === "stack" && !item.isSamePassage)).toBe(true);
  });

  it("does not fold two neighbours, since a stack would be as high as both", () => {
    expect(kinds([by("a", 0, 10), by("b", 20, 30)], 1)).toEqual([
      ["card", 1],
      ["card", 1],
    ]);
  });

  it("keeps a stack's id while annotations are added to it", () => {
    const four = [by("a", 5, 15), by("b", 5, 15), by("c", 5, 15), by("d", 5, 15)];
    const more = [{ ...by("e", 4, 15), createdAt: "2027-01-01T00:00:00Z" }, ...four];
    expect(foldAnnotations(more, 100, one)[0]?.id).toBe(foldAnnotations(four, 100, one)[0]?.id);
  });

  it("loses none, doubles none and keeps the order of the text, for any layer and any room", () => {
    const annotation = fc
      .tuple(fc.nat(2_000), fc.integer({ min: 1, max: 300 }), fc.nat(9))
      .map(([start, length, author]) => by(String(author), start, start + length));
    fc.assert(
      fc.property(fc.array(annotation, { maxLength: 80 }), fc.nat(40), (annotations, room) => {
        const sorted = annotations.sort((a, b) => a.start - b.start || b.end - a.end);
        const items = foldAnnotations(sorted, room, one);
        expect(items.flatMap((item) => item.annotations.map(({ id }) => id)).sort()).toEqual(
          sorted.map(({ id }) => id).sort(),
        );
        const starts = items.map(({ start }) => start);
        expect(starts).toEqual([...starts].sort((a, b) => a - b));
        expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
      }),
    );
  });
});

describe("tallyCodes", () => {
  it("counts how often each code was given, most often first", () => {
    expect(tallyCodes([{ codes: ["a", "b"] }, { codes: ["b"] }, { codes: [] }])).toEqual([
      ["b", 2],
      ["a", 1],
    ]);
  });
});
