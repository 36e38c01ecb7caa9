import { useSyncExternalStore } from "react";

/** Whether a media query holds; not on the server, nor before the page has come to life. */
export function useMatchesMedia(query: string): boolean {
  return useSyncExternalStore(
    (listen) => {
      const list = matchMedia(query);
      list.addEventListener("change", listen);
      return () => list.removeEventListener("change", listen);
    },
    () => matchMedia(query).matches,
    () => false,
  );
}
