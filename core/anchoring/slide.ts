import type { Matching } from "@/core/anchoring/matching";

/**
 * Where text was only taken out or only put in, its place is often not certain: between “very” and
 * “very good”, or because the sentences before and after end alike. The gap is moved to where an editor
 * would have cut (at a paragraph, else at a sentence), and where several places are equally good, the
 * links that depend on the choice are marked as contested.
 */
export function slideGaps(matching: Matching): void {
  slideAmong(matching, 0);
  slideAmong(matching, 1);
}

/**
 * The gaps between links that kept their order (`moved` 0; the ends of the texts count as links), or
 * between links that moved together (1).
 */
function slideAmong(matching: Matching, moved: 0 | 1): void {
  const count = matching.old.count;
  const anchoredEnds = moved === 0;
  let before = -1;
  let any = anchoredEnds;
  for (let at = 0; at <= count; at++) {
    const isEnd = at === count && anchoredEnds;
    if (!isEnd && (!matching.isExact(at) || matching.moved[at] !== moved)) continue;
    const previous = before;
    const first = !any;
    before = at;
    any = true;
    if (first) continue;
    const from = previous < 0 ? -1 : (matching.toNew[previous] ?? 0);
    const to = isEnd ? matching.fresh.count : (matching.toNew[at] ?? 0);
    if (at > previous + 1 && to === from + 1) slideDeletion(matching, previous + 1, at - previous - 1, to);
    else if (at === previous + 1 && to > from + 1) slideInsertion(matching, at, from + 1, to - from - 1);
  }
}

/**
 * The best of several cuts, by what breaks stand at both of its ends; `tied` when another is as good. Of
 * equals the last one is taken: what is put in twice, or taken out, was more often the second.
 */
function bestCut(
  breaks: Uint8Array,
  first: number,
  last: number,
  length: number,
): { at: number; tied: boolean } {
  let best = first;
  let bestScore = -1;
  let tied = false;
  for (let at = first; at <= last; at++) {
    const score = (breaks[at] ?? 2) + (breaks[at + length] ?? 2);
    if (score === bestScore) [best, tied] = [at, true];
    else if (score > bestScore) [best, bestScore, tied] = [at, score, false];
  }
  return { at: best, tied };
}

/** Old tokens `[start, start + length)` are gone; the new token `base` follows them. */
function slideDeletion(matching: Matching, start: number, length: number, base: number): void {
  const linkedTo = (at: number, fresh: number) => matching.isExact(at) && matching.toNew[at] === fresh;
  let first = start;
  while (
    first > 0 &&
    linkedTo(first - 1, base - (start - first) - 1) &&
    (first - 1 + length < start || matching.isFreeOld(first - 1 + length)) &&
    matching.oldKey(first - 1) === matching.oldKey(first - 1 + length)
  ) {
    first--;
  }
  let last = start;
  while (
    linkedTo(last + length, base + (last - start)) &&
    (last >= start + length || matching.isFreeOld(last)) &&
    matching.oldKey(last) === matching.oldKey(last + length)
  ) {
    last++;
  }
  if (first === last) return;
  const { at: cut, tied } = bestCut(matching.old.breaks, first, last, length);
  const moved = matching.moved[first < start ? start - 1 : start + length] === 1;
  for (let at = start; at < cut; at++) {
    matching.unlink(at + length);
    matching.link(at, base + (at - start), moved);
  }
  for (let at = start - 1; at >= cut; at--) {
    const fresh = base - (start - at);
    matching.unlink(at);
    matching.link(at + length, fresh, moved);
  }
  if (tied) markZone(matching.contested, first, last, length);
}

/** New tokens `[start, start + length)` were put in before the old token `after`. */
function slideInsertion(matching: Matching, after: number, start: number, length: number): void {
  const linkedTo = (fresh: number, at: number) => matching.toOld[fresh] === at && matching.isExact(at);
  let first = start;
  while (
    first > 0 &&
    linkedTo(first - 1, after - (start - first) - 1) &&
    (first - 1 + length < start || matching.isFreeNew(first - 1 + length)) &&
    matching.newKey(first - 1) === matching.newKey(first - 1 + length)
  ) {
    first--;
  }
  let last = start;
  while (
    linkedTo(last + length, after + (last - start)) &&
    (last >= start + length || matching.isFreeNew(last)) &&
    matching.newKey(last) === matching.newKey(last + length)
  ) {
    last++;
  }
  if (first === last) return;
  const { at: cut, tied } = bestCut(matching.fresh.breaks, first, last, length);
  const moved = matching.moved[first < start ? after - 1 : after] === 1;
  for (let fresh = start; fresh < cut; fresh++) {
    const old = after + (fresh - start);
    matching.unlink(old);
    matching.link(old, fresh, moved);
  }
  for (let fresh = start - 1; fresh >= cut; fresh--) {
    const old = after - (start - fresh);
    matching.unlink(old);
    matching.link(old, fresh + length, moved);
  }
  if (tied) markZone(matching.contestedNew, first, last, length);
}

/** Marks what one choice links and another leaves out; what all choices leave out is not contested. */
function markZone(flags: Uint8Array, first: number, last: number, length: number): void {
  flags.fill(1, first, last);
  flags.fill(1, Math.max(last, first + length), last + length);
}
