import { describe, expect, test } from "vitest";
import { settle, snapHeight } from "@/components/ui/sheet-snap";

const viewport = 800;
const peek = 176;

describe("a bottom sheet that is let go", () => {
  test("settles at the nearest height when it is laid down", () => {
    expect(settle(190, 0, viewport, peek)).toBe("peek");
    expect(settle(380, 0.1, viewport, peek)).toBe("half");
    expect(settle(600, -0.1, viewport, peek)).toBe("full");
  });

  test("goes one height further in the direction of a flick", () => {
    expect(settle(200, 1, viewport, peek)).toBe("half");
    expect(settle(410, 1, viewport, peek)).toBe("full");
    expect(settle(700, -1, viewport, peek)).toBe("half");
    expect(settle(390, -1, viewport, peek)).toBe("peek");
  });

  test("stops at its lowest and its full height however hard it is thrown", () => {
    expect(settle(736, 5, viewport, peek)).toBe("full");
    expect(settle(100, -5, viewport, peek)).toBe("peek");
  });

  test("is never higher than the window, however small that is", () => {
    expect(snapHeight("peek", 120, peek)).toBe(120);
    expect(snapHeight("full", viewport, peek)).toBeLessThan(viewport);
  });
});
