"use client";

import { useEffect, useState } from "react";
import type { Announcements } from "@/components/reader/announcements";
import { useView } from "@/components/reader/reader-context";

/** How many lines stay: enough that none is lost when several come at once. */
const KEPT = 4;

/** The live region. Every announcement is a new line, so that the same words twice are read out twice. */
export function Announcer({ announcements }: { announcements: Announcements }) {
  const [lines, setLines] = useState<readonly { key: number; words: string }[]>([]);
  useEffect(
    () =>
      announcements.subscribe((words) =>
        setLines((before) => [...before.slice(1 - KEPT), { key: (before.at(-1)?.key ?? 0) + 1, words }]),
      ),
    [announcements],
  );
  // Says that the page has come to life: from here on keys and gestures are heard.
  const life = useView((state) => state.isAlive) ? "ready" : "";
  return (
    <div className="sr-only" aria-live="polite" aria-atomic="false" data-announcer={life}>
      {lines.map(({ key, words }) => (
        <p key={key}>{words}</p>
      ))}
    </div>
  );
}
