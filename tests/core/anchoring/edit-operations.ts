import { type Atom, type Document, freshAtoms, locate, pickSentence, type Sentence } from "./edit-document";
import type { Chance } from "./edit-random";
import { freshSentence, type Manner } from "./edit-sources";

/** One edit as a person would make it. Each takes what it needs from `Bench` and changes the document. */
export type Bench = { chance: Chance; manner: Manner; source: readonly string[][]; document: Document };

const WORD = /^[\p{L}\p{M}\p{N}]+$/u;

/** A sentence that stands nowhere in the old text. */
export function fresh({ chance, manner, source, document }: Bench): Sentence {
  for (;;) {
    const sentence = freshSentence(chance, manner, source);
    if (!source.some((paragraph) => paragraph.includes(sentence)))
      return freshAtoms(sentence, document.spaced);
  }
}

/** A word that the edit brings in, other than `not`. */
function freshWord(bench: Bench, not: string): Atom {
  for (;;) {
    const words = fresh(bench).filter(({ text }) => WORD.test(text) && text !== not);
    if (words.length > 0) return { ...bench.chance.pick(words), spaced: true };
  }
}

export function insertParagraph(
  bench: Bench,
  at = bench.chance.below(bench.document.paragraphs.length + 1),
): void {
  const sentences = Array.from({ length: bench.chance.between(1, 3) }, () => fresh(bench));
  bench.document.paragraphs.splice(at, 0, sentences);
}

export function removeParagraph(bench: Bench, at: number): void {
  bench.document.paragraphs.splice(at, 1);
}

export function moveParagraph(bench: Bench, at: number): void {
  const { paragraphs } = bench.document;
  const [moved] = paragraphs.splice(at, 1);
  if (moved === undefined) return;
  let to = bench.chance.below(paragraphs.length + 1);
  if (to === at) to = to === 0 ? paragraphs.length : 0;
  paragraphs.splice(to, 0, moved);
}

export function splitParagraph(bench: Bench, at: number): void {
  const paragraph = bench.document.paragraphs[at];
  if (paragraph === undefined || paragraph.length < 2) return;
  const tail = paragraph.splice(bench.chance.between(1, paragraph.length - 1));
  bench.document.paragraphs.splice(at + 1, 0, tail);
}

export function mergeParagraph(bench: Bench, at: number): void {
  const [next] = bench.document.paragraphs.splice(at + 1, 1);
  if (next !== undefined) bench.document.paragraphs[at]?.push(...next);
}

export function insertSentence(bench: Bench): void {
  const place = pickSentence(bench.chance, bench.document);
  if (place === null) return;
  const at = place.sentence + bench.chance.below(2);
  bench.document.paragraphs[place.paragraph]?.splice(at, 0, fresh(bench));
}

export function removeSentence(bench: Bench, place = pickSentence(bench.chance, bench.document)): void {
  if (place !== null) bench.document.paragraphs[place.paragraph]?.splice(place.sentence, 1);
}

/** Puts another sentence in the place of one: at most a third of its words stand in the old one too. */
export function rewriteSentence(bench: Bench, place = pickSentence(bench.chance, bench.document)): void {
  const paragraph = place && bench.document.paragraphs[place.paragraph];
  if (!paragraph) return;
  const words = new Set(paragraph[place.sentence]?.map(({ text }) => text));
  for (let tries = 0; tries < 30; tries++) {
    const sentence = fresh(bench);
    if (sentence.filter(({ text }) => words.has(text)).length > sentence.length / 3) continue;
    paragraph.splice(place.sentence, 1, sentence);
    return;
  }
  paragraph.splice(place.sentence, 1);
}

export function moveSentence(bench: Bench, place = pickSentence(bench.chance, bench.document)): void {
  if (place === null) return;
  const [moved] = bench.document.paragraphs[place.paragraph]?.splice(place.sentence, 1) ?? [];
  if (moved === undefined) return;
  const to = pickSentence(bench.chance, bench.document);
  if (to === null) bench.document.paragraphs.push([moved]);
  else bench.document.paragraphs[to.paragraph]?.splice(to.sentence + bench.chance.below(2), 0, moved);
}

/** Keeps some words of a sentence and replaces the others. */
export function paraphraseSentence(bench: Bench, place = pickSentence(bench.chance, bench.document)): void {
  const sentence = place && bench.document.paragraphs[place.paragraph]?.[place.sentence];
  if (!sentence) return;
  const rate = bench.chance.pick([0.2, 0.35, 0.5]);
  for (const [at, atom] of sentence.entries()) {
    if (WORD.test(atom.text) && bench.chance.maybe(rate)) {
      sentence[at] = { ...freshWord(bench, atom.text), spaced: atom.spaced };
    }
  }
}

/** Replaces, removes or inserts one word at a place in a sentence. */
export function editWord(bench: Bench, sentence: Sentence, at: number): void {
  const atom = sentence[at];
  if (atom === undefined) return;
  const way = WORD.test(atom.text) ? bench.chance.below(3) : 2;
  if (way === 0) sentence[at] = { ...freshWord(bench, atom.text), spaced: atom.spaced };
  else if (way === 1) sentence.splice(at, 1);
  else {
    const words = Array.from({ length: bench.chance.between(1, 3) }, () => ({
      ...freshWord(bench, ""),
      spaced: bench.document.spaced,
    }));
    sentence.splice(at + 1, 0, ...words);
  }
}

