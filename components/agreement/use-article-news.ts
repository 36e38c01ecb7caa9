"use client";

import { useEffect, useRef } from "react";
import { whenIdle } from "@/components/live/when-idle";

/** Milliseconds between two looks, at least, however much thirty people code meanwhile. */
const REST = 2_000;

/**
 * Looks anew when something happened on an article, once the page is at rest; never at once again.
 * @param from how far the page is
 * @param look takes what is new, and says how far that is. May reject: then it is asked again later
 */
export function useArticleNews(
  viewerId: string | null,
  articleId: string,
  from: { epoch: string; seq: number },
  look: () => Promise<{ epoch: string; seq: number } | null>,
): void {
  const latest = useRef({ look, from });
  useEffect(() => {
    latest.current = { look, from };
  });
  useEffect(() => {
    let end = () => {};
    let timer: ReturnType<typeof setTimeout> | undefined;
    const later = () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        // Whoever cannot be reached now is asked again by what happens next.
        latest.current.look().catch(() => {});
      }, REST);
    };
    const forget = whenIdle(async (isWanted) => {
      const { getLive } = await import("@/components/live/live");
      if (!isWanted()) return;
      end = getLive(viewerId).follow(
        { articleId, ...latest.current.from },
        { apply: later, refresh: () => latest.current.look() },
      );
    });
    return () => {
      forget();
      end();
      clearTimeout(timer);
    };
  }, [viewerId, articleId]);
}
