"use client";

import { type RefObject, useEffect, useRef, useState } from "react";
import { useReader } from "@/components/reader/reader-context";

const SIGNS = ["keydown", "pointerdown", "pointermove", "focusin", "scroll"] as const;

/**
 * The first event that shows somebody at work on the page, null until then and for visitors: what only a hand
 * needs is fetched with it, and costs the page's opening nothing.
 */
export function useFirstHand(): Event | null {
  const { viewer } = useReader().data;
  const [first, setFirst] = useState<Event | null>(null);
  useEffect(() => {
    if (!viewer) return;
    const see = (event: Event) => setFirst((before) => before ?? event);
    for (const sign of SIGNS) window.addEventListener(sign, see, { passive: true, once: true });
    return () => {
      for (const sign of SIGNS) window.removeEventListener(sign, see);
    };
  }, [viewer]);
  return first;
}

/** A key that was pressed while what answers to it was still being fetched. */
export interface EarlyKey {
  /** The last one; taken, it is gone, and no other is kept. */
  take(): KeyboardEvent | null;
}

/** Keeps the last key press until somebody takes it. */
export function useEarlyKey(): RefObject<EarlyKey | null> {
  const early = useRef<EarlyKey | null>(null);
  useEffect(() => {
    let last: KeyboardEvent | null = null;
    const keep = (event: KeyboardEvent) => {
      last = event;
    };
    window.addEventListener("keydown", keep);
    const stop = () => window.removeEventListener("keydown", keep);
    early.current = {
      take() {
        stop();
        early.current = null;
        return last;
      },
    };
    return stop;
  }, []);
  return early;
}
