import type { Desk, Stretch } from "./desk-rows";
import * as rows from "./desk-rows";
import { type Cell, freshCells, textOf } from "./ledger";

/** Edits as a news desk makes them, aimed at a quote: by words, sentences and paragraphs. */
type Edit = (desk: Desk) => void;

function replaceWord(desk: Desk, word: Stretch): void {
  const old = desk.cells.slice(word.from, word.to);
  desk.cells.splice(
    word.from,
    word.to - word.from,
    ...freshCells(rows.newWord(desk, textOf(old)), rows.idsOf(old)),
  );
}

function dropWord(desk: Desk, word: Stretch): void {
  const to = desk.cells[word.to]?.text === " " ? word.to + 1 : word.to;
  rows.cut(desk, { from: word.from, to });
}

function addWords(desk: Desk, at: number): void {
  const words = Array.from({ length: desk.chance.between(1, 3) }, () => rows.newWord(desk, ""));
  desk.cells.splice(at, 0, ...freshCells(`${words.join(" ")} `));
}

export function copyEdit(desk: Desk, word: Stretch | undefined): void {
  if (word === undefined) return;
  const way = desk.chance.below(3);
  if (way === 0) replaceWord(desk, word);
  else if (way === 1) dropWord(desk, word);
  else addWords(desk, word.from);
}

function wordsBeside(desk: Desk, side: -1 | 1): Stretch[] {
  const at = rows.quoteAt(desk, side > 0);
  const sentence = rows.sentenceAround(desk.cells, at);
  if (sentence === undefined) return [];
  const words = rows.wordsOf(desk.cells, sentence);
  return side < 0
    ? words.filter(({ to }) => to <= at).slice(-4)
    : words.filter(({ from }) => from > at).slice(0, 4);
}

function wordsInside(desk: Desk): Stretch[] {
  const from = rows.quoteAt(desk);
  const to = rows.quoteAt(desk, true) + 1;
  return rows
    .wordsOf(desk.cells, { from: 0, to: desk.cells.length })
    .filter((word) => word.to > from && word.from < to);
}

export function slip(desk: Desk, word: Stretch): boolean {
  const letters = word.to - word.from;
  if (letters < 4) return false;
  const at = word.from + desk.chance.between(1, letters - 2);
  const cell = desk.cells[at];
  const next = desk.cells[at + 1];
  if (cell === undefined || next === undefined) return false;
  const way = desk.chance.below(3);
  if (way === 0) desk.cells.splice(at, 1);
  else if (way === 1) desk.cells.splice(at, 0, ...freshCells(cell.text === "e" ? "a" : "e"));
  else if (next.text !== cell.text) desk.cells.splice(at, 2, next, cell);
  return true;
}

export const some = <T>(desk: Desk, from: readonly T[]): T | undefined =>
  from.length === 0 ? undefined : desk.chance.pick(from);
export const holdsQuote = (desk: Desk, { from, to }: Stretch) =>
  desk.cells.slice(from, to).some(({ ids }) => ids.some((id) => desk.quote.has(id)));
const ownParagraph = (desk: Desk) => rows.paragraphAround(desk.cells, rows.quoteAt(desk));
const ownSentence = (desk: Desk) => rows.sentenceAround(desk.cells, rows.quoteAt(desk));
const otherParagraphs = (desk: Desk) =>
  rows.paragraphsOf(desk.cells).filter((paragraph) => !holdsQuote(desk, paragraph));

export function anySentence(desk: Desk): Stretch | undefined {
  const paragraph = some(desk, rows.paragraphsOf(desk.cells));
  return paragraph && some(desk, rows.sentencesOf(desk.cells, paragraph));
}

export function quoteText(desk: Desk): string {
  return textOf(desk.cells.filter(({ ids }) => ids.some((id) => desk.quote.has(id)))).replace(/\s+/g, " ");
}

function dropQuote(desk: Desk): void {
  desk.cells = desk.cells.filter(({ ids }) => !ids.some((id) => desk.quote.has(id)));
}

/** New text around words, as a sentence of its own. */
export function sentenceWith(desk: Desk, phrase: string): Cell[] {
  const words = rows.newSentence(desk).split(" ");
  const at = desk.chance.between(0, words.length - 1);
  return freshCells([...words.slice(0, at), phrase, ...words.slice(at)].join(" "));
}

