"use client";

import dynamic from "next/dynamic";
import { useMarginPlace } from "@/components/margin/margin-place";

// Only a small screen fetches it.
const SheetContent = dynamic(
  () => import("@/components/margin/sheet-content").then((part) => part.SheetContent),
  { loading: () => null },
);

/**
 * The margin of a small screen. A tap on a passage opens it low, with that passage's card; a swipe goes to the
 * next one; pulled up, everything else is below: filter, codes and the list of all.
 */
export function MarginSheet() {
  return useMarginPlace() === "sheet" ? (
    <div className="screen-only lg:hidden">
      <SheetContent />
    </div>
  ) : null;
}
