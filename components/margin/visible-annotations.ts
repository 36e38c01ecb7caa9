import type { ReaderAnnotation } from "@/components/reader/layer-state";
import { type Filter, NO_CODE } from "@/components/reader/view-store";
import type { CodeRef } from "@/core/codebook";
import { compareRanges } from "@/core/text/range";

/** In the order of the text; on one and the same passage, in the order they were made. */
export function comparePlaces(a: ReaderAnnotation, b: ReaderAnnotation): number {
  return (
    compareRanges(a, b) ||
    (a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : 0) ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  );
}

/** True when `codeId` is `wanted` or stands under it in its codebook. */
function isUnder(codeId: string, wanted: string, codes: ReadonlyMap<string, CodeRef>): boolean {
  let at: string | null | undefined = codeId;
  // A chain longer than there are codes would be a ring.
  for (let steps = 0; at && steps <= codes.size; steps++) {
    if (at === wanted) return true;
    at = codes.get(at)?.parentId;
  }
  return false;
}

function hasCode(annotation: ReaderAnnotation, wanted: string, codes: ReadonlyMap<string, CodeRef>): boolean {
  if (wanted === NO_CODE) return annotation.codes.length === 0;
  return annotation.codes.some((codeId) => isUnder(codeId, wanted, codes));
}

/** An annotation with several codes goes only when all of them are hidden. */
function isHidden(annotation: ReaderAnnotation, hidden: ReadonlySet<string>): boolean {
  if (hidden.size === 0) return false;
  if (annotation.codes.length === 0) return hidden.has(NO_CODE);
  return annotation.codes.every((codeId) => hidden.has(codeId));
}

/** Those that pass the filter, in the order of the text. A group of codes stands for all codes under it. */
export function filterAnnotations(
  annotations: Iterable<ReaderAnnotation>,
  filter: Filter,
  codes: ReadonlyMap<string, CodeRef>,
  viewerId: string | null,
): ReaderAnnotation[] {
  const visible: ReaderAnnotation[] = [];
  for (const annotation of annotations) {
    if (isHidden(annotation, filter.hiddenCodes)) continue;
    if (filter.code !== null && !hasCode(annotation, filter.code, codes)) continue;
    if (filter.person !== null && annotation.authorId !== filter.person) continue;
    if (filter.discussed && annotation.commentCount === 0) continue;
    if (filter.visibility === "group" && annotation.groupId === null) continue;
    if (filter.visibility === "private") {
      if (annotation.groupId !== null || annotation.authorId !== viewerId) continue;
    }
    visible.push(annotation);
  }
  return visible.sort(comparePlaces);
}

/** True when the filter may hide anything. */
export const isFiltering = (filter: Filter): boolean =>
  filter.hiddenCodes.size > 0 ||
  filter.code !== null ||
  filter.person !== null ||
  filter.discussed ||
  filter.visibility !== "all";
