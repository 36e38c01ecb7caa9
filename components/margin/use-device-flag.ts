"use client";

import { useCallback, useSyncExternalStore } from "react";

const CHANGED = "marginalia:device-flag";

/**
 * A yes or no that this device remembers (not the account), such as whether a panel is folded. The server
 * and the first paint show `initial`.
 */
export function useDeviceFlag(name: string, initial: boolean): [boolean, (value: boolean) => void] {
  const key = `marginalia.${name}`;
  const read = useCallback(() => {
    try {
      const kept = localStorage.getItem(key);
      return kept === null ? initial : kept === "yes";
    } catch {
      return initial;
    }
  }, [key, initial]);
  const value = useSyncExternalStore(subscribe, read, () => initial);
  const set = (next: boolean) => {
    try {
      localStorage.setItem(key, next ? "yes" : "no");
    } catch {
      // Storage is refused: the choice would not be remembered, so it stays as it is.
    }
    window.dispatchEvent(new Event(CHANGED));
  };
  return [value, set];
}

function subscribe(listener: () => void): () => void {
  window.addEventListener(CHANGED, listener);
  window.addEventListener("storage", listener);
  return () => {
    window.removeEventListener(CHANGED, listener);
    window.removeEventListener("storage", listener);
  };
}
