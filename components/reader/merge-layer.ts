import type { LayerState, ReaderAnnotation } from "@/components/reader/layer-state";
import { isOrphan, NOWHERE, placeOf, type ShownAnnotation } from "@/components/reader/shown-annotation";
import type { Layer } from "@/core/layer";

/** What the page holds that the server does not know of yet. */
export interface OwnPart {
  /** Something of it is not sent or not answered yet: it stays as one sees it. */
  isPending(id: string): boolean;
  /** It was taken away here. */
  isRemoved(id: string): boolean;
  /** What the server holds of it. */
  saved(one: ShownAnnotation): void;
}

/**
 * A layer as the server has it now, in place of the one that is shown.
 * @param isSameText whether its places are of the text that is open; else what is known here stays where it
 *   stands, and what is not has no place
 */
export function mergeLayer(
  shown: LayerState,
  fresh: Layer,
  isSameText: boolean,
  own: OwnPart,
): Pick<LayerState, "annotations" | "orphans" | "people" | "articleCommentCount"> {
  const annotations = new Map<string, ReaderAnnotation>();
  const orphans = new Map<string, ReaderAnnotation>();
  const put = (one: ReaderAnnotation) => (isOrphan(one) ? orphans : annotations).set(one.id, one);
  const here = (id: string) => shown.annotations.get(id) ?? shown.orphans.get(id);

  const all: ShownAnnotation[] = [
    ...fresh.annotations,
    ...fresh.orphans.map((one) => ({ ...one, ...NOWHERE })),
  ];
  for (const one of all) {
    const before = here(one.id);
    if (own.isRemoved(one.id) || (!before && !isSameText)) continue;
    const placed = isSameText || !before ? one : { ...one, ...placeOf(before) };
    own.saved(placed);
    put({ ...placed, save: { kind: "saved" } });
  }
  for (const one of [...shown.annotations.values(), ...shown.orphans.values()]) {
    if (!own.isPending(one.id)) continue;
    annotations.delete(one.id);
    orphans.delete(one.id);
    put(one);
  }
  const people = new Map(shown.people);
  for (const person of fresh.people) people.set(person.id, person);
  return { annotations, orphans, people, articleCommentCount: fresh.articleCommentCount };
}
