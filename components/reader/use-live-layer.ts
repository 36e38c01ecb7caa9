"use client";

import { useEffect } from "react";
import { useReader } from "@/components/reader/reader-context";

/** What others do appears on the page, once it has come to life. An earlier version stays as it was. */
export function useLiveLayer(): void {
  const reader = useReader();
  useEffect(() => {
    if (reader.data.newerVersion !== null) return;
    let isOver = false;
    let end = () => {};
    async function begin(): Promise<void> {
      const { followLayer } = await import("@/components/reader/live-layer");
      if (!isOver) end = followLayer(reader);
    }
    const ignore = reader.view.subscribe(({ isAlive }) => {
      if (!isAlive) return;
      ignore();
      void begin();
    });
    if (reader.view.getState().isAlive) {
      ignore();
      void begin();
    }
    return () => {
      isOver = true;
      ignore();
      end();
    };
  }, [reader]);
}
