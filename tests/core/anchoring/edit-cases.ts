import type { TextRange } from "@/core/text/range";
import {
  type Atom,
  copyOf,
  type Document,
  type Fate,
  fateOf,
  freshAtoms,
  locate,
  toDocument,
  type Written,
  write,
} from "./edit-document";
import {
  type Bench,
  editWord,
  fresh,
  insertParagraph,
  mergeParagraph,
  mistype,
  moveParagraph,
  moveSentence,
  paraphraseSentence,
  removeOrigins,
  removeParagraph,
  removeSentence,
  restyle,
  rewriteSentence,
  sentenceOf,
  someEdit,
  splitParagraph,
} from "./edit-operations";
import { Chance } from "./edit-random";
import { freshSentence, type Manner, sourceText } from "./edit-sources";

/** A scripted edit with one quote and what truly became of it. */
export type EditCase = {
  seed: number;
  kind: string;
  quoteKind: QuoteKind;
  manner: Manner;
  oldText: string;
  newText: string;
  range: TextRange;
  fate: Fate;
};

export type QuoteKind = "character" | "word" | "phrase" | "sentence" | "sentences" | "paragraphs";

const QUOTE_KINDS: readonly QuoteKind[] = [
  "character",
  "word",
  "word",
  "phrase",
  "phrase",
  "phrase",
  "sentence",
  "sentences",
  "paragraphs",
];

/** The quote under edit: its place in the old text and its old atoms. */
type Target = { range: TextRange; origins: number[]; kind: QuoteKind };

function rangeOfAtoms(written: Written, first: number, last: number): TextRange {
  return { start: written.atoms[first]?.start ?? 0, end: written.atoms[last]?.end ?? 0 };
}

function pickTarget(
  chance: Chance,
  document: Document,
  written: Written,
  kinds: readonly QuoteKind[],
): Target {
  const kind = chance.pick(kinds);
  const flat = document.paragraphs.flatMap((paragraph, p) => paragraph.map((atoms) => ({ p, atoms })));
  const at = chance.below(flat.length);
  const sentence = flat[at]?.atoms ?? [];
  const base = sentence[0]?.origin ?? 0;
  const words = sentence.flatMap(({ text }, index) => (/[\p{L}\p{N}]/u.test(text) ? [index] : []));
  let first = base + (words.length > 0 ? chance.pick(words) : 0);
  let last = first;
  if (kind === "phrase") last = Math.min(base + sentence.length - 1, first + chance.between(1, 7));
  if (kind === "sentence" || kind === "sentences" || kind === "paragraphs") {
    first = base;
    const span = kind === "sentence" ? 0 : kind === "sentences" ? 1 : chance.between(1, 3);
    const end = flat[Math.min(flat.length - 1, at + span)]?.atoms ?? sentence;
    last = end.at(-1)?.origin ?? base;
    if (kind === "paragraphs" && chance.maybe(0.6)) {
      first = base + chance.pick(words.length > 0 ? words : [0]);
      last -= chance.below(end.length);
      if (last < first) last = first;
    }
  }
  const range = rangeOfAtoms(written, first, last);
  if (kind === "character") {
    // Any character counts, punctuation too.
    first = last = base + chance.below(Math.max(1, sentence.length));
    const { start, end } = rangeOfAtoms(written, first, last);
    range.start = start + chance.below(end - start);
    const low = /[\uDC00-\uDFFF\p{M}]/u;
    while (range.start > start && low.test(written.text[range.start] ?? "")) range.start--;
    range.end = range.start + 1;
    while (range.end < end && low.test(written.text[range.end] ?? "")) range.end++;
  }
  return { range, kind, origins: Array.from({ length: last - first + 1 }, (_, index) => first + index) };
}

/** Puts a phrase into a sentence of its own, as text that `origin` numbers. */
function sentenceAround(bench: Bench, phrase: string): string {
  const { chance, document } = bench;
  const words = fresh(bench).map(({ text, spaced }) => (spaced ? ` ${text}` : text));
  const at = chance.between(1, Math.max(1, words.length - 1));
  const gap = document.spaced ? " " : "";
  return `${words.slice(0, at).join("")}${gap}${phrase}${words
    .slice(at)
    .join("")
    .replace(/^(?! )/, gap)}`;
}

