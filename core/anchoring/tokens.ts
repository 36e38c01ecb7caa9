import { normalizeText } from "@/core/anchoring/normalize";
import { isAbbreviated } from "@/core/text/abbreviations";

/** What stands before a token. */
export const NO_BREAK = 0;
export const SENTENCE_BREAK = 1;
export const PARAGRAPH_BREAK = 2;

/**
 * A text as a row of tokens (words, single ideographs, single marks; never white space), as parallel
 * arrays. Two tokens compare as equal exactly when their keys are the same number.
 */
export type Tokens = {
  readonly count: number;
  readonly keys: Int32Array;
  /** Original UTF-16 offsets, half-open; whole grapheme clusters. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** NO_BREAK, SENTENCE_BREAK or PARAGRAPH_BREAK before each token. */
  readonly breaks: Uint8Array;
  /** 1 before a token that follows a full stop though it is in lower case: an edit may have left it so. */
  readonly stops: Uint8Array;
};

/** Gives equal words equal numbers, over as many texts as are to be compared. */
export class Vocabulary {
  private readonly numbers = new Map<string, number>();
  readonly words: string[] = [];

  numberOf(word: string): number {
    let number = this.numbers.get(word);
    if (number === undefined) {
      number = this.words.length;
      this.numbers.set(word, number);
      this.words.push(word);
    }
    return number;
  }

  wordOf(number: number): string {
    return this.words[number] ?? "";
  }
}

const BLANK = 0;
const WORD = 1;
const SINGLE = 2;

const IN_WORD = /[\p{L}\p{M}\p{N}]/u;
/** Scripts written without blanks between words: there a character is a token. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const ENDS_SENTENCE = /[.!?…।؟]/u;
/** Full stops of scripts that put no blank behind them; NFKC has folded the full-width “！” and “？”. */
const ENDS_UNSPACED_SENTENCE = /[。｡]/u;
const LOWER_CASE = /^\p{Ll}/u;
const CLOSES = /["')\]}]/;

const asciiKinds = Uint8Array.from({ length: 128 }, (_, code) => {
  if (code <= 0x20) return BLANK;
  return /[0-9A-Za-z]/.test(String.fromCharCode(code)) ? WORD : SINGLE;
});

function kindOf(character: string): number {
  return IN_WORD.test(character) && !UNSPACED.test(character) ? WORD : SINGLE;
}

/** Whether a run of white space holds a line break. */
function isLineBreak(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0x0a || unit === 0x0d || unit === 0x2029) return true;
  }
  return false;
}

/**
 * Cuts a text into tokens with normalised keys (see `normalizeText`). Uses no dictionary and no locale, so
 * that every browser and server cuts alike. Linear in the text.
 */
export function tokenize(text: string, vocabulary: Vocabulary): Tokens {
  const { text: folded, starts: unitStarts, ends: unitEnds } = normalizeText(text);
  const length = folded.length;
  const keys = new Int32Array(length);
  const starts = new Int32Array(length);
  const ends = new Int32Array(length);
  const breaks = new Uint8Array(length);
  const stops = new Uint8Array(length);
  const kinds = new Map<string, number>();
  let count = 0;
  let pending = PARAGRAPH_BREAK;
  let sentenceEnded = false;
  let lastWord = "";
  let stopped = false;

  const kindAt = (at: number): number => {
    const unit = folded.charCodeAt(at);
    if (unit < 128) return asciiKinds[unit] ?? SINGLE;
    const character = String.fromCodePoint(folded.codePointAt(at) ?? unit);
    let kind = kinds.get(character);
    if (kind === undefined) {
      kind = kindOf(character);
      kinds.set(character, kind);
    }
    return kind;
  };
  /** The end of the grapheme cluster that holds unit `at`. */
  const clusterEnd = (at: number): number => {
    let end = at + 1;
    while (end < length && unitStarts[end] === unitStarts[at]) end++;
    return end;
  };

  /** Whether the sentence before goes on with `word`: in lower case, or behind an abbreviation. */
  const goesOn = (word: string): boolean =>
    LOWER_CASE.test(word) || (stopped && isAbbreviated(lastWord, word));

  for (let at = 0; at < length; ) {
    const kind = kindAt(at);
    if (kind === BLANK) {
      if (isLineBreak(text, unitStarts[at] ?? 0, unitEnds[at] ?? 0)) pending = PARAGRAPH_BREAK;
      else if (sentenceEnded && pending === NO_BREAK) pending = SENTENCE_BREAK;
      at++;
      continue;
    }
    let end = clusterEnd(at);
    if (kind === WORD) {
      while (end < length && kindAt(end) === WORD) end = clusterEnd(end);
    } else if (folded.charCodeAt(at) === 0x2e && folded.startsWith("...", at)) {
      // An ellipsis is one token, written as one character or as three.
      while (end < length && folded.charCodeAt(end) === 0x2e) end++;
    }
    const word = folded.slice(at, end);
    if (pending === SENTENCE_BREAK && goesOn(word)) {
      pending = NO_BREAK;
      if (!isAbbreviated(lastWord, word)) stops[count] = 1;
    }
    keys[count] = vocabulary.numberOf(word);
    starts[count] = unitStarts[at] ?? 0;
    ends[count] = unitEnds[end - 1] ?? 0;
    breaks[count] = pending;
    pending = NO_BREAK;
    if (kind === SINGLE && ENDS_UNSPACED_SENTENCE.test(word)) pending = SENTENCE_BREAK;
    if (kind === WORD) [lastWord, stopped, sentenceEnded] = [word, false, false];
    else {
      sentenceEnded = ENDS_SENTENCE.test(word) || (sentenceEnded && CLOSES.test(word));
      stopped = word === "." && !stopped;
    }
    count++;
    at = end;
  }
  return {
    count,
    keys: keys.slice(0, count),
    starts: starts.slice(0, count),
    ends: ends.slice(0, count),
    breaks: breaks.slice(0, count),
    stops: stops.slice(0, count),
  };
}

/** The index of the first token that ends after `offset`, or the number of tokens. */
export function firstTokenEndingAfter(tokens: Tokens, offset: number): number {
  let low = 0;
  let high = tokens.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens.ends[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
