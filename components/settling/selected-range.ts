import { rangeFromSelection } from "@/core/anchoring/dom-range";
import type { TextRange } from "@/core/text/range";

/** What is selected in an article's text; null where nothing is. */
export function selectedRange(root: HTMLElement | null): TextRange | null {
  const selection = window.getSelection();
  if (!root || !selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  return rangeFromSelection(root, selection);
}
