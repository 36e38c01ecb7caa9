"use client";

import { useEffect } from "react";
import { watchSubmits } from "@/components/live/last-submit";

/**
 * Tells the browser's other tabs who is signed in. One that shows a person's pages, when they have signed out or
 * somebody else has signed in, loads anew: what it shows is not for whoever sits there now.
 */
export function ViewerWatch({ viewerId }: { viewerId: string | null }) {
  useEffect(watchSubmits, []);
  useEffect(() => {
    if (typeof BroadcastChannel === "undefined") return;
    const channel = new BroadcastChannel("marginalia.viewer");
    channel.postMessage(viewerId);
    channel.onmessage = ({ data }: MessageEvent<string | null>) => {
      if (viewerId !== null && data !== viewerId) window.location.reload();
    };
    return () => channel.close();
  }, [viewerId]);
  return null;
}
