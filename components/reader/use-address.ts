"use client";

import { useEffect } from "react";
import { anchorId } from "@/components/reader/block-html";
import { annotationOf } from "@/components/reader/layer-store";
import { useReader } from "@/components/reader/reader-context";
import type { ReaderData } from "@/components/reader/reader-data";
import { scrollToPassage } from "@/components/reader/scroll-to-passage";
import type { TextRange } from "@/core/text/range";

const PREFIX = anchorId("");

/** The passage of the current version that the address asks for, as "start-end". */
function passageOf({ article, newerVersion }: ReaderData): TextRange | null {
  const asked = new URLSearchParams(window.location.search).get("passage") ?? "";
  const [, start, end] = /^(\d{1,9})-(\d{1,9})$/.exec(asked)?.map(Number) ?? [];
  if (newerVersion !== null || start === undefined || end === undefined) return null;
  return start < end && end <= article.version.text.length ? { start, end } : null;
}

/** Goes to the passage or the annotation that the address asks for, when the page opens and when its fragment changes. */
export function useAddress(): void {
  const { data, layer, view, actions, textRef } = useReader();
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
    const passage = passageOf(data);
    if (passage) actions.showPassage(passage);
    else if (asked && textRef.current) scrollToPassage(textRef.current, asked);
    else follow();
    window.addEventListener("hashchange", follow);
    return () => window.removeEventListener("hashchange", follow);
  }, [data, layer, view, actions, textRef]);
}
