import type { TextRange } from "@/core/text/range";
import { type Desk, newSentence } from "./desk-rows";
import type { Chance } from "./edit-random";
import { Chance as Chances } from "./edit-random";
import { type Cell, Fates, freshCells, oldCells, type Truth, textOf } from "./ledger";
import { ledgerSource } from "./ledger-texts";

/**
 * Edits as a hand at a keyboard makes them: splices at any letter, of any length, that respect neither
 * words nor sentences; cut and paste, copy and paste, slips, undo.
 */
export type LedgerCase = {
  seed: number;
  kind: string;
  habit: string;
  oldText: string;
  newText: string;
  quotes: { range: TextRange; truth: Truth }[];
};

const LETTER = /\p{L}/u;
const isLetter = (cell: Cell | undefined) => cell !== undefined && LETTER.test(cell.text);

/** A length of a scale that a hand would select: letters, a word, a phrase, sentences. */
function someLength(chance: Chance): number {
  return chance.pick([
    1,
    1,
    chance.between(1, 3),
    chance.between(2, 12),
    chance.between(10, 60),
    chance.between(40, 300),
  ]);
}

function someRange({ chance, cells }: Desk, length = someLength(chance)): [from: number, to: number] {
  const from = chance.below(Math.max(1, cells.length));
  return [from, Math.min(cells.length, from + Math.min(length, 1 + Math.floor(cells.length / 8)))];
}

function idsIn(cells: readonly Cell[]): number[] {
  return cells.flatMap(({ ids }) => [...ids]);
}

/** Text that says something else than the text it is put into, cut at any letter. */
function someWriting(desk: Desk, length: number): string {
  let text = newSentence(desk);
  while (text.length < length) text += ` ${newSentence(desk)}`;
  const from = desk.chance.maybe(0.5) ? 0 : desk.chance.below(text.length - length + 1);
  return text
    .slice(from, from + length)
    .toWellFormed()
    .replaceAll("\uFFFD", "");
}

/** Where a paragraph ends, or the text. */
function someSeam({ chance, cells }: Desk): number {
  const seams = cells.flatMap((cell, at) => (cell.text === "\n" ? [at] : []));
  return chance.pick([...seams, cells.length]);
}

const STROKES: Record<string, (desk: Desk) => void> = {
  type: (desk) => {
    const [at] = someRange(desk);
    desk.cells.splice(at, 0, ...freshCells(someWriting(desk, someLength(desk.chance))));
  },
  erase: (desk) => {
    const [from, to] = someRange(desk);
    desk.cells.splice(from, to - from);
  },
  overwrite: (desk) => {
    const [from, to] = someRange(desk);
    const ids = idsIn(desk.cells.slice(from, to));
    const length = Math.max(1, to - from + desk.chance.between(-3, 3));
    desk.cells.splice(from, to - from, ...freshCells(someWriting(desk, length), ids));
  },
  slip: (desk) => {
    const { chance, cells } = desk;
    const [at] = someRange(desk);
    const cell = cells[at];
    if (cell === undefined || !isLetter(cell)) return;
    const letter = chance.pick([..."etaoinsr"]);
    const way = chance.below(4);
    if (way === 0) cells.splice(at, 1);
    else if (way === 1) cells.splice(at, 0, ...freshCells(letter));
    else if (way === 2) cells.splice(at, 1, ...freshCells(letter === cell.text ? "x" : letter, cell.ids));
    else {
      const next = cells[at + 1];
      if (next !== undefined && isLetter(next) && next.text !== cell.text) cells.splice(at, 2, next, cell);
    }
  },
  shout: (desk) => {
    const [from, to] = someRange(desk, desk.chance.between(1, 8));
    for (let at = from; at < to; at++) {
      const cell = desk.cells[at];
      const upper = cell?.text.toUpperCase() ?? "";
      if (cell !== undefined && upper !== cell.text)
        desk.cells.splice(at, 1, ...freshCells(upper, cell.ids).slice(0, 1));
    }
  },
  move: (desk) => {
    // Less than a phrase that turns up elsewhere is no move that anybody could tell from chance.
    const [from, to] = someRange(desk, desk.chance.between(60, 400));
    if (to - from < 60) return;
    const taken = desk.cells.splice(from, to - from);
    desk.cells.splice(someSeam(desk), 0, ...freshCells(" "), ...taken);
  },
  copy: (desk) => {
    const [from, to] = someRange(desk, desk.chance.between(1, 60));
    const copy = freshCells(` ${textOf(desk.cells.slice(from, to))}`);
    desk.cells.splice(someSeam(desk), 0, ...copy);
  },
  undo: (desk) => {
    const before = [...desk.cells];
    STROKES[desk.chance.pick(["erase", "type", "overwrite", "slip"])]?.(desk);
    desk.cells = before;
  },
};

export const STROKE_KINDS: readonly string[] = Object.keys(STROKES);

/** Quotes of a text, of any length, at letters or at words. */
export function someQuotes(chance: Chance, old: readonly Cell[], count: number): [number, number][] {
  const quotes: [number, number][] = [];
  for (let tries = 0; quotes.length < count && tries < count * 20; tries++) {
    let from = chance.below(old.length);
    let to = Math.min(
      old.length,
      from +
        chance.pick([
          1,
          chance.between(2, 10),
          chance.between(5, 40),
          chance.between(20, 120),
          chance.between(80, 500),
        ]),
    );
    if (chance.maybe(0.7)) {
      while (from > 0 && isLetter(old[from - 1]) && isLetter(old[from])) from--;
      while (to < old.length && isLetter(old[to - 1]) && isLetter(old[to])) to++;
    }
    while (from < to && /^\s+$/.test(old[from]?.text ?? "")) from++;
    while (to > from && /^\s+$/.test(old[to - 1]?.text ?? "")) to--;
    if (from < to) quotes.push([from, to]);
  }
  return quotes;
}

/** The case of a seed: always the same. Up to `most` strokes of one kind, or of all kinds mixed. */
export function letterCase(seed: number, kind = "mixed", most = 6): LedgerCase {
  const chance = new Chances(seed);
  for (let warming = 0; warming < 4; warming++) chance.next();
  const source = ledgerSource(chance);
  const old = oldCells(source.text);
  const desk: Desk = { chance, source, cells: [...old], quote: new Set() };
  for (let strokes = chance.between(1, most); strokes > 0; strokes--) {
    STROKES[kind === "mixed" ? chance.pick(STROKE_KINDS) : kind]?.(desk);
  }
  return ledgerCase(seed, kind, source.habit, old, desk.cells, someQuotes(chance, old, 12));
}

export function ledgerCase(
  seed: number,
  kind: string,
  habit: string,
  old: readonly Cell[],
  cells: readonly Cell[],
  quotes: readonly [number, number][],
): LedgerCase {
  // Neighbours that came together may have become one cluster: such a text tells no truth about its letters.
  const newText = textOf(cells);
  const fates = new Fates(old, cells);
  return {
    seed,
    kind,
    habit,
    oldText: textOf(old),
    newText,
    quotes: quotes.map(([from, to]) => ({ range: fates.rangeOfOld(from, to), truth: fates.of(from, to) })),
  };
}
