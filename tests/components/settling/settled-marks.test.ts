import { describe, expect, it } from "vitest";
import { settledMarks } from "@/components/settling/settled-marks";
import type { CodeRef } from "@/core/codebook";
import type { SettlementView } from "@/core/settling/settlement";

const codes = new Map([["doubt", { id: "doubt", hue: "teal" } as CodeRef]]);
const settled = (start: number | null, more: Partial<SettlementView> = {}) =>
  ({
    start,
    end: start === null ? null : start + 5,
    isAccepted: true,
    place: "certain",
    codeId: "doubt",
    sources: [{ annotationId: "one", codeId: "doubt", personId: null }],
    ...more,
  }) as SettlementView;

describe("the settled layer over a text", () => {
  it("is what was accepted and certainly stands there, in the order of the text and in the codes' hues", () => {
    const marks = settledMarks(
      [
        settled(30),
        settled(10),
        settled(20, { isAccepted: false }),
        settled(40, { place: "unsure" }),
        settled(null, { place: "lost" }),
        settled(50, { codeId: "gone" }),
      ],
      codes,
    );
    expect(marks.map(({ start, end, hue }) => [start, end, hue])).toEqual([
      [10, 15, "teal"],
      [30, 35, "teal"],
      [50, 55, "blue"],
    ]);
  });
});
