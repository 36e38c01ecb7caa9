import { describe, expect, it } from "vitest";
import { passageAt } from "@/components/agreement/passage-at";
import { passageMarks } from "@/components/agreement/passage-marks";

const choice = (start: number, end: number, ...people: string[]) => ({
  start,
  end,
  code: "fear",
  uses: people.map((personId) => ({ annotationId: `of ${personId}`, personId })),
});

describe("a passage's marks", () => {
  it("are deeper where more people marked, and cut where blocks end", () => {
    const passage = {
      start: 2,
      end: 14,
      hue: "amber" as const,
      choices: [choice(2, 14, "ann"), choice(5, 9, "ben", "cem")],
    };
    const marks = passageMarks(
      [
        { start: 0, end: 10 },
        { start: 11, end: 20 },
      ],
      [passage],
    );
    expect(marks.map((block) => block.map(({ start, end, depth }) => [start, end, depth]))).toEqual([
      [
        [2, 5, 1],
        [5, 9, 3],
        [9, 10, 1],
      ],
      [[11, 14, 1]],
    ]);
    expect(marks.flat().map(({ anchor }) => anchor)).toEqual(["passage-0", null, null, null]);
  });
});

describe("the passage one is at", () => {
  const passages = [{ start: 3 }, { start: 10 }, { start: 20 }];

  it("stays the same when earlier ones go, is the next when it goes itself, and the last at the end", () => {
    expect(passageAt(passages, 10)).toBe(1);
    expect(passageAt(passages.slice(1), 10)).toBe(0);
    expect(passageAt([{ start: 3 }, { start: 20 }], 10)).toBe(1);
    expect(passageAt([{ start: 3 }], 10)).toBe(0);
    expect(passageAt([], 10)).toBe(-1);
  });
});
