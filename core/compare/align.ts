import { chanceOf, evidenceOfSame } from "@/core/compare/confidence";
import { type Bag, bagsOf, type SharedWords, sharedWords } from "@/core/compare/shared-words";
import type { ReadText } from "@/core/compare/tokens";

/** Two sentences that tell the same, wholly or in part, by their index in each text. */
export interface Link {
  left: number;
  right: number;
  /** Probability that they do, in [0, 1]. */
  confidence: number;
}

/** Whether a sentence has a counterpart in the other text. */
export type Presence = "told" | "doubtful" | "alone";

export interface Alignment {
  /** In order of the left sentence, then of the right one. Those under `SURE_FROM` are offered as doubtful. */
  links: Link[];
  /** For each sentence; `doubtful` is neither taken for told nor said to be missing. */
  left: Presence[];
  right: Presence[];
}

/** From here on, two sentences are said to tell the same. */
export const SURE_FROM = 0.5;
/** Below this, a sentence without a link is said to have no counterpart. */
export const ALONE_BELOW = 0.15;
/** A link whose log-odds are this much below the best of its ends is noise beside it. */
const BESIDE_THE_BEST = 6;

/**
 * The sentences of two texts that tell the same thing. Each pair that shares a telling word is judged by how much
 * of what they say is shared, words weighted by how rare they are in the two texts (Spärck Jones 1972), numbers,
 * names and quoted speech more; a like place in the text and like neighbours help a little. Many may be linked to
 * many, in any order. Symmetric: of the texts swapped, the same links mirrored.
 */
export function alignSentences(left: ReadText, right: ReadText): Alignment {
  const [ours, theirs] = bagsOf(left.sentences, right.sentences);
  const shared = sharedWords(ours, theirs);
  const pairs = [...shared.values()].map((pair): Judged => {
    const facts = { ...pair, near: nearness(pair, ours, theirs), neighbours: alikeBeside(pair, shared) };
    const evidence = evidenceOfSame(facts);
    return { left: pair.left, right: pair.right, evidence, confidence: chanceOf(evidence) };
  });
  const best = { left: bestOf(pairs, "left", ours.length), right: bestOf(pairs, "right", theirs.length) };
  const links = pairs
    .filter((link) => isWorthShowing(link, best.left[link.left], best.right[link.right]))
    .map(({ left, right, confidence }) => ({ left, right, confidence }))
    .sort(inOrder);
  return { links, left: presenceOf(best.left), right: presenceOf(best.right) };
}

/** A pair with the log-odds behind its confidence. */
interface Judged extends Link {
  evidence: number;
}

/** The same seen from the other text. */
export const mirrored = ({ links, left, right }: Alignment): Alignment => ({
  links: links.map((link) => ({ ...link, left: link.right, right: link.left })).sort(inOrder),
  left: right,
  right: left,
});

const inOrder = (a: Link, b: Link): number => a.left - b.left || a.right - b.right;

/** Sure ones beside the best of both ends; doubtful ones where one end has nothing better. */
function isWorthShowing(link: Judged, bestLeft: Judged | undefined, bestRight: Judged | undefined): boolean {
  if (link.confidence < ALONE_BELOW) return false;
  if (link.confidence < SURE_FROM) return link === bestLeft || link === bestRight;
  return link.evidence >= Math.max(bestLeft?.evidence ?? 0, bestRight?.evidence ?? 0) - BESIDE_THE_BEST;
}

function nearness({ left, right }: SharedWords, ours: readonly Bag[], theirs: readonly Bag[]): number {
  return 1 - Math.abs((left + 0.5) / ours.length - (right + 0.5) / theirs.length);
}

function alikeBeside({ left, right }: SharedWords, shared: ReadonlyMap<string, SharedWords>): number {
  const before = shared.get(`${left - 1} ${right - 1}`)?.cosine ?? 0;
  const after = shared.get(`${left + 1} ${right + 1}`)?.cosine ?? 0;
  return Math.max(before, after);
}

/** Of equals, the earlier one on the other side. */
function bestOf(pairs: readonly Judged[], side: "left" | "right", count: number): (Judged | undefined)[] {
  const best = new Array<Judged | undefined>(count).fill(undefined);
  const other = side === "left" ? "right" : "left";
  for (const pair of pairs) {
    const known = best[pair[side]];
    const isBetter =
      known === undefined ||
      pair.confidence > known.confidence ||
      (pair.confidence === known.confidence && pair[other] < known[other]);
    if (isBetter) best[pair[side]] = pair;
  }
  return best;
}

const presenceOf = (best: readonly (Judged | undefined)[]): Presence[] =>
  best.map((pair) => {
    const confidence = pair?.confidence ?? 0;
    return confidence >= SURE_FROM ? "told" : confidence >= ALONE_BELOW ? "doubtful" : "alone";
  });
