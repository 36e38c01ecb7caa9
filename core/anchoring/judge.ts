import { ALTERED, EXACT, type Matching } from "@/core/anchoring/matching";
import {
  ALTERED_WORTH,
  CONTEXT,
  CONTEXT_SHARE,
  contextOf,
  LEAST_BITS,
  SURE_BITS,
  trustIn,
  wayOf,
} from "@/core/anchoring/trust";
import type { Twins } from "@/core/anchoring/twins";

/** What became of the tokens `[first, last]` of the old text. */
export type Verdict =
  | { status: "anchored"; why: "carried" | "moved"; first: number; last: number }
  | { status: "review"; why: "edited" | "contested"; first: number; last: number }
  | { status: "orphan"; why: "gone" | "uncertain" };

/** The part of a quote (by information) that must still be there for it to be the same quote, edited. */
const KEPT_SHARE = 0.4;
/** New tokens that may stand for one that is missing at the end of a quote. */
const MOST_REPLACED = 3;

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
function intactImage(matching: Matching, quote: QuoteTokens): number | null {
  const { first, last } = quote;
  // A contested link may be traded for its equal if that keeps the quote whole.
  let known = first;
  while (known <= last && !(holds(matching, quote, known) && !matching.isContested(known))) known++;
  if (known > last) known = first;
  if (!holds(matching, quote, known)) return null;
  const shift = (matching.toNew[known] ?? 0) - known;
  for (let at = first; at <= last; at++) {
    if (matching.toNew[at] === at + shift && holds(matching, quote, at)) continue;
    const owner = matching.toOld[at + shift] ?? -1;
    const isTradable =
      matching.contestedNew[at + shift] === 1 ||
      (matching.contested[at] === 1 && (owner < 0 || matching.contested[owner] === 1));
    if (!isTradable || matching.oldKey(at) !== matching.newKey(at + shift)) return null;
  }
  return first + shift;
}

/** Whether the part of an old token that a quote covers is there unaltered. */
function holds(matching: Matching, { first, last, head, tail }: QuoteTokens, at: number): boolean {
  if (matching.state[at] === EXACT) return true;
  if (matching.state[at] !== ALTERED) return false;
  return (at === first && head === "spared") || (at === last && tail === "spared");
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
    group.bits += worth * (matching.bits[matching.oldKey(at)] ?? 0);
    group.to = at;
    if (group.bits > best.bits) best = { ...group };
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
