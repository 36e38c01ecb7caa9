"use client";

import { createContext, type ReactNode, startTransition, useContext, useEffect, useState } from "react";

/** From here on the cards stand beside the text; below it they are in the sheet. */
export const WIDE = "(min-width: 64rem)";

/** Where the cards are: beside the text, in the sheet of a small screen, or not drawn yet. */
export type MarginPlace = "beside" | "sheet" | null;

const PlaceContext = createContext<MarginPlace>(null);

/**
 * Null on the server and until the text has come to life. The margin follows in the background, in slices
 * that give way to whatever the reader does: drawn together with the text it would hold up the first key.
 */
export const useMarginPlace = (): MarginPlace => useContext(PlaceContext);

export function MarginPlaceProvider({ children }: { children: ReactNode }) {
  const [place, setPlace] = useState<MarginPlace>(null);
  useEffect(() => {
    const list = window.matchMedia(WIDE);
    const look = () => startTransition(() => setPlace(list.matches ? "beside" : "sheet"));
    look();
    list.addEventListener("change", look);
    return () => list.removeEventListener("change", look);
  }, []);
  return <PlaceContext value={place}>{children}</PlaceContext>;
}
