"use client";

import dynamic from "next/dynamic";
import { useLayer } from "@/components/reader/reader-context";

// Few articles have any.
const OrphanList = dynamic(() => import("@/components/margin/orphan-list").then((part) => part.OrphanList), {
  loading: () => null,
});

/**
 * Annotations without a place.
 * @param onHeight called when they take up more or less room
 */
export function MarginOrphans({ onHeight }: { onHeight?: () => void }) {
  return useLayer((state) => state.orphans.size > 0) ? <OrphanList onHeight={onHeight} /> : null;
}
