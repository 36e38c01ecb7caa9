"use client";

import { type RefObject, useEffect, useRef, useState } from "react";
import { scrollToPassage } from "@/components/reader/scroll-to-passage";
import type { TextRange } from "@/core/text/range";
import { passageAt } from "./passage-at";

/** As app/articles lays it out: beside the text from here on, and under it on less. */
const WIDE = "(min-width: 64rem)";

/**
 * Where one is among a text's passages; the text and the list follow, and on a wide page the keyboard's focus.
 * One stays at a passage when others go from before it, and is at the next when it goes itself.
 */
export function usePassageSteps(passages: readonly TextRange[], root: RefObject<HTMLElement | null>) {
  const [start, setStart] = useState(0);
  const moved = useRef(false);
  const at = passageAt(passages, start);
  const passage = passages[at];

  const pick = (next: number) => {
    moved.current = true;
    setStart(passages[Math.max(0, Math.min(passages.length - 1, next))]?.start ?? 0);
  };
  const here = passage?.start;
  const end = passage?.end;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same passage at another place of the list is not moved to.
  useEffect(() => {
    if (!moved.current || here === undefined || end === undefined) return;
    document.getElementById(rowId(at))?.focus({ preventScroll: true });
    document.getElementById(rowId(at))?.scrollIntoView({ block: "nearest" });
    if (root.current && window.matchMedia(WIDE).matches) scrollToPassage(root.current, { start: here, end });
  }, [here, end, root]);
  return {
    current: at,
    pick,
    step: (by: 1 | -1) => pick(at + by),
    /** From now on the page follows also when the list changes under it. */
    follow: () => {
      moved.current = true;
    },
    showInList: () => {
      document.getElementById(rowId(at))?.scrollIntoView({ block: "nearest" });
    },
    showInText: () => {
      if (root.current && passage) scrollToPassage(root.current, passage);
    },
  };
}

/** Of the button that opens a passage in the list. */
export const rowId = (at: number): string => `passage-row-${at}`;
