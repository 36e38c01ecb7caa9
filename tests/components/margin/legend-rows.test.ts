import { describe, expect, it } from "vitest";
import { legendRows } from "@/components/margin/legend-rows";
import { NO_CODE } from "@/components/reader/view-store";
import { annotation, codeEntry } from "./reader-annotation";

const codes = new Map([
  codeEntry("doubt"),
  codeEntry("slogan"),
  codeEntry("unused"),
  codeEntry("frame", null, "frames"),
]);
const codebooks = [
  { id: "frames", name: "Frames" },
  { id: "book", name: "Techniques" },
];

describe("legendRows", () => {
  it("counts how many annotations have each code, in the codebooks' order, and leaves out unused ones", () => {
    const { groups, uncoded } = legendRows(
      [
        annotation("a", { codes: ["slogan", "doubt"] }),
        annotation("b", { codes: ["slogan"] }),
        annotation("c", { codes: ["frame"] }),
      ],
      codes,
      codebooks,
    );
    expect(
      groups.map(({ name, rows }) => [name, rows.map(({ code, count }) => `${code.id} ${count}`)]),
    ).toEqual([
      ["Frames", ["frame 1"]],
      ["Techniques", ["doubt 1", "slogan 2"]],
    ]);
    expect(uncoded).toBe(0);
  });

  it("counts annotations without a code, but not what their author removed", () => {
    const table = legendRows([annotation("a"), annotation("b", { deleted: true })], codes, codebooks);
    expect(table.uncoded).toBe(1);
    expect(table.keys).toEqual([NO_CODE]);
  });

  it("leaves out codes that this page does not know", () => {
    expect(legendRows([annotation("a", { codes: ["elsewhere"] })], codes, codebooks).groups).toEqual([]);
  });

  it("names everything that “only this” would hide", () => {
    const { keys } = legendRows([annotation("a", { codes: ["doubt"] }), annotation("b")], codes, codebooks);
    expect(keys).toEqual(["doubt", NO_CODE]);
  });
});
