"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { connectTexts } from "./connect-texts";

/** Brings two texts that stand here to life: they scroll together, and a sentence shows its counterparts. */
export function Together({
  pairs,
  children,
}: {
  /** Indexes of sentences that stand beside one another. */
  pairs: readonly (readonly [left: number, right: number])[];
  children: ReactNode;
}) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => (ref.current ? connectTexts(ref.current, pairs) : undefined), [pairs]);
  return (
    <div ref={ref} className="together">
      {children}
    </div>
  );
}
