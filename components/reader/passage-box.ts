import { rectsFor } from "@/core/anchoring/dom-range";
import type { TextRange } from "@/core/text/range";

/** The box around a passage, in viewport pixels; null when none of it is drawn. */
export const passageBox = (root: HTMLElement, range: TextRange): DOMRect | null =>
  boxAround(rectsFor(root, range));

/** The box around what can be seen of a passage in the window; all of it when none can be seen. */
export function visiblePassageBox(root: HTMLElement, range: TextRange): DOMRect | null {
  const rects = rectsFor(root, range);
  const inView = rects.filter(({ top, bottom }) => bottom > 0 && top < window.innerHeight);
  return boxAround(inView.length > 0 ? inView : rects);
}

function boxAround(rects: readonly DOMRect[]): DOMRect | null {
  const [first, ...rest] = rects;
  if (!first) return null;
  let { left, top, right, bottom } = first;
  for (const rect of rest) {
    left = Math.min(left, rect.left);
    top = Math.min(top, rect.top);
    right = Math.max(right, rect.right);
    bottom = Math.max(bottom, rect.bottom);
  }
  return new DOMRect(left, top, right - left, bottom - top);
}