type Script = (bench: Bench, target: Target) => void;

const paragraphOf = (bench: Bench, target: Target) =>
  locate(bench.document, target.origins[0] ?? 0)?.paragraph ?? 0;
const placeOf = (bench: Bench, target: Target) => locate(bench.document, target.origins[0] ?? 0);

function beside(bench: Bench, target: Target, side: -1 | 1): void {
  const origin = side < 0 ? target.origins[0] : target.origins.at(-1);
  const sentence = sentenceOf(bench.document, origin ?? 0);
  const at = sentence?.findIndex((atom) => atom.origin === origin) ?? -1;
  if (sentence === null || at < 0) return;
  const neighbour = at + side * bench.chance.between(1, 3);
  if (neighbour >= 0 && neighbour < sentence.length)
    editWord(bench, sentence, side < 0 && neighbour === at - 1 ? neighbour - 1 : neighbour);
}

function inside(bench: Bench, target: Target): void {
  const origin = bench.chance.pick(target.origins);
  const sentence = sentenceOf(bench.document, origin);
  if (sentence !== null)
    editWord(
      bench,
      sentence,
      sentence.findIndex((atom) => atom.origin === origin),
    );
}

function mistypeInside(bench: Bench, target: Target): void {
  for (let tries = 0; tries < 8; tries++) {
    const origin = bench.chance.pick(target.origins);
    const atom = sentenceOf(bench.document, origin)?.find((candidate) => candidate.origin === origin);
    if (atom !== undefined && mistype(bench, atom)) return;
  }
}

function mistypeBeside(bench: Bench, target: Target): void {
  const first = target.origins[0] ?? 0;
  const last = target.origins.at(-1) ?? 0;
  for (const origin of [first - 1, last + 1, first - 2, last + 2]) {
    const atom = sentenceOf(bench.document, origin)?.find((candidate) => candidate.origin === origin);
    if (atom !== undefined && mistype(bench, atom)) return;
  }
}

const nothing: Script = () => undefined;
const deleteQuote: Script = ({ document }, { origins }) => removeOrigins(document, new Set(origins));
const deleteSentence: Script = (bench, target) => removeSentence(bench, placeOf(bench, target));
const deleteParagraph: Script = (bench, target) => removeParagraph(bench, paragraphOf(bench, target));

/** The kinds of edit. `before` prepares the old text (copies of the quote); `edit` makes the new one. */
const KINDS: Record<
  string,
  { before?: "phrase" | "similar" | "sentence" | "paragraph"; quotes?: readonly QuoteKind[]; edit: Script }
