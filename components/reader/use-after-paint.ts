"use client";

import { startTransition, useEffect, useState } from "react";

/**
 * The same value, later: the next frame is painted without it, then what depends on it is rendered in the
 * background, in slices that give way to whatever the reader does meanwhile. (useDeferredValue would begin
 * before the paint, and hold it up.)
 */
export function useAfterPaint<T extends object>(value: T): T {
  const [later, setLater] = useState(value);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => startTransition(() => setLater(value)));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [value]);
  return later;
}
