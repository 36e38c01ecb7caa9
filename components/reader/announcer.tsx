"use client";

import { useEffect, useState } from "react";
import type { Announcements } from "@/components/reader/announcements";

/**
 * The live region. Two lines take turns, since the same words twice in one line would not be a change,
 * and so would not be read out.
 */
export function Announcer({ announcements }: { announcements: Announcements }) {
  const [lines, setLines] = useState<readonly [string, string]>(["", ""]);
  useEffect(
    () =>
      announcements.subscribe((words) => setLines(([first]) => (first === "" ? [words, ""] : ["", words]))),
    [announcements],
  );
  return (
    <div className="sr-only" aria-live="polite" aria-atomic="false" data-announcer="">
      <p>{lines[0]}</p>
      <p>{lines[1]}</p>
    </div>
  );
}
