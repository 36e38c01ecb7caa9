"use client";

import { useSyncExternalStore } from "react";

/** The window's place on the page, in CSS pixels. */
export interface ScrollPosition {
  top: number;
  height: number;
}

const NOWHERE: ScrollPosition = { top: 0, height: 0 };

/** One listener for the page, at most one answer a frame; the answer moves in steps, so that few renders follow. */
function createWatch(step: number) {
  let current = NOWHERE;
  let frame = 0;
  let stop: (() => void) | null = null;
  const listeners = new Set<() => void>();
  const look = () => {
    frame = 0;
    const top = Math.round(window.scrollY / step) * step;
    const height = window.innerHeight;
    if (top === current.top && height === current.height) return;
    current = { top, height };
    for (const listener of listeners) listener();
  };
  const soon = () => {
    frame ||= requestAnimationFrame(look);
  };
  return {
    subscribe(listener: () => void) {
      listeners.add(listener);
      if (!stop) {
        look();
        window.addEventListener("scroll", soon, { passive: true });
        window.addEventListener("resize", soon);
        stop = () => {
          cancelAnimationFrame(frame);
          frame = 0;
          window.removeEventListener("scroll", soon);
          window.removeEventListener("resize", soon);
        };
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        stop?.();
        stop = null;
      };
    },
    get: () => current,
  };
}

const fine = createWatch(1);
const coarse = createWatch(200);
const nowhere = () => NOWHERE;

/** Follows every pixel: for what shows the place itself. */
export const useScrollPosition = (): ScrollPosition =>
  useSyncExternalStore(fine.subscribe, fine.get, nowhere);

/** Follows in steps of 200 pixels: for deciding what is near enough to be drawn. */
export const useCoarseScrollPosition = (): ScrollPosition =>
  useSyncExternalStore(coarse.subscribe, coarse.get, nowhere);
