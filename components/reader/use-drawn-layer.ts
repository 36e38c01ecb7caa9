"use client";

import { useMemo, useRef } from "react";
import { useVisibleAnnotations } from "@/components/margin/use-visible-annotations";
import { type DrawnLayer, drawLayer, redrawLayer } from "@/components/reader/block-segments";
import { useReader, useView } from "@/components/reader/reader-context";

/** The marks of every block under the filter; a change computes again only the blocks that it touches. */
export function useDrawnLayer(): DrawnLayer {
  const { blocks, codes } = useReader().data;
  const visible = useVisibleAnnotations();
  const hidden = useView((view) => view.filter.hiddenCodes);
  const colourOf = useMemo(
    () => (annotation: { codes: readonly string[] }) => {
      const shown = annotation.codes.find((id) => !hidden.has(id)) ?? annotation.codes[0];
      return shown === undefined ? undefined : codes.get(shown);
    },
    [codes, hidden],
  );
  // A cache: whichever state it holds, the next one is computed rightly from it.
  const last = useRef<DrawnLayer>(null);
  return useMemo(() => {
    const before = last.current;
    last.current =
      before?.blocks === blocks
        ? redrawLayer(before, visible, colourOf)
        : drawLayer(blocks, visible, colourOf);
    return last.current;
  }, [blocks, visible, colourOf]);
}
