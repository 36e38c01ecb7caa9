import { bagsOf } from "@/core/compare/bags";
import {
  type ComparisonWeights,
  chanceOf,
  evidenceOfSame,
  evidenceOfTold,
  leastLikeness,
  likeness,
  type PairFacts,
  SURE_FROM,
  WEIGHTS,
} from "@/core/compare/confidence";
import { relatedness, unheardOf } from "@/core/compare/related";
import { aheadOf } from "@/core/compare/rivals";
import { sharedWords } from "@/core/compare/shared-words";
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
  /** For each sentence, the probability that it has no counterpart, in [0, 1]. */
  aloneness: { left: number[]; right: number[] };
}

/** From here on, that they may is offered. */
const DOUBTFUL_FROM = 0.2;
/** From here on, a sentence without a link is said to have no counterpart. */
const ALONE_FROM = 0.65;

/**
 * The sentences of two texts that tell the same thing. Each pair that shares something telling is judged by how
 * much of what they say is shared (core/compare/shared-words.ts), then by how far it is ahead of what else either
 * sentence is like, and by how alike the texts are as wholes (core/compare/confidence.ts). Many may be linked to
 * many, in any order. Symmetric: of the texts swapped, the same links mirrored.
 * @param weights other than those that are shipped, to try how they do
 */
export function alignSentences(
  left: ReadText,
  right: ReadText,
  weights: ComparisonWeights = WEIGHTS,
): Alignment {
  const { pairs, related, unheard } = weighedTexts(left, right);
  const alike = pairs.map(({ facts }) => likeness(facts, weights));
  const ahead = aheadOf(pairs, alike, leastLikeness(weights));
  const judged = pairs.map((pair, at): Judged => {
    const standing = { ...(ahead[at] as (typeof ahead)[number]), related };
    const evidence = evidenceOfSame(pair.facts, alike[at] as number, standing, weights);
    return { left: pair.left, right: pair.right, evidence, confidence: chanceOf(evidence) };
  });
  const best = {
    left: bestOf(judged, "left", left.sentences.length),
    right: bestOf(judged, "right", right.sentences.length),
  };
  const links = judged
    .filter((link) => isWorthShowing(link, best.left[link.left], best.right[link.right]))
    .map(({ left, right, confidence }) => ({ left, right, confidence }))
    .sort(inOrder);
  const aloneChances = (side: "left" | "right") =>
    best[side].map((pair, at) => chanceOf(-evidenceOfTold(pair?.evidence, unheard[side][at] ?? 0, weights)));
  const aloneness = { left: aloneChances("left"), right: aloneChances("right") };
  const presence = (side: "left" | "right") =>
    best[side].map((pair, at) => presenceOf(pair, aloneness[side][at] as number));
  return { links, left: presence("left"), right: presence("right"), aloneness };
}

/** What is known of two texts before anything is judged; see core/compare/related.ts. */
export interface WeighedTexts {
  /** Every pair of sentences that may tell the same, with what is known of it by itself. */
  pairs: WeighedPair[];
  related: number;
  /** For each sentence. */
  unheard: { left: number[]; right: number[] };
}

export function weighedTexts(left: ReadText, right: ReadText): WeighedTexts {
  const [ours, theirs] = bagsOf(left, right);
  const pairs = sharedWords(ours, theirs).map(({ left: one, right: other, ...shared }) => {
    const place = 1 - Math.abs((one + 0.5) / ours.length - (other + 0.5) / theirs.length);
    return { left: one, right: other, facts: { ...shared, place } };
  });
  const unheard = { left: unheardOf(ours, theirs), right: unheardOf(theirs, ours) };
  return { pairs, related: relatedness(ours, theirs), unheard };
}

export interface WeighedPair {
  left: number;
  right: number;
  facts: PairFacts;
}

/** A pair with the log-odds behind its confidence. */
interface Judged extends Link {
  evidence: number;
}

/** The same seen from the other text. */
export const mirrored = ({ links, left, right, aloneness }: Alignment): Alignment => ({
  links: links.map((link) => ({ ...link, left: link.right, right: link.left })).sort(inOrder),
  left: right,
  right: left,
  aloneness: { left: aloneness.right, right: aloneness.left },
});

const inOrder = (a: Link, b: Link): number => a.left - b.left || a.right - b.right;

/** All that are sure; doubtful ones where one end has nothing better. */
function isWorthShowing(link: Judged, bestLeft: Judged | undefined, bestRight: Judged | undefined): boolean {
  if (link.confidence >= SURE_FROM) return true;
  return link.confidence >= DOUBTFUL_FROM && (link === bestLeft || link === bestRight);
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

function presenceOf(best: Judged | undefined, aloneness: number): Presence {
  const confidence = best?.confidence ?? 0;
  if (confidence >= SURE_FROM) return "told";
  return confidence < DOUBTFUL_FROM && aloneness >= ALONE_FROM ? "alone" : "doubtful";
}
