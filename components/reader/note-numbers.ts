import type { TextRange } from "@/core/text/range";

/** The numbers that stand at one place of the text, for passages that end there. */
export type NoteNumbers = ReadonlyMap<number, string>;

/** Passages are numbered in the order in which they end, since the number stands behind the last word. */
export function inNoteOrder<T extends TextRange>(annotations: readonly T[]): T[] {
  return [...annotations].sort((a, b) => a.end - b.end || a.start - b.start);
}

/** Text offset → the numbers of the passages that end there. */
export function noteNumbers(annotations: readonly TextRange[]): NoteNumbers {
  const numbers = new Map<number, string>();
  inNoteOrder(annotations).forEach(({ end }, index) => {
    const before = numbers.get(end);
    numbers.set(end, before === undefined ? `${index + 1}` : `${before}, ${index + 1}`);
  });
  return numbers;
}
