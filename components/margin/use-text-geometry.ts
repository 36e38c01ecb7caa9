"use client";

import { useLayoutEffect, useSyncExternalStore } from "react";
import { type GeometrySnapshot, TextGeometry } from "@/components/margin/text-geometry";
import type { LayerStore } from "@/components/reader/layer-store";
import { type ReaderContextValue, useReader } from "@/components/reader/reader-context";

/** One per reader page: the margin, the strip and the keys measure the text together. */
const geometries = new WeakMap<LayerStore, TextGeometry>();

export function geometryOf({ layer, textRef }: Pick<ReaderContextValue, "layer" | "textRef">): TextGeometry {
  let geometry = geometries.get(layer);
  if (!geometry) {
    geometry = new TextGeometry(() => textRef.current);
    geometries.set(layer, geometry);
  }
  return geometry;
}

/** Where blocks and passages stand on the page, kept up to date. Empty on the server. */
export function useTextGeometry(): GeometrySnapshot {
  const geometry = geometryOf(useReader());
  return useSyncExternalStore(geometry.subscribe, geometry.getSnapshot, geometry.getSnapshot);
}

/** Asks for passages that begin at these text offsets (ascending) to be measured. */
export function useMeasuredOffsets(offsets: readonly number[]): void {
  const geometry = geometryOf(useReader());
  useLayoutEffect(() => geometry.want(offsets), [geometry, offsets]);
}
