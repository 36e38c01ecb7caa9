"use client";

import { useEffect, useRef } from "react";
import type { Live } from "@/components/live/live";
import { whenIdle } from "@/components/live/when-idle";
import type { LiveChange } from "@/core/live/message";

/** What comes in a burst is looked at once, so many milliseconds after its beginning. */
const GATHER = 250;
/** Milliseconds between two looks, at least, however much thirty people code meanwhile. */
const REST = 2_000;
/** While the stream is away: milliseconds between two looks of a page that is in sight. */
const PAUSE = 10_000;

/**
 * Looks anew when something happened on an article: as soon as the stream says so, but never at once again; and
 * every now and then while there is no stream.
 * @param from how far the page is
 * @param look takes what is new, and says how far that is. May reject: then it is asked again later
 * @param concerns of what happened, whether the page is about it; everything, if it is left out
 */
export function useArticleNews(
  viewerId: string | null,
  articleId: string,
  from: { epoch: string; seq: number },
  look: () => Promise<{ epoch: string; seq: number } | null>,
  concerns: (change: LiveChange) => boolean = () => true,
): void {
  const latest = useRef({ look, from, concerns });
  useEffect(() => {
    latest.current = { look, from, concerns };
  });
  useEffect(() => {
    let live: Live | null = null;
    let end = () => {};
    let timer: ReturnType<typeof setTimeout> | undefined;
    let restsUntil = 0;
    let behind = 0;
    // Whoever cannot be reached now is asked again by what happens next.
    const lookNow = () => void latest.current.look().catch(() => {});
    const lookOnce = () => {
      timer = undefined;
      // What the page has by then, it took itself: its own person did it.
      if (latest.current.from.seq >= behind) return;
      restsUntil = Date.now() + REST;
      lookNow();
    };
    const apply = (changes: readonly LiveChange[], to: number) => {
      if (!changes.some((one) => latest.current.concerns(one))) return;
      behind = to;
      timer ??= setTimeout(lookOnce, Math.max(GATHER, restsUntil - Date.now()));
    };
    const forget = whenIdle(async (isWanted) => {
      const { getLive } = await import("@/components/live/live");
      if (!isWanted()) return;
      live = getLive(viewerId);
      end = live.follow(
        { articleId, ...latest.current.from },
        { apply, refresh: () => latest.current.look() },
      );
    });
    const looking = setInterval(() => {
      if (document.visibilityState === "visible" && !live?.isUp()) lookNow();
    }, PAUSE);
    return () => {
      forget();
      end();
      clearTimeout(timer);
      clearInterval(looking);
    };
  }, [viewerId, articleId]);
}
