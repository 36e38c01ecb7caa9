import type { TextRange } from "@/core/text/range";

/**
 * Choosing a passage with the keyboard, as pure steps (keyboard-caret.ts). The caret is always a passage: the unit it stands
 * on (`anchor`: a sentence or a word) and how far it has been extended from there (`focus`: at or after
 * the anchor's end, or at or before its start). UTF-16 code units.
 */
export interface Caret {
  anchor: TextRange;
  focus: number;
}

/** The passage that a caret covers. */
export function caretRange({ anchor, focus }: Caret): TextRange {
  return { start: Math.min(anchor.start, focus), end: Math.max(anchor.end, focus) };
}

/** A caret on a passage that was chosen otherwise. */
export const caretOn = (range: TextRange): Caret => ({ anchor: range, focus: range.end });
