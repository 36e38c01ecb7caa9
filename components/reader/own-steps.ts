import { createStore, type StoreApi } from "zustand/vanilla";
import type { UnsavedList } from "@/components/drafts/unsaved-list";
import type { ReaderAnnotation } from "@/components/reader/layer-state";
import { annotationOf, type LayerStore } from "@/components/reader/layer-store";
import type { AnnotationDraft } from "@/core/annotation";

/** What of a highlight a step can change. An orphan has no place: an empty range. UTF-16 code units. */
export interface Marked {
  codes: readonly string[];
  note: string;
  groupId: string | null;
  start: number;
  end: number;
  /** How many had answered by then. */
  comments: number;
}

/** One thing that the viewer did to a highlight on this page: as it was before and after. Null: it was not there. */
export interface OwnStep {
  id: string;
  before: Marked | null;
  after: Marked | null;
}

/** What was done here, oldest first, and what of it was taken back, the last one to be taken back last. */
export interface OwnSteps {
  done: readonly OwnStep[];
  undone: readonly OwnStep[];
}

export type StepStore = StoreApi<OwnSteps>;

/** Of the toast that offers to take a deletion back. */
export const DELETED_TOAST = "reader.deleted";

/** More than a hand goes back. */
const MOST = 200;

export const createStepStore = (): StepStore => createStore<OwnSteps>(() => ({ done: [], undone: [] }));

export const markedOf = (one: ReaderAnnotation): Marked => ({
  codes: one.codes,
  note: one.note,
  groupId: one.groupId,
  start: one.start,
  end: one.end,
  comments: one.commentCount,
});

/**
 * The same layer, whose commands also write down what the viewer does with them. What a closed tab left
 * unsaved and is only tried again is no step of this page.
 */
export function recordSteps(
  layer: LayerStore,
  steps: StepStore,
  unsaved: UnsavedList<AnnotationDraft>,
): LayerStore {
  const seen = (id: string): Marked | null => {
    const one = annotationOf(layer.getState(), id);
    return one && !one.deleted ? markedOf(one) : null;
  };
  const recording = (id: string, act: () => void) => {
    const before = seen(id);
    act();
    const after = seen(id);
    if (before === null && after === null) return;
    steps.setState(({ done }) => ({ done: [...done, { id, before, after }].slice(-MOST), undone: [] }));
  };
  const { commands } = layer;
  return {
    ...layer,
    commands: {
      ...commands,
      create(draft) {
        if (unsaved.all().some(({ id }) => id === draft.id)) return commands.create(draft);
        recording(draft.id, () => commands.create(draft));
      },
      update: (id, changes) => recording(id, () => commands.update(id, changes)),
      remove: (id) => recording(id, () => commands.remove(id)),
    },
  };
}
