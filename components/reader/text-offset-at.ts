/**
 * Text offsets (UTF-16 code units) under points of the window. Follows the contract of
 * core/anchoring/dom-range.ts: the text nodes of a `data-block` element, joined, are its text.
 */

/** Where a caret would stand under a point; null when no text of the article is there. */
export function textOffsetAt(root: HTMLElement, x: number, y: number): number | null {
  const caret = caretAt(x, y);
  const element = caret?.node instanceof Element ? caret.node : caret?.node.parentElement;
  const block = element?.closest<HTMLElement>("[data-block]");
  return caret && block && root.contains(block) ? offsetIn(block, caret.node, caret.offset) : null;
}

/** The character of a `<mark>` that a point is on. */
export function offsetInMark(mark: Element, x: number, y: number): number | null {
  const block = mark.closest<HTMLElement>("[data-block]");
  if (!block) return null;
  const first = offsetIn(block, mark, 0);
  const last = first + (mark.textContent ?? "").length - 1;
  const caret = caretAt(x, y);
  // A caret stands between two characters, so at the mark's edges it may stand in a neighbour.
  const at = caret && block.contains(caret.node) ? offsetIn(block, caret.node, caret.offset) : first;
  return Math.max(first, Math.min(at, last));
}

function offsetIn(block: HTMLElement, node: Node, offset: number): number {
  const before = document.createRange();
  before.setStart(block, 0);
  before.setEnd(node, offset);
  return Number(block.dataset.start) + before.toString().length;
}

function caretAt(x: number, y: number): { node: Node; offset: number } | null {
  if ("caretPositionFromPoint" in document) {
    const position = document.caretPositionFromPoint(x, y);
    return position && { node: position.offsetNode, offset: position.offset };
  }
  // Safari has had only this one for long.
  const range = (document as Document).caretRangeFromPoint?.(x, y);
  return range ? { node: range.startContainer, offset: range.startOffset } : null;
}
