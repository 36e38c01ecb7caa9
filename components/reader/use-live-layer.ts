"use client";

import { useEffect } from "react";
import { useReader } from "@/components/reader/reader-context";

/** What others do appears on the page, once it has come to life. An earlier version stays as it was. */
export function useLiveLayer(): void {
  const { data, layer, view, textRef, announce, renew } = useReader();
  useEffect(() => {
    if (data.newerVersion !== null) return;
    let isOver = false;
    let end = () => {};
    async function begin(): Promise<void> {
      const { followLayer } = await import("@/components/reader/live-layer");
      if (!isOver) end = followLayer({ data, layer, view, textRef, announce, renew });
    }
    const ignore = view.subscribe(({ isAlive }) => {
      if (!isAlive) return;
      ignore();
      void begin();
    });
    if (view.getState().isAlive) {
      ignore();
      void begin();
    }
    return () => {
      isOver = true;
      ignore();
      end();
    };
  }, [data, layer, view, textRef, announce, renew]);
}
