"use client";

import { useEffect, useState } from "react";
import { whenIdle } from "@/components/live/when-idle";

/**
 * How much a person has not seen, as it changes.
 * @param known as the page says; a newer page's word counts again
 */
export function useUnread(known: number, personId: string): number {
  const [shown, setShown] = useState({ known, unread: known });
  if (shown.known !== known) setShown({ known, unread: known });
  useEffect(() => {
    let end = () => {};
    const forget = whenIdle(async (isWanted) => {
      const { getLive } = await import("@/components/live/live");
      if (!isWanted()) return;
      end = getLive(personId).onPerson(({ unread }) => {
        if (unread !== undefined) setShown((before) => ({ ...before, unread }));
      });
    });
    return () => {
      forget();
      end();
    };
  }, [personId]);
  return shown.unread;
}
