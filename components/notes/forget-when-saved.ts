import { annotationOf, type LayerStore } from "@/components/reader/layer-store";

/**
 * Calls `forget` once the server has acknowledged the annotation with this note, however long that takes
 * and whatever is on the page by then. When it ends in another note, or in none, the draft stays.
 */
export function forgetWhenSaved(
  layer: LayerStore,
  annotationId: string,
  note: string,
  forget: () => void,
): void {
  let stop: (() => void) | null = null;
  const check = (): boolean => {
    const shown = annotationOf(layer.getState(), annotationId);
    if (shown && shown.save.kind !== "saved") return false;
    if (shown?.note === note) forget();
    stop?.();
    return true;
  };
  if (!check()) stop = layer.subscribe(() => void check());
}
