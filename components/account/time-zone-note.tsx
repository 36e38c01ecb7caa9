"use client";

import { useEffect } from "react";
import { TIME_ZONE_COOKIE } from "@/core/time-zone";

/** Seconds: signing in takes no longer, also by a mailed link. */
const KEPT = 60 * 60;

/** Tells the server the browser's time zone with whatever comes next; `server/accounts/time-zone.ts` takes it over. */
export function TimeZoneNote() {
  useEffect(() => {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser.
    document.cookie = `${TIME_ZONE_COOKIE}=${encodeURIComponent(timeZone)};path=/;max-age=${KEPT};samesite=lax`;
  }, []);
  return null;
}
