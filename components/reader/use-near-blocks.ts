"use client";

import { type RefObject, useEffect, useRef } from "react";
import { useReader } from "@/components/reader/reader-context";

/** How far beyond the window a block counts as near, in heights of the window. */
const REACH = "50%";

/**
 * The indexes of the blocks that are in or near the window: what must be drawn in the very next frame.
 * Null until they are known. A ref, since nothing is drawn anew when it changes.
 */
export function useNearBlocks(): RefObject<ReadonlySet<number> | null> {
  const { textRef } = useReader();
  const near = useRef<Set<number> | null>(null);
  useEffect(() => {
    const root = textRef.current;
    if (!root) return;
    const observer = new IntersectionObserver(
      (entries) => {
        near.current ??= new Set();
        for (const { target, isIntersecting } of entries) {
          const index = Number((target as HTMLElement).dataset.block);
          if (isIntersecting) near.current.add(index);
          else near.current.delete(index);
        }
      },
      { rootMargin: `${REACH} 0px` },
    );
    for (const block of root.querySelectorAll("[data-block]")) observer.observe(block);
    return () => observer.disconnect();
  }, [textRef]);
  return near;
}
