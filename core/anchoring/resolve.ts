import { explain } from "@/core/anchoring/backbone";
import { Explanation } from "@/core/anchoring/explanation";
import { judge } from "@/core/anchoring/judge";
import { Matching } from "@/core/anchoring/matching";
import { type NormalizedText, normalizeText } from "@/core/anchoring/normalize";
import { findPassage, WordPlaces } from "@/core/anchoring/passage";
import type { Quote } from "@/core/anchoring/quote-schema";
import { Rarity } from "@/core/anchoring/rarity";
import { type Agreement, compareSurroundings, type TokenSpan } from "@/core/anchoring/surroundings";
import { firstTokenEndingAfter, type Tokens, tokenize, Vocabulary } from "@/core/anchoring/tokens";
import { Twins } from "@/core/anchoring/twins";
import type { TextRange } from "@/core/text/range";

/**
 * Where a quote that came without a version stands. `anchored`: its words with their context, beyond
 * reasonable doubt. `review`: probably there, and a person must say. `orphan`: not there, or not to be told.
 *
 * - `found`: word by word, and the context (or the position given with it) agrees
 * - `edited`: a passage like it; `context`: its words in other surroundings; `contested`: more than one place
 */
export type Resolved =
  | { status: "anchored"; start: number; end: number; why: "found" }
  | { status: "review"; start: number; end: number; why: "edited" | "context" | "contested" }
  | { status: "orphan"; start: null; end: null; why: "gone" | "uncertain" };

/** A quote in words of fewer letters than this is nothing but its place: its neighbours must be the same too. */
const SHORT_QUOTE = 4;
/** The share of the context that must agree for a quote to be anchored without a question. */
const AGREEING = 0.85;
/** Or of what was of the quote's own sentence, on each side, where this much of all of it agrees. */
const AGREEING_INNER = 0.8;
const AGREEING_LEAST = 0.4;
/** Bits of agreement, beyond the number of places that the text has, that are no chance; less where all of the context agrees. */
const LEAST_BITS = 20;
const LEAST_VERBATIM_BITS = 10;
/** How many more there must be where some of the context is other, and where most of one side is. */
const CHANGED_BITS = 8;
const CHANGED_SIDE_BITS = 12;
/** The same for all of the share by which the text's repeating itself devalues the agreement. */
const REPETITION_BITS = 80;
const VERBATIM_REPETITION_BITS = 30;
const LEAST_FRESHNESS = 0.7;
/** Shares of the context, and of that within the sentence, that are at least worth asking a person about. */
const PLAUSIBLE = 0.5;
/** Bits that are worth asking about in any surroundings, but for the midst of a sentence: there it may be quoted. */
const STRIKING_BITS = 45;
/** How much more of the context than the next place the best one must have. */
const MARGIN = 0.2;
/** Without context, a quote of so many letters that stands only once is anchored. */
const LONG_QUOTE = 24;
/** So many places of one phrase are compared by letters, and the most likely of them by words. */
const MOST_PLACES = 500;
const MOST_COMPARED = 24;
/** Without context and position, a phrase that stands in more places than this is not asked about. */
const MOST_TO_ASK = 3;

/** A place of a quote's words. */
type Place = {
  range: TextRange;
  cutsWord: boolean;
  /** Letters of its context that stand there unbroken, on both sides together. */
  joined: number;
  /** Whether all of its context does. */
  isVerbatim: boolean;
  /** Whether the words that it begins and ends in are the same ones. */
  joinsWords: boolean;
};
type Compared = Place & { agreement: Agreement; isSure: boolean };

const GONE: Resolved = { status: "orphan", start: null, end: null, why: "gone" };
const UNCERTAIN: Resolved = { status: "orphan", start: null, end: null, why: "uncertain" };

/**
 * Finds a quote in a text without knowing the version that it was taken from. Comparison is that of
 * `normalizeText`. `hint` is where it once stood (UTF-16 code units); it decides only between places that
 * are otherwise equally good, since text before a quote grows and shrinks. For many quotes in one text use
 * `QuoteFinder`. Pure; offsets in the answer never split a grapheme.
 */
export function resolveQuote(text: string, quote: Quote, hint?: TextRange | null): Resolved {
  return new QuoteFinder(text).resolve(quote, hint);
}

/** A text made ready for finding many quotes in it. */
export class QuoteFinder {
  private readonly normal: NormalizedText;
  private readonly vocabulary = new Vocabulary();
  private readonly tokens: Tokens;
  private readonly rarity: Rarity;
  private words: WordPlaces | null = null;

  constructor(private readonly text: string) {
    this.normal = normalizeText(text);
    this.tokens = tokenize(text, this.vocabulary);
    this.rarity = new Rarity(this.tokens, this.vocabulary);
  }

