import type { TextRange } from "@/core/text/range";

/**
 * A text as a row of grapheme clusters, each of which remembers where it came from. Edits are splices of
 * that row, so the true fate of every old range can be read off after any number of them, in whatever
 * pieces they cut the text. Written apart from edit-document.ts, which knows words and sentences only.
 */
export type Cell = {
  text: string;
  /** Indexes of the old cells that this one is (two for a ligature); none for what an edit brought in. */
  ids: readonly number[];
  /** Indexes of the old cells in whose place an edit put this one. */
  heirOf: readonly number[];
};

const clusters = new Intl.Segmenter("und", { granularity: "grapheme" });
const NONE: readonly number[] = [];

/** Text in which every code unit is a cluster: told without a segmenter, which takes most of the time. */
const SINGLE_UNITS = /^[\n\x20-\x7E\u00A0-\u02FF\u2010-\u2027\u2030-\u205E]*$/;

function clustersOf(text: string): string[] {
  if (SINGLE_UNITS.test(text)) return text.split("");
  return Array.from(clusters.segment(text), ({ segment }) => segment);
}

export function freshCells(text: string, heirOf: readonly number[] = NONE): Cell[] {
  return clustersOf(text).map((cluster) => ({ text: cluster, ids: NONE, heirOf }));
}

/** The old version of a text: every cell is itself. */
export function oldCells(text: string): Cell[] {
  return clustersOf(text).map((cluster, at) => ({ text: cluster, ids: [at], heirOf: NONE }));
}

export function textOf(cells: readonly Cell[]): string {
  return cells.map(({ text }) => text).join("");
}

/** UTF-16 offsets of all cells, and the end of the text behind them. */
export function offsetsOf(cells: readonly Cell[]): Int32Array {
  const offsets = new Int32Array(cells.length + 1);
  cells.forEach(({ text }, at) => {
    offsets[at + 1] = (offsets[at] ?? 0) + text.length;
  });
  return offsets;
}

/** What truly became of an old range, in UTF-16 code units of the new text. */
export type Truth =
  /** All of its letters stand side by side. */
  | { kind: "same"; range: TextRange }
  /** Some stand, `share` of them, within `span`; `places` are where they, and what replaced the others, stand. */
  | { kind: "changed"; span: TextRange; places: TextRange[]; share: number }
  /** None stands; `places` are where new text was put in its place. */
  | { kind: "gone"; places: TextRange[] };

const BLANK = /^\s+$/u;
const IGNORABLE = /^[\u00AD\u200B\u2060\uFEFF]+$/u;
const isBlank = ({ text }: Cell) => BLANK.test(text) || IGNORABLE.test(text);
const isLetter = (cell: Cell | undefined) => /[\p{L}\p{N}]/u.test(cell?.text ?? "");
const isSpace = ({ text }: Cell) => BLANK.test(text);

/** Two texts under edit, made ready for reading off what became of ranges. */
export class Fates {
  private readonly oldOffsets: Int32Array;
  private readonly newOffsets: Int32Array;
  /** Where each old cell is now, or -1. */
  private readonly places: Int32Array;
  private readonly heirs = new Map<number, number[]>();

  constructor(
    private readonly old: readonly Cell[],
    private readonly now: readonly Cell[],
  ) {
    this.oldOffsets = offsetsOf(old);
    this.newOffsets = offsetsOf(now);
    this.places = new Int32Array(old.length).fill(-1);
    now.forEach(({ ids, heirOf }, at) => {
      for (const id of ids) this.places[id] = at;
      for (const id of heirOf) this.heirs.set(id, [...(this.heirs.get(id) ?? []), at]);
    });
  }

  /** The fate of old cells `[from, to)`; they must hold more than blanks. */
  of(from: number, to: number): Truth {
    const wanted: number[] = [];
    for (let at = from; at < to; at++) {
      const cell = this.old[at];
      if (cell !== undefined && !isBlank(cell)) wanted.push(at);
    }
    const standing = wanted.filter((at) => (this.places[at] ?? -1) >= 0);
    const images = standing.map((at) => this.places[at] ?? 0);
    const heirs = wanted.flatMap((at) => this.heirs.get(at) ?? []);
    const places = rangesOf([...images, ...heirs], this.newOffsets);
    if (standing.length === 0) return { kind: "gone", places };
    if (standing.length === wanted.length && this.areJoined(wanted)) {
      const last = images.at(-1) ?? 0;
      return {
        kind: "same",
        range: { start: this.newOffsets[images[0] ?? 0] ?? 0, end: this.newOffsets[last + 1] ?? 0 },
      };
    }
    const span = {
      start: this.newOffsets[Math.min(...images)] ?? 0,
      end: this.newOffsets[Math.max(...images) + 1] ?? 0,
    };
    return { kind: "changed", span, places, share: standing.length / wanted.length };
  }

  /** Whether old cells still follow one another, with blanks between them exactly where there were some. */
  private areJoined(wanted: readonly number[]): boolean {
    for (let index = 1; index < wanted.length; index++) {
      const [before, after] = [wanted[index - 1] ?? 0, wanted[index] ?? 0];
      const [from, to] = [this.places[before] ?? 0, this.places[after] ?? 0];
      if (to < from) return false;
      const between = this.now.slice(from + 1, to);
      if (!between.every(isBlank)) return false;
      const hadSpace = this.old.slice(before + 1, after).some(isSpace);
      // A blank more or less beside a mark is typography; between letters it makes other words.
      const joinsWords = isLetter(this.old[before]) && isLetter(this.old[after]);
      if (joinsWords && hadSpace !== between.some(isSpace)) return false;
    }
    return true;
  }

  rangeOfOld(from: number, to: number): TextRange {
    return { start: this.oldOffsets[from] ?? 0, end: this.oldOffsets[to] ?? 0 };
  }
}

function rangesOf(cells: readonly number[], offsets: Int32Array): TextRange[] {
  const ranges: TextRange[] = [];
  let last: TextRange | undefined;
  for (const cell of cells.toSorted((a, b) => a - b)) {
    const [start, end] = [offsets[cell] ?? 0, offsets[cell + 1] ?? 0];
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else {
      last = { start, end };
      ranges.push(last);
    }
  }
  return ranges;
}
