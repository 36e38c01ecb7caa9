import type { Explanation } from "@/core/anchoring/explanation";
import type { Matching } from "@/core/anchoring/matching";
import { PARAGRAPH_BREAK } from "@/core/anchoring/tokens";

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
export function trustIn(explained: Explanation, first: number, last: number, shift: number, way: Way): Trust {
  const { old, fresh, matching } = explained;
  // What is joined to the quote without a break, up to the ends of its sentence.
  const left = explained.reachLeft(first, shift);
  const right = explained.reachRight(last + 1, shift);
  let from = Math.max(left, explained.oldStarts[first] ?? 0, first - CONTEXT);
  let to = Math.min(right, explained.oldEnds[last] ?? old.count, last + CONTEXT + 1);
  const joined = matching.bitsBetween(from, to);
  // A sentence is whole where both texts begin and end one, or where it was joined to its old neighbour.
  const beginsSentence = old.breaks[from] !== 0;
  const endsSentence = to >= old.count || old.breaks[to] !== 0;
  const startsWhole = beginsSentence && (isCut(matching, from + shift) || left < from);
  const endsWhole = endsSentence && (to + shift >= fresh.count || isCut(matching, to + shift) || right > to);
  if (startsWhole && endsWhole) {
    // A whole sentence may call on the sentences that it is joined to.
    from = Math.min(from, Math.max(left, first - CONTEXT));
    to = Math.max(to, Math.min(right, last + CONTEXT + 1));
    if (matching.bitsBetween(from, to) >= WHOLE_SENTENCE_BITS[way]) return "full";
  }
  if (way === "steady" && joined >= HALF_SENTENCE_BITS) {
    // What is left of a sentence whose other half was rewritten may call on the sentence that it follows, or leads to.
    const before =
      startsWhole && left < from ? matching.bitsBetween(Math.max(left, from - CONTEXT), from) : 0;
    const after = endsWhole && right > to ? matching.bitsBetween(to, Math.min(right, to + CONTEXT)) : 0;
    if (Math.max(before, after) >= NEIGHBOUR_BITS) return "full";
  }
  const context = contextOf(explained, first, last, first + shift, last + shift, way);
  if (joined >= SURE_BITS[way]) {
    if (context.kept < context.inOld * LEAST_SHARE && context.inOld >= LEAST_BITS.steady) return "none";
    if (beginsSentence && endsSentence) return "full";
    // Part of a sentence that now stands within another one was perhaps only quoted there.
    const foreign = foreignBits(explained, first, last, first + shift, last + shift);
    return context.kept < foreign * LEAST_SHARE && foreign >= FOREIGN_BITS[way] ? "some" : "full";
  }
  const evidence = context.kept + matching.bitsBetween(first, last + 1);
  if (context.share < CONTEXT_SHARE[way] || evidence < LEAST_BITS[way]) return "none";
  if (joined < LEAST_BITS.steady && !standsInLine(matching, first, last, shift)) return "none";
  // A sentence that moved by itself and was edited as well may be another one that is like it.
  return way === "moved" && context.share < PART_SHARE ? "some" : "full";
}

/** Whether a sentence may begin at a new token: a sentence that was put behind a colon is still a whole one. */
function isCut(matching: Matching, at: number): boolean {
  const { breaks, stops } = matching.fresh;
  return breaks[at] !== 0 || stops[at] === 1 || matching.vocabulary.wordOf(matching.newKey(at - 1)) === ":";
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
export function wayOf(explained: Explanation, first: number, last: number, image: number): Way {
  const { old, matching, images } = explained;
  if (matching.moved[first] === 0) return "steady";
  const shift = image - first;
  let company = 0;
  const witness = (at: number) => {
    const own = images[at] ?? -1;
    if (own >= 0 && Math.abs(own - at - shift) <= CONTEXT) company += matching.bits[matching.oldKey(at)] ?? 0;
  };
  const start = Math.max(explained.oldStarts[first] ?? 0, first - LONGEST_SENTENCE);
  for (let at = start; at > 0 && start - at < CONTEXT && old.breaks[at] !== PARAGRAPH_BREAK; at--)
    witness(at - 1);
  const end = Math.min(explained.oldEnds[last] ?? old.count, last + LONGEST_SENTENCE);
  for (let at = end; at < old.count && at - end < CONTEXT && old.breaks[at] !== PARAGRAPH_BREAK; at++)
    witness(at);
  return company >= COMPANY_BITS ? "steady" : "moved";
}

/** What stands around a quote in its sentences, in bits, how much of it came along, and as what part. */
export type Context = { inOld: number; kept: number; share: number };

/**
 * How much of the sentences around a quote \`[first, last]\` stands around its image: in bits, and as a part
 * of all that stands around the quote or (if that is less, as where a sentence was cut in two) the image.
 */
export function contextOf(
  explained: Explanation,
  first: number,
  last: number,
  newFirst: number,
  newLast: number,
  way: Way,
): Context {
  const { matching, images } = explained;
  const { bits, toNew } = matching;
  const { keys } = explained.old;
  const newStart = Math.max(explained.newStarts[newFirst] ?? 0, newFirst - CONTEXT);
  const newEnd = Math.min(explained.newEnds[newLast] ?? 0, newLast + CONTEXT + 1);
  const inNew = explained.newBitsBetween(newStart, newEnd) - explained.newBitsBetween(newFirst, newLast + 1);
  const start = Math.max(explained.oldStarts[first] ?? 0, first - CONTEXT);
  const end = Math.min(explained.oldEnds[last] ?? 0, last + CONTEXT + 1);
  const inOld = matching.bitsBetween(start, end) - matching.bitsBetween(first, last + 1);
  let kept = 0;
  for (let at = start === first ? last + 1 : start; at < end; at = at + 1 === first ? last + 1 : at + 1) {
    const image = toNew[at] ?? -1;
    if (image < newStart || image >= newEnd) continue;
    const worth = bits[keys[at] ?? 0] ?? 0;
    kept += images[at] === image ? worth : worth * ALTERED_WORTH;
  }
  const both = inOld + inNew;
  const likeness = both === 0 ? 1 : (2 * kept) / both;
  // Of a sentence that was cut in two, or joined to another, nearly all of the smaller one is in the larger.
  const smaller = Math.min(inOld, inNew);
  const isPart = way === "steady" && smaller > 0 && kept >= smaller * PART_SHARE;
  return { inOld, kept, share: isPart ? 1 : likeness };
}

/** Bits of what stands around the image of a quote, in its sentence, that did not stand near the quote. */
function foreignBits(
  explained: Explanation,
  first: number,
  last: number,
  newFirst: number,
  newLast: number,
): number {
  const { toOld, bits } = explained.matching;
  const { keys } = explained.fresh;
  const newStart = Math.max(explained.newStarts[newFirst] ?? 0, newFirst - CONTEXT);
  const newEnd = Math.min(explained.newEnds[newLast] ?? 0, newLast + CONTEXT + 1);
  let foreign = 0;
  for (let at = newStart; at < newEnd; at++) {
    if (at >= newFirst && at <= newLast) continue;
    const owner = toOld[at] ?? -1;
    if (owner < 0 || owner < first - CONTEXT || owner > last + CONTEXT) foreign += bits[keys[at] ?? 0] ?? 0;
  }
  return foreign;
}
