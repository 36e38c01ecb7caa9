"use client";

import { type KeyboardEvent, useCallback, useEffect, useRef } from "react";
import { caretStepsAtHand, fetchCaretSteps } from "@/components/reader/caret-steps";
import { pressAgain } from "@/components/reader/press-again";

/**
 * Fetches the keyboard's steps through the text with the first key that is pressed on the page. Keys that come to
 * the text before they are there are held, and pressed again in their order.
 * @returns holds a key, or says that it may be answered now
 */
export function useHeldKeys(): (event: KeyboardEvent) => boolean {
  const held = useRef<globalThis.KeyboardEvent[]>([]);
  useEffect(() => {
    // Where that fails, whoever needs them tries again and says so.
    const fetchEarly = () => void fetchCaretSteps().catch(() => {});
    window.addEventListener("keydown", fetchEarly, { once: true });
    return () => window.removeEventListener("keydown", fetchEarly);
  }, []);

  return useCallback((event: KeyboardEvent) => {
    const { nativeEvent } = event;
    const isOurs = !nativeEvent.ctrlKey && !nativeEvent.metaKey && !nativeEvent.altKey;
    // What is pressed again has waited already.
    if (!isOurs || !nativeEvent.isTrusted || (caretStepsAtHand() && held.current.length === 0)) return false;
    event.preventDefault();
    event.stopPropagation();
    held.current.push(nativeEvent);
    if (held.current.length === 1) void release(held.current);
    return true;
  }, []);
}

async function release(held: globalThis.KeyboardEvent[]): Promise<void> {
  try {
    await fetchCaretSteps();
    while (held.length > 0) {
      // After what the key before it has changed is drawn.
      await new Promise((resolve) => setTimeout(resolve));
      const next = held.shift();
      if (next) pressAgain(next);
    }
  } finally {
    held.length = 0;
  }
}
