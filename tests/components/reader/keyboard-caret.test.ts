import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Caret, caretOn, caretRange } from "@/components/reader/caret";
import { type CaretStep, stepCaret } from "@/components/reader/keyboard-caret";
import { isGraphemeBoundary } from "@/core/text/grapheme";
import { blocksOf, plainTextToMarkup } from "@/core/text/markup";
import { sentencesOf } from "@/core/text/sentences";

const TEXT =
  'Trump kept his distance. He calls it "Biden\'s war".\nThe Kremlin spoke of talks. A 👩‍👩‍👧‍👦 smiled.';
const place = { text: TEXT, blocks: blocksOf(TEXT, plainTextToMarkup(TEXT)), locale: "en" };

const on = (words: string): Caret => {
  const start = TEXT.indexOf(words);
  return caretOn({ start, end: start + words.length });
};
const chosen = (caret: Caret): string => {
  const { start, end } = caretRange(caret);
  return TEXT.slice(start, end);
};
const press = (caret: Caret, ...steps: CaretStep[]): string =>
  chosen(steps.reduce((at, step) => stepCaret(step, at, place), caret));

describe("choosing a passage with the keyboard", () => {
  it("reaches every sentence of the text, one after another and back", () => {
    const all = place.blocks.flatMap((block) => sentencesOf(TEXT, block, "en")).map(({ start }) => start);
    let caret = stepCaret("first-in-text", on("talks"), place);
    const forward = [caretRange(caret).start];
    for (let next = stepCaret("next-sentence", caret, place); next !== caret; ) {
      caret = next;
      forward.push(caretRange(caret).start);
      next = stepCaret("next-sentence", caret, place);
    }
    expect(forward).toEqual(all);
    const back = [caretRange(caret).start];
    for (let next = stepCaret("previous-sentence", caret, place); next !== caret; ) {
      caret = next;
      back.push(caretRange(caret).start);
      next = stepCaret("previous-sentence", caret, place);
    }
    expect(back.reverse()).toEqual(all);
  });

  it("goes from a sentence into its first word, or its last, and on from word to word", () => {
    const sentence = on("Trump kept his distance.");
    expect(press(sentence, "next-word")).toBe("Trump");
    expect(press(sentence, "next-word", "next-word")).toBe("kept");
    expect(press(sentence, "previous-word")).toBe("distance");
    expect(press(on("The"), "previous-word")).toBe("war");
  });

  it("goes from a word up to its own sentence first, then to the one before", () => {
    expect(press(on("Biden's"), "previous-sentence")).toBe('He calls it "Biden\'s war".');
    expect(press(on("Biden's"), "previous-sentence", "previous-sentence")).toBe("Trump kept his distance.");
  });

  it("extends by a word and takes it back", () => {
    expect(press(on("Biden's"), "extend-word")).toBe("Biden's war");
    expect(press(on("Biden's"), "extend-word", "retract-word")).toBe("Biden's");
    expect(press(on("Biden's"), "extend-word", "retract-word", "retract-word")).toBe("it \"Biden's");
    expect(press(on("Biden's"), "retract-word", "retract-word", "extend-word")).toBe("it \"Biden's");
    expect(press(on("Biden's"), "retract-word", "extend-word")).toBe("Biden's");
  });

  it("extends by a sentence across the end of a paragraph and takes it back", () => {
    const second = on('He calls it "Biden\'s war".');
    expect(press(second, "extend-sentence")).toBe('He calls it "Biden\'s war".\nThe Kremlin spoke of talks.');
    expect(press(second, "extend-sentence", "retract-sentence")).toBe('He calls it "Biden\'s war".');
    expect(press(second, "retract-sentence")).toBe('Trump kept his distance. He calls it "Biden\'s war".');
    expect(press(on("Kremlin"), "extend-sentence")).toBe("Kremlin spoke of talks.");
  });

  it("moves and extends to the ends of a paragraph", () => {
    expect(press(on("Biden's"), "first-in-block")).toBe("Trump kept his distance.");
    expect(press(on("Trump"), "last-in-block")).toBe('He calls it "Biden\'s war".');
    expect(press(on("Biden's"), "extend-to-block-end")).toBe("Biden's war\".");
    expect(press(on("calls"), "extend-to-block-start")).toBe("Trump kept his distance. He calls");
    expect(press(on("Trump"), "extend-word", "extend-to-block-start")).toBe("Trump");
    expect(press(on("Trump"), "next-block")).toBe("The Kremlin spoke of talks.");
    expect(press(on("talks"), "previous-block")).toBe("Trump kept his distance.");
  });

  it("moves either end by one character, however many code units it has", () => {
    expect(press(on("smiled"), "start-earlier", "start-earlier")).toBe("👩‍👩‍👧‍👦 smiled");
    expect(press(on("Biden's"), "end-earlier", "end-earlier")).toBe("Biden");
    expect(press(on("k"), "start-later")).toBe("k");
    expect(press(on("k"), "end-earlier")).toBe("k");
  });

  it("never leaves the text, is never empty and never splits a character, whatever is pressed", () => {
    const steps: CaretStep[] = [
      ...(["next-sentence", "previous-sentence", "next-word", "previous-word", "extend-word"] as const),
      ...([
        "retract-word",
        "extend-sentence",
        "retract-sentence",
        "first-in-block",
        "last-in-block",
      ] as const),
      ...(["extend-to-block-start", "extend-to-block-end", "next-block", "previous-block"] as const),
      ...(["first-in-text", "last-in-text", "start-earlier", "start-later"] as const),
      ...(["end-earlier", "end-later"] as const),
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...steps), { maxLength: 40 }), (pressed) => {
        let caret = on("Trump kept his distance.");
        for (const step of pressed) {
          caret = stepCaret(step, caret, place);
          const { start, end } = caretRange(caret);
          expect(start).toBeLessThan(end);
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeLessThanOrEqual(TEXT.length);
          expect(isGraphemeBoundary(TEXT, start) && isGraphemeBoundary(TEXT, end)).toBe(true);
          expect(caret.focus <= caret.anchor.start || caret.focus >= caret.anchor.end).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
