import type { Matching } from "@/core/anchoring/matching";

/** Gaps of more tokens are left to the alignment, which weighs what chance would find in them. */
const LONGEST_KEPT = 6;
const LONGEST_GAP = 16;

/**
 * Links the tokens of a small gap between two links when one side of it is all of the other with something
 * put in: “of” in “(of)”, “war” in “the long war”. Such words may be too common to be evidence by
 * themselves; but that nothing was taken out is the plainest of all explanations. Where the words could
 * be found in the gap in more than one way, they are left alone.
 */
export function linkEmbedded(matching: Matching): void {
  const { old, fresh } = matching;
  for (let from = 0; from < old.count; from++) {
    if (!matching.isFreeOld(from) || from === 0) continue;
    let to = from;
    while (to < old.count && matching.isFreeOld(to) && to - from <= LONGEST_GAP) to++;
    const gap = { from, to, newFrom: (matching.toNew[from - 1] ?? -1) + 1, newTo: matching.toNew[to] ?? 0 };
    from = to;
    if (to >= old.count || gap.newFrom === 0 || !matching.isExact(to)) continue;
    const isWithinSentence = old.breaks[gap.from] === 0 || old.breaks[to] === 0;
    if (isWithinSentence && isOpen(matching, gap)) linkGap(matching, gap);
  }

  function linkGap(matching: Matching, { from, to, newFrom, newTo }: Gap): void {
    const [n, m] = [to - from, newTo - newFrom];
    const isInsertion = n <= m;
    const [inner, outer] = isInsertion
      ? [old.keys.subarray(from, to), fresh.keys.subarray(newFrom, newTo)]
      : [fresh.keys.subarray(newFrom, newTo), old.keys.subarray(from, to)];
    if (inner.length > LONGEST_KEPT) return;
    const places = onlyEmbedding(inner, outer);
    const moved = matching.moved[from - 1] === 1;
    places?.forEach((place, index) => {
      if (isInsertion) matching.link(from + index, newFrom + place, moved);
      else matching.link(from + place, newFrom + index, moved);
    });
  }
}

type Gap = { from: number; to: number; newFrom: number; newTo: number };

/** Whether all of the new side of a gap is unexplained, and small. */
function isOpen(matching: Matching, { newFrom, newTo }: Gap): boolean {
  if (newTo <= newFrom || newTo - newFrom > LONGEST_GAP) return false;
  for (let at = newFrom; at < newTo; at++) if (!matching.isFreeNew(at)) return false;
  return true;
}

/** Where the keys of `inner` stand in `outer` in their order, if there is exactly one way; else null. */
function onlyEmbedding(inner: Int32Array, outer: Int32Array): number[] | null {
  const first: number[] = [];
  for (let at = 0; at < outer.length && first.length < inner.length; at++) {
    if (outer[at] === inner[first.length]) first.push(at);
  }
  if (first.length < inner.length) return null;
  let left = inner.length - 1;
  for (let at = outer.length - 1; left >= 0; at--) {
    if (outer[at] !== inner[left]) continue;
    if (first[left] !== at) return null;
    left--;
  }
  return first;
}
