/*
 * WCAG 2.1.4: shortcuts of one character must be possible to turn off, because people who dictate
 * set them off by speaking. Kept in this browser.
 */
const KEY = "marginalia.singleKeys";
const listeners = new Set<() => void>();

/** Whether shortcuts of a single character work in this browser. True where storage is refused. */
export function singleKeysOn(): boolean {
  try {
    return localStorage.getItem(KEY) !== "off";
  } catch {
    return true;
  }
}

export function setSingleKeys(on: boolean): void {
  try {
    if (on) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, "off");
  } catch {
    // Storage is refused: the setting lasts no longer than this page would have kept it.
  }
  for (const listener of listeners) listener();
}

/** For useSyncExternalStore: hears changes here and in other tabs. */
export function subscribeToSingleKeys(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}
