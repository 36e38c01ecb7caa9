import { countLeading } from "@/core/count-leading";
import { isAbbreviated } from "@/core/text/abbreviations";
import { isGraphemeBoundary } from "@/core/text/grapheme";
import type { TextRange } from "@/core/text/range";
import { trimRange } from "@/core/text/trim-range";

/** Full stop with closing marks and blanks after it, at the end of a piece. */
const STOP_AT_END = /([^\s([{“‘"'«„]*)\.[ \t\u00A0\u202F]*$/u;
/** What UAX #29 may leave at the head of the next piece although it closes the one before. */
const CLOSING_AT_HEAD = /^(?:[\u00A0\u202F]?[»”’›)\]}]+|["']+(?=\s|$))[ \t\u00A0\u202F]*/u;
/** Opening marks at the end of a piece: UAX #29 takes them for closing ones where no blank stands before them. */
const OPENING_AT_END = /[\p{Ps}\p{Pi}]+$/u;
/** Marks that open in one language and close in another, with what has opened before them there. */
const OPENED_BY: Readonly<Record<string, string>> = { "“": "„", "‘": "‚", "«": "»", "‹": "›" };
/** A reference that clings to the sentence before it: “The end.[1] Next.” */
const REFERENCE_AT_HEAD = /^(?:\[[^\s[\]][^[\]\n]{0,30}\])+[ \t\u00A0\u202F]*/u;
/** A number that only counts: an item of a list. */
const ITEM_NUMBER = /^[^\S\n]*\d{1,3}\.[^\S\n]+$/u;
/** In Japanese what is quoted is part of the sentence that says so. */
const QUOTED_BEFORE = /[」』]$/u;
const QUOTING_AT_HEAD = /^(?:と|って)/u;
/** A question or an exclamation that is quoted, and who says it: “Is it over?” President Trump asked. */
const CALL_QUOTED = /[!?…][”"’'»]+\s*$/u;
const SPEAKER_AT_HEAD =
  /^(?:\p{Lu}[\p{L}\p{M}.'’-]*[ \t]+){1,4}(?:said|says|asked|asks|wrote|writes|posted|tweeted|replied|added|told|shouted)\b/u;
const FIRST_WORD = /^[^\p{L}\p{N}\n]*([\p{L}\p{N}][\p{L}\p{M}\p{N}]*)/u;
const LOWER_CASE_AT_HEAD = /^[^\p{L}\p{N}\n]*\p{Ll}/u;
const ACRONYM = /^(?:\p{L}\p{M}*\.)+\p{L}\p{M}*$/u;
const ENDS_LINE = /[\n\r\u2028\u2029]\s*$/u;

/** UTF-16 code units at the end of a piece in which an abbreviation is looked for. */
const LONGEST_ABBREVIATION = 40;

/** UTF-16 code units at the end of a piece by which it is judged. */
const LONGEST_END = 120;
/** UTF-16 code units after a quotation in which it is looked for who says it. */
const LONGEST_SPEAKER = 80;
/** UTF-16 code units at the end of a piece in which opening marks are looked for. */
const LONGEST_OPENING = 8;

const segmenters = new Map<string, Intl.Segmenter>();

/** Making a segmenter loads a dictionary; it holds no state of a text, so one per locale is kept. */
function segmenterFor(granularity: "sentence" | "word", locale: string): Intl.Segmenter {
  const key = `${granularity} ${locale}`;
  let segmenter = segmenters.get(key);
  if (segmenter === undefined) {
    segmenter = new Intl.Segmenter(locale, { granularity });
    segmenters.set(key, segmenter);
  }
  return segmenter;
}

/** Whether the full stop that ends `piece` belongs to an abbreviation that goes on into `next`. */
function isAbbreviation(piece: string, next: string): boolean {
  const word = STOP_AT_END.exec(piece.slice(-LONGEST_ABBREVIATION))?.[1];
  if (!word) return false;
  // An acronym (“U.S.”, “p.m.”) behaves as an initial does.
  return isAbbreviated(
    ACRONYM.test(word) ? word.slice(-1).toUpperCase() : word,
    FIRST_WORD.exec(next)?.[1] ?? "",
  );
}

/** Whether the boundary that UAX #29 puts between two pieces is not the end of a sentence. */
function goesOn(piece: string, next: string): boolean {
  if (ENDS_LINE.test(piece)) return false;
  if (QUOTED_BEFORE.test(piece) && QUOTING_AT_HEAD.test(next)) return true;
  return LOWER_CASE_AT_HEAD.test(next) || ITEM_NUMBER.test(piece) || isAbbreviation(piece, next);
}

/** Marks at the head of `next` that close `piece`; “»” opens where no “«” is left to close. */
function closingAtHead(piece: string, next: string): string | undefined {
  const closing = CLOSING_AT_HEAD.exec(next)?.[0];
  const [mark = ""] = /[»›]/u.exec(closing ?? "") ?? [];
  const opener = mark === "»" ? "«" : "‹";
  return mark !== "" && piece.lastIndexOf(opener) <= piece.lastIndexOf(mark) ? undefined : closing;
}

/** How many UTF-16 code units at the end of a piece open what comes after it. */
function openingAtEnd(piece: string): number {
  const marks = OPENING_AT_END.exec(piece.slice(-LONGEST_OPENING))?.[0] ?? "";
  const before = piece.slice(0, piece.length - marks.length);
  // Nothing ends before marks that only follow blanks, or stand alone.
  if (marks === "" || before.trim() === "") return 0;
  const closing = [...marks].filter((mark) => {
    const opener = OPENED_BY[mark];
    return opener !== undefined && before.lastIndexOf(opener) > before.lastIndexOf(mark);
  });
  return closing.length > 0 ? 0 : marks.length;
}

/**
 * The sentences in a stretch of text, each without the white space around it; UTF-16 code units. The
 * boundaries of UAX #29 (Intl.Segmenter), minus those after abbreviations, initials and before lower
 * case, with closing marks kept on the sentence that they close. A line break always ends a sentence.
 */
export function sentencesOf(text: string, range: TextRange, locale: string): TextRange[] {
  const slice = text.slice(range.start, range.end);
  const cuts: number[] = [0];
  for (const found of segmenterFor("sentence", locale).segment(slice)) {
    if (found.index === 0) continue;
    const from = cuts[cuts.length - 1] ?? 0;
    const opening = openingAtEnd(slice.slice(Math.max(from, found.index - LONGEST_END), found.index));
    const index = found.index - opening;
    if (!isGraphemeBoundary(text, range.start + index)) continue;
    // Only how it ends tells, and a sentence may be as long as its text.
    const piece = slice.slice(Math.max(from, index - LONGEST_END), index);
    const segment = slice.slice(index, found.index) + found.segment;
    const reference = REFERENCE_AT_HEAD.exec(opening > 0 ? segment : "")?.[0];
    if (reference !== undefined) {
      if (!goesOn(piece, segment.slice(reference.length))) cuts.push(index + reference.length);
      continue;
    }
    if (goesOn(piece, segment)) continue;
    if (CALL_QUOTED.test(piece) && SPEAKER_AT_HEAD.test(slice.slice(index, index + LONGEST_SPEAKER)))
      continue;
    const closing = ENDS_LINE.test(piece) ? undefined : closingAtHead(piece, segment);
    if (closing === undefined) cuts.push(index);
    else if (!goesOn(`${piece}${closing}`, segment.slice(closing.length))) cuts.push(index + closing.length);
  }
  cuts.push(slice.length);
  const sentences: TextRange[] = [];
  for (let at = 0; at + 1 < cuts.length; at++) {
    const sentence = trimRange(text, {
      start: range.start + (cuts[at] ?? 0),
      end: range.start + (cuts[at + 1] ?? 0),
    });
    if (sentence !== null) sentences.push(sentence);
  }
  return sentences;
}

/** The words (no blanks, no punctuation) in a stretch of text, by UAX #29; UTF-16 code units. */
export function wordsOf(text: string, range: TextRange, locale: string): TextRange[] {
  const words: TextRange[] = [];
  const slice = text.slice(range.start, range.end);
  for (const { index, segment, isWordLike } of segmenterFor("word", locale).segment(slice)) {
    if (isWordLike) words.push({ start: range.start + index, end: range.start + index + segment.length });
  }
  return words;
}

/** The line that holds `offset`. A line break is always a word boundary, so words can be sought in it. */
function lineAt(text: string, offset: number): TextRange {
  const end = text.indexOf("\n", offset);
  return {
    start: offset === 0 ? 0 : text.lastIndexOf("\n", offset - 1) + 1,
    end: end < 0 ? text.length : end,
  };
}

function clamp(text: string, offset: number): number {
  return Math.min(Math.max(0, Math.floor(offset)), text.length);
}

/**
 * The word that holds the code unit at `offset`, or else the word that ends there (a caret behind a word
 * means that word); null where there is neither.
 */
export function wordAt(text: string, offset: number, locale: string): TextRange | null {
  const at = clamp(text, offset);
  const line = lineAt(text, at);
  const pieces = segmenterFor("word", locale).segment(text.slice(line.start, line.end));
  for (const position of [at, at - 1]) {
    if (position < line.start) continue;
    const piece = pieces.containing(position - line.start);
    if (!piece?.isWordLike) continue;
    const start = line.start + piece.index;
    return { start, end: start + piece.segment.length };
  }
  return null;
}

/** The end of the first word that ends after `offset`, or the end of the text. */
export function nextWordEnd(text: string, offset: number, locale: string): number {
  let line = lineAt(text, clamp(text, offset));
  for (;;) {
    const pieces = segmenterFor("word", locale).segment(text.slice(line.start, line.end));
    let piece = pieces.containing(Math.max(0, offset - line.start));
    while (piece !== undefined) {
      const end = piece.index + piece.segment.length;
      if (piece.isWordLike && line.start + end > offset) return line.start + end;
      piece = pieces.containing(end);
    }
    if (line.end >= text.length) return text.length;
    line = lineAt(text, line.end + 1);
  }
}

/** The start of the last word that starts before `offset`, or 0. */
export function previousWordStart(text: string, offset: number, locale: string): number {
  let line = lineAt(text, clamp(text, offset));
  for (;;) {
    const pieces = segmenterFor("word", locale).segment(text.slice(line.start, line.end));
    let piece = pieces.containing(Math.min(offset, line.end) - line.start - 1);
    while (piece !== undefined) {
      if (piece.isWordLike) return line.start + piece.index;
      piece = pieces.containing(piece.index - 1);
    }
    if (line.start === 0) return 0;
    line = lineAt(text, line.start - 1);
  }
}

/**
 * The sentence at `offset`: the one that holds it, else the next one in or after its block, else the last
 * one. `blocks` are disjoint and in order. Null only when no block holds a sentence.
 */
export function sentenceAt(
  text: string,
  blocks: readonly TextRange[],
  offset: number,
  locale: string,
): TextRange | null {
  const at = countLeading(blocks, ({ end }) => end <= offset);
  for (const block of blocks.slice(at)) {
    const sentence = sentencesOf(text, block, locale).find(({ end }) => end > offset);
    if (sentence !== undefined) return sentence;
  }
  for (const block of blocks.slice(0, at + 1).reverse()) {
    const sentence = sentencesOf(text, block, locale).at(-1);
    if (sentence !== undefined) return sentence;
  }
  return null;
}
