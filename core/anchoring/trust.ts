import { EXACT, type Matching } from "@/core/anchoring/matching";
import { PARAGRAPH_BREAK, type Tokens } from "@/core/anchoring/tokens";

/**
 * Whether words that are there can be believed to be the same text. The figures are information in bits
 * (see matching.ts) and were set on scripted edits with known truth (tests/core/anchoring/edit-cases.ts):
 * too low, and other words are taken for the quote; too high, and quotes that stand are given up.
 */

/** Tokens on each side of a quote, within its sentence, whose fate tells whether its surroundings came along. */
export const CONTEXT = 20;
/** Bits of agreement on the quote itself (and what is joined to it) that need no further witness. */
export const SURE_BITS = { steady: 60, moved: 90 };
/** The same for whole sentences. */
const WHOLE_SENTENCE_BITS = { steady: 12, moved: 30 };
/** Bits at the beginning or end of a sentence that are no chance where the sentence beside it is joined to them. */
const HALF_SENTENCE_BITS = 28;
const NEIGHBOUR_BITS = 40;
/** The part of the surroundings that must have come along with a quote that proves little by itself. */
export const CONTEXT_SHARE = { steady: 0.35, moved: 0.6 };
/** Bits of other text in the same sentence that make a quote look as if it were only quoted there. */
const FOREIGN_BITS = { steady: 30, moved: 14 };
/** The part of the smaller sentence that must be in the larger where one was cut in two. */
const PART_SHARE = 0.75;
/** The part without which even a long quote has left its surroundings. */
const LEAST_SHARE = 0.15;
/** Bits of agreement, quote and surroundings, below which even good surroundings do not decide. */
export const LEAST_BITS = { steady: 14, moved: 60 };
/** Bits of the sentences beside a quote that must have moved along with it to vouch for it. */
const COMPANY_BITS = 30;
/** An altered word counts for so much of its information. */
export const ALTERED_WORTH = 0.8;
/** A sentence is looked through so far, in tokens, for what stands beside it. */
const LONGEST_SENTENCE = 400;

export type Way = "steady" | "moved";
export type Trust = "full" | "some" | "none";

/**
 * How far tokens `[first, last]` of one sentence, which are there word by word `shift` tokens further on,
 * can be trusted to be the same text and not the same words by chance.
 */
export function trustIn(matching: Matching, first: number, last: number, shift: number, way: Way): Trust {
  const { old, fresh } = matching;
  // What is joined to the quote without a break, up to the ends of its sentence.
  let from = first;
  while (old.breaks[from] === 0 && from > 0 && first - from < CONTEXT && follows(matching, from - 1, shift))
    from--;
  let to = last + 1;
  while (to < old.count && old.breaks[to] === 0 && to - last <= CONTEXT && follows(matching, to, shift)) to++;
  const joined = matching.bitsBetween(from, to);
  // A sentence is whole where both texts begin and end one, or where it was joined to its old neighbour.
  const startsWhole =
    old.breaks[from] !== 0 &&
    (isCut(fresh, from + shift) || (from > 0 && follows(matching, from - 1, shift)));
  const endsWhole =
    (to >= old.count || old.breaks[to] !== 0) &&
    (to + shift >= fresh.count ||
      isCut(fresh, to + shift) ||
      (to < old.count && follows(matching, to, shift)));
  const isSentence = old.breaks[from] !== 0 && (to >= old.count || old.breaks[to] !== 0);
  if (startsWhole && endsWhole) {
    // A whole sentence may call on the sentences that it is joined to.
    while (from > 0 && first - from < CONTEXT && follows(matching, from - 1, shift)) from--;
    while (to < old.count && to - last <= CONTEXT && follows(matching, to, shift)) to++;
    if (matching.bitsBetween(from, to) >= WHOLE_SENTENCE_BITS[way]) return "full";
  }
  if (way === "steady" && joined >= HALF_SENTENCE_BITS) {
    // What is left of a sentence whose other half was rewritten may call on the sentence that it follows, or leads to.
    const before =
      startsWhole && from > 0 && follows(matching, from - 1, shift)
        ? bitsAlong(matching, from - 1, shift, -1)
        : 0;
    const after =
      endsWhole && to < old.count && follows(matching, to, shift) ? bitsAlong(matching, to, shift, 1) : 0;
    if (Math.max(before, after) >= NEIGHBOUR_BITS) return "full";
  }
  const context = contextOf(matching, first, last, first + shift, last + shift, way);
  if (joined >= SURE_BITS[way]) {
    if (context.kept < context.inOld * LEAST_SHARE && context.inOld >= LEAST_BITS.steady) return "none";
    // Part of a sentence that now stands within another one was perhaps only quoted there.
    return !isSentence && context.kept < context.foreign * LEAST_SHARE && context.foreign >= FOREIGN_BITS[way]
      ? "some"
      : "full";
  }
  const evidence = context.kept + matching.bitsBetween(first, last + 1);
  if (context.share < CONTEXT_SHARE[way] || evidence < LEAST_BITS[way]) return "none";
  if (joined < LEAST_BITS.steady && !standsInLine(matching, first, last, shift)) return "none";
  // A sentence that moved by itself and was edited as well may be another one that is like it.
  return way === "moved" && context.share < PART_SHARE ? "some" : "full";
}

