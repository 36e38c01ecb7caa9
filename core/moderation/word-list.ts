import { lettersOf } from "@/core/moderation/look-alikes";

/**
 * Watched words and phrases, found in a text however they are dressed up: in capitals, in look-alike letters
 * (`lettersOf`), with accents, with zero-width characters, with digits for letters, or l e t t e r by letter.
 *
 * A list becomes a tree of letters once; a text is then walked from each word's beginning. The work grows with
 * the text and with how far words agree with the list, not with the length of the list.
 */

export type WordEffect = "hold" | "suspect";

export interface WatchedPhrase {
  /** As typed. Whole words; `*` at an end stands for any letters there (`*phobe`, `scam*`). */
  phrase: string;
  effect: WordEffect;
}

/** Where it stands: UTF-16 code units of the text as written, half-open. */
export interface FoundAt {
  start: number;
  end: number;
  text: string;
}

export interface FoundPhrase<T extends WatchedPhrase = WatchedPhrase> {
  entry: T;
  found: FoundAt[];
}

export const MAX_PHRASE_LENGTH = 100;
/** Places of one phrase that are told; a text of nothing else needs no more. */
const MAX_FOUND = 20;

interface Node<T> {
  next: Map<string, Node<T>>;
  /** What ends here, at a word's end or anywhere. */
  whole: T[];
  open: T[];
}

export interface WordList<T extends WatchedPhrase = WatchedPhrase> {
  /** From the beginning of a word. */
  fromStart: Node<T>;
  /** From anywhere in it. */
  fromAnywhere: Node<T>;
  size: number;
}

const node = <T>(): Node<T> => ({ next: new Map(), whole: [], open: [] });

/** The tree of a list. Phrases of which nothing is left when folded are passed over. */
export function toWordList<T extends WatchedPhrase>(entries: readonly T[]): WordList<T> {
  const list: WordList<T> = { fromStart: node(), fromAnywhere: node(), size: 0 };
  for (const entry of entries) {
    const { letters, isOpenBefore, isOpenAfter } = partsOf(entry.phrase);
    if (letters === "") continue;
    let at = isOpenBefore ? list.fromAnywhere : list.fromStart;
    for (const letter of letters) {
      const next = at.next.get(letter) ?? node<T>();
      at.next.set(letter, next);
      at = next;
    }
    (isOpenAfter ? at.open : at.whole).push(entry);
    list.size++;
  }
  return list;
}

function partsOf(phrase: string): { letters: string; isOpenBefore: boolean; isOpenAfter: boolean } {
  const text = phrase.trim();
  const letters = readText(text.replaceAll("*", ""))
    .map(({ readings }) => readings[0])
    .join("");
  return { letters, isOpenBefore: text.startsWith("*"), isOpenAfter: text.endsWith("*") };
}

/** How a phrase is kept: two that differ only in dress are one. Empty where nothing of it is left. */
export function foldPhrase(phrase: string): string {
  const { letters, isOpenBefore, isOpenAfter } = partsOf(phrase);
  return letters && `${isOpenBefore ? "*" : ""}${letters}${isOpenAfter ? "*" : ""}`;
}

/** One letter of the text as it may be read, or the gap between two words. */
interface Read {
  readings: readonly string[];
  start: number;
  end: number;
  isGap: boolean;
  /** A gap between single letters, which may be no gap at all. */
  maySkip: boolean;
}

function readText(text: string): Read[] {
  const read: (Read & { isSign: boolean })[] = [];
  const gap = (start: number, end: number) => {
    const last = read.at(-1);
    if (last && !last.isGap)
      read.push({ readings: [" "], start, end, isGap: true, maySkip: false, isSign: false });
    else if (last) last.end = end;
  };
  let at = 0;
  for (const character of text) {
    const [start, end] = [at, at + character.length];
    at = end;
    const letters = lettersOf(character);
    if (letters === null) {
      gap(start, end);
      continue;
    }
    const last = read.at(-1);
    // What is not seen belongs to the letter before it.
    if (letters.length === 0 && last) last.end = end;
    for (const { readings, isSign } of letters) {
      read.push({ readings, start, end, isGap: false, maySkip: false, isSign });
    }
  }
  return markSpelled(partAtSigns(read));
}

const isLetter = (one: { isGap: boolean; isSign: boolean } | undefined): boolean =>
  one !== undefined && !one.isGap && !one.isSign;

