import { type Caret, caretOn, caretRange } from "@/components/reader/caret";
import { countLeading } from "@/core/count-leading";
import { nextGrapheme, previousGrapheme } from "@/core/text/grapheme";
import type { TextRange } from "@/core/text/range";
import { nextWordEnd, previousWordStart, sentencesOf, wordAt, wordsOf } from "@/core/text/sentences";

/** The text that a caret moves in. Blocks are in order and disjoint. */
export interface CaretText {
  text: string;
  blocks: readonly TextRange[];
  locale: string;
}

export type CaretStep =
  | "next-sentence"
  | "previous-sentence"
  | "next-word"
  | "previous-word"
  | "extend-word"
  | "retract-word"
  | "extend-sentence"
  | "retract-sentence"
  | "first-in-block"
  | "last-in-block"
  | "extend-to-block-start"
  | "extend-to-block-end"
  | "next-block"
  | "previous-block"
  | "first-in-text"
  | "last-in-text"
  | "start-earlier"
  | "start-later"
  | "end-earlier"
  | "end-later";

/** The caret after one step; the same caret where there is nowhere to go. */
export function stepCaret(step: CaretStep, caret: Caret, place: CaretText): Caret {
  const range = caretRange(caret);
  const to = (unit: TextRange | null | undefined): Caret => (unit ? caretOn(unit) : caret);
  const extend = (focus: number): Caret => (focus === caret.focus ? caret : { anchor: caret.anchor, focus });
  switch (step) {
    case "next-sentence":
      return to(sentenceAfter(place, range.end - 1));
    case "previous-sentence":
      return to(sentenceBefore(place, range.start));
    case "next-word":
      return to(isOneWord(place, range) ? wordAfter(place, range.end) : wordAfter(place, range.start));
    case "previous-word":
      return to(isOneWord(place, range) ? wordBefore(place, range.start) : wordBefore(place, range.end));
    case "extend-word":
      return extend(
        stepFocus(caret, 1, (at) => nextWordEnd(place.text, at, place.locale), startOfNextWord(place)),
      );
    case "retract-word":
      return extend(
        stepFocus(caret, -1, endOfPreviousWord(place), (at) =>
          previousWordStart(place.text, at, place.locale),
        ),
      );
    case "extend-sentence":
      return extend(
        stepFocus(
          caret,
          1,
          (at) => sentenceAfter(place, at - 1, true)?.end ?? at,
          (at) => sentenceAfter(place, at)?.start ?? at,
        ),
      );
    case "retract-sentence":
      return extend(
        stepFocus(
          caret,
          -1,
          (at) => sentenceEndingBefore(place, at)?.end ?? at,
          (at) => sentenceBefore(place, at)?.start ?? at,
        ),
      );
    case "first-in-block":
      return to(sentencesIn(place, blockAt(place, range.start))[0]);
    case "last-in-block":
      return to(sentencesIn(place, blockAt(place, range.end - 1)).at(-1));
    case "extend-to-block-start":
      return extend(homeOf(place, caret));
    case "extend-to-block-end":
      return extend(Math.max(caret.anchor.end, place.blocks[blockAt(place, range.end - 1)]?.end ?? 0));
    case "next-block":
      return to(firstSentenceFrom(place, blockAt(place, range.end - 1) + 1, 1));
    case "previous-block":
      return to(firstSentenceFrom(place, blockAt(place, range.start) - 1, -1));
    case "first-in-text":
      return to(firstSentenceFrom(place, 0, 1));
    case "last-in-text":
      return to(sentenceBefore(place, place.text.length));
    case "start-earlier":
      return to({ ...range, start: previousGrapheme(place.text, range.start) });
    case "start-later":
      return to(shrunk({ ...range, start: nextGrapheme(place.text, range.start) }));
    case "end-earlier":
      return to(shrunk({ ...range, end: previousGrapheme(place.text, range.end) }));
    case "end-later":
      return to({ ...range, end: nextGrapheme(place.text, range.end) });
  }
}

