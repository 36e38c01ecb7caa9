import type { Matching } from "@/core/anchoring/matching";

/**
 * The information that vouches for one link from within its own sentence: the unbroken row of links that
 * it stands in, cut at the sentence's ends in both texts.
 */
function standing(matching: Matching, at: number): number {
  const { old, fresh } = matching;
  const shift = (matching.toNew[at] ?? 0) - at;
  const linked = (token: number) => matching.isExact(token) && matching.toNew[token] === token + shift;
  let from = at;
  while (from > 0 && old.breaks[from] === 0 && fresh.breaks[from + shift] === 0 && linked(from - 1)) from--;
  let to = at + 1;
  while (to < old.count && old.breaks[to] === 0 && fresh.breaks[to + shift] === 0 && linked(to)) to++;
  return matching.bitsBetween(from, to);
}

/** Links `old` to `fresh` if they are equal and whatever holds either of them stands on less than `rank`. */
function claim(matching: Matching, old: number, fresh: number, rank: number, moved: boolean): boolean {
  if (matching.oldKey(old) !== matching.newKey(fresh)) return false;
  const holder = matching.toOld[fresh] ?? -1;
  if (holder === old) return false;
  if (holder >= 0 && matching.isExact(holder) && standing(matching, holder) >= rank) return false;
  if (matching.isExact(old) && standing(matching, old) >= rank) return false;
  if (holder >= 0) matching.unlink(holder);
  matching.unlink(old);
  matching.link(old, fresh, moved);
  return true;
}

/**
 * Gives the ends of sentences back to them. Where a sentence moved, its full stop (or its first words) may
 * have been taken by a neighbour that ends (or begins) alike; the longer row within one sentence has the
 * better claim.
 */
export function settleEnds(matching: Matching): void {
  const { old, fresh } = matching;
  for (let at = 0; at < old.count; at++) {
    if (!matching.isExact(at)) continue;
    const image = matching.toNew[at] ?? 0;
    const moved = matching.moved[at] === 1;
    const next = at + 1;
    if (next < old.count && image + 1 < fresh.count && matching.toNew[next] !== image + 1) {
      const rank = standing(matching, at);
      for (let by = 1; at + by < old.count && image + by < fresh.count; by++) {
        if (old.breaks[at + by] !== 0 || fresh.breaks[image + by] !== 0) break;
        if (!claim(matching, at + by, image + by, rank, moved)) break;
      }
    }
    if (at > 0 && image > 0 && matching.toNew[at - 1] !== image - 1) {
      const rank = standing(matching, at);
      for (let by = 1; at - by >= 0 && image - by >= 0; by++) {
        if (old.breaks[at - by + 1] !== 0 || fresh.breaks[image - by + 1] !== 0) break;
        if (!claim(matching, at - by, image - by, rank, moved)) break;
      }
    }
  }
}
