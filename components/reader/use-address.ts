"use client";

import { useEffect } from "react";
import { anchorId } from "@/components/reader/block-html";
import { annotationOf } from "@/components/reader/layer-store";
import { useReader } from "@/components/reader/reader-context";
import { scrollToPassage } from "@/components/reader/scroll-to-passage";

const PREFIX = anchorId("");

/** Goes to the annotation that the address asks for, when the page opens and when its fragment changes. */
export function useAddress(): void {
  const { layer, view, actions, textRef } = useReader();
  useEffect(() => {
    const follow = () => {
      const { hash } = window.location;
      if (hash.startsWith(`#${PREFIX}`)) {
        const id = decodeURIComponent(hash.slice(PREFIX.length + 1));
        if (annotationOf(layer.getState(), id)) actions.focus(id);
      }
    };
    const { activeId } = view.getState();
    const asked = activeId === null ? undefined : layer.getState().annotations.get(activeId);
    if (asked && textRef.current) scrollToPassage(textRef.current, asked);
    else follow();
    window.addEventListener("hashchange", follow);
    return () => window.removeEventListener("hashchange", follow);
  }, [layer, view, actions, textRef]);
}
