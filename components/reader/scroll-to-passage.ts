import { passageBox } from "@/components/reader/passage-box";
import type { TextRange } from "@/core/text/range";

/** Height of the sheet at rest on a small screen, in CSS pixels (components/ui/bottom-sheet.tsx). */
export const SHEET_AT_REST = 176;

/** What of the window the page's own bars may cover, in CSS pixels. */
const TOP_BAR = 64;
/** Where a passage is put that was out of sight: this share of the window from the top. */
const RESTING_PLACE = 0.28;
/** Further than this many windows, the way there explains nothing and is left out. */
const SHORT_WAY = 1.5;

/**
 * Brings a passage into view, unless its beginning can be read already. `covered` is how many CSS pixels
 * at the foot of the window something else covers (the sheet on a phone).
 */
export function scrollToPassage(root: HTMLElement, range: TextRange, covered = 0): void {
  const height = window.innerHeight - covered;
  const place = (smoothly: boolean): void => {
    const box = passageBox(root, range);
    if (!box) return;
    const enough = Math.min(box.height, height / 3);
    if (box.top >= TOP_BAR && box.top + enough <= height - 16) return;
    const by = box.top - Math.max(TOP_BAR, height * RESTING_PLACE);
    const isNear = Math.abs(by) < window.innerHeight * SHORT_WAY;
    const isCalm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    window.scrollBy({ top: by, behavior: smoothly && isNear && !isCalm ? "smooth" : "instant" });
    // Far away, heights were guesses (content-visibility): once drawn, the passage may stand elsewhere.
    if (!isNear) requestAnimationFrame(() => requestAnimationFrame(() => place(false)));
  };
  place(true);
}