export function editSomeWord(bench: Bench): void {
  const place = pickSentence(bench.chance, bench.document);
  const sentence = place && bench.document.paragraphs[place.paragraph]?.[place.sentence];
  if (sentence && sentence.length > 0) editWord(bench, sentence, bench.chance.below(sentence.length));
}

const LETTERS = "etaoinshrdlu";

/** Fixes (or makes) a slip of the pen in a word; false when it is no word with letters to slip on. */
export function mistype(bench: Bench, atom: Atom): boolean {
  if (!/^[a-z]{4,}$/i.test(atom.text)) return false;
  const { chance } = bench;
  const at = chance.between(1, atom.text.length - 2);
  const before = atom.text;
  const way = chance.below(4);
  if (way === 0) slip(atom, at, 1, "");
  else if (way === 1) slip(atom, at, 0, chance.pick([...LETTERS]));
  else if (way === 2) slip(atom, at, 2, `${before[at + 1]}${before[at]}`);
  else slip(atom, at, 1, chance.pick([...LETTERS]));
  if (atom.text === before) atom.slips.pop();
  return atom.text !== before;
}

function slip(atom: Atom, at: number, removed: number, put: string): void {
  atom.text = atom.text.slice(0, at) + put + atom.text.slice(at + removed);
  atom.slips.push({ at, removed, added: put.length });
}

export function mistypeSomeWord(bench: Bench): void {
  const place = pickSentence(bench.chance, bench.document);
  const sentence = place && bench.document.paragraphs[place.paragraph]?.[place.sentence];
  if (sentence && sentence.length > 0) mistype(bench, bench.chance.pick(sentence));
}

function forEachAtom(document: Document, change: (atom: Atom, before: Atom | undefined) => void): void {
  for (const sentence of document.paragraphs.flat()) {
    for (const [at, atom] of sentence.entries()) change(atom, sentence[at - 1]);
  }
}

/** Typography that changes no word, over the whole text. */
export function restyle(bench: Bench): void {
  const way = bench.chance.below(5);
  forEachAtom(bench.document, (atom, before) => {
    if (way === 0 || way === 3) {
      const opens = before === undefined || atom.spaced || /^[(—–]$/.test(before.text);
      if (atom.text === '"') atom.text = opens ? "“" : "”";
      if (atom.text === "'") atom.text = opens ? "‘" : "’";
    }
    if (way === 1) atom.text = atom.text.replace(/[“”]/g, '"').replace(/[‘’]/g, "'");
    if (way === 2 || way === 3)
      atom.text = atom.text.replace(/^[—–]$/, bench.chance.pick(["–", "—", "--", "-"]));
    if (way === 4) {
      if (bench.chance.maybe(0.1)) atom.text = atom.text.replace(/(?<=\p{L}{3})(?=\p{Ll}{3})/u, "\u00AD");
      atom.text = atom.text.replace("fi", "ﬁ").normalize("NFD");
    }
  });
  if (way === 3) bench.document.paragraphBreak = bench.document.paragraphBreak === "\n" ? "\n\n" : "\n";
}

/**
 * One of the edits that go on around a quote, chosen as editors choose: small ones more often. `isCalm`
 * leaves every sentence in its place: which of two equal ones moved or went, nobody could tell.
 */
export function someEdit(bench: Bench, keep: (paragraph: number) => boolean, isCalm: boolean): void {
  const { chance, document } = bench;
  const paragraph = chance.below(document.paragraphs.length);
  const edits: [weight: number, edit: () => void][] = [
    [4, () => editSomeWord(bench)],
    [3, () => mistypeSomeWord(bench)],
    [2, () => insertSentence(bench)],
    [2, () => insertParagraph(bench)],
    [1, () => splitParagraph(bench, paragraph)],
    [1, () => mergeParagraph(bench, paragraph)],
    [1, () => restyle(bench)],
  ];
  if (!isCalm) {
    edits.push(
      [2, () => removeSentence(bench)],
      [1, () => rewriteSentence(bench)],
      [1, () => paraphraseSentence(bench)],
      [1, () => moveSentence(bench)],
      [1, () => (keep(paragraph) ? undefined : removeParagraph(bench, paragraph))],
      [1, () => moveParagraph(bench, paragraph)],
    );
  }
  let at = chance.below(edits.reduce((sum, [weight]) => sum + weight, 0));
  for (const [weight, edit] of edits) {
    at -= weight;
    if (at < 0) {
      edit();
      return;
    }
  }
}

/** Takes old atoms out of the document, wherever they stand. */
export function removeOrigins(document: Document, origins: ReadonlySet<number>): void {
  for (const paragraph of document.paragraphs) {
    for (const [at, sentence] of paragraph.entries()) {
      paragraph[at] = sentence.filter(({ origin }) => !origins.has(origin));
    }
  }
}

/** The sentence that holds an old atom now. */
export function sentenceOf(document: Document, origin: number): Sentence | null {
  const place = locate(document, origin);
  return place && (document.paragraphs[place.paragraph]?.[place.sentence] ?? null);
}
