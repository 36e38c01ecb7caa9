import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { diffParagraphs } from "@/core/text/paragraph-diff";

const kinds = (from: string, to: string) => diffParagraphs(from, to).map(({ kind }) => kind);

describe("the difference of two versions", () => {
  test("sets a changed paragraph beside what it became, with its words compared", () => {
    const rows = diffParagraphs(
      "One.\nThe talks were productive.\nThree.",
      "One.\nThe talks were fruitful.\nThree.",
    );
    expect(rows.map(({ kind }) => kind)).toEqual(["same", "changed", "same"]);
    expect(rows[1]?.parts).toEqual([
      { kind: "same", text: "The talks were " },
      { kind: "removed", text: "productive" },
      { kind: "added", text: "fruitful" },
      { kind: "same", text: "." },
    ]);
  });

  test("tells a new paragraph and a deleted one from a changed one", () => {
    const [a, b, c] = [
      "Rain fell on the city all day.",
      "The minister resigned at noon.",
      "Markets were calm.",
    ];
    expect(kinds(`${a}\n${c}`, `${a}\n${b}\n${c}`)).toEqual(["same", "added", "same"]);
    expect(kinds(`${a}\n${b}\n${c}`, `${a}\n${c}`)).toEqual(["same", "removed", "same"]);
    // One goes, and beside it one changes.
    expect(kinds(`${a}\n${b}`, "The minister has resigned at noon.")).toEqual(["removed", "changed"]);
  });

  const text = fc
    .array(fc.array(fc.constantFrom("war ", "peace ", "talks ", "a ", ", ", "é", "👍🏽"), { maxLength: 6 }), {
      maxLength: 14,
    })
    .map((all) => all.map((words) => words.join("")).join("\n"));

  test("applied to the old text, gives the new one, and the other way round", () => {
    fc.assert(
      fc.property(text, text, (from, to) => {
        const rows = diffParagraphs(from, to);
        const side = (name: "from" | "to") =>
          rows
            .map((row) => row[name])
            .filter((line) => line !== null)
            .join("\n");
        expect(side("from")).toBe(from);
        expect(side("to")).toBe(to);
        for (const row of rows) {
          const without = (kind: string) =>
            row.parts
              .filter((part) => part.kind !== kind)
              .map((part) => part.text)
              .join("");
          if (row.from !== null) expect(without("added")).toBe(row.from);
          if (row.to !== null) expect(without("removed")).toBe(row.to);
          expect(row.kind === "same").toBe(row.from === row.to);
        }
      }),
      { numRuns: 3_000 },
    );
  });

  test("of texts that have nothing in common stays readable and quick", () => {
    const words = (seed: number) =>
      Array.from({ length: 200 }, (_, line) =>
        Array.from({ length: 25 }, (_, at) => `w${(at * seed + line * 7) % 9_973}`).join(" "),
      ).join("\n");
    const rows = diffParagraphs(words(7), words(31));
    expect(rows.length).toBeGreaterThanOrEqual(200);
  });
});