> = {
  "nothing at the quote": { edit: nothing },
  "edit before": { edit: (bench, target) => beside(bench, target, -1) },
  "edit after": { edit: (bench, target) => beside(bench, target, 1) },
  "edits on both sides": {
    edit: (bench, target) => {
      beside(bench, target, -1);
      beside(bench, target, 1);
    },
  },
  "edit inside": { edit: inside },
  "typo inside": { edit: mistypeInside },
  "typo beside": { edit: mistypeBeside },
  typography: { edit: restyle },
  "paragraph inserted": {
    edit: (bench, target) => insertParagraph(bench, paragraphOf(bench, target) + bench.chance.below(2)),
  },
  "paragraph moved": { edit: (bench, target) => moveParagraph(bench, paragraphOf(bench, target)) },
  "paragraph moved and edited": {
    edit: (bench, target) => {
      moveParagraph(bench, paragraphOf(bench, target));
      for (let edits = bench.chance.between(1, 3); edits > 0; edits--) {
        const paragraph = bench.document.paragraphs[paragraphOf(bench, target)];
        const sentence = paragraph && bench.chance.pick(paragraph);
        if (sentence && sentence.length > 0) editWord(bench, sentence, bench.chance.below(sentence.length));
      }
    },
  },
  "paragraph split": { edit: (bench, target) => splitParagraph(bench, paragraphOf(bench, target)) },
  "paragraph merged": {
    edit: (bench, target) =>
      mergeParagraph(bench, Math.max(0, paragraphOf(bench, target) - bench.chance.below(2))),
  },
  "sentence moved": { edit: (bench, target) => moveSentence(bench, placeOf(bench, target)) },
  "sentence rewritten": { edit: (bench, target) => rewriteSentence(bench, placeOf(bench, target)) },
  "sentence paraphrased": { edit: (bench, target) => paraphraseSentence(bench, placeOf(bench, target)) },
  "neighbour rewritten": {
    edit: (bench, target) => {
      const place = placeOf(bench, target);
      if (place !== null && place.sentence > 0)
        rewriteSentence(bench, { ...place, sentence: place.sentence - 1 });
    },
  },
  "quote deleted": { edit: deleteQuote },
  "sentence deleted": { edit: deleteSentence },
  "paragraph deleted": { edit: deleteParagraph },
  "quote deleted, same phrase elsewhere": { before: "phrase", edit: deleteQuote },
  "quote deleted, similar phrase elsewhere": { before: "similar", edit: deleteQuote },
  "sentence deleted, same phrase elsewhere": { before: "phrase", edit: deleteSentence },
  "sentence deleted, similar phrase elsewhere": { before: "similar", edit: deleteSentence },
  "paragraph deleted, same phrase elsewhere": { before: "phrase", edit: deleteParagraph },
  "sentence deleted, same sentence elsewhere": { before: "sentence", edit: deleteSentence },
  "paragraph deleted, same paragraph elsewhere": { before: "paragraph", edit: deleteParagraph },
  "sentence rewritten, same phrase elsewhere": {
    before: "phrase",
    edit: (bench, target) => rewriteSentence(bench, placeOf(bench, target)),
  },
  "sentence deleted, phrase in new text": {
    // A whole sentence that comes back elsewhere is not another one: it moved.
    quotes: ["character", "word", "phrase"],
    edit: (bench, target) => {
      const phrase = sentenceOf(bench.document, target.origins[0] ?? 0)
        ?.filter(({ origin }) => target.origins.includes(origin))
        .map(({ text, spaced }, at) => (spaced && at > 0 ? ` ${text}` : text))
        .join("");
      deleteSentence(bench, target);
      const added = freshAtoms(sentenceAround(bench, phrase ?? ""), bench.document.spaced);
      bench.document.paragraphs.splice(bench.chance.below(bench.document.paragraphs.length + 1), 0, [added]);
    },
  },
  "repeated phrase kept": {
    before: "phrase",
    edit: (bench, target) => beside(bench, target, bench.chance.pick([-1, 1])),
  },
  "repeated sentence kept": { before: "sentence", edit: nothing },
  "repeated paragraph moved": {
    before: "paragraph",
    edit: (bench, target) => {
      const { paragraphs } = bench.document;
      const words = (at: number) =>
        paragraphs[at]
          ?.flat()
          .map(({ text }) => text)
          .join(" ");
      // Which of two equal neighbours is which, nobody can tell.
      const besideItsCopy = (at: number) => words(at - 1) === words(at) || words(at + 1) === words(at);
      for (let tries = 0; tries === 0 || (tries < 20 && besideItsCopy(paragraphOf(bench, target))); tries++) {
        moveParagraph(bench, paragraphOf(bench, target));
      }
    },
  },
};

export const EDIT_KINDS: readonly string[] = Object.keys(KINDS);

