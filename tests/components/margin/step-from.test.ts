import { describe, expect, it } from "vitest";
import { stepFrom } from "@/components/margin/step-from";

const tops = () => [100, 400, 900];
const notAsked = () => {
  throw new Error("Places are measured only when nothing is in focus.");
};

describe("stepFrom", () => {
  it("goes on from the annotation in focus", () => {
    expect(stepFrom(3, 1, 1, notAsked, 0)).toBe(2);
    expect(stepFrom(3, 1, -1, notAsked, 0)).toBe(0);
  });

  it("ends at the first and at the last", () => {
    expect(stepFrom(3, 2, 1, notAsked, 0)).toBe(-1);
    expect(stepFrom(3, 0, -1, notAsked, 0)).toBe(-1);
  });

  it("begins with the first below the top of the window, where nothing is in focus", () => {
    expect(stepFrom(3, -1, 1, tops, 300)).toBe(1);
    expect(stepFrom(3, -1, 1, tops, 1_000)).toBe(-1);
  });

  it("goes back to the last above the top of the window, where nothing is in focus", () => {
    expect(stepFrom(3, -1, -1, tops, 500)).toBe(1);
    expect(stepFrom(3, -1, -1, tops, 50)).toBe(-1);
  });

  it("finds nothing among none", () => {
    expect(stepFrom(0, -1, 1, () => [], 0)).toBe(-1);
  });
});
