"use client";

import { type RefObject, useLayoutEffect } from "react";
import { visiblePassageBox } from "@/components/reader/passage-box";
import { useReader } from "@/components/reader/reader-context";
import { placePopover } from "@/components/ui/use-hanging-popover";
import type { TextRange } from "@/core/text/range";

/**
 * Opens a manual popover beside a passage while there is one, and keeps it there: it scrolls with the
 * page, and when the window or what is seen of the passage changes it is placed again, never outside.
 * `null` closes it.
 */
export function useToolbarPlace(
  ref: RefObject<HTMLElement | null>,
  range: TextRange | null,
  side: "top" | "bottom" | "foot",
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
    if (side === "foot") {
      delete toolbar.dataset.placed;
      toolbar.style.left = "";
      toolbar.style.top = "";
      return;
    }
    let frame = 0;
    const place = () => {
      frame = 0;
      const box = visiblePassageBox(root, range);
      if (box) placePopover(toolbar, box, { side, align: "center" });
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
  }, [ref, textRef, range, side]);
}
