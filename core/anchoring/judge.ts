import { ALTERED, EXACT, type Matching } from "@/core/anchoring/matching";
import { PARAGRAPH_BREAK } from "@/core/anchoring/tokens";
import type { Twins } from "@/core/anchoring/twins";

/** What became of the tokens `[first, last]` of the old text. */
export type Verdict =
  | { status: "anchored"; why: "carried" | "moved"; first: number; last: number }
  | { status: "review"; why: "edited" | "contested"; first: number; last: number }
  | { status: "orphan"; why: "gone" | "uncertain" };

/** Tokens on each side of a quote, within its sentence, whose fate tells whether its surroundings came along. */
const CONTEXT = 20;
/** Bits of agreement on the quote itself (and what is joined to it) that need no further witness. */
const SURE_BITS = { steady: 60, moved: 90 };
/** The same for whole sentences. */
const WHOLE_SENTENCE_BITS = { steady: 12, moved: 30 };
/** The part of the surroundings that must have come along with a quote that proves little by itself. */
const CONTEXT_SHARE = { steady: 0.35, moved: 0.6 };
/** Bits of other text in the same sentence that make a quote look as if it were only quoted there. */
const FOREIGN_BITS = { steady: 30, moved: 14 };
/** The part of the smaller sentence that must be in the larger where one was cut in two. */
const PART_SHARE = 0.75;
/** The part without which even a long quote has left its surroundings. */
const LEAST_SHARE = 0.15;
/** Bits of agreement, quote and surroundings, below which even good surroundings do not decide. */
const LEAST_BITS = { steady: 14, moved: 60 };
/** Bits of the sentences beside a quote that must have moved along with it to vouch for it. */
const COMPANY_BITS = 30;
/** The part of a quote (by information) that must still be there for it to be the same quote, edited. */
const KEPT_SHARE = 0.4;
/** New tokens that may stand for one that is missing at the end of a quote. */
const MOST_REPLACED = 3;
/** An altered word counts for so much of its information. */
const ALTERED_WORTH = 0.8;

type Way = "steady" | "moved";
type Trust = "full" | "some" | "none";

/** Whether the part of a word that a quote covers is there: all of it, as an altered word, or not at all. */
export type PartFate = "spared" | "altered" | "lost";

/** The tokens of a quote, and what became of the parts that it covers of the first and of the last. */
export type QuoteTokens = { first: number; last: number; head: PartFate; tail: PartFate };

/** What became of a quote, by its own words and by those around it. */
export function judge(matching: Matching, twins: Twins, quote: QuoteTokens): Verdict {
  const image = intactImage(matching, quote);
  if (image === null) return judgeEdited(matching, quote);
  return judgeIntact(matching, twins, quote.first, quote.last, image);
}

/** The new token of the first one if all are there, side by side, unaltered; else null. */
function intactImage(matching: Matching, { first, last, head, tail }: QuoteTokens): number | null {
  const holds = (at: number) =>
    matching.state[at] === EXACT ||
    (matching.state[at] === ALTERED &&
      ((at === first && head === "spared") || (at === last && tail === "spared")));
  // A contested link may be traded for its equal if that keeps the quote whole.
  let known = first;
  while (known <= last && !(holds(known) && !matching.isContested(known))) known++;
  if (known > last) known = first;
  if (!holds(known)) return null;
  const shift = (matching.toNew[known] ?? 0) - known;
  for (let at = first; at <= last; at++) {
    if (holds(at) && matching.toNew[at] === at + shift) continue;
    const owner = matching.toOld[at + shift] ?? -1;
    const isTradable =
      matching.contestedNew[at + shift] === 1 ||
      (matching.contested[at] === 1 && (owner < 0 || matching.contested[owner] === 1));
    if (!isTradable || matching.oldKey(at) !== matching.newKey(at + shift)) return null;
  }
  return first + shift;
}

