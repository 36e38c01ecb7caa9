"use client";

import { type PointerEvent, useRef } from "react";

/** How far a finger goes to the side for a swipe, in CSS pixels, and how much more than up or down. */
const LEAST = 48;
const SLANT = 2;

/** Handlers that call `step(1)` on a swipe to the left and `step(-1)` on one to the right. Touch alone. */
export function useSwipe(step: (by: 1 | -1) => void) {
  const from = useRef<{ x: number; y: number } | null>(null);
  return {
    onPointerDown(event: PointerEvent) {
      from.current = event.pointerType === "touch" ? { x: event.clientX, y: event.clientY } : null;
    },
    onPointerUp(event: PointerEvent) {
      const start = from.current;
      from.current = null;
      if (!start) return;
      const x = event.clientX - start.x;
      const y = event.clientY - start.y;
      if (Math.abs(x) >= LEAST && Math.abs(x) >= SLANT * Math.abs(y)) step(x < 0 ? 1 : -1);
    },
    onPointerCancel() {
      from.current = null;
    },
  };
}
