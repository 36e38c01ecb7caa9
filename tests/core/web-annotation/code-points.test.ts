import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CodePointIndex } from "@/core/web-annotation/code-points";

/** Texts of letters, emoji, joined emoji, combining marks and characters beyond U+FFFF. */
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom("a", "é", "e\u0301", "👍🏽", "👨‍👩‍👧‍👦", "𝔘", "🇩🇪", "\n", "中", "𐐷"),
      fc.string({ unit: "binary" }),
    ),
  )
  .map((parts) => parts.join(""))
  .filter((one) => one.isWellFormed());

describe("positions for other tools", () => {
  test("are counted in code points, as Array.from counts them", () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (one, a, b) => {
        const points = Array.from(one);
        const [start = 0, end = 0] = [a % (points.length + 1), b % (points.length + 1)].toSorted(
          (x, y) => x - y,
        );
        const units = {
          start: points.slice(0, start).join("").length,
          end: points.slice(0, end).join("").length,
        };
        const index = new CodePointIndex(one);
        expect(index.length).toBe(points.length);
        expect(index.toCodePoints(units)).toEqual({ start, end });
        expect(index.toCodeUnits({ start, end })).toEqual(units);
        expect(points.slice(start, end).join("")).toBe(one.slice(units.start, units.end));
      }),
    );
  });

  test("that leave the text, run backwards or are no whole numbers are none", () => {
    const index = new CodePointIndex("a👍b");
    expect(index.length).toBe(3);
    for (const [start, end] of [
      [0, 4],
      [-1, 2],
      [2, 1],
      [0.5, 2],
      [0, Number.NaN],
      [0, Number.POSITIVE_INFINITY],
    ])
      expect(index.toCodeUnits({ start: start!, end: end! })).toBeNull();
    expect(index.toCodeUnits({ start: 1, end: 2 })).toEqual({ start: 1, end: 3 });
    expect(index.toCodeUnits({ start: 0, end: 3 })).toEqual({ start: 0, end: 4 });
  });
});
