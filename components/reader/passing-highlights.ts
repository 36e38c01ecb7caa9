import { domRangeFor } from "@/core/anchoring/dom-range";
import type { TextRange } from "@/core/text/range";

/**
 * Passing states are drawn by the browser over the text, without touching the DOM (CSS Custom Highlight
 * API, CSS Custom Highlight API Module Level 1). Their looks are in app/styles/highlights.css.
 */
export type PassingState = "hover" | "pending" | "search" | "search-current";

/** False in browsers without the API: then the pending passage is shown as the page's own selection. */
export const canHighlight = (): boolean => typeof CSS !== "undefined" && "highlights" in CSS;

/**
 * Shows these passages, and no others, in a passing state. Entries that others put into the registry
 * stay: only the own one is replaced, or taken out when nothing is left to show.
 */
export function showPassing(
  state: PassingState,
  root: HTMLElement | null,
  ranges: readonly TextRange[],
): void {
  if (!canHighlight()) return;
  const drawn = root === null ? [] : ranges.flatMap((range) => domRangeFor(root, range) ?? []);
  if (drawn.length === 0) CSS.highlights.delete(state);
  else CSS.highlights.set(state, new Highlight(...drawn));
}
