import type { ReaderAnnotation } from "@/components/reader/layer-state";
import { NO_CODE } from "@/components/reader/view-store";
import type { CodeRef } from "@/core/codebook";

/** A code in use in this layer. */
export interface LegendRow {
  code: CodeRef;
  /** How many annotations have it. */
  count: number;
}

export interface LegendGroup {
  codebookId: string;
  name: string;
  rows: LegendRow[];
}

export interface LegendTable {
  groups: LegendGroup[];
  /** Annotations without any code. */
  uncoded: number;
  /** What "only this" hides: every code in use, and `NO_CODE` where something has none. */
  keys: string[];
}

/**
 * The codes that annotations of the layer have, with how many have each; codebooks and codes in the
 * codebooks' own order. Tombstones count with the codes they still have; codes that are not known here
 * (a codebook taken away from the group) are left out.
 */
export function legendRows(
  annotations: Iterable<ReaderAnnotation>,
  codes: ReadonlyMap<string, CodeRef>,
  codebooks: readonly { id: string; name: string }[],
): LegendTable {
  const counts = new Map<string, number>();
  let uncoded = 0;
  for (const annotation of annotations) {
    if (annotation.codes.length === 0 && !annotation.deleted) uncoded++;
    for (const id of annotation.codes) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const groups = codebooks
    .map(
      ({ id, name }): LegendGroup => ({
        codebookId: id,
        name,
        rows: [...codes.values()]
          .filter((code) => code.codebookId === id && counts.has(code.id))
          .map((code) => ({ code, count: counts.get(code.id) ?? 0 })),
      }),
    )
    .filter((group) => group.rows.length > 0);
  const keys = groups.flatMap((group) => group.rows.map(({ code }) => code.id));
  if (uncoded > 0) keys.push(NO_CODE);
  return { groups, uncoded, keys };
}
