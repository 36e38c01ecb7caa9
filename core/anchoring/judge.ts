import type { Explanation } from "@/core/anchoring/explanation";
import { ALTERED, type Matching } from "@/core/anchoring/matching";
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
const NOT_INTACT = -1;
/** New tokens that may stand for one that is missing at the end of a quote. */
const MOST_REPLACED = 3;

/** Whether the part of a word that a quote covers is there: all of it, as an altered word, or not at all. */
export type PartFate = "spared" | "altered" | "lost";

/** The tokens of a quote, and what became of the parts that it covers of the first and of the last. */
export type QuoteTokens = { first: number; last: number; head: PartFate; tail: PartFate };

/** What became of a quote, by its own words and by those around it. */
export function judge(explained: Explanation, twins: Twins, quote: QuoteTokens): Verdict {
  const { first, last } = quote;
  const image = explained.isOneRow(first, last)
    ? (explained.images[first] ?? -1)
    : intactImage(explained.matching, quote);
  if (image < 0) return judgeEdited(explained, quote);
  return judgeIntact(explained, twins, first, last, image);
}

/** The new token of the first one if all are there, side by side, unaltered; else less than 0. */
function intactImage(matching: Matching, quote: QuoteTokens): number {
  const { first, last } = quote;
  // A contested link may be traded for its equal if that keeps the quote whole.
  let known = first;
  while (known <= last && !(holds(matching, quote, known) && !matching.isContested(known))) known++;
  if (known > last) known = first;
  if (!holds(matching, quote, known)) return NOT_INTACT;
  const shift = (matching.toNew[known] ?? 0) - known;
  for (let at = first; at <= last; at++) {
    if (matching.toNew[at] === at + shift && holds(matching, quote, at)) continue;
    const owner = matching.toOld[at + shift] ?? -1;
    const isTradable =
      matching.contestedNew[at + shift] === 1 ||
      (matching.contested[at] === 1 && (owner < 0 || matching.contested[owner] === 1));
    if (!isTradable || matching.oldKey(at) !== matching.newKey(at + shift)) return NOT_INTACT;
  }
  return first + shift;
}

/** Whether the part of an old token that a quote covers is there unaltered. */
function holds(matching: Matching, { first, last, head, tail }: QuoteTokens, at: number): boolean {
  if (matching.isExact(at)) return true;
  if (matching.state[at] !== ALTERED) return false;
  return (at === first && head === "spared") || (at === last && tail === "spared");
}

function judgeIntact(
  explained: Explanation,
  twins: Twins,
  first: number,
  last: number,
  image: number,
): Verdict {
  const { matching } = explained;
  const place = { first: image, last: image + last - first };
  const moved = matching.moved[first] === 1;
  const way = wayOf(explained, first, last, image);
  // A quote that begins or ends within a sentence needs that sentence as its witness, at both ends.
  const head = Math.min(explained.oldEnds[first] ?? last + 1, last + 1);
  const tail = Math.max(explained.oldStarts[last] ?? first, first);
  const headTrust = trustIn(explained, first, head - 1, image - first, way);
  const tailTrust = head > last ? headTrust : trustIn(explained, tail, last, image - first, way);
  if (headTrust === "none" && tailTrust === "none") {
    const inside = head < tail ? matching.bitsBetween(head, tail) : 0;
    return inside >= SURE_BITS[way]
      ? { status: "review", why: "contested", ...place }
      : { status: "orphan", why: "uncertain" };
  }
  let isContested = explained.contestedIn(first, last) === last + 1 - first;
  // Both ends among repeated sentences that may have changed places: then so may the quote.
  isContested ||= twins.isMistakable(first) && (head > last || twins.isMistakable(last));
  if (isContested || headTrust !== "full" || tailTrust !== "full") {
    return { status: "review", why: "contested", ...place };
  }
  return { status: "anchored", why: moved ? "moved" : "carried", ...place };
}

/** The heaviest part of a quote that stands together in the new text. */
function judgeEdited(explained: Explanation, { first, last, head, tail }: QuoteTokens): Verdict {
  const { matching, images } = explained;
  const { toNew, bits } = matching;
  const { keys } = explained.old;
  const total = matching.bitsBetween(first, last + 1);
  const reach = CONTEXT + (last - first);
  const best = { bits: 0, from: -1, to: -1 };
  let [from, before, sum] = [-1, -1, 0];
  for (let at = first; at <= last; at++) {
    const image = toNew[at] ?? -1;
    if (image < 0 || (at === first && head === "lost") || (at === last && tail === "lost")) continue;
    const joins = before >= 0 && image >= before && image - before <= reach;
    if (!joins) [from, sum] = [at, 0];
    const worth = bits[keys[at] ?? 0] ?? 0;
    sum += images[at] === image ? worth : ALTERED_WORTH * worth;
    before = image;
    if (sum > best.bits) {
      // One by one: the build's minifier turns a destructuring into an object's properties into broken code.
      best.bits = sum;
      best.from = from;
      best.to = at;
    }
  }
  if (best.from < 0) return { status: "orphan", why: "gone" };
  if (best.bits < total * KEPT_SHARE) return { status: "orphan", why: "gone" };
  const image = matching.toNew[best.from] ?? 0;
  const way = wayOf(explained, best.from, best.to, image);
  const lastImage = matching.toNew[best.to] ?? image;
  const context = contextOf(explained, first, last, image, lastImage, way);
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
