"use client";

import { type RefObject, type ToggleEvent, useCallback } from "react";
import { type Align, placeFloating, type Side } from "./place-floating";

/** Puts an open popover beside a box of the viewport, in document coordinates, so that it scrolls with the page. */
export function placePopover(
  popover: HTMLElement,
  anchor: DOMRect,
  wish: { side: Side; align: Align },
): void {
  popover.dataset.placed = "";
  const { left, top, side } = placeFloating(
    anchor,
    { width: popover.offsetWidth, height: popover.offsetHeight },
    { width: document.documentElement.clientWidth, height: window.innerHeight },
    wish,
  );
  popover.dataset.side = side;
  popover.style.left = `${left + window.scrollX}px`;
  popover.style.top = `${top + window.scrollY}px`;
}

/**
 * A toggle handler for a popover that hangs from its button: where the browser has anchor
 * positioning the style sheet does it, elsewhere this does.
 */
export function useHangingPopover(
  trigger: RefObject<HTMLElement | null>,
  wish: { side: Side; align: Align },
  onOpenChange?: (open: boolean) => void,
) {
  const { side, align } = wish;
  return useCallback(
    (event: ToggleEvent<HTMLElement>) => {
      const open = event.newState === "open";
      if (open && trigger.current && !CSS.supports("position-area", "bottom")) {
        placePopover(event.currentTarget, trigger.current.getBoundingClientRect(), { side, align });
      }
      onOpenChange?.(open);
    },
    [trigger, side, align, onOpenChange],
  );
}
