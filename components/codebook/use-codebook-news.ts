"use client";

import { useEffect, useRef } from "react";
import { RequestFailure, request } from "@/components/api/request";
import { whenIdle } from "@/components/live/when-idle";
import type { CodebookView } from "@/core/codebook";

/** A codebook that is changed step by step is fetched once in so long, and not by all open pages at once. Milliseconds. */
const SPREAD_MS = 2_000;

/**
 * Fetches codebooks that somebody changes while a page stands open.
 * @param known which of them the page shows; all are fetched after the stream was away
 * @param take a book as it is now; never an older one after a newer
 */
export function useCodebookNews(
  viewerId: string | null,
  known: readonly string[],
  take: (book: CodebookView) => void,
): void {
  const latest = useRef({ known, take });
  useEffect(() => {
    latest.current = { known, take };
  });
  useEffect(() => {
    const coming = new Map<string, ReturnType<typeof setTimeout>>();
    const versions = new Map<string, number>();
    let end = () => {};
    async function learn(id: string, isWanted: () => boolean): Promise<void> {
      // From here on, news is of after what this fetches.
      coming.delete(id);
      try {
        const book = await request<CodebookView>("GET", `/api/codebooks/${id}`);
        if (!isWanted() || book.version < (versions.get(id) ?? 0)) return;
        versions.set(id, book.version);
        latest.current.take(book);
      } catch (thrown) {
        // The page shows it as it was; the next news brings it.
        if (!(thrown instanceof RequestFailure)) throw thrown;
      }
    }
    const forget = whenIdle(async (isWanted) => {
      const { getLive } = await import("@/components/live/live");
      if (!isWanted()) return;
      end = getLive(viewerId).onCodebook((news) => {
        for (const id of news ? [news.id] : latest.current.known) {
          if (coming.has(id)) continue;
          coming.set(
            id,
            setTimeout(() => void learn(id, isWanted), Math.random() * SPREAD_MS),
          );
        }
      });
    });
    return () => {
      forget();
      end();
      for (const timer of coming.values()) clearTimeout(timer);
    };
  }, [viewerId]);
}