function judgeIntact(matching: Matching, twins: Twins, first: number, last: number, image: number): Verdict {
  const place = { first: image, last: image + last - first };
  const moved = matching.moved[first] === 1;
  const way = wayOf(matching, first, last, image);
  // A quote that begins or ends within a sentence needs that sentence as its witness, at both ends.
  const { breaks } = matching.old;
  let head = first + 1;
  while (head <= last && breaks[head] === 0) head++;
  let tail = last;
  while (tail > first && breaks[tail] === 0) tail--;
  const headTrust = trustIn(matching, first, head - 1, image - first, way);
  const tailTrust = head > last ? headTrust : trustIn(matching, tail, last, image - first, way);
  if (headTrust === "none" && tailTrust === "none") {
    const inside = head < tail ? matching.bitsBetween(head, tail) : 0;
    return inside >= SURE_BITS[way]
      ? { status: "review", why: "contested", ...place }
      : { status: "orphan", why: "uncertain" };
  }
  let isContested = true;
  for (let at = first; isContested && at <= last; at++) isContested = matching.isContested(at);
  // Both ends among repeated sentences that may have changed places: then so may the quote.
  isContested ||= twins.isMistakable(first) && (head > last || twins.isMistakable(last));
  if (isContested || headTrust !== "full" || tailTrust !== "full") {
    return { status: "review", why: "contested", ...place };
  }
  return { status: "anchored", why: moved ? "moved" : "carried", ...place };
}

/**
 * How far tokens `[first, last]` of one sentence, which are there word by word `shift` tokens further on,
 * can be trusted to be the same text and not the same words by chance.
 */
function trustIn(matching: Matching, first: number, last: number, shift: number, way: Way): Trust {
  const { old, fresh } = matching;
  const follows = (at: number) => matching.state[at] === EXACT && matching.toNew[at] === at + shift;
  // What is joined to the quote without a break, up to the ends of its sentence.
  let from = first;
  while (old.breaks[from] === 0 && from > 0 && first - from < CONTEXT && follows(from - 1)) from--;
  let to = last + 1;
  while (to < old.count && old.breaks[to] === 0 && to - last <= CONTEXT && follows(to)) to++;
  const joined = matching.bitsBetween(from, to);
  const isCut = (at: number) => fresh.breaks[at] !== 0 || fresh.stops[at] === 1;
  // A sentence is whole where both texts begin and end one, or where it was joined to its old neighbour.
  const startsWhole = old.breaks[from] !== 0 && (isCut(from + shift) || (from > 0 && follows(from - 1)));
  const endsWhole =
    (to >= old.count || old.breaks[to] !== 0) &&
    (to + shift >= fresh.count || isCut(to + shift) || (to < old.count && follows(to)));
  if (startsWhole && endsWhole) {
    // A whole sentence may call on the sentences that it is joined to.
    while (from > 0 && first - from < CONTEXT && follows(from - 1)) from--;
    while (to < old.count && to - last <= CONTEXT && follows(to)) to++;
    if (matching.bitsBetween(from, to) >= WHOLE_SENTENCE_BITS[way]) return "full";
  }
  const context = contextOf(matching, first, last, first + shift, last + shift, way);
  if (joined >= SURE_BITS[way]) {
    if (context.kept < context.inOld * LEAST_SHARE && context.inOld >= LEAST_BITS.steady) return "none";
    // A whole sentence that now stands within another one was perhaps only quoted there.
    return context.kept < context.foreign * LEAST_SHARE && context.foreign >= FOREIGN_BITS[way]
      ? "some"
      : "full";
  }
  const evidence = context.kept + matching.bitsBetween(first, last + 1);
  if (context.share < CONTEXT_SHARE[way] || evidence < LEAST_BITS[way]) return "none";
  if (joined < LEAST_BITS.steady && !standsInLine(matching, first, last, shift)) return "none";
  // A sentence that moved by itself and was edited as well may be another one that is like it.
  return way === "moved" && context.share < PART_SHARE ? "some" : "full";
}

/**
 * Whether words that are joined to none of their neighbours keep their place among them: on each side as
 * many were put in as were taken out, or only one of both was done.
 */