function restyle(desk: Desk): void {
  const way = desk.chance.below(6);
  desk.cells = desk.cells.flatMap((cell, at): Cell[] => {
    const before = desk.cells[at - 1]?.text ?? " ";
    const opens = /[\s(—–]/.test(before);
    if (way === 0 && cell.text === '"') return [{ ...cell, text: opens ? "“" : "”" }];
    if (way === 0 && cell.text === "'") return [{ ...cell, text: opens ? "‘" : "’" }];
    if (way === 1) return [{ ...cell, text: cell.text.replace(/[“”]/, '"').replace(/[‘’]/, "'") }];
    if (way === 2 && /[—–]/.test(cell.text)) return [{ ...cell, text: desk.chance.pick(["–", "—", "-"]) }];
    if (way === 3 && cell.text === " " && desk.chance.maybe(0.3))
      return [{ ...cell, text: desk.chance.pick(["\u00A0", "\u202F"]) }];
    if (way === 4) return [{ ...cell, text: cell.text.normalize(desk.chance.pick(["NFD", "NFC"])) }];
    if (way === 5 && desk.chance.maybe(0.05) && rows.isWordCell(cell) && rows.isWordCell(desk.cells[at - 1]))
      return [...freshCells("\u00AD"), cell];
    return [cell];
  });
}

export const DESK_EDITS: Record<string, Edit> = {
  "words before": (desk) => copyEdit(desk, some(desk, wordsBeside(desk, -1))),
  "words after": (desk) => copyEdit(desk, some(desk, wordsBeside(desk, 1))),
  "words on both sides": (desk) => {
    copyEdit(desk, some(desk, wordsBeside(desk, 1)));
    copyEdit(desk, some(desk, wordsBeside(desk, -1)));
  },
  "neighbour word before": (desk) => copyEdit(desk, wordsBeside(desk, -1).at(-1)),
  "neighbour word after": (desk) => copyEdit(desk, wordsBeside(desk, 1)[0]),
  "words inside": (desk) => copyEdit(desk, some(desk, wordsInside(desk))),
  "many words": (desk) => {
    const share = desk.chance.pick([0.05, 0.1, 0.2, 0.3]);
    for (const word of rows.wordsOf(desk.cells, { from: 0, to: desk.cells.length }).reverse())
      if (desk.chance.maybe(share)) copyEdit(desk, word);
  },
  "slip inside": (desk) => void wordsInside(desk).some((word) => slip(desk, word)),
  "slip beside": (desk) =>
    void [...wordsBeside(desk, 1), ...wordsBeside(desk, -1)].some((word) => slip(desk, word)),
  capital: (desk) => {
    const word = some(desk, [...wordsInside(desk), ...wordsBeside(desk, -1)]);
    const cell = word && desk.cells[word.from];
    if (!word || !cell) return;
    const other = cell.text === cell.text.toUpperCase() ? cell.text.toLowerCase() : cell.text.toUpperCase();
    if (other !== cell.text) desk.cells.splice(word.from, 1, ...freshCells(other, cell.ids).slice(0, 1));
  },
  wrapped: (desk) => {
    const [from, to] = [rows.quoteAt(desk), rows.quoteAt(desk, true) + 1];
    const cutsWord = [from, to].some(
      (at) => rows.isWordCell(desk.cells[at - 1]) && rows.isWordCell(desk.cells[at]),
    );
    if (from < 0 || cutsWord) return;
    const [before, after] = desk.chance.pick([
      ["“", "”"],
      ["(", ")"],
      ['"', '"'],
    ] as const);
    desk.cells.splice(to, 0, ...freshCells(after));
    desk.cells.splice(from, 0, ...freshCells(before));
  },
  typography: restyle,
  "paragraph inserted": (desk) => rows.putParagraph(desk, freshCells(rows.newSentence(desk))),
  "paragraph removed elsewhere": (desk) => {
    const paragraph = some(desk, otherParagraphs(desk));
    if (paragraph) rows.cutParagraph(desk, paragraph);
  },
  "paragraph moved": (desk) => {
    const paragraph = ownParagraph(desk);
    if (paragraph) rows.putParagraph(desk, rows.cutParagraph(desk, paragraph));
  },
  "paragraph moved and words in it": (desk) => {
    const paragraph = ownParagraph(desk);
    if (!paragraph) return;
    rows.putParagraph(desk, rows.cutParagraph(desk, paragraph));
    copyEdit(desk, some(desk, [...wordsBeside(desk, -1), ...wordsBeside(desk, 1)]));
  },
  "paragraphs swapped": (desk) => {
    const all = rows.paragraphsOf(desk.cells);
    const at = all.findIndex((paragraph) => holdsQuote(desk, paragraph));
    const [first, second] = at > 0 ? [all[at - 1], all[at]] : [all[0], all[1]];
    if (!first || !second) return;
    const between = desk.cells.slice(first.to, second.from);
    const swapped = [
      ...desk.cells.slice(second.from, second.to),
      ...between,
      ...desk.cells.slice(first.from, first.to),
    ];
    desk.cells.splice(first.from, second.to - first.from, ...swapped);
  },
  "paragraph split": (desk) => {
    const paragraph = ownParagraph(desk);
    const sentence = paragraph && some(desk, rows.sentencesOf(desk.cells, paragraph).slice(1));
    if (sentence)
      desk.cells.splice(sentence.from, desk.cells[sentence.from]?.text === " " ? 1 : 0, ...freshCells("\n"));
  },
  "paragraph split anywhere": (desk) => {
    const paragraph = ownParagraph(desk);
    const word = paragraph && some(desk, rows.wordsOf(desk.cells, paragraph).slice(1));
    if (word && desk.cells[word.from - 1]?.text === " ")
      desk.cells.splice(word.from - 1, 1, ...freshCells("\n"));
  },
  "paragraphs merged": (desk) => {
    const paragraph = ownParagraph(desk);
    if (!paragraph || paragraph.to >= desk.cells.length) return;
    let to = paragraph.to;
    while (desk.cells[to]?.text === "\n") to++;
    desk.cells.splice(paragraph.to, to - paragraph.to, ...freshCells(" "));
  },
  "paragraph doubled": (desk) => {
    const paragraph = ownParagraph(desk);
    if (paragraph)
      rows.putParagraph(
        desk,
        freshCells(textOf(desk.cells.slice(paragraph.from, paragraph.to))),
        rows.paragraphsOf(desk.cells).length,
      );
  },
  "sentence inserted": (desk) => rows.putSentence(desk, freshCells(rows.newSentence(desk))),
  "sentence moved": (desk) => {
    const sentence = ownSentence(desk);
    if (sentence && rows.paragraphsOf(desk.cells).length > 1)
      rows.putSentence(desk, rows.cutSentence(desk, sentence));
  },
  "sentence moved and words in it": (desk) => {
    DESK_EDITS["sentence moved"]?.(desk);
    copyEdit(desk, some(desk, [...wordsBeside(desk, -1), ...wordsBeside(desk, 1)]));
  },
  "sentence rewritten": (desk) => {
    const sentence = ownSentence(desk);
    if (!sentence) return;
    const ids = rows.idsOf(desk.cells.slice(sentence.from, sentence.to));
    desk.cells.splice(sentence.from, sentence.to - sentence.from, ...freshCells(rows.newSentence(desk), ids));
  },
  "neighbours rewritten": (desk) => {
    const own = ownSentence(desk);
    const paragraph = ownParagraph(desk);
    if (!own || !paragraph) return;
    for (const sentence of rows.sentencesOf(desk.cells, paragraph).reverse()) {
      if (holdsQuote(desk, sentence)) continue;
      const ids = rows.idsOf(desk.cells.slice(sentence.from, sentence.to));
      desk.cells.splice(
        sentence.from,
        sentence.to - sentence.from,
        ...freshCells(rows.newSentence(desk), ids),
      );
    }
  },
  "quote removed": dropQuote,
  "half of the quote removed": (desk) => {
    const words = wordsInside(desk);
    const from = desk.chance.maybe(0.5) ? words[0] : words[words.length >> 1];
    const to = from === words[0] ? words[(words.length >> 1) - 1] : words.at(-1);
    if (words.length > 1 && from && to) rows.cut(desk, { from: from.from, to: to.to });
  },
  "sentence removed": (desk) => {
    const sentence = ownSentence(desk);
    if (sentence) rows.cutSentence(desk, sentence);
  },
  "paragraph removed": (desk) => {
    const paragraph = ownParagraph(desk);
    if (paragraph) rows.cutParagraph(desk, paragraph);
  },
  "quote removed and typed elsewhere": (desk) => {
    // A whole sentence that turns up elsewhere moved there.
    const phrase = quoteText(desk);
    const sentence = ownSentence(desk);
    dropQuote(desk);
    if (!sentence || phrase.length > 60 || phrase.length > (sentence.to - sentence.from) * 0.6) return;
    rows.putParagraph(desk, sentenceWith(desk, phrase));
  },
  "sentence removed, quote typed elsewhere": (desk) => {
    const sentence = ownSentence(desk);
    const phrase = quoteText(desk);
    if (!sentence || phrase.length > 60 || phrase.length > (sentence.to - sentence.from) * 0.6) return;
    rows.cutSentence(desk, sentence);
    rows.putParagraph(desk, sentenceWith(desk, phrase));
  },
  "end cut off": (desk) => {
    const paragraphs = rows.paragraphsOf(desk.cells);
    const from = paragraphs[paragraphs.length >> 1]?.to;
    if (from !== undefined) desk.cells.splice(from);
  },
  "name replaced everywhere": (desk) => {
    const names = rows.wordsOf(desk.cells, { from: 0, to: desk.cells.length });
    const name = some(desk, names);
    if (!name) return;
    const text = textOf(desk.cells.slice(name.from, name.to));
    for (const word of names.reverse()) {
      const old = desk.cells.slice(word.from, word.to);
      if (textOf(old) === text)
        desk.cells.splice(word.from, old.length, ...freshCells("Zhao Wei", rows.idsOf(old)));
    }
  },
};