/** The start of the block, or back to the anchor where that is where the block begins. */
function homeOf(place: CaretText, { anchor, focus }: Caret): number {
  const start = place.blocks[blockAt(place, Math.min(anchor.start, focus))]?.start ?? anchor.start;
  return start < anchor.start ? start : anchor.end;
}

const shrunk = (range: TextRange): TextRange | null => (range.start < range.end ? range : null);

/**
 * Moves the focus one unit forward (1) or back (-1). On its own side of the anchor it passes from end to
 * end of units; across the anchor, from start to start. It never enters the anchor.
 */
function stepFocus(
  { anchor, focus }: Caret,
  direction: 1 | -1,
  alongEnds: (at: number) => number,
  alongStarts: (at: number) => number,
): number {
  if (direction === 1) {
    if (focus >= anchor.end) return alongEnds(focus);
    const next = alongStarts(focus);
    return next <= focus || next >= anchor.start ? anchor.end : next;
  }
  if (focus > anchor.end) return Math.max(anchor.end, alongEnds(focus));
  return alongStarts(Math.min(focus, anchor.start));
}

/** Index of the block that holds `offset`, else of the last one before it; at least 0. */
function blockAt({ blocks }: CaretText, offset: number): number {
  return Math.max(0, countLeading(blocks, ({ start }) => start <= offset) - 1);
}

function sentencesIn({ text, blocks, locale }: CaretText, index: number): TextRange[] {
  const block = blocks[index];
  return block ? sentencesOf(text, block, locale) : [];
}

/** The first sentence of the first block, from `index` on in a direction, that has one. */
function firstSentenceFrom(place: CaretText, index: number, direction: 1 | -1): TextRange | null {
  for (let at = index; at >= 0 && at < place.blocks.length; at += direction) {
    const [first] = sentencesIn(place, at);
    if (first) return first;
  }
  return null;
}

/** The first sentence that begins after `offset`; with `reaching`, the first that ends after `offset + 1`. */
function sentenceAfter(place: CaretText, offset: number, reaching = false): TextRange | null {
  for (let at = blockAt(place, Math.max(0, offset)); at < place.blocks.length; at++) {
    const found = sentencesIn(place, at).find((one) =>
      reaching ? one.end > offset + 1 : one.start > offset,
    );
    if (found) return found;
  }
  return null;
}

/** The last sentence that begins before `offset`. */
function sentenceBefore(place: CaretText, offset: number): TextRange | null {
  for (let at = blockAt(place, offset); at >= 0; at--) {
    const found = sentencesIn(place, at).findLast((one) => one.start < offset);
    if (found) return found;
  }
  return null;
}

function sentenceEndingBefore(place: CaretText, offset: number): TextRange | null {
  for (let at = blockAt(place, offset); at >= 0; at--) {
    const found = sentencesIn(place, at).findLast((one) => one.end < offset);
    if (found) return found;
  }
  return null;
}

/** At most one word, wherever it stands in the passage. */
function isOneWord({ text, locale }: CaretText, range: TextRange): boolean {
  return wordsOf(text, range, locale).length <= 1;
}

function wordAfter({ text, locale }: CaretText, offset: number): TextRange | null {
  const end = nextWordEnd(text, offset, locale);
  const word = wordAt(text, end - 1, locale);
  return word && word.end > offset ? word : null;
}

function wordBefore({ text, locale }: CaretText, offset: number): TextRange | null {
  const start = previousWordStart(text, offset, locale);
  return start < offset ? wordAt(text, start, locale) : null;
}

const startOfNextWord =
  (place: CaretText) =>
  (at: number): number => {
    // From inside or the start of a word, the word after it.
    const here = wordAt(place.text, at, place.locale);
    const from = here && here.end > at ? here.end : at;
    return wordAfter(place, from)?.start ?? at;
  };

const endOfPreviousWord =
  (place: CaretText) =>
  (at: number): number => {
    const start = previousWordStart(place.text, at, place.locale);
    return wordBefore(place, start)?.end ?? at;
  };
