"use client";

import { useEffect, useState } from "react";

/**
 * Gives the focus back to where it was before the calling component took it, when the component goes and
 * nothing else has taken the focus meanwhile.
 */
export function useReturnFocus(): void {
  const [opener] = useState(() => (typeof document === "undefined" ? null : document.activeElement));
  useEffect(
    () => () => {
      // React has not taken the elements out yet, so who has the focus is known one frame later.
      requestAnimationFrame(() => {
        const isFree = !document.activeElement || document.activeElement === document.body;
        if (isFree && opener instanceof HTMLElement && opener.isConnected)
          opener.focus({ preventScroll: true });
      });
    },
    [opener],
  );
}