/** A sign is a letter only before a letter (`$hit`, `b!tch`, not `what!`); elsewhere it parts words. */
function partAtSigns(read: readonly (Read & { isSign: boolean })[]): Read[] {
  const parted: Read[] = [];
  let isBeforeLetter = false;
  for (let index = read.length - 1; index >= 0; index--) {
    const one = read[index];
    if (!one) continue;
    if (isLetter(one)) isBeforeLetter = true;
    else if (one.isGap) isBeforeLetter = false;
    const isGap = one.isGap || (one.isSign && !isBeforeLetter);
    const after = parted.at(-1);
    if (isGap && (after === undefined || after.isGap)) {
      if (after) after.start = one.start;
      continue;
    }
    parted.push(isGap ? { ...one, readings: [" "], isGap } : one);
  }
  return parted.reverse();
}

/** `s p e l l e d`: where at least three single letters follow one another, the gaps between may be none. */
function markSpelled(read: Read[]): Read[] {
  let run: Read[] = [];
  let singles = 0;
  const end = () => {
    if (singles >= 3) for (const gap of run) gap.maySkip = true;
    run = [];
    singles = 0;
  };
  for (const [index, one] of read.entries()) {
    if (one.isGap) {
      if (singles > 0) run.push(one);
      continue;
    }
    const isSingle = (read[index - 1]?.isGap ?? true) && (read[index + 1]?.isGap ?? true);
    if (isSingle) singles++;
    else {
      // The gap before a longer word belongs to no run.
      if (singles > 0) run.pop();
      end();
    }
  }
  end();
  return read;
}

/** What a search did, for those who want to know its cost. */
export interface SearchCost {
  /** Nodes of the trees that were looked at. */
  steps: number;
}

/** Every phrase of the list that the text has, with the places, in the order of the first of them. */
export function findPhrases<T extends WatchedPhrase>(
  list: WordList<T>,
  text: string,
  cost: SearchCost = { steps: 0 },
): FoundPhrase<T>[] {
  if (list.size === 0) return [];
  const read = readText(text);
  const ends = endsOfWords(read);
  const places = new Map<T, Map<number, number>>();
  const walk = (from: number, tree: Node<T>) => {
    const todo: [at: number, node: Node<T>][] = [[from, tree]];
    for (let next = todo.pop(); next; next = todo.pop()) {
      const [at, here] = next;
      cost.steps++;
      const one = read[at];
      if (at > from) {
        const end = read[at - 1]?.end ?? 0;
        for (const entry of here.open) keep(places, entry, read[from]?.start ?? 0, ends[at - 1] ?? end);
        if (one === undefined || one.isGap) {
          for (const entry of here.whole) keep(places, entry, read[from]?.start ?? 0, end);
        }
      }
      if (one === undefined) continue;
      if (one.maySkip) todo.push([at + 1, here]);
      for (const reading of one.readings) {
        const child = here.next.get(reading);
        if (child) todo.push([at + 1, child]);
      }
    }
  };
  for (const [index, one] of read.entries()) {
    if (one.isGap) continue;
    if (read[index - 1]?.isGap ?? true) walk(index, list.fromStart);
    if (list.fromAnywhere.next.size > 0) walk(index, list.fromAnywhere);
  }
  return [...places].map(([entry, found]) => ({
    entry,
    found: [...found].map(([start, end]) => ({ start, end, text: text.slice(start, end) })),
  }));
}

function keep<T>(places: Map<T, Map<number, number>>, entry: T, start: number, end: number): void {
  const found = places.get(entry) ?? new Map<number, number>();
  places.set(entry, found);
  if (found.has(start)) found.set(start, Math.max(end, found.get(start) ?? 0));
  else if (found.size < MAX_FOUND) found.set(start, end);
}

/**
 * Where the word ends that each letter stands in, UTF-16: what an open end takes in. A word that is spelled
 * l e t t e r by letter ends with its last one.
 */
function endsOfWords(read: readonly Read[]): number[] {
  const ends: number[] = new Array(read.length).fill(0);
  let end = 0;
  for (let at = read.length - 1; at >= 0; at--) {
    const one = read[at];
    if (!one) continue;
    const after = read[at + 1];
    if (!one.isGap && (after === undefined || (after.isGap && !after.maySkip))) end = one.end;
    ends[at] = end;
  }
  return ends;
}
