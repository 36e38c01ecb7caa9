import type { Alignment } from "@/core/compare/align";
import { SURE_FROM } from "@/core/compare/confidence";

/** What stands beside a sentence: the number it shares with its counterparts, and whether they surely are. */
export interface Sign {
  number: number;
  isSure: boolean;
  /** Indexes of its counterparts, surest first. */
  to: { index: number; confidence: number }[];
}

export interface Signs {
  left: (Sign | null)[];
  right: (Sign | null)[];
}

/**
 * Numbers for what both texts tell, as a printed synopsis has them: sentences that are surely linked, one after
 * another, share one, counted in the order of the left text. A sentence that is only doubtfully linked takes the
 * number of its likeliest counterpart.
 */
export function numberedLinks({ links, left, right }: Alignment): Signs {
  // Left sentences stand before the right ones in one list of nodes.
  const parent = Array.from({ length: left.length + right.length }, (_, at) => at);
  const rootOf = (node: number): number => {
    let at = node;
    while (parent[at] !== at) at = parent[at] as number;
    return at;
  };
  const join = (one: number, other: number) => {
    const [a, b] = [rootOf(one), rootOf(other)];
    parent[Math.max(a, b)] = Math.min(a, b);
  };
  const isLinked = new Set<number>();
  for (const link of links) {
    if (link.confidence < SURE_FROM) continue;
    join(link.left, left.length + link.right);
    isLinked.add(link.left).add(left.length + link.right);
  }
  const doubtful = links.filter(({ confidence }) => confidence < SURE_FROM);
  for (const link of doubtful.sort((a, b) => b.confidence - a.confidence)) {
    const [a, b] = [link.left, left.length + link.right];
    if (isLinked.has(a) && isLinked.has(b)) continue;
    join(a, b);
    isLinked.add(a).add(b);
  }
  const numbers = new Map<number, number>();
  const signOf = (node: number, side: "left" | "right", index: number): Sign | null => {
    const own = links.filter((link) => link[side] === index).sort((a, b) => b.confidence - a.confidence);
    if (own.length === 0) return null;
    const root = rootOf(node);
    const number = numbers.get(root) ?? numbers.size + 1;
    numbers.set(root, number);
    return {
      number,
      isSure: (own[0]?.confidence ?? 0) >= SURE_FROM,
      to: own.map((link) => ({
        index: side === "left" ? link.right : link.left,
        confidence: link.confidence,
      })),
    };
  };
  return {
    left: left.map((_, index) => signOf(index, "left", index)),
    right: right.map((_, index) => signOf(left.length + index, "right", index)),
  };
}