  /** See `resolveQuote`. */
  resolve(quote: Quote, hint: TextRange | null = null): Resolved {
    const exact = normalizeText(quote.exact).text.trim();
    if (exact === "") return GONE;
    const places = this.placesOf(exact, quote);
    if (places.length === 0) return exact.length < SHORT_QUOTE ? GONE : this.resolveEdited(quote);
    if (places.length > MOST_PLACES) return UNCERTAIN;
    if (quote.prefix.trim() === "" && quote.suffix.trim() === "") return decideAlone(places, exact, hint);
    return this.decide(places, quote, hint);
  }

  /** All places of the quote's words; whole words only, unless it begins or ends within one itself. */
  private placesOf(exact: string, quote: Quote): Place[] {
    const { text, starts, ends } = this.normal;
    const prefix = normalizeText(quote.prefix).text + (/^\s/u.test(quote.exact) ? " " : "");
    const suffix = (/\s$/u.test(quote.exact) ? " " : "") + normalizeText(quote.suffix).text;
    const places: Place[] = [];
    for (let at = text.indexOf(exact); at >= 0; at = text.indexOf(exact, at + 1)) {
      const end = at + exact.length;
      let left = 0;
      while (left < prefix.length && left < at && prefix.at(-1 - left) === text[at - 1 - left]) left++;
      let right = 0;
      while (right < suffix.length && suffix[right] === text[end + right]) right++;
      places.push({
        range: { start: starts[at] ?? 0, end: ends[end - 1] ?? 0 },
        cutsWord: joinsWord(text, at) || joinsWord(text, end),
        joined: left + right,
        isVerbatim: left === prefix.length && right === suffix.length,
        joinsWords:
          isSameEnd(wordBefore(prefix + exact, prefix.length), wordBefore(text, at), prefix.length) &&
          isSameStart(wordAfter(exact + suffix, exact.length), wordAfter(text, end), suffix.length),
      });
      if (places.length > MOST_PLACES) break;
    }
    const mayCut = joinsWord(prefix + exact, prefix.length) || joinsWord(exact + suffix, exact.length);
    return mayCut ? places : places.filter(({ cutsWord }) => !cutsWord);
  }

  /** Weighs the places of a quote that came with its context. */
  private decide(places: readonly Place[], quote: Quote, hint: TextRange | null): Resolved {
    const compared = this.compare(places, quote);
    const best = compared[0];
    if (best === undefined) return UNCERTAIN;
    const equals = compared.filter(
      ({ agreement, isVerbatim }) =>
        isVerbatim === best.isVerbatim && agreement.share > best.agreement.share - MARGIN,
    );
    const isAt = ({ range }: Place) => hint !== null && range.start === hint.start;
    const chosen = equals.length === 1 ? best : equals.find(isAt);
    if (chosen === undefined) {
      return best.agreement.share >= AGREEING
        ? { status: "review", ...nearest(equals, hint).range, why: "contested" }
        : UNCERTAIN;
    }
    // A quote that stands where it stood was not found among all places, but at the first one tried.
    if (isAt(chosen) && chosen.isVerbatim) return { status: "anchored", ...chosen.range, why: "found" };
    const { agreement, range } = chosen;
    const beyond = agreement.evidence - Math.log2(this.tokens.count + 1);
    if (chosen.isSure && agrees(agreement) && beyond >= neededBits(chosen))
      return { status: "anchored", ...range, why: "found" };
    return isPlausible(agreement) && beyond >= LEAST_BITS
      ? { status: "review", ...range, why: "context" }
      : UNCERTAIN;
  }

  /** The most likely places in the same words as the quote's own, the best one first. */
  private compare(places: readonly Place[], quote: Quote): Compared[] {
    const passage = tokenize(quote.prefix + quote.exact + quote.suffix, this.vocabulary);
    const wanted = quoteSpan(passage, quote);
    const likely =
      places.length <= MOST_COMPARED
        ? places
        : places.toSorted((a, b) => b.joined - a.joined).slice(0, MOST_COMPARED);
    return likely
      .filter(({ joinsWords }) => joinsWords)
      .map((place) => {
        const span = spanOf(this.tokens, place.range.start, place.range.end);
        const agreement = compareSurroundings(this.rarity, passage, wanted, span);
        const letters = (this.tokens.ends[span.last] ?? 0) - (this.tokens.starts[span.first] ?? 0);
        return { ...place, agreement, isSure: letters >= SHORT_QUOTE || agreement.sameNeighbours };
      })
      .sort((a, b) => Number(b.isVerbatim) - Number(a.isVerbatim) || b.agreement.share - a.agreement.share);
  }