function standsInLine(matching: Matching, first: number, last: number, shift: number): boolean {
  const { old, fresh } = matching;
  let before = first - 1;
  while (before >= 0 && matching.isFreeOld(before)) before--;
  let newBefore = first + shift - 1;
  while (newBefore >= 0 && matching.isFreeNew(newBefore)) newBefore--;
  let after = last + 1;
  while (after < old.count && matching.isFreeOld(after)) after++;
  let newAfter = last + shift + 1;
  while (newAfter < fresh.count && matching.isFreeNew(newAfter)) newAfter++;
  const isEven = (taken: number, put: number) => taken === put || Math.min(taken, put) === 0;
  return (
    isEven(first - 1 - before, first + shift - 1 - newBefore) &&
    isEven(after - last - 1, newAfter - last - shift - 1)
  );
}

/**
 * How hard the evidence must be. What moved together with the sentences beside it is as certain as what
 * stayed; a sentence that seems to have moved by itself may be another one that is like it.
 */
function wayOf(matching: Matching, first: number, last: number, image: number): Way {
  if (matching.moved[first] === 0) return "steady";
  const { old } = matching;
  const shift = image - first;
  let company = 0;
  const witness = (at: number) => {
    const away = Math.abs((matching.toNew[at] ?? 0) - at - shift);
    if (matching.state[at] === EXACT && away <= CONTEXT) company += matching.bits[matching.oldKey(at)] ?? 0;
  };
  let start = first;
  while (start > 0 && old.breaks[start] === 0) start--;
  for (let at = start; at > 0 && start - at < CONTEXT && old.breaks[at] !== PARAGRAPH_BREAK; at--)
    witness(at - 1);
  let end = last + 1;
  while (end < old.count && old.breaks[end] === 0) end++;
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
function contextOf(
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
    if (owner < first - CONTEXT || owner > last + CONTEXT) foreign += worth;
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

/** The heaviest part of a quote that stands together in the new text. */
function judgeEdited(matching: Matching, { first, last, head, tail }: QuoteTokens): Verdict {
  const total = matching.bitsBetween(first, last + 1);
  const reach = CONTEXT + (last - first);
  let best = { bits: 0, from: -1, to: -1 };
  let group = { bits: 0, from: -1, to: -1 };
  for (let at = first; at <= last; at++) {
    const image = matching.toNew[at] ?? -1;
    if (image < 0 || (at === first && head === "lost") || (at === last && tail === "lost")) continue;
    const before = group.to < 0 ? -1 : (matching.toNew[group.to] ?? -1);
    const joins = before >= 0 && image >= before && image - before <= reach;
    if (!joins) group = { bits: 0, from: at, to: at };
    const worth = matching.state[at] === ALTERED ? ALTERED_WORTH : 1;
    group = {
      bits: group.bits + worth * (matching.bits[matching.oldKey(at)] ?? 0),
      from: group.from,
      to: at,
    };
    if (group.bits > best.bits) best = group;
  }
  if (best.from < 0) return { status: "orphan", why: "gone" };
  if (best.bits < total * KEPT_SHARE) return { status: "orphan", why: "gone" };
  const image = matching.toNew[best.from] ?? 0;
  const way = wayOf(matching, best.from, best.to, image);
  const lastImage = matching.toNew[best.to] ?? image;
  const context = contextOf(matching, first, last, image, lastImage, way);
  const evidence = best.bits + context.kept;
  if (best.bits < SURE_BITS[way] && (context.share < CONTEXT_SHARE[way] || evidence < LEAST_BITS[way])) {
    return { status: "orphan", why: "uncertain" };
  }
  const start = image - replacedBefore(matching, image, best.from - first);
  return {
    status: "review",
    why: "edited",
    first: start,
    last: lastImage + replacedAfter(matching, lastImage, last - best.to),
  };
}

/**
 * How many new tokens before `image` took the place of `missing` old ones: those that nothing explains, as
 * far as their number is likely.
 */
function replacedBefore(matching: Matching, image: number, missing: number): number {
  if (missing === 0) return 0;
  let count = 0;
  while (count < MOST_REPLACED * missing && image - count > 0 && matching.isFreeNew(image - count - 1))
    count++;
  return count;
}

function replacedAfter(matching: Matching, image: number, missing: number): number {
  if (missing === 0) return 0;
  let count = 0;
  const left = matching.fresh.count - 1 - image;
  while (count < Math.min(left, MOST_REPLACED * missing) && matching.isFreeNew(image + count + 1)) count++;
  return count;
}
