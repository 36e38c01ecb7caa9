"use client";

import { useEffect, useRef } from "react";
import { whenIdle } from "@/components/live/when-idle";

/**
 * Calls when something changed in a queue that a moderator looks after.
 * @param groupId only this group's; null: any
 */
export function useQueueNews(personId: string, groupId: string | null, act: () => void): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    let end = () => {};
    const forget = whenIdle(async (isWanted) => {
      const { getLive } = await import("@/components/live/live");
      if (!isWanted()) return;
      end = getLive(personId).onPerson(({ queues = [] }) => {
        if (groupId === null ? queues.length > 0 : queues.includes(groupId)) latest.current();
      });
    });
    return () => {
      forget();
      end();
    };
  }, [personId, groupId]);
}
