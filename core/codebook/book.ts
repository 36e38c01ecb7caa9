import type { CodeExample, Hue } from "@/core/codebook";

/** A code as changes see it. Where it stands among its siblings is its place in the book's list. */
export interface BookCode {
  id: string;
  parentId: string | null;
  slug: string;
  name: string;
  /** The published label, where the name was made readable. */
  label: string;
  definition: string;
  whenToUse: string;
  whenNotToUse: string;
  positiveExamples: readonly CodeExample[];
  negativeExamples: readonly CodeExample[];
  hue: Hue;
  shade: number;
  hotkey: string | null;
  /** A heading over other codes; not used on passages itself. */
  isHeading: boolean;
  /** ISO 8601. Deprecated codes stay on the passages that have them, and are given to no others. */
  deprecatedAt: string | null;
  /** Where its passages went. Merged codes are deprecated ones. */
  mergedIntoId: string | null;
}

/**
 * A codebook as changes see it: a tree, written as a list in which each code stands before the codes under
 * it and they before the next one beside it (preorder).
 */
export interface Book {
  name: string;
  description: string;
  /** Markdown. */
  guidelines: string;
  source: string;
  codes: readonly BookCode[];
}

export const MAX_CODES_IN_BOOK = 1_000;
/** Levels of codes under codes, the first one counted. */
export const MAX_DEPTH = 6;

/** The codes directly under a parent, in order; the first level under null. */
export type ChildLists = ReadonlyMap<string | null, readonly string[]>;

export function childLists(codes: readonly BookCode[]): Map<string | null, string[]> {
  const lists = new Map<string | null, string[]>([[null, []]]);
  for (const code of codes) {
    const list = lists.get(code.parentId);
    if (list) list.push(code.id);
    else lists.set(code.parentId, [code.id]);
  }
  return lists;
}

/**
 * Codes in the order of the tree that the lists say, with their parents set. What no list leads to from the
 * first level (a circle, or a code under nothing) is left out; callers compare the lengths.
 */
export function inTreeOrder(codes: ReadonlyMap<string, BookCode>, lists: ChildLists): BookCode[] {
  const ordered: BookCode[] = [];
  const walk = (parentId: string | null, depth: number): void => {
    // Deeper than any book may be: refused by `bookFault`, here only kept from running away.
    if (depth > MAX_CODES_IN_BOOK) return;
    for (const id of lists.get(parentId) ?? []) {
      const code = codes.get(id);
      if (!code) continue;
      ordered.push(code.parentId === parentId ? code : { ...code, parentId });
      walk(id, depth + 1);
    }
  };
  walk(null, 1);
  return ordered;
}

/** Codes in any order with right parents, as the tree's list; siblings keep their order. */
export const sortedAsTree = (codes: readonly BookCode[]): BookCode[] =>
  inTreeOrder(new Map(codes.map((code) => [code.id, code])), childLists(codes));

/** The codes above one, nearest first. */
export function ancestorsOf(codes: ReadonlyMap<string, BookCode>, id: string): string[] {
  const above: string[] = [];
  for (let at = codes.get(id)?.parentId ?? null; at !== null && !above.includes(at); ) {
    above.push(at);
    at = codes.get(at)?.parentId ?? null;
  }
  return above;
}

/** All codes under one, in order. @param codes in tree order */
export function descendantsOf(codes: readonly BookCode[], id: string): BookCode[] {
  const inside = new Set([id]);
  return codes.filter((code) => {
    if (code.parentId === null || !inside.has(code.parentId)) return false;
    inside.add(code.id);
    return true;
  });
}

export const isLive = (code: BookCode): boolean => code.deprecatedAt === null;

export type BookFault =
  | { fault: "circle" }
  | { fault: "too-deep" }
  | { fault: "too-many" }
  | { fault: "slug-twice"; codeId: string; slug: string }
  | { fault: "hotkey-taken"; codeId: string; otherId: string; hotkey: string }
  | { fault: "merged-nowhere"; codeId: string };

/** What keeps a book from being one, null where nothing does. */
export function bookFault({ codes }: Pick<Book, "codes">): BookFault | null {
  if (codes.length > MAX_CODES_IN_BOOK) return { fault: "too-many" };
  const depths = new Map<string | null, number>([[null, 0]]);
  const slugs = new Set<string>();
  const hotkeys = new Map<string, string>();
  if (sortedAsTree(codes).length !== codes.length) return { fault: "circle" };
  for (const code of codes) {
    const depth = depths.get(code.parentId);
    if (depth === undefined) return { fault: "circle" };
    if (depth >= MAX_DEPTH) return { fault: "too-deep" };
    depths.set(code.id, depth + 1);
    if (slugs.has(code.slug)) return { fault: "slug-twice", codeId: code.id, slug: code.slug };
    slugs.add(code.slug);
    if (code.hotkey === null || !isLive(code)) continue;
    const otherId = hotkeys.get(code.hotkey);
    if (otherId !== undefined)
      return { fault: "hotkey-taken", codeId: code.id, otherId, hotkey: code.hotkey };
    hotkeys.set(code.hotkey, code.id);
  }
  return mergeFault(codes);
}

function mergeFault(codes: readonly BookCode[]): BookFault | null {
  const byId = new Map(codes.map((code) => [code.id, code]));
  for (const code of codes) {
    if (code.mergedIntoId === null) continue;
    const end = endOfMerges(byId, code.id);
    if (isLive(code) || end === null) return { fault: "merged-nowhere", codeId: code.id };
  }
  return null;
}

/** Where a merged code's passages are by now; itself where it was not merged; null where that leads nowhere. */
export function endOfMerges(codes: ReadonlyMap<string, BookCode>, id: string): string | null {
  const seen = new Set<string>();
  for (let at = id; ; ) {
    const code = codes.get(at);
    if (!code || seen.has(at)) return null;
    if (code.mergedIntoId === null) return at;
    seen.add(at);
    at = code.mergedIntoId;
  }
}
