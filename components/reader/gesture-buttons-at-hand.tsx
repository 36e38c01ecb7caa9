"use client";

import dynamic from "next/dynamic";
import { useReader } from "@/components/reader/reader-context";
import { useFirstHand } from "@/components/reader/use-first-hand";

// Nothing meanwhile, which makes a boundary: without one, all that the same update changes waits for the part too.
const GestureButtons = dynamic(
  () => import("@/components/reader/gestures/gesture-buttons").then((part) => part.GestureButtons),
  { loading: () => null },
);

/** The buttons of the coding gestures, fetched with the first movement of a hand. Their room is there from the start. */
export function GestureButtonsAtHand({ isAtThumb = false }: { isAtThumb?: boolean }) {
  const hand = useFirstHand();
  if (!useReader().data.viewer) return null;
  return (
    <div className={isAtThumb ? "flex min-w-22 justify-end" : "flex min-w-21 justify-end"}>
      {hand ? <GestureButtons isAtThumb={isAtThumb} /> : null}
    </div>
  );
}
