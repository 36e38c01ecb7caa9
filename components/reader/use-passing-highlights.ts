"use client";

import { useLayoutEffect } from "react";
import type { DrawnLayer } from "@/components/reader/block-segments";
import { showPassing } from "@/components/reader/passing-highlights";
import { useLayer, useReader, useView } from "@/components/reader/reader-context";

/**
 * Shows what is pointed at, and the passage that is being chosen while the focus (and with it the
 * browser's own selection) is in a toolbar, a picker or an editor.
 */
export function usePassingHighlights(drawn: DrawnLayer): void {
  const { textRef } = useReader();
  const hoverId = useView((view) => view.hoverId);
  const activeId = useView((view) => view.activeId);
  const range = useView((view) => view.selection?.range ?? null);
  const hovered = useLayer((layer) =>
    hoverId === null || hoverId === activeId ? undefined : layer.annotations.get(hoverId),
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: drawing the text anew replaces its text nodes.
  useLayoutEffect(() => {
    showPassing("hover", textRef.current, hovered ? [hovered] : []);
    return () => showPassing("hover", null, []);
  }, [textRef, hovered, drawn]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: as above.
  useLayoutEffect(() => {
    showPassing("pending", textRef.current, range ? [range] : []);
    return () => showPassing("pending", null, []);
  }, [textRef, range, drawn]);
}
