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

/** Whether a code is one that somebody looks for by some letters of its name. */
export const hasLetters = (code: Pick<CodeView, "name">, sought: string): boolean =>
  code.name.toLowerCase().includes(sought.trim().toLowerCase());

/**
 * @param showOld whether codes that are no longer used are shown; such with shown ones under them always are
 * @param sought only codes with these letters in their name, and what they stand under, all of it open; "": all
 */
export function treeRows(
  codes: readonly CodeView[],
  closed: ReadonlySet<string>,
  showOld: boolean,
  sought = "",
): TreeRow[] {
  const rows: TreeRow[] = [];
  const isSought = sought.trim() !== "";
  const isShown = (code: CodeView): boolean =>
    ((showOld || !code.deprecated) && hasLetters(code, sought)) || childrenOf(codes, code.id).some(isShown);
  const walk = (parentId: string | null, depth: number): void => {
    const siblings = childrenOf(codes, parentId).filter(isShown);
    for (const [index, code] of siblings.entries()) {
      const hasChildren = childrenOf(codes, code.id).some(isShown);
      const isOpen = hasChildren ? isSought || !closed.has(code.id) : null;
      rows.push({ code, depth, isOpen, place: index + 1, count: siblings.length });
      if (isOpen) walk(code.id, depth + 1);
    }
  };
  walk(null, 0);
  return rows;
}