  /** The words are not there as they were: looks for the passage around them, and asks a person. */
  private resolveEdited(quote: Quote): Resolved {
    const passage = quote.prefix + quote.exact + quote.suffix;
    this.words ??= new WordPlaces(this.tokens);
    const found = findPassage(this.words, tokenize(passage, this.vocabulary), this.vocabulary);
    if (found === null) return GONE;
    const from = this.tokens.starts[found.first] ?? 0;
    const part = this.text.slice(from, this.tokens.ends[found.last]);
    const vocabulary = new Vocabulary();
    const old = tokenize(passage, vocabulary);
    const fresh = tokenize(part, vocabulary);
    const matching = new Matching(old, fresh, vocabulary);
    explain(matching);
    const wanted = quoteSpan(old, quote);
    const { first, last } = wanted;
    if (last >= old.count) return GONE;
    const verdict = judge(new Explanation(matching), new Twins(matching), {
      first,
      last,
      head: "altered",
      tail: "altered",
    });
    if (verdict.status === "orphan") return { status: "orphan", start: null, end: null, why: verdict.why };
    const place = { first: found.first + verdict.first, last: found.first + verdict.last };
    const words = tokenize(passage, this.vocabulary);
    if (!isPlausible(compareSurroundings(this.rarity, words, wanted, place))) return UNCERTAIN;
    return {
      status: "review",
      start: this.tokens.starts[place.first] ?? 0,
      end: this.tokens.ends[place.last] ?? 0,
      why: "edited",
    };
  }
}

/** Whether enough of a quote's surroundings came along with it. */
function agrees({ share, sameEdges, worstInner }: Agreement): boolean {
  return share >= AGREEING || (sameEdges && worstInner >= AGREEING_INNER && share >= AGREEING_LEAST);
}

/** Texts that repeat themselves, and contexts that changed, need more to be sure. */
function neededBits({ isVerbatim, agreement: { worstSide, freshness } }: Compared): number {
  const repetition = Math.max(0, LEAST_FRESHNESS - freshness);
  if (isVerbatim) return LEAST_VERBATIM_BITS + VERBATIM_REPETITION_BITS * repetition;
  return (
    LEAST_BITS + CHANGED_BITS + (worstSide < PLAUSIBLE ? CHANGED_SIDE_BITS : 0) + REPETITION_BITS * repetition
  );
}

/** Whether it is worth asking a person about a place. */
function isPlausible({ share, sameEdges, worstInner, atEdge, evidence }: Agreement): boolean {
  if (share > PLAUSIBLE || (sameEdges && worstInner >= PLAUSIBLE)) return true;
  return atEdge && evidence >= STRIKING_BITS;
}

/** A quote without context: its position decides, or that it is long and stands once. */
function decideAlone(places: readonly Place[], exact: string, hint: TextRange | null): Resolved {
  const only = places.length === 1 ? places[0] : undefined;
  const chosen = only ?? places.find(({ range }) => hint !== null && range.start === hint.start);
  if (chosen !== undefined) {
    const isSure = chosen.range.start === hint?.start || exact.length >= LONG_QUOTE;
    return isSure
      ? { status: "anchored", ...chosen.range, why: "found" }
      : { status: "review", ...chosen.range, why: "context" };
  }
  return places.length <= MOST_TO_ASK
    ? { status: "review", ...nearest(places, hint).range, why: "contested" }
    : UNCERTAIN;
}

/** The tokens of a quote within its passage: its context and itself. */
function quoteSpan(passage: Tokens, { prefix, exact }: Quote): TokenSpan {
  const leading = exact.length - exact.trimStart().length;
  return spanOf(passage, prefix.length + leading, prefix.length + exact.trimEnd().length);
}

/** The tokens that a range of the text touches. */
function spanOf(tokens: Tokens, start: number, end: number): TokenSpan {
  const first = firstTokenEndingAfter(tokens, start);
  let last = first;
  while (last + 1 < tokens.count && (tokens.starts[last + 1] ?? 0) < end) last++;
  return { first, last };
}

function nearest(places: readonly Place[], hint: TextRange | null): Place {
  const distance = ({ range }: Place) => (hint === null ? range.start : Math.abs(range.start - hint.start));
  return places.reduce((best, place) => (distance(place) < distance(best) ? place : best));
}

const LETTER = /[\p{L}\p{M}\p{N}]/u;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** The letters right before (or behind) an offset that are of one word with what stands on its other side. */
function wordBefore(text: string, offset: number): string {
  let from = offset;
  while (from > 0 && joinsWord(text, from)) from--;
  return text.slice(from, offset);
}

function wordAfter(text: string, offset: number): string {
  let to = offset;
  while (to < text.length && joinsWord(text, to)) to++;
  return text.slice(offset, to);
}

/** Whether a word's beginning is the one that is wanted, of which no more than \`known\` letters are known. */
function isSameEnd(wanted: string, found: string, known: number): boolean {
  return wanted === found || (wanted.length === known && found.endsWith(wanted));
}

function isSameStart(wanted: string, found: string, known: number): boolean {
  return wanted === found || (wanted.length === known && found.startsWith(wanted));
}

/** Whether letters of one word stand on both sides of an offset. */
function joinsWord(text: string, offset: number): boolean {
  const before = text[offset - 1] ?? "";
  const after = text[offset] ?? "";
  return LETTER.test(before) && LETTER.test(after) && !UNSPACED.test(before) && !UNSPACED.test(after);
}
