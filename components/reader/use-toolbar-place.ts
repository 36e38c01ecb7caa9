"use client";

import { type RefObject, useLayoutEffect } from "react";
import { visiblePassageBox } from "@/components/reader/passage-box";
import { useReader } from "@/components/reader/reader-context";
import { placePopover } from "@/components/ui/use-hanging-popover";
import type { TextRange } from "@/core/text/range";

/** Over or under the passage, in the margin beside it, or at the foot of a small screen (by style alone). */
export type ToolbarPlace = "top" | "bottom" | "beside" | "foot";

/** Distance from the text and from the window's edge, CSS pixels. */
const GAP = 20;
const EDGE = 8;

/**
 * Opens a popover at a passage while there is one, and keeps it there: it scrolls with the page, and when
 * the window, its own size or what is seen of the passage changes it is placed again, never outside of the
 * window. A `null` range closes it.
 */
export function useToolbarPlace(
  ref: RefObject<HTMLElement | null>,
  range: TextRange | null,
  wish: ToolbarPlace,
): void {
  const { textRef } = useReader();
  useLayoutEffect(() => {
    const toolbar = ref.current;
    const root = textRef.current;
    if (!toolbar || !root) return;
    if (range === null) {
      if (toolbar.matches(":popover-open")) toolbar.hidePopover();
      return;
    }
    if (!toolbar.matches(":popover-open")) toolbar.showPopover();
    if (wish === "foot") {
      delete toolbar.dataset.placed;
      toolbar.style.left = "";
      toolbar.style.top = "";
      return;
    }
    let frame = 0;
    const place = () => {
      frame = 0;
      const box = visiblePassageBox(root, range);
      if (!box) return;
      if (wish === "beside") placeBeside(toolbar, box, root.getBoundingClientRect().right);
      else placePopover(toolbar, box, { side: wish, align: "center" });
    };
    const soon = () => {
      frame ||= requestAnimationFrame(place);
    };
    place();
    const observer = new ResizeObserver(soon);
    observer.observe(toolbar);
    observer.observe(root);
    window.addEventListener("scroll", soon, { passive: true });
    window.addEventListener("resize", soon);
    return () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
      window.removeEventListener("scroll", soon);
      window.removeEventListener("resize", soon);
    };
  }, [ref, textRef, range, wish]);
}

/** In the margin at the height of the passage, so that it covers as little of the text as it can. */
function placeBeside(popover: HTMLElement, passage: DOMRect, textRight: number): void {
  const { clientWidth } = document.documentElement;
  const left = Math.min(textRight + GAP, clientWidth - EDGE - popover.offsetWidth);
  const lowest = window.innerHeight - EDGE - popover.offsetHeight;
  popover.dataset.placed = "";
  popover.style.left = `${Math.max(EDGE, left) + window.scrollX}px`;
  popover.style.top = `${Math.max(EDGE, Math.min(passage.top - GAP, lowest)) + window.scrollY}px`;
}