/** Puts copies of the quote (or its sentence, or paragraph) elsewhere into the source, before the edit. */
function plantCopy(
  bench: Bench,
  target: Target,
  what: "phrase" | "similar" | "sentence" | "paragraph",
  oldText: string,
): void {
  const { chance, document } = bench;
  const place = placeOf(bench, target);
  const paragraph = place && document.paragraphs[place.paragraph];
  if (!paragraph) return;
  const own = document.paragraphs.indexOf(paragraph);
  // Not beside the original: which of two equal neighbours is gone, nobody can tell.
  const apart = Array.from({ length: document.paragraphs.length + 1 }, (_, index) => index).filter(
    (index) => index < own || index > own + 1,
  );
  const at =
    apart.length > 0
      ? chance.pick(apart)
      : document.paragraphs.push([freshAtoms(freshSentence(chance, bench.manner), document.spaced)]);
  const copy = (atoms: readonly Atom[]) => atoms.map((atom) => ({ ...atom, origin: -2, slips: [] }));
  if (what === "paragraph") document.paragraphs.splice(at, 0, paragraph.map(copy));
  else if (what === "sentence") {
    const sentence = copy(paragraph[place.sentence] ?? []);
    const other = chance.below(document.paragraphs.length);
    if (Math.abs(other - own) < 2) document.paragraphs.splice(at, 0, [sentence]);
    else document.paragraphs[other]?.splice(chance.below(2), 0, sentence);
  } else {
    let phrase = oldText.slice(target.range.start, target.range.end).replace(/\s+/g, " ").slice(0, 200);
    if (what === "similar")
      phrase = phrase.replace(/\p{L}{4,}/u, chance.pick(["Putin", "former", "several", "another"]));
    for (let copies = chance.between(1, 2); copies > 0; copies--) {
      const sentence = freshAtoms(sentenceAround(bench, phrase), document.spaced);
      document.paragraphs.splice(chance.below(document.paragraphs.length + 1), 0, [sentence]);
    }
  }
}

/** Numbers all atoms anew, in text order, and tells where the old numbers went. */
function renumber(document: Document): Map<number, number> {
  const moved = new Map<number, number>();
  let next = 0;
  for (const atom of document.paragraphs.flat(2)) {
    if (atom.origin >= 0) moved.set(atom.origin, next);
    atom.origin = next++;
  }
  return moved;
}

/**
 * The case of a seed: always the same. `edits` further edits (none to six where not given) go on elsewhere
 * in the text. What became of the quote is read off the pieces, not off the script's intention, since
 * the further edits may reach it too.
 */
export function editCase(seed: number, kind?: string, edits?: number): EditCase {
  const chance = new Chance(seed);
  for (let warming = 0; warming < 4; warming++) chance.next();
  const manner = chance.pick<Manner>(["article", "article", "templates", "templates", "zipf", "unspaced"]);
  const source = sourceText(chance, manner);
  const chosen = kind ?? chance.pick(EDIT_KINDS);
  const script = KINDS[chosen];
  if (script === undefined) throw new Error(`no such kind of edit: ${chosen}`);

  const document = toDocument(source, manner !== "unspaced", chance.pick(["\n", "\n\n"]));
  let target = pickTarget(chance, document, write(document), script.quotes ?? QUOTE_KINDS);
  let before = write(document);
  if (script.before !== undefined) {
    plantCopy({ chance, manner, source, document }, target, script.before, before.text);
    const offset = target.range.start - (before.atoms[target.origins[0] ?? 0]?.start ?? 0);
    const moved = renumber(document);
    before = write(document);
    const origins = target.origins.map((origin) => moved.get(origin) ?? 0);
    const whole = rangeOfAtoms(before, origins[0] ?? 0, origins.at(-1) ?? 0);
    const length = target.range.end - target.range.start;
    const start = whole.start + offset;
    const range = target.kind === "character" ? { start, end: start + length } : whole;
    // A copy planted between the paragraphs of a quote belongs to the quote from then on.
    target = {
      ...target,
      range,
      origins: Array.from(
        { length: (origins.at(-1) ?? 0) - (origins[0] ?? 0) + 1 },
        (_, at) => (origins[0] ?? 0) + at,
      ),
    };
  }

  const bench: Bench = { chance, manner, source, document: copyOf(document) };
  script.edit(bench, target);
  for (
    let more = edits ?? chance.pick([0, 0, 1, 2, 3, 6]);
    more > 0 && bench.document.paragraphs.length > 0;
    more--
  ) {
    const isCalm = script.before === "sentence" || script.before === "paragraph";
    someEdit(bench, (paragraph) => paragraph === paragraphOf(bench, target), isCalm);
  }
  const after = write(bench.document);
  return {
    seed,
    kind: chosen,
    quoteKind: target.kind,
    manner,
    oldText: before.text,
    newText: after.text,
    range: target.range,
    fate: fateOf(target.range, before, after),
  };
}
