import type { CodeView } from "@/core/codebook";
import { childrenOf } from "./tree-rows";

/** Where a code is to stand: its parent, and its index among the other codes there. */
export interface Place {
  parentId: string | null;
  index: number;
}

export type Step = "up" | "down" | "in" | "out";

/** What a drag over another code's row means: beside it, under it, or behind one of the codes above it. */
export type Drop =
  | { kind: "above" | "below" | "inside"; targetId: string }
  | { kind: "behind-level"; targetId: string; level: number };

/**
 * Where one step takes a code: before or behind its neighbour, under the one before it, or behind its parent.
 * Null where there is nowhere to go.
 * @param isShown codes that are not shown are stepped over
 */
export function placeOfStep(
  codes: readonly CodeView[],
  id: string,
  step: Step,
  isShown: (code: CodeView) => boolean,
): Place | null {
  const code = find(codes, id);
  if (!code) return null;
  const siblings = childrenOf(codes, code.parentId);
  const at = siblings.indexOf(code);
  const others = siblings.filter((one) => one !== code);
  const previous = siblings.slice(0, at).findLast(isShown);
  const next = siblings.slice(at + 1).find(isShown);
  switch (step) {
    case "up":
      return previous ? { parentId: code.parentId, index: others.indexOf(previous) } : null;
    case "down":
      return next ? { parentId: code.parentId, index: others.indexOf(next) + 1 } : null;
    case "in":
      return previous && previous.mergedIntoId === null
        ? { parentId: previous.id, index: childrenOf(codes, previous.id).length }
        : null;
    case "out": {
      const parent = find(codes, code.parentId);
      return parent ? behind(codes, parent, id) : null;
    }
  }
}

/** Where a dragged code comes to stand. Null where it cannot, or is there already. */
export function placeOfDrop(codes: readonly CodeView[], id: string, drop: Drop): Place | null {
  const target = find(codes, drop.targetId);
  if (!target || isWithin(codes, target, id)) return null;
  const place = placeBy(codes, id, target, drop);
  return place && !isThere(codes, id, place) ? place : null;
}

function placeBy(codes: readonly CodeView[], id: string, target: CodeView, drop: Drop): Place | null {
  switch (drop.kind) {
    case "above":
      return { parentId: target.parentId, index: others(codes, target.parentId, id).indexOf(target) };
    case "below":
      return behind(codes, target, id);
    case "inside":
      return target.mergedIntoId === null
        ? { parentId: target.id, index: others(codes, target.id, id).length }
        : null;
    case "behind-level": {
      const path = [target];
      for (let above = find(codes, target.parentId); above; above = find(codes, above.parentId)) {
        path.unshift(above);
      }
      const sibling = path[drop.level];
      return sibling ? behind(codes, sibling, id) : null;
    }
  }
}

const find = (codes: readonly CodeView[], id: string | null): CodeView | undefined =>
  id === null ? undefined : codes.find((code) => code.id === id);

const others = (codes: readonly CodeView[], parentId: string | null, id: string): CodeView[] =>
  childrenOf(codes, parentId).filter((code) => code.id !== id);

const behind = (codes: readonly CodeView[], sibling: CodeView, id: string): Place => ({
  parentId: sibling.parentId,
  index: others(codes, sibling.parentId, id).indexOf(sibling) + 1,
});

function isThere(codes: readonly CodeView[], id: string, { parentId, index }: Place): boolean {
  const code = find(codes, id);
  return code?.parentId === parentId && childrenOf(codes, parentId).indexOf(code) === index;
}

/** Whether a code is another one or stands under it. */
export function isWithin(codes: readonly CodeView[], code: CodeView, id: string): boolean {
  for (let at: CodeView | undefined = code; at; at = find(codes, at.parentId)) if (at.id === id) return true;
  return false;
}
