/** How far a pair is ahead of the best other pair of either of its ends. */
export interface Ahead {
  mostAhead: number;
  leastAhead: number;
}

interface Ends {
  left: number;
  right: number;
}

/**
 * For each pair, how much likelier it is than what else its two sentences may be paired with: the larger and the
 * smaller of both leads, below 0 where a rival is likelier. A sentence told in two has a small lead over itself on
 * one side and a large one on the other. Linear in the pairs.
 * @param alike of each pair, in any unit
 * @param least what stands in for the rival of an end that has none, or none likelier
 */
export function aheadOf(pairs: readonly Ends[], alike: readonly number[], least: number): Ahead[] {
  const [left, right] = [bestTwoOf(pairs, alike, "left", least), bestTwoOf(pairs, alike, "right", least)];
  return pairs.map((pair, at) => {
    const own = alike[at] as number;
    const leads = [left.get(pair.left), right.get(pair.right)].map((best) => {
      const rival = best?.at === at ? best.second : best?.first;
      return own - (rival ?? least);
    });
    return { mostAhead: Math.max(...leads), leastAhead: Math.min(...leads) };
  });
}

interface BestTwo {
  at: number;
  first: number;
  second: number;
}

function bestTwoOf(
  pairs: readonly Ends[],
  alike: readonly number[],
  side: "left" | "right",
  least: number,
): Map<number, BestTwo> {
  const found = new Map<number, BestTwo>();
  for (const [at, pair] of pairs.entries()) {
    const own = alike[at] as number;
    const known = found.get(pair[side]);
    if (!known)
      found.set(
        pair[side],
        own > least ? { at, first: own, second: least } : { at: -1, first: least, second: least },
      );
    else if (own > known.first) found.set(pair[side], { at, first: own, second: known.first });
    else if (own > known.second) found.set(pair[side], { ...known, second: own });
  }
  return found;
}
