"use client";

import { useCallback } from "react";
import { cardId } from "@/components/margin/annotation-card";
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
  const { layer, actions } = useReader();
  const annotations = useVisibleAnnotations();
  const activeId = useView((state) => state.activeId);
  const index = activeId === null ? -1 : annotations.findIndex(({ id }) => id === activeId);

  const step = useCallback(
    (by: 1 | -1, andFocus = false) => {
      const { topOf } = geometryOf(layer).getSnapshot();
      const tops = () => annotations.map(({ start }) => topOf(start) ?? 0);
      const to = annotations[stepFrom(annotations.length, index, by, tops, window.scrollY)];
      if (!to) return false;
      actions.focus(to.id);
      if (andFocus) requestAnimationFrame(() => focusCard(to.id));
      return true;
    },
    [layer, actions, annotations, index],
  );
  return { index, count: annotations.length, step };
}

/** Puts the keyboard focus on a card, without scrolling: the passage has been scrolled to. */
export function focusCard(annotationId: string): void {
  document
    .getElementById(cardId(annotationId))
    ?.querySelector<HTMLElement>("[data-card-button]")
    ?.focus({ preventScroll: true });
}
