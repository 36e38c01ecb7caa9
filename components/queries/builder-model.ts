import {
  type AnnotationQuery,
  checkLeaf,
  isEverything,
  isNamed,
  type LeafKind,
  nameOf,
  type QueryLeaf,
} from "@/core/annotation-query/query";

/** A condition in the builder, perhaps not filled in yet. */
export interface Row {
  key: number;
  isNot: boolean;
  leaf: QueryLeaf;
}

export interface Box {
  key: number;
  isNot: boolean;
  kind: "and" | "or";
  of: (Row | Box)[];
}

export const isBox = (part: Row | Box): part is Box => "of" in part;

let last = 0;
const nextKey = () => ++last;

/** What a new condition of a kind is before anything is chosen. */
export function blankLeaf(kind: LeafKind): QueryLeaf {
  switch (kind) {
    case "code":
      return { kind, code: "", children: true };
    case "person":
      return { kind, person: "" };
    case "group":
      return { kind, group: "" };
    case "article":
      return { kind, article: "" };
    case "task":
      return { kind, task: "" };
    case "settled":
      return { kind, how: "yes" };
    case "made":
      return { kind, from: null, to: null };
    case "agreement":
      return { kind, least: 1, most: null };
    case "has":
      return { kind, what: "note" };
    default:
      return { kind, text: "" };
  }
}

export const newRow = (kind: LeafKind): Row => ({ key: nextKey(), isNot: false, leaf: blankLeaf(kind) });
export const newBox = (): Box => ({
  key: nextKey(),
  isNot: false,
  kind: "or",
  of: [newRow("code"), newRow("code")],
});

/** The builder's tree of a query; always one box at the root, with a row to begin with. */
export function toBox(query: AnnotationQuery): Box {
  if (isEverything(query)) return { key: nextKey(), isNot: false, kind: "and", of: [newRow("code")] };
  const part = toPart(query, false);
  return isBox(part) && !part.isNot ? part : { key: nextKey(), isNot: false, kind: "and", of: [part] };
}

function toPart(query: AnnotationQuery, isNot: boolean): Row | Box {
  if (query.kind === "not") return toPart(query.of, !isNot);
  if (query.kind !== "and" && query.kind !== "or") return { key: nextKey(), isNot, leaf: query };
  return { key: nextKey(), isNot, kind: query.kind, of: query.of.map((part) => toPart(part, false)) };
}

/** The query that a tree means; what is not filled in yet, or cannot be asked, is left out. */
export function toQuery(box: Box): AnnotationQuery {
  const of = box.of.flatMap((part): AnnotationQuery[] => {
    if (isBox(part)) return part.of.length === 0 ? [] : [denied(part.isNot, toQuery(part))];
    return isAsked(part.leaf) ? [denied(part.isNot, part.leaf)] : [];
  });
  return { kind: box.kind, of };
}

const denied = (isNot: boolean, of: AnnotationQuery): AnnotationQuery => (isNot ? { kind: "not", of } : of);

/** Whether nothing is chosen or written there yet. */
export function isBlank(leaf: QueryLeaf): boolean {
  if (isNamed(leaf)) return nameOf(leaf) === "";
  if (leaf.kind === "made") return leaf.from === null && leaf.to === null;
  if (leaf.kind === "agreement") return leaf.least === null && leaf.most === null;
  return (leaf.kind === "text" || leaf.kind === "note") && leaf.text.trim() === "";
}

const isAsked = (leaf: QueryLeaf): boolean => !isBlank(leaf) && checkLeaf(leaf) === null;

/** The same tree with one part changed, or taken away (null). */
export function changePart(box: Box, key: number, change: (part: Row | Box) => Row | Box | null): Box {
  return {
    ...box,
    of: box.of.flatMap((part) => {
      if (part.key === key) {
        const changed = change(part);
        return changed === null ? [] : [changed];
      }
      return [isBox(part) ? changePart(part, key, change) : part];
    }),
  };
}
