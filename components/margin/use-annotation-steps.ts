"use client";

import { useCallback } from "react";
import { focusCard } from "@/components/margin/focus-card";
import { stepFrom } from "@/components/margin/step-from";
import { geometryOf } from "@/components/margin/use-text-geometry";
import { useVisibleAnnotations } from "@/components/margin/use-visible-annotations";
import { useReader, useView } from "@/components/reader/reader-context";

export interface AnnotationSteps {
  /** Place of the annotation in focus among those shown, from 0; -1 where none is. */
  index: number;
  count: number;
  /** Goes on to the next (1) or previous (-1) annotation; false where there is none. `andFocus` moves the keyboard focus to its card. */
  step(by: 1 | -1, andFocus?: boolean): boolean;
}

/** Going from one annotation to the next in the order of the text, from the one in focus or from what is in view. */
export function useAnnotationSteps(): AnnotationSteps {
  const reader = useReader();
  const annotations = useVisibleAnnotations();
  const activeId = useView((state) => state.activeId);
  const index = activeId === null ? -1 : annotations.findIndex(({ id }) => id === activeId);

  const step = useCallback(
    (by: 1 | -1, andFocus = false) => {
      const { topOf } = geometryOf(reader).getSnapshot();
      const tops = () => annotations.map(({ start }) => topOf(start) ?? 0);
      const to = annotations[stepFrom(annotations.length, index, by, tops, window.scrollY)];
      // At the end the one in focus stays, and its card gets back a keyboard focus that had gone elsewhere.
      const stays = to ?? annotations[index];
      if (andFocus && stays) focusCard(stays.id);
      if (!to) return false;
      reader.actions.focus(to.id);
      return true;
    },
    [reader, annotations, index],
  );
  return { index, count: annotations.length, step };
}
