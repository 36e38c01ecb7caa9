import type { CodeView } from "@/core/codebook";

/** A code as the tree shows it. */
export interface TreeRow {
  code: CodeView;
  /** From 0. */
  depth: number;
  /** Null: there is nothing under it. */
  isOpen: boolean | null;
  /** Place among its shown siblings, from 1. */
  place: number;
  /** How many they are. */
  count: number;
}

/** Codes directly under a parent, in order. */
export const childrenOf = (codes: readonly CodeView[], parentId: string | null): CodeView[] =>
  codes.filter((code) => code.parentId === parentId);

/** @param showOld whether codes that are no longer used are shown; such with shown ones under them always are */
export function treeRows(
  codes: readonly CodeView[],
  closed: ReadonlySet<string>,
  showOld: boolean,
): TreeRow[] {
  const rows: TreeRow[] = [];
  const isShown = (code: CodeView): boolean =>
    showOld || !code.deprecated || childrenOf(codes, code.id).some(isShown);
  const walk = (parentId: string | null, depth: number): void => {
    const siblings = childrenOf(codes, parentId).filter(isShown);
    for (const [index, code] of siblings.entries()) {
      const hasChildren = childrenOf(codes, code.id).some(isShown);
      const isOpen = hasChildren ? !closed.has(code.id) : null;
      rows.push({ code, depth, isOpen, place: index + 1, count: siblings.length });
      if (isOpen) walk(code.id, depth + 1);
    }
  };
  walk(null, 0);
  return rows;
}
