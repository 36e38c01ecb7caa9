import { describe, expect, it } from "vitest";
import { stripDensity } from "@/components/margin/strip-density";

/** Two blocks of 100 letters; the second stands three times as high on the page. */
const boxes = [
  { start: 0, end: 100, top: 500, height: 100 },
  { start: 101, end: 201, top: 600, height: 300 },
];

describe("stripDensity", () => {
  it("counts by where annotations stand on the page, not by where in the text", () => {
    const { top, height, counts } = stripDensity(
      boxes,
      [
        { start: 0, end: 100 },
        { start: 101, end: 201 },
      ],
      4,
    );
    expect([top, height]).toEqual([500, 400]);
    expect(counts).toEqual([1, 1, 1, 1]);
  });

  it("shows a single letter", () => {
    expect(stripDensity(boxes, [{ start: 151, end: 152 }], 4).counts).toEqual([0, 0, 1, 0]);
  });

  it("follows an annotation across blocks", () => {
    expect(stripDensity(boxes, [{ start: 50, end: 120 }], 4).counts).toEqual([1, 1, 0, 0]);
  });

  it("says where each annotation lies, from the top of the article", () => {
    expect(stripDensity(boxes, [{ start: 101, end: 201 }], 4).stretches).toEqual([{ start: 100, end: 400 }]);
  });

  it("answers for a text that is not drawn yet", () => {
    expect(stripDensity([], [{ start: 0, end: 5 }], 3)).toMatchObject({ height: 0, counts: [0, 0, 0] });
  });
});
