import type { TextRange } from "@/core/text/range";
import type { Chance } from "./edit-random";

/**
 * A document whose pieces remember where they came from, so that after any number of edits the true fate
 * of every old range can be read off. White space is made when the text is written out: it has no fate.
 */
export type Atom = {
  text: string;
  /** Index of the atom in the old version, or -1 for one that the edit brought in. */
  origin: number;
  /** What the edit did to its letters, in turn: at an offset, so many taken out and put in. */
  slips: { at: number; removed: number; added: number }[];
  /** True when a blank stands before it within its sentence. */
  spaced: boolean;
};

export type Sentence = Atom[];
export type Paragraph = Sentence[];
export type Document = { paragraphs: Paragraph[]; spaced: boolean; paragraphBreak: string };

/** A word, or one other character with the marks that belong to it. */
const PIECE = /[\p{L}\p{M}\p{N}]+|[^\s]/gu;
const UNSPACED_PIECE = /[a-z0-9]+|[^\s]/giu;

export function toSentence(text: string, spaced: boolean, origin: () => number): Sentence {
  return Array.from(text.matchAll(spaced ? PIECE : UNSPACED_PIECE), (match) => ({
    text: match[0],
    origin: origin(),
    slips: [],
    spaced: match.index > 0 && /\s/.test(text[match.index - 1] ?? ""),
  }));
}

/** The old version: every piece is its own origin. */
export function toDocument(source: readonly string[][], spaced: boolean, paragraphBreak: string): Document {
  let next = 0;
  const paragraphs = source.map((sentences) =>
    sentences.map((sentence) => toSentence(sentence, spaced, () => next++)),
  );
  return { paragraphs, spaced, paragraphBreak };
}

/** Text that the edit brings in. */
export function freshAtoms(text: string, spaced: boolean): Sentence {
  return toSentence(text, spaced, () => -1);
}

export function copyOf(document: Document): Document {
  return {
    ...document,
    paragraphs: document.paragraphs.map((paragraph) =>
      paragraph.map((sentence) => sentence.map((atom) => ({ ...atom, slips: [...atom.slips] }))),
    ),
  };
}

export type Written = { text: string; atoms: { atom: Atom; start: number; end: number }[] };

/** Writes the document out, with the place of every atom in UTF-16 code units. */
export function write(document: Document): Written {
  let text = "";
  const atoms: Written["atoms"] = [];
  for (const paragraph of document.paragraphs) {
    const sentences = paragraph.filter((sentence) => sentence.length > 0);
    if (sentences.length === 0) continue;
    if (text !== "") text += document.paragraphBreak;
    sentences.forEach((sentence, index) => {
      if (index > 0 && document.spaced) text += " ";
      sentence.forEach((atom, at) => {
        if (at > 0 && atom.spaced) text += " ";
        atoms.push({ atom, start: text.length, end: text.length + atom.text.length });
        text += atom.text;
      });
    });
  }
  return { text, atoms };
}

/** What truly became of an old range. */
export type Fate =
  | { kind: "same"; range: TextRange }
  /** Some of its words stand, `share` of its letters; `range` spans them and what took the others' place. */
  | { kind: "changed"; range: TextRange; share: number }
  | { kind: "gone" };

const clusters = new Intl.Segmenter("und", { granularity: "grapheme" });

/** How many letters a cluster is worth whatever its typography: two for “ﬁ”, none for a soft hyphen. */
function lettersIn(cluster: string): number {
  return cluster.replaceAll("\u00AD", "").normalize("NFKC").length;
}

/** Where a part of a word stands in the word as it is now; null when the edit reached into it. */
function partNow(word: string, part: TextRange, atom: Atom): TextRange | null {
  if (atom.slips.length > 0) {
    let { start, end } = part;
    let length = word.length;
    for (const { at, removed, added } of atom.slips) {
      if (at + removed > start && at < end && (removed > 0 || at > start)) return null;
      if (at < end && at <= start) [start, end] = [start + added - removed, end + added - removed];
      length += added - removed;
    }
    return length === atom.text.length ? { start, end } : null;
  }
  if (part.start === 0 && part.end === word.length) return { start: 0, end: atom.text.length };
  let letters = 0;
  const spans = Array.from(clusters.segment(atom.text), ({ index, segment }) => {
    letters += lettersIn(segment);
    return { start: index, end: index + segment.length, letters };
  });
  const first = lettersIn(word.slice(0, part.start));
  const last = lettersIn(word.slice(0, part.end)) - 1;
  return {
    start: spans.find((span) => span.letters > first)?.start ?? 0,
    end: spans.find((span) => span.letters > last)?.end ?? atom.text.length,
  };
}

const HAS_WORD = /[\p{L}\p{N}]/u;

/** Reads off what became of `range` of the old text. `range` may begin and end inside of atoms. */
export function fateOf(range: TextRange, before: Written, after: Written): Fate {
  const covered = before.atoms.filter(({ start, end }) => start < range.end && end > range.start);
  const first = covered[0];
  const last = covered.at(-1);
  if (first === undefined || last === undefined) return { kind: "gone" };
  const places = new Map(after.atoms.map((placed, index) => [placed.atom.origin, { ...placed, index }]));
  const survivors = covered.flatMap(({ atom, start, end }) => {
    const place = places.get(atom.origin);
    return place === undefined ? [] : [{ ...place, length: end - start, word: HAS_WORD.test(atom.text) }];
  });
  const letters = covered.reduce((sum, { start, end }) => sum + end - start, 0);
  const kept = survivors.reduce((sum, { length }) => sum + length, 0);
  const hadWords = covered.some(({ atom }) => HAS_WORD.test(atom.text));
  if (survivors.length === 0 || (hadWords && !survivors.some(({ word }) => word))) return { kind: "gone" };

  const inOneRow = survivors.every((place, at) => place.index === (survivors[0]?.index ?? 0) + at);
  if (survivors.length === covered.length && inOneRow) {
    const parts = covered.map(({ start, end }, at) => {
      const part = { start: Math.max(0, range.start - start), end: Math.min(end, range.end) - start };
      const place = survivors[at];
      return place && partNow(before.text.slice(start, end), part, place.atom);
    });
    if (!parts.includes(null)) {
      const head = (survivors[0]?.start ?? 0) + (parts[0]?.start ?? 0);
      const tail = (survivors.at(-1)?.start ?? 0) + (parts.at(-1)?.end ?? 0);
      return { kind: "same", range: { start: head, end: tail } };
    }
  }
  const start = Math.min(...survivors.map((place) => place.start));
  const end = Math.max(...survivors.map((place) => place.end));
  return { kind: "changed", range: { start, end }, share: kept / letters };
}

/** All sentences with where they are, for picking one. */
export function sentencesIn(document: Document): { paragraph: number; sentence: number }[] {
  return document.paragraphs.flatMap((paragraph, p) =>
    paragraph.map((_, s) => ({ paragraph: p, sentence: s })),
  );
}

/** Where an old atom stands now. */
export function locate(
  document: Document,
  origin: number,
): { paragraph: number; sentence: number; atom: number } | null {
  for (const [paragraph, sentences] of document.paragraphs.entries()) {
    for (const [sentence, atoms] of sentences.entries()) {
      const atom = atoms.findIndex((candidate) => candidate.origin === origin);
      if (atom >= 0) return { paragraph, sentence, atom };
    }
  }
  return null;
}

export function pickSentence(
  chance: Chance,
  document: Document,
): { paragraph: number; sentence: number } | null {
  const all = sentencesIn(document);
  return all.length === 0 ? null : chance.pick(all);
}
