"use client";

import { Component, type ReactNode, type RefObject } from "react";
import { domRangeFor, rangeFromSelection } from "@/core/anchoring/dom-range";
import type { TextRange } from "@/core/text/range";

interface Props {
  /** What holds the article's blocks. */
  root: RefObject<HTMLElement | null>;
  children: ReactNode;
}

/** Where the reader is in the text: what is selected, and which of a block's links has the focus. */
interface Place {
  selection: { range: TextRange; isBackward: boolean } | null;
  link: { block: string; at: number } | null;
}

/**
 * A block that is drawn anew (somebody else's highlight arrives) has other text nodes and links. This puts
 * the browser's selection and the focus back where they were, before anything is painted. A class, since
 * only a class is asked before the page changes.
 */
export class KeptPlace extends Component<Props> {
  override getSnapshotBeforeUpdate(): Place | null {
    const root = this.props.root.current;
    return root && { selection: selectionIn(root), link: linkIn(root) };
  }

  override componentDidUpdate(_: Props, __: unknown, place: Place | null): void {
    const root = this.props.root.current;
    if (!root || !place) return;
    if (place.selection && !isSelected(root, place.selection.range)) select(root, place.selection);
    if (place.link && document.activeElement === document.body) {
      linksOf(root, place.link.block)[place.link.at]?.focus({ preventScroll: true });
    }
  }

  override render(): ReactNode {
    return this.props.children;
  }
}

/** Null where nothing is selected, or not all of it is the article's. */
function selectionIn(root: HTMLElement): Place["selection"] {
  const native = window.getSelection();
  if (
    !native ||
    native.isCollapsed ||
    !root.contains(native.anchorNode) ||
    !root.contains(native.focusNode)
  ) {
    return null;
  }
  const range = rangeFromSelection(root, native);
  if (!range) return null;
  const { startContainer, startOffset } = native.getRangeAt(0);
  const isBackward = native.focusNode === startContainer && native.focusOffset === startOffset;
  return { range, isBackward };
}

function isSelected(root: HTMLElement, { start, end }: TextRange): boolean {
  const native = window.getSelection();
  const now = native && rangeFromSelection(root, native);
  return now?.start === start && now.end === end;
}

function select(root: HTMLElement, { range, isBackward }: NonNullable<Place["selection"]>): void {
  const drawn = domRangeFor(root, range);
  if (!drawn) return;
  const start = [drawn.startContainer, drawn.startOffset] as const;
  const end = [drawn.endContainer, drawn.endOffset] as const;
  const [anchor, focus] = isBackward ? [end, start] : [start, end];
  window.getSelection()?.setBaseAndExtent(...anchor, ...focus);
}

const linksOf = (root: HTMLElement, block: string): HTMLElement[] =>
  Array.from(root.querySelectorAll<HTMLElement>(`[data-block="${block}"] a`));

function linkIn(root: HTMLElement): Place["link"] {
  const focused = document.activeElement;
  const block = focused?.closest<HTMLElement>("[data-block]")?.dataset.block;
  if (block === undefined || !root.contains(focused)) return null;
  const at = linksOf(root, block).indexOf(focused as HTMLElement);
  return at < 0 ? null : { block, at };
}
