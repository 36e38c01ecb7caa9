import { mergedByCode } from "@/core/agreement/coded-span";
import { overlaps, type TextRange } from "@/core/text/range";

/**
 * How a decision came about:
 *
 * - `accepted`: one coder's passage, as it is
 * - `merged`: the passages of several with one code, from the first beginning to the last end
 * - `boundary`: one of the codes, with another beginning or end
 * - `code`: one of the passages, with another code
 * - `rejected`: not to be coded so
 * - `agreed`: all coders had the same (decided in bulk)
 */
export const DECISIONS = ["accepted", "merged", "boundary", "code", "rejected"] as const;
export type DecisionKind = (typeof DECISIONS)[number];
export const SETTLED_HOW = [...DECISIONS, "agreed"] as const;
export type SettledHow = (typeof SETTLED_HOW)[number];

/** A use of a code that a decision decides, where it stood when it was seen. */
export interface DecidedUse extends TextRange {
  annotationId: string;
  codeId: string;
}

/** What a decision makes of the uses that it decides. */
export interface Decision extends TextRange {
  how: DecisionKind;
  codeId: string;
  sources: readonly DecidedUse[];
}

/** What does not fit together in a decision. */
export type DecisionFault = "place" | "code" | "nothing-to-merge" | "elsewhere";

/**
 * Whether a decision is what it says it is: an accepted passage is one of those that are decided, a merged one is
 * the union of those with its code, and nothing is settled where nobody marked anything.
 * @returns null where it is
 */
export function decisionFault(decision: Decision): DecisionFault | null {
  const { how, codeId, start, end, sources } = decision;
  const isOne = sources.some((one) => one.start === start && one.end === end);
  const withCode = sources.filter((one) => one.codeId === codeId);
  if (!sources.some((one) => overlaps(one, decision))) return "elsewhere";
  if (how === "code") return isOne ? null : "place";
  if (withCode.length === 0) return "code";
  if (how === "accepted" || how === "rejected") {
    if (how === "rejected") return isSame(unionOf(sources), decision) ? null : "place";
    return withCode.some((one) => isSame(one, decision)) ? null : "place";
  }
  if (how === "merged") {
    const merged = mergedByCode(withCode.map((one) => ({ ...one, code: codeId }))).get(codeId) ?? [];
    if (new Set(withCode.map((one) => `${one.start} ${one.end}`)).size < 2) return "nothing-to-merge";
    return merged.some((one) => isSame(one, decision)) ? null : "place";
  }
  return null;
}

const isSame = (a: TextRange, b: TextRange): boolean => a.start === b.start && a.end === b.end;

/** From the first beginning to the last end. @param ranges at least one */
export const unionOf = (ranges: readonly TextRange[]): TextRange => ({
  start: Math.min(...ranges.map(({ start }) => start)),
  end: Math.max(...ranges.map(({ end }) => end)),
});

/** The union of the passages with a code that hang together with `range`; what `merged` settles. */
export function mergedAround(
  sources: readonly DecidedUse[],
  codeId: string,
  range: TextRange,
): TextRange | null {
  const withCode = sources.filter((one) => one.codeId === codeId);
  const merged = mergedByCode(withCode.map((one) => ({ ...one, code: codeId }))).get(codeId) ?? [];
  const around = merged.find((one) => overlaps(one, range));
  return around ? { start: around.start, end: around.end } : null;
}

/**
 * What votes make of a proposal.
 * @param needed so many for it settle it; so many against it turn it down
 */
export const outcomeOf = (
  votes: readonly { isFor: boolean }[],
  needed: number,
): "settled" | "turned-down" | "open" => {
  const inFavour = votes.filter(({ isFor }) => isFor).length;
  if (inFavour >= needed) return "settled";
  return votes.length - inFavour >= needed ? "turned-down" : "open";
};
