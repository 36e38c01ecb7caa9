"use client";

import { Scale } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { request } from "@/components/api/request";
import { useQueueNews } from "@/components/live/use-queue-news";
import { buttonStyle } from "@/components/ui/button-style";
import { CountBadge } from "@/components/ui/count-badge";
import type { CaseCounts } from "@/core/moderation/case";
import { moderationInPlace as words } from "@/messages/en/moderation-in-place";

/** Leads a moderator to what waits, with how much that is now. */
export function ModerationLink({ personId, initial }: { personId: string; initial: number }) {
  const [waiting, setWaiting] = useState(initial);
  const [given, setGiven] = useState(initial);
  if (given !== initial) {
    setGiven(initial);
    setWaiting(initial);
  }

  useQueueNews(personId, null, async () => {
    try {
      const { open, appeals } = await request<CaseCounts>("GET", "/api/moderation/cases/counts");
      setWaiting(open + appeals);
    } catch {
      // The number stays as it was; the next news, or the next page, brings it.
    }
  });

  return (
    <Link
      href="/moderation"
      prefetch={false}
      aria-label={words.waiting(waiting)}
      title={words.title}
      className={buttonStyle({ variant: "quiet", square: true, className: "relative" })}
    >
      <Scale aria-hidden />
      <CountBadge count={waiting} />
    </Link>
  );
}
