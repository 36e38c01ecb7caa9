import { readQuery, type WrittenQuery } from "@/core/annotation-query/parse-query";
import { checkLeaf, isNamed, leavesOf, type QueryLeaf } from "@/core/annotation-query/query";
import { QueryFault } from "@/core/annotation-query/query-tokens";
import type { FieldFault } from "@/core/errors";
import { type Box, isBlank, isBox, type Row } from "./builder-model";

export type RowFaults = ReadonlyMap<number, FieldFault>;

/**
 * What is wrong with the rows of a builder, by their keys: what their own fields say, and those of `faults`, found
 * where the row's condition stands in `text`.
 */
export function faultsByRow(box: Box, text: string, faults: readonly FieldFault[]): RowFaults {
  const found = new Map<number, FieldFault>();
  const asked: Row[] = [];
  for (const row of rowsOf(box)) {
    if (isBlank(row.leaf)) continue;
    const message = checkLeaf(row.leaf);
    if (message === null) asked.push(row);
    else found.set(row.key, { field: "query", message });
  }
  const written = faults.length === 0 ? null : readable(text);
  const leaves = written ? leavesOf(written.query) : [];
  // Where the text says something else than the rows, it cannot tell of them.
  if (leaves.length !== asked.length) return found;
  leaves.forEach((leaf, at) => {
    const place = written?.places.get(leaf);
    const fault = faults.find(({ position }) => position && position.offset === place?.start);
    const row = asked[at];
    if (fault && row) found.set(row.key, fault);
  });
  return found;
}

/** The same condition with another name; those that have none stay. */
export const withName = (leaf: QueryLeaf, name: string): QueryLeaf =>
  isNamed(leaf) ? { ...leaf, [leaf.kind]: name } : leaf;

const rowsOf = (box: Box): Row[] => box.of.flatMap((part) => (isBox(part) ? rowsOf(part) : [part]));

function readable(text: string): WrittenQuery | null {
  try {
    return readQuery(text);
  } catch (thrown) {
    if (thrown instanceof QueryFault) return null;
    throw thrown;
  }
}
