import { expect, it } from "vitest";
import { inNoteOrder, noteNumbers } from "@/components/reader/note-numbers";

it("numbers passages in the order in which they end, several at one place together", () => {
  const passages = [
    { start: 0, end: 30 },
    { start: 5, end: 12 },
    { start: 20, end: 30 },
  ];
  expect(inNoteOrder(passages)).toEqual([passages[1], passages[0], passages[2]]);
  expect([...noteNumbers(passages)]).toEqual([
    [12, "1"],
    [30, "2, 3"],
  ]);
});
