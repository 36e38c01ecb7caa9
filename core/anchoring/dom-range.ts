import { countLeading } from "@/core/count-leading";
import type { TextRange } from "@/core/text/range";

/**
 * The only place that maps between the page and text offsets. The text is drawn as block elements
 * `data-block data-start="<offset>"`, in text order and not nested; the text nodes of a block, joined, are
 * exactly the text from `data-start` on. Elements marked `data-no-offset` hold interface inside a block
 * and do not count. Offsets are UTF-16 code units, as they are in the DOM.
 */
const BLOCK = "[data-block]";
const UNCOUNTED = "[data-no-offset]";

// The values of Node and NodeFilter constants (DOM Standard), so that no global is needed.
const ELEMENT_NODE = 1;
const SHOW_ELEMENT_AND_TEXT = 0x1 | 0x4;
const FILTER_ACCEPT = 1;
const FILTER_REJECT = 2;
const FILTER_SKIP = 3;
const PRECEDING = 2;

/** A text node that counts, and the text offset at which it begins. */
type TextPiece = { node: Text; start: number; end: number };

function blocksIn(root: HTMLElement): HTMLElement[] {
  return Array.from(root.querySelectorAll<HTMLElement>(BLOCK));
}

function startOf(block: HTMLElement | undefined): number {
  return Number(block?.dataset.start);
}

function* piecesOf(block: HTMLElement): Generator<TextPiece> {
  const walker = block.ownerDocument.createTreeWalker(block, SHOW_ELEMENT_AND_TEXT, (node) => {
    if (node.nodeType !== ELEMENT_NODE) return FILTER_ACCEPT;
    return (node as Element).matches(UNCOUNTED) ? FILTER_REJECT : FILTER_SKIP;
  });
  let start = startOf(block);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = node as Text;
    yield { node: text, start, end: start + text.length };
    start += text.length;
  }
}

function endOf(block: HTMLElement): number {
  let end = startOf(block);
  for (const piece of piecesOf(block)) end = piece.end;
  return end;
}

/** The text offset of a boundary point inside `block`. */
function offsetInBlock(block: HTMLElement, container: Node, offset: number): number {
  const point = block.ownerDocument.createRange();
  point.setStart(container, offset);
  point.collapse(true);
  let at = startOf(block);
  for (const piece of piecesOf(block)) {
    if (piece.node === container) return piece.start + offset;
    if (point.comparePoint(piece.node, 0) > 0) return at;
    at = piece.end;
  }
  return at;
}

/** The block that holds a node, if any. */
function blockHolding(root: HTMLElement, node: Node): HTMLElement | null {
  const element = node.nodeType === ELEMENT_NODE ? (node as Element) : node.parentElement;
  const block = element?.closest<HTMLElement>(BLOCK) ?? null;
  return block !== null && root.contains(block) ? block : null;
}

/** How many of `blocks` begin before a boundary point. */
function blocksBefore(blocks: readonly HTMLElement[], container: Node, offset: number): number {
  const child = container.childNodes[offset];
  return countLeading(blocks, (block) =>
    child !== undefined
      ? (child.compareDocumentPosition(block) & PRECEDING) !== 0
      : (container.compareDocumentPosition(block) & PRECEDING) !== 0 || container.contains(block),
  );
}

/** The text offset of where a selection starts; at the end of a block it means the next block. */
function selectionStart(root: HTMLElement, blocks: readonly HTMLElement[], range: Range): number | null {
  const { startContainer, startOffset } = range;
  const block = blockHolding(root, startContainer);
  if (block === null) {
    const next = blocks[blocksBefore(blocks, startContainer, startOffset)];
    return next === undefined ? null : startOf(next);
  }
  const offset = offsetInBlock(block, startContainer, startOffset);
  if (offset < endOf(block)) return offset;
  const next = blocks[blocks.indexOf(block) + 1];
  return next === undefined ? offset : startOf(next);
}

/** The text offset of where a selection ends; at the start of a block it means the block before. */
function selectionEnd(root: HTMLElement, blocks: readonly HTMLElement[], range: Range): number | null {
  const { endContainer, endOffset } = range;
  const block = blockHolding(root, endContainer);
  if (block === null) {
    const previous = blocks[blocksBefore(blocks, endContainer, endOffset) - 1];
    return previous === undefined ? null : endOf(previous);
  }
  const offset = offsetInBlock(block, endContainer, endOffset);
  if (offset > startOf(block)) return offset;
  const previous = blocks[blocks.indexOf(block) - 1];
  return previous === undefined ? offset : endOf(previous);
}

/**
 * The text range that a selection covers, clamped to `root`, whichever way it was dragged; null when it
 * covers no text there. A selection that ends before the first letter of a block (a triple click) ends
 * with the block before. The caller snaps the range to graphemes, since it holds the text.
 */
export function rangeFromSelection(root: HTMLElement, selection: Selection): TextRange | null {
  if (selection.rangeCount === 0 || selection.isCollapsed) return null;
  const selected = selection.getRangeAt(0);
  if (!selected.intersectsNode(root)) return null;
  const blocks = blocksIn(root);
  const start = selectionStart(root, blocks, selected);
  const end = selectionEnd(root, blocks, selected);
  return start !== null && end !== null && start < end ? { start, end } : null;
}

/** The index of the last block that starts at or before `offset`, or -1. */
function blockIndexAt(blocks: readonly HTMLElement[], offset: number): number {
  return countLeading(blocks, (block) => startOf(block) <= offset) - 1;
}

/** The parts of text nodes that lie in `range`, in order. */
function* piecesWithin(root: HTMLElement, range: TextRange): Generator<TextPiece & { base: number }> {
  const blocks = blocksIn(root);
  for (let index = Math.max(0, blockIndexAt(blocks, range.start)); index < blocks.length; index++) {
    const block = blocks[index] as HTMLElement;
    if (startOf(block) >= range.end) return;
    for (const piece of piecesOf(block)) {
      const start = Math.max(piece.start, range.start);
      const end = Math.min(piece.end, range.end);
      if (start < end) yield { node: piece.node, base: piece.start, start, end };
    }
  }
}

/** The DOM range that holds the text of `range` (which may span blocks), or null when none of it is drawn. */
export function domRangeFor(root: HTMLElement, range: TextRange): Range | null {
  let found: Range | null = null;
  for (const piece of piecesWithin(root, range)) {
    if (found === null) {
      found = root.ownerDocument.createRange();
      found.setStart(piece.node, piece.start - piece.base);
    }
    found.setEnd(piece.node, piece.end - piece.base);
  }
  return found;
}

/**
 * The boxes of the text in `range`, one or more for each line, in viewport pixels and text order. Only
 * text counts: no boxes of blocks, and none of interface inside them.
 */
export function rectsFor(root: HTMLElement, range: TextRange): DOMRect[] {
  const rects: DOMRect[] = [];
  for (const piece of piecesWithin(root, range)) {
    const part = root.ownerDocument.createRange();
    part.setStart(piece.node, piece.start - piece.base);
    part.setEnd(piece.node, piece.end - piece.base);
    for (const rect of part.getClientRects()) if (rect.width > 0 && rect.height > 0) rects.push(rect);
  }
  return rects;
}