/** Whether an old token is there, `shift` tokens further on. */
function follows(matching: Matching, at: number, shift: number): boolean {
  return matching.state[at] === EXACT && matching.toNew[at] === at + shift;
}

function isCut(tokens: Tokens, at: number): boolean {
  return tokens.breaks[at] !== 0 || tokens.stops[at] === 1;
}

/** The information in the unbroken row of links from `at` in one direction, as far as it is looked at. */
function bitsAlong(matching: Matching, at: number, shift: number, step: -1 | 1): number {
  let bits = 0;
  for (
    let token = at;
    Math.abs(token - at) < CONTEXT &&
    matching.state[token] === EXACT &&
    matching.toNew[token] === token + shift;
    token += step
  )
    bits += matching.bits[matching.oldKey(token)] ?? 0;
  return bits;
}

/**
 * Whether words that are joined to none of their neighbours keep their place among them: on each side as
 * many were put in as were taken out, or only one of both was done.
 */
function standsInLine(matching: Matching, first: number, last: number, shift: number): boolean {
  const { old, fresh } = matching;
  const isEven = (step: -1 | 1, edge: number) => {
    let taken = 0;
    for (
      let at = edge + step;
      taken < CONTEXT && at >= 0 && at < old.count && matching.isFreeOld(at);
      at += step
    )
      taken++;
    let put = 0;
    for (
      let at = edge + shift + step;
      put < CONTEXT && at >= 0 && at < fresh.count && matching.isFreeNew(at);
      at += step
    )
      put++;
    return taken === put || Math.min(taken, put) === 0;
  };
  return isEven(-1, first) && isEven(1, last);
}

/**
 * How hard the evidence must be. What moved together with the sentences beside it is as certain as what
 * stayed; a sentence that seems to have moved by itself may be another one that is like it.
 */
export function wayOf(matching: Matching, first: number, last: number, image: number): Way {
  if (matching.moved[first] === 0) return "steady";
  const { old } = matching;
  const shift = image - first;
  let company = 0;
  const witness = (at: number) => {
    const away = Math.abs((matching.toNew[at] ?? 0) - at - shift);
    if (matching.state[at] === EXACT && away <= CONTEXT) company += matching.bits[matching.oldKey(at)] ?? 0;
  };
  let start = first;
  while (start > 0 && first - start < LONGEST_SENTENCE && old.breaks[start] === 0) start--;
  for (let at = start; at > 0 && start - at < CONTEXT && old.breaks[at] !== PARAGRAPH_BREAK; at--)
    witness(at - 1);
  let end = last + 1;
  while (end < old.count && end - last < LONGEST_SENTENCE && old.breaks[end] === 0) end++;
  for (let at = end; at < old.count && at - end < CONTEXT && old.breaks[at] !== PARAGRAPH_BREAK; at++)
    witness(at);
  return company >= COMPANY_BITS ? "steady" : "moved";
}

/** The first token of the part of a sentence that surrounds `at`, at most CONTEXT tokens before it. */
function contextStart(breaks: Uint8Array, at: number): number {
  let start = at;
  while (start > 0 && at - start < CONTEXT && breaks[start] === 0) start--;
  return start;
}

function contextEnd(breaks: Uint8Array, count: number, at: number): number {
  let end = at + 1;
  while (end < count && end - at <= CONTEXT && breaks[end] === 0) end++;
  return end;
}

/**
 * How much of the sentences around a quote `[first, last]` stands around its image: in bits, and as a part
 * of all that stands around the quote or (if that is less, as where a sentence was cut in two) the image.
 */
export function contextOf(
  matching: Matching,
  first: number,
  last: number,
  newFirst: number,
  newLast: number,
  way: Way,
): { inOld: number; foreign: number; kept: number; share: number } {
  const { old, fresh, bits } = matching;
  const newStart = contextStart(fresh.breaks, newFirst);
  const newEnd = contextEnd(fresh.breaks, fresh.count, newLast);
  let inNew = 0;
  let foreign = 0;
  for (let at = newStart; at < newEnd; at++) {
    if (at >= newFirst && at <= newLast) continue;
    const worth = bits[matching.newKey(at)] ?? 0;
    inNew += worth;
    // What stood near the quote before is not foreign, be it of another sentence.
    const owner = matching.toOld[at] ?? -1;
    if (owner < 0 || owner < first - CONTEXT || owner > last + CONTEXT) foreign += worth;
  }
  let inOld = 0;
  let kept = 0;
  const end = contextEnd(old.breaks, old.count, last);
  for (let at = contextStart(old.breaks, first); at < end; at++) {
    if (at >= first && at <= last) continue;
    const worth = bits[matching.oldKey(at)] ?? 0;
    inOld += worth;
    const image = matching.toNew[at] ?? -1;
    if (image < newStart || image >= newEnd) continue;
    kept += matching.state[at] === EXACT ? worth : worth * ALTERED_WORTH;
  }
  const both = inOld + inNew;
  const likeness = both === 0 ? 1 : (2 * kept) / both;
  // Of a sentence that was cut in two, or joined to another, nearly all of the smaller one is in the larger.
  const smaller = Math.min(inOld, inNew);
  const isPart = way === "steady" && smaller > 0 && kept >= smaller * PART_SHARE;
  return { inOld, foreign, kept, share: isPart ? 1 : likeness };
}
