import type { Chance } from "./edit-random";
import { type Cell, freshCells, textOf } from "./ledger";
import { paragraphOf, type Source } from "./ledger-texts";

/** A stretch of a row of cells, half-open. */
export type Stretch = { from: number; to: number };

/** The text under edit at an editor's desk, and the quote (old cell ids) that the edit aims at. */
export type Desk = { chance: Chance; source: Source; cells: Cell[]; quote: ReadonlySet<number> };

const SPACES = /[\s、。，]+/;

const WORD = /[\p{L}\p{N}’']/u;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
export const isWordCell = (cell: Cell | undefined) => cell !== undefined && WORD.test(cell.text);

export function paragraphsOf(cells: readonly Cell[]): Stretch[] {
  const found: Stretch[] = [];
  let from = 0;
  for (let at = 0; at <= cells.length; at++) {
    if (at < cells.length && cells[at]?.text !== "\n") continue;
    if (at > from) found.push({ from, to: at });
    from = at + 1;
  }
  return found;
}

/** Sentences as this generator cuts them: after a full stop with a blank and a capital, or a full-width stop. */
export function sentencesOf(cells: readonly Cell[], { from, to }: Stretch): Stretch[] {
  const text = cells.slice(from, to).map(({ text: cell }) => (cell.length === 1 ? cell : "x"));
  const found: Stretch[] = [];
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const isStop =
      /[.!?]/.test(text[at] ?? "") && /^["”’)]?\s+["“(]?\p{Lu}/u.test(text.slice(at + 1, at + 5).join(""));
    const isAfterInitial = /(?:\b\p{Lu}|\b(?:Mr|Dr|St|Gen|Corp|Inc|B|z))$/u.test(
      text.slice(Math.max(0, at - 5), at).join(""),
    );
    if (!(isStop && !isAfterInitial) && text[at] !== "。") continue;
    let end = at + 1;
    while (/["”’)]/.test(text[end] ?? "")) end++;
    found.push({ from: from + start, to: from + end });
    while (/\s/.test(text[end] ?? "")) end++;
    start = end;
    at = end - 1;
  }
  if (start < text.length) found.push({ from: from + start, to });
  return found;
}

export function wordsOf(cells: readonly Cell[], { from, to }: Stretch): Stretch[] {
  const found: Stretch[] = [];
  for (let at = from; at < to; at++) {
    if (!isWordCell(cells[at])) continue;
    const start = at;
    if (UNSPACED.test(cells[at]?.text ?? "")) at++;
    else while (at < to && isWordCell(cells[at]) && !UNSPACED.test(cells[at]?.text ?? "")) at++;
    found.push({ from: start, to: at });
    at--;
  }
  return found;
}

/** Where the first (or last) cell of the quote stands now, or -1. */
export function quoteAt({ cells, quote }: Desk, last = false): number {
  const holds = ({ ids }: Cell) => ids.some((id) => quote.has(id));
  return last ? cells.findLastIndex(holds) : cells.findIndex(holds);
}

export function paragraphAround(cells: readonly Cell[], at: number): Stretch | undefined {
  return paragraphsOf(cells).find(({ from, to }) => from <= at && at < to);
}

export function sentenceAround(cells: readonly Cell[], at: number): Stretch | undefined {
  const paragraph = paragraphAround(cells, at);
  return paragraph && sentencesOf(cells, paragraph).find(({ from, to }) => from <= at && at < to);
}

export function cut({ cells }: Desk, { from, to }: Stretch): Cell[] {
  return cells.splice(from, to - from);
}

/** Takes a sentence out with the blank behind it (or before it, at the end of a paragraph). */
export function cutSentence(desk: Desk, { from, to }: Stretch): Cell[] {
  const sentence = cut(desk, { from, to });
  const isSpace = (at: number) => desk.cells[at]?.text === " ";
  if (isSpace(from)) desk.cells.splice(from, 1);
  else if (isSpace(from - 1)) desk.cells.splice(from - 1, 1);
  else if (desk.cells[from]?.text === "\n" && (from === 0 || desk.cells[from - 1]?.text === "\n"))
    desk.cells.splice(from, 1);
  return sentence;
}

/** Takes a paragraph out with its line break. */
export function cutParagraph(desk: Desk, { from, to }: Stretch): Cell[] {
  const paragraph = cut(desk, { from, to });
  if (desk.cells[from]?.text === "\n") desk.cells.splice(from, 1);
  else if (desk.cells[from - 1]?.text === "\n") desk.cells.splice(from - 1, 1);
  return paragraph;
}

export function putParagraph(
  desk: Desk,
  content: readonly Cell[],
  before = desk.chance.below(paragraphsOf(desk.cells).length + 1),
): void {
  const paragraphs = paragraphsOf(desk.cells);
  const at = paragraphs[before]?.from;
  if (at === undefined) desk.cells.push(...freshCells(desk.cells.length > 0 ? "\n" : ""), ...content);
  else desk.cells.splice(at, 0, ...content, ...freshCells("\n"));
}

export function putSentence(desk: Desk, content: readonly Cell[]): void {
  const paragraph = desk.chance.pick(paragraphsOf(desk.cells));
  const sentences = sentencesOf(desk.cells, paragraph);
  const space = /[\p{Script=Han}\p{Script=Hiragana}]/u.test(textOf(content)) ? "" : " ";
  const at = desk.chance.pick(sentences).from;
  if (desk.chance.maybe(0.3)) desk.cells.splice(paragraph.to, 0, ...freshCells(space), ...content);
  else desk.cells.splice(at, 0, ...content, ...freshCells(space));
}

/** A sentence that shares few words with any other of the text: what an editor adds says something else. */
export function newSentence(desk: Desk): string {
  const known = new Set(`${desk.source.text} ${textOf(desk.cells)}`.split(SPACES));
  let best = "";
  let least = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < 6; tries++) {
    const paragraph = paragraphOf(desk.chance, desk.source.beat);
    const cells = freshCells(paragraph);
    const sentence = desk.chance.pick(sentencesOf(cells, { from: 0, to: cells.length }));
    const text = textOf(cells.slice(sentence.from, sentence.to));
    const words = text.split(SPACES);
    const share = words.filter((word) => known.has(word)).length / words.length;
    if (share < least) [best, least] = [text, share];
  }
  return least <= MOST_KNOWN ? best.replaceAll("\n", " ") : invented(desk.chance);
}

/** A beat whose few sentences all stand in the text already has nothing new to say: words of no tongue do. */
function invented(chance: Chance): string {
  const word = () => Array.from({ length: chance.between(1, 3) }, () => chance.pick(SYLLABLES)).join("");
  const words = Array.from({ length: chance.between(4, 14) }, word).join(" ");
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

/** The part of a new sentence's words that may stand in the text already. */
const MOST_KNOWN = 0.6;
const SYLLABLES = "ka lor mi vex tun gar pel osh ri bant ulm fey dro sint".split(" ");
const WORDS =
  "remarkably|quiet|former|regional|allegedly|seven|broad|lengthy|sudden|northern|reportedly|bitter|modest|swift|hollow|costly|urgent|vague|earlier|senior|plainly|grim|steady|partial".split(
    "|",
  );
const IDEOGRAPHS = [..."甚且矣乃焉哉亦遂"];

/** A word that an editor writes in, other than `not`. */
export function newWord(desk: Desk, not: string): string {
  if (UNSPACED.test(not)) return desk.chance.pick(IDEOGRAPHS);
  for (;;) {
    const word = desk.chance.pick(WORDS);
    if (word !== not) return word;
  }
}

export function idsOf(cells: readonly Cell[]): number[] {
  return cells.flatMap(({ ids }) => [...ids]);
}
