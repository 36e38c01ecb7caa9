"use client";

import { type RefObject, useEffect } from "react";

/** What of the window the head of the margin covers, and the space left at its foot, in CSS pixels. */
const HEAD = 56;
const FOOT = 16;
/** How long what was opened may still grow while it loads, in milliseconds. */
const GROWS_FOR = 2_500;

/**
 * While what was opened in a card grows, scrolls so that it can be seen, but never so far that the top of the
 * card, and the passage beside it, leave the window. The reader's own scrolling ends it. `opened` is null
 * while nothing is open.
 */
export function useKeptInView(box: RefObject<HTMLElement | null>, opened: string | null): void {
  useEffect(() => {
    const element = box.current;
    const card = element?.closest("article");
    if (!element || !card || opened === null) return;
    const stack = card.closest<HTMLElement>("ol.overflow-y-auto");
    const inMargin = card.closest("[data-item]");
    const keep = () => {
      if (stack) {
        const frame = stack.getBoundingClientRect();
        stack.scrollTop += least(card.getBoundingClientRect(), frame.top, frame.bottom);
      }
      if (inMargin) {
        const by = least(inMargin.getBoundingClientRect(), HEAD, window.innerHeight - FOOT);
        if (by > 0) window.scrollBy({ top: by, behavior: "instant" });
      } else element.scrollIntoView({ block: "nearest" });
    };
    const observer = new ResizeObserver(keep);
    observer.observe(element);
    const stop = () => observer.disconnect();
    const timer = setTimeout(stop, GROWS_FOR);
    window.addEventListener("wheel", stop, { passive: true, once: true });
    window.addEventListener("touchmove", stop, { passive: true, once: true });
    return () => {
      stop();
      clearTimeout(timer);
      window.removeEventListener("wheel", stop);
      window.removeEventListener("touchmove", stop);
    };
  }, [box, opened]);
}

/** How far to scroll down so that the foot of `rect` can be seen and its top still can. */
const least = (rect: DOMRect, top: number, bottom: number): number =>
  Math.max(0, Math.min(rect.bottom - bottom, rect.top - top));
