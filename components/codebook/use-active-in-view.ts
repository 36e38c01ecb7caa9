"use client";

import { useLayoutEffect } from "react";

/** Keeps the option that a search field points at, by its element's id, in the sight of its list. */
export function useActiveInView(activeId: string | undefined): void {
  useLayoutEffect(() => {
    if (activeId) document.getElementById(activeId)?.scrollIntoView({ block: "nearest" });
  }, [activeId]);
}
