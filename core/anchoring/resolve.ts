import { explain } from "@/core/anchoring/backbone";
import { judge } from "@/core/anchoring/judge";
import { Matching } from "@/core/anchoring/matching";
import { type NormalizedText, normalizeText } from "@/core/anchoring/normalize";
import { findPassage } from "@/core/anchoring/passage";
import type { Quote } from "@/core/anchoring/quote-schema";
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

/** The part of the context that must agree for a quote to be anchored without a question. */
const AGREEING = 0.85;
/** The same for a quote of so many letters that stands only once in the text. */
const AGREEING_LONG = 0.7;
const LONG_QUOTE = 24;
/** A quote shorter than this is nothing but its place: so much context must join it unbroken on each side. */
const SHORT_QUOTE = 4;
const JOINED_CONTEXT = 8;
/** So much context, or so many letters, are at least worth asking a person about. */
const PLAUSIBLE = 0.5;
const VERY_LONG_QUOTE = 40;
/** How much better than the next place the best one must be. */
const MARGIN = 0.2;
/** So many places of one phrase are weighed; of more, none can be told. */
const MOST_PLACES = 500;
/** Without context and position, a phrase that stands in more places than this is not asked about. */
const MOST_TO_ASK = 3;

type Place = { range: TextRange; context: number };

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
  private prepared: Tokens | null = null;

  constructor(private readonly text: string) {
    this.normal = normalizeText(text);
  }

  /** See `resolveQuote`. */
  resolve(quote: Quote, hint?: TextRange | null): Resolved {
    const exact = normalizeText(quote.exact).text.trim();
    if (exact === "") return GONE;
    const places = this.placesOf(exact, quote);
    if (places.length === 0) return exact.length < SHORT_QUOTE ? GONE : this.resolveEdited(quote);
    if (places.length > MOST_PLACES) return UNCERTAIN;
    return decide(places, exact, quote, hint ?? null);
  }

  /** All places of the quote's words; whole words only, unless it begins or ends within one itself. */
  private placesOf(exact: string, quote: Quote): Place[] {
    const { text, starts, ends } = this.normal;
    const prefix = normalizeText(quote.prefix).text;
    const suffix = normalizeText(quote.suffix).text;
    const gapBefore = /^\s/u.test(quote.exact) ? " " : "";
    const gapAfter = /\s$/u.test(quote.exact) ? " " : "";
    const places: (Place & { cutsWord: boolean })[] = [];
    for (let at = text.indexOf(exact); at >= 0; at = text.indexOf(exact, at + 1)) {
      const end = at + exact.length;
      places.push({
        range: { start: starts[at] ?? 0, end: ends[end - 1] ?? 0 },
        context: agreement(
          [prefix + gapBefore, text.slice(Math.max(0, at - prefix.length - SLACK), at)],
          [gapAfter + suffix, text.slice(end, end + suffix.length + SLACK)],
          exact.length < SHORT_QUOTE,
        ),
        cutsWord: joinsWord(text, at) || joinsWord(text, end),
      });
      if (places.length > MOST_PLACES) break;
    }
    const mayCut = joinsWord(prefix + exact, prefix.length) || joinsWord(exact + suffix, exact.length);
    return mayCut ? places : places.filter(({ cutsWord }) => !cutsWord);
  }

  /** The words are not there as they were: looks for the passage around them, and asks a person. */
  private resolveEdited(quote: Quote): Resolved {
    this.prepared ??= tokenize(this.text, this.vocabulary);
    const passage = quote.prefix + quote.exact + quote.suffix;
    const found = findPassage(this.prepared, tokenize(passage, this.vocabulary), this.vocabulary);
    if (found === null) return GONE;
    const from = this.prepared.starts[found.first] ?? 0;
    const part = this.text.slice(from, this.prepared.ends[found.last]);
    const vocabulary = new Vocabulary();
    const old = tokenize(passage, vocabulary);
    const fresh = tokenize(part, vocabulary);
    const matching = new Matching(old, fresh, vocabulary);
    explain(matching);
    const first = firstTokenEndingAfter(old, quote.prefix.length);
    const last = firstTokenEndingAfter(old, quote.prefix.length + quote.exact.trimEnd().length - 1);
    if (last >= old.count || last < first) return GONE;
    const verdict = judge(matching, new Twins(matching), { first, last, head: "altered", tail: "altered" });
    if (verdict.status === "orphan") return { status: "orphan", start: null, end: null, why: verdict.why };
    return {
      status: "review",
      start: from + (fresh.starts[verdict.first] ?? 0),
      end: from + (fresh.ends[verdict.last] ?? 0),
      why: "edited",
    };
  }
}

