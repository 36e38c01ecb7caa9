"use client";

import { type RefObject, useEffect, useRef, useState } from "react";
import { scrollToPassage } from "@/components/reader/scroll-to-passage";
import type { TextRange } from "@/core/text/range";

/** As app/articles lays it out: beside the text from here on, and under it on less. */
const WIDE = "(min-width: 64rem)";

/** Where one is among a text's passages; the text and the list follow, and on a wide page the keyboard's focus. */
export function usePassageSteps(passages: readonly TextRange[], root: RefObject<HTMLElement | null>) {
  const [current, setCurrent] = useState(passages.length > 0 ? 0 : -1);
  const moved = useRef(false);
  const at = Math.min(current, passages.length - 1);
  const passage = passages[at];

  const pick = (next: number) => {
    moved.current = true;
    setCurrent(Math.max(0, Math.min(passages.length - 1, next)));
  };
  useEffect(() => {
    if (!moved.current || !passage) return;
    document.getElementById(rowId(at))?.focus({ preventScroll: true });
    if (!window.matchMedia(WIDE).matches) return;
    document.getElementById(rowId(at))?.scrollIntoView({ block: "nearest" });
    if (root.current) scrollToPassage(root.current, passage);
  }, [at, passage, root]);
  return {
    current: at,
    pick,
    step: (by: 1 | -1) => pick(at + by),
    showInText: () => {
      if (root.current && passage) scrollToPassage(root.current, passage);
    },
  };
}

/** Of the button that opens a passage in the list. */
export const rowId = (at: number): string => `passage-row-${at}`;
