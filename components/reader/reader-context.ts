import { createContext, type RefObject, useContext } from "react";
import { useStore } from "zustand";
import type { LayerState } from "@/components/reader/layer-state";
import type { LayerStore } from "@/components/reader/layer-store";
import type { StepStore } from "@/components/reader/own-steps";
import type { ReaderActions } from "@/components/reader/reader-actions";
import type { ReaderData } from "@/components/reader/reader-data";
import type { ViewState, ViewStore } from "@/components/reader/view-store";

export interface ReaderContextValue {
  data: ReaderData;
  layer: LayerStore;
  /** The same layer, for what is no step of the viewer's own: taking one back. */
  plainLayer: LayerStore;
  /** What the viewer did here, to be taken back and done again. */
  steps: StepStore;
  view: ViewStore;
  actions: ReaderActions;
  /** The element that holds the article's blocks; null before it is drawn. */
  textRef: RefObject<HTMLElement | null>;
  /** What has become other than the page was made with: all that shows it is drawn anew. */
  renew(part: Partial<Pick<ReaderData, "codes" | "codebooks" | "canAnnotate">>): void;
  /** Says something to screen readers, politely, once. */
  announce(words: string): void;
}

export const ReaderContext = createContext<ReaderContextValue | null>(null);

export function useReader(): ReaderContextValue {
  const value = useContext(ReaderContext);
  if (!value) throw new Error("useReader is for components inside <Reader>.");
  return value;
}

/** Re-renders only when the selected part of the layer changes. */
export const useLayer = <T>(select: (state: LayerState) => T): T => useStore(useReader().layer, select);

export const useView = <T>(select: (state: ViewState) => T): T => useStore(useReader().view, select);