function decide(places: readonly Place[], exact: string, quote: Quote, hint: TextRange | null): Resolved {
  const byContext = places.toSorted((a, b) => b.context - a.context);
  const best = byContext[0];
  if (best === undefined) return GONE;
  const equals = byContext.filter(({ context }) => context > best.context - MARGIN);
  const isAt = ({ range }: Place) => hint !== null && range.start === hint.start;
  const chosen = equals.length === 1 ? best : equals.find(isAt);
  const hasContext = quote.prefix.trim() !== "" || quote.suffix.trim() !== "";
  if (chosen !== undefined) {
    const isLong = exact.length >= LONG_QUOTE && places.length === 1;
    const agrees = hasContext
      ? chosen.context >= (isLong ? AGREEING_LONG : AGREEING)
      : isLong || isAt(chosen);
    if (agrees) return { status: "anchored", ...chosen.range, why: "found" };
    const isPlausible = hasContext && (chosen.context >= PLAUSIBLE || exact.length >= VERY_LONG_QUOTE);
    if (isPlausible || (!hasContext && places.length === 1))
      return { status: "review", ...chosen.range, why: "context" };
    return UNCERTAIN;
  }
  const isWorthAsking = hasContext ? best.context >= AGREEING : places.length <= MOST_TO_ASK;
  return isWorthAsking ? { status: "review", ...nearest(equals, hint).range, why: "contested" } : UNCERTAIN;
}

function nearest(places: readonly Place[], hint: TextRange | null): Place {
  const distance = ({ range }: Place) => (hint === null ? range.start : Math.abs(range.start - hint.start));
  return places.reduce((best, place) => (distance(place) < distance(best) ? place : best));
}

/** Letters of text beyond the length of a context in which it may have been pushed away from the quote. */
const SLACK = 8;

type Side = [expected: string, found: string];

/**
 * How much of a quote's context stands around a place: 0 to 1, both sides weighed by their length. A
 * `strict` one counts only where it joins the place unbroken, on both sides.
 */
function agreement(before: Side, after: Side, strict: boolean): number {
  const total = before[0].length + after[0].length;
  if (total === 0) return 0;
  const reversed = (text: string) => Array.from(text).reverse().join("");
  const left: Side = [reversed(before[0]), reversed(before[1])];
  if (strict && !(joins(left) && joins(after))) return 0;
  return (sideAgreement(left) * left[0].length + sideAgreement(after) * after[0].length) / total;
}

function joins([expected, found]: Side): boolean {
  return found.startsWith(expected.slice(0, JOINED_CONTEXT));
}

/** Agreement outwards from the quote: how far it goes unbroken, or how many triples of letters are shared. */
function sideAgreement([expected, found]: Side): number {
  if (expected === "") return 1;
  let unbroken = 0;
  while (unbroken < expected.length && expected[unbroken] === found[unbroken]) unbroken++;
  const triples = new Set<string>();
  for (let at = 0; at + 3 <= found.length; at++) triples.add(found.slice(at, at + 3));
  let shared = 0;
  for (let at = 0; at + 3 <= expected.length; at++) if (triples.has(expected.slice(at, at + 3))) shared++;
  return Math.max(unbroken / expected.length, expected.length < 6 ? 0 : shared / (expected.length - 2));
}

const LETTER = /[\p{L}\p{M}\p{N}]/u;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** Whether letters of one word stand on both sides of an offset. */
function joinsWord(text: string, offset: number): boolean {
  const before = text[offset - 1] ?? "";
  const after = text[offset] ?? "";
  return LETTER.test(before) && LETTER.test(after) && !UNSPACED.test(before) && !UNSPACED.test(after);
}
