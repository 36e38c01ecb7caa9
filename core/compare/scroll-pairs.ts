import type { Link } from "@/core/compare/align";

/** Two sentences that stand beside one another when the texts are scrolled together. */
export interface ScrollPair {
  left: number;
  right: number;
}

/**
 * The links along which two texts are scrolled together: of those that never cross (both indexes rise), the ones
 * whose confidences sum highest. O(n²) of the links.
 */
export function scrollPairs(links: readonly Link[]): ScrollPair[] {
  const sorted = [...links].sort((a, b) => a.left - b.left || a.right - b.right);
  const best: { sum: number; before: number }[] = [];
  let last = -1;
  for (const [at, link] of sorted.entries()) {
    let [sum, before] = [0, -1];
    for (let earlier = 0; earlier < at; earlier++) {
      const other = sorted[earlier] as Link;
      const reached = best[earlier]?.sum ?? 0;
      if (other.left < link.left && other.right < link.right && reached > sum)
        [sum, before] = [reached, earlier];
    }
    best.push({ sum: sum + link.confidence, before });
    if (last < 0 || (best[at]?.sum ?? 0) > (best[last]?.sum ?? 0)) last = at;
  }
  const pairs: ScrollPair[] = [];
  for (let at = last; at >= 0; at = best[at]?.before ?? -1) {
    const { left, right } = sorted[at] as Link;
    pairs.push({ left, right });
  }
  return pairs.reverse();
}
