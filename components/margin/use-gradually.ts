"use client";

import { startTransition, useEffect, useMemo, useState } from "react";
import { useReader } from "@/components/reader/reader-context";

/** So many cards more are drawn and measured at a time while the page comes to life. */
const STEP = 2;

/**
 * The first cards of a page a few at a time, each few in a task of their own after the text was measured, so
 * that a key pressed meanwhile waits for one of them at most; the one in focus at once. Once all have come,
 * whatever is wanted.
 *
 * @param wanted indexes of `items`, ascending
 * @param pinned the id of the item in focus
 */
export function useGradually(
  wanted: readonly number[],
  items: readonly { id: string }[],
  pinned: string | null,
): readonly number[] {
  const { view } = useReader();
  const [count, setCount] = useState(0);
  const isWhole = count >= wanted.length;

  useEffect(() => {
    if (isWhole) {
      // From here on it never holds back again, however many are scrolled into view.
      setCount(Number.POSITIVE_INFINITY);
      view.setState({ isAlive: true });
    } else startTransition(() => setCount(count + STEP));
  }, [count, isWhole, view]);

  return useMemo(
    () => (isWhole ? wanted : wanted.filter((at, rank) => rank < count || items[at]?.id === pinned)),
    [wanted, items, pinned, count, isWhole],
  );
}
