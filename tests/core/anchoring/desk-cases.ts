import {
  anySentence,
  copyEdit,
  DESK_EDITS,
  holdsQuote,
  quoteText,
  sentenceWith,
  slip,
  some,
} from "./desk-edits";
import type { Desk, Stretch } from "./desk-rows";
import * as rows from "./desk-rows";
import { Chance } from "./edit-random";
import { type Cell, freshCells, oldCells, textOf } from "./ledger";
import { ledgerSource } from "./ledger-texts";
import { type LedgerCase, ledgerCase } from "./letter-edits";

/** What the old text holds elsewhere before the edit: the quote's words, or nearly them. */
const DECOYS: Record<string, { plant: "same" | "similar"; edit: string }> = {
  "quote removed, same words elsewhere": { plant: "same", edit: "quote removed" },
  "quote removed, similar words elsewhere": { plant: "similar", edit: "quote removed" },
  "sentence removed, same words elsewhere": { plant: "same", edit: "sentence removed" },
  "sentence removed, similar words elsewhere": { plant: "similar", edit: "sentence removed" },
  "paragraph removed, same words elsewhere": { plant: "same", edit: "paragraph removed" },
  "sentence rewritten, same words elsewhere": { plant: "same", edit: "sentence rewritten" },
  "words before, same words elsewhere": { plant: "same", edit: "words before" },
  "sentence moved, same words elsewhere": { plant: "same", edit: "sentence moved" },
  "paragraph moved, same words elsewhere": { plant: "same", edit: "paragraph moved" },
};

export const DESK_KINDS: readonly string[] = [...Object.keys(DESK_EDITS), ...Object.keys(DECOYS)];

function pickQuote(chance: Chance, old: readonly Cell[]): Stretch {
  for (let tries = 0; tries < 50; tries++) {
    const paragraph = chance.pick(rows.paragraphsOf(old));
    const sentences = rows.sentencesOf(old, paragraph);
    const sentence = chance.pick(sentences);
    const words = rows.wordsOf(old, sentence);
    const word = words.length > 0 ? chance.pick(words) : sentence;
    const at = words.indexOf(word);
    switch (chance.below(7)) {
      case 0: {
        const from = chance.between(sentence.from, sentence.to - 1);
        if (/\S/.test(old[from]?.text ?? "")) return { from, to: from + 1 };
        break;
      }
      case 1:
      case 2:
        return word;
      case 3:
      case 4:
        return {
          from: word.from,
          to: words[Math.min(words.length - 1, at + chance.between(1, 8))]?.to ?? word.to,
        };
      case 5:
        return sentence;
      default: {
        const to = Math.min(old.length, word.from + chance.between(40, 600));
        const inside = rows.wordsOf(old, { from: word.from, to }).at(-1);
        return { from: word.from, to: inside?.to ?? word.to };
      }
    }
  }
  return { from: 0, to: 1 };
}

/** The case of a seed: always the same. After the edit of its kind, up to `more` others go on anywhere. */
export function deskCase(seed: number, kind?: string, more?: number): LedgerCase {
  const chance = new Chance(seed);
  for (let warming = 0; warming < 4; warming++) chance.next();
  const source = ledgerSource(chance);
  const chosen = kind ?? chance.pick(DESK_KINDS);
  const decoy = DECOYS[chosen];
  let old = oldCells(source.text);
  let target = pickQuote(chance, old);
  if (decoy !== undefined) {
    const ids = new Set(Array.from({ length: target.to - target.from }, (_, at) => target.from + at));
    const desk: Desk = { chance, source, cells: [...old], quote: ids };
    let phrase = quoteText(desk).slice(0, 120);
    if (decoy.plant === "similar") phrase = phrase.replace(/\p{L}{4,}/u, () => rows.newWord(desk, ""));
    const own = rows.paragraphsOf(desk.cells).findIndex((paragraph) => holdsQuote(desk, paragraph));
    const apart = [own - 1, own + 2].filter((at) => at >= 0);
    rows.putParagraph(desk, sentenceWith(desk, phrase), chance.pick(apart));
    const moved = rows.quoteAt(desk);
    const length = rows.quoteAt(desk, true) + 1 - moved;
    old = oldCells(textOf(desk.cells));
    target = { from: moved, to: moved + length };
  }
  const quote = new Set(Array.from({ length: target.to - target.from }, (_, at) => target.from + at));
  const desk: Desk = { chance, source, cells: [...old], quote };
  DESK_EDITS[decoy?.edit ?? chosen]?.(desk);
  // Which of two equal paragraphs moved or was edited, nobody could tell.
  const others = chosen === "paragraph doubled" ? 0 : (more ?? chance.pick([0, 0, 1, 2, 4]));
  for (let edits = others; edits > 0; edits--) someOtherEdit(desk);
  return ledgerCase(seed, chosen, source.habit, old, desk.cells, [[target.from, target.to]]);
}

/** Small edits are made more often. */
function someOtherEdit(desk: Desk): void {
  if (rows.paragraphsOf(desk.cells).length === 0) return;
  const sentence = anySentence(desk);
  const word = sentence && some(desk, rows.wordsOf(desk.cells, sentence));
  const way = desk.chance.below(10);
  if (way < 4) copyEdit(desk, word);
  else if (way < 5) word && slip(desk, word);
  else if (way < 7) rows.putSentence(desk, freshCells(rows.newSentence(desk)));
  else if (way < 8) sentence && rows.cutSentence(desk, sentence);
  else
    DESK_EDITS[
      desk.chance.pick([
        "paragraph inserted",
        "typography",
        "paragraph split",
        "paragraphs merged",
        "paragraph moved",
      ])
    ]?.(desk);
}
