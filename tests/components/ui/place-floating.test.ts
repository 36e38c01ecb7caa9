import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { placeFloating } from "@/components/ui/place-floating";

const viewport = { width: 1280, height: 800 };
const size = { width: 200, height: 100 };
const below = { side: "bottom", align: "start" } as const;

describe("a floating panel", () => {
  test("hangs under its anchor at the wished edge", () => {
    const anchor = { left: 300, top: 200, width: 80, height: 32 };
    expect(placeFloating(anchor, size, viewport, below)).toEqual({ side: "bottom", left: 300, top: 238 });
    expect(placeFloating(anchor, size, viewport, { side: "bottom", align: "end" }).left).toBe(180);
    expect(placeFloating(anchor, size, viewport, { side: "top", align: "center" })).toEqual({
      side: "top",
      left: 240,
      top: 94,
    });
  });

  test("goes to the other side when only there is room", () => {
    const low = { left: 300, top: 740, width: 80, height: 32 };
    expect(placeFloating(low, size, viewport, below).side).toBe("top");
    const high = { left: 300, top: 20, width: 80, height: 32 };
    expect(placeFloating(high, size, viewport, { side: "top", align: "start" }).side).toBe("bottom");
  });

  test("stays on the wished side when neither has room", () => {
    const anchor = { left: 0, top: 40, width: 50, height: 20 };
    expect(placeFloating(anchor, size, { width: 300, height: 120 }, below).side).toBe("bottom");
  });

  test("never leaves a viewport that can hold it, wherever the anchor is", () => {
    const anchors = fc.record({
      left: fc.integer({ min: -500, max: 2000 }),
      top: fc.integer({ min: -500, max: 1500 }),
      width: fc.integer({ min: 0, max: 600 }),
      height: fc.integer({ min: 0, max: 600 }),
    });
    const wishes = fc.record({
      side: fc.constantFrom("top" as const, "bottom" as const),
      align: fc.constantFrom("start" as const, "center" as const, "end" as const),
    });
    fc.assert(
      fc.property(anchors, wishes, (anchor, wish) => {
        const { left, top } = placeFloating(anchor, size, viewport, wish);
        expect(left).toBeGreaterThanOrEqual(8);
        expect(top).toBeGreaterThanOrEqual(8);
        expect(left + size.width).toBeLessThanOrEqual(viewport.width - 8);
        expect(top + size.height).toBeLessThanOrEqual(viewport.height - 8);
      }),
    );
  });
});
