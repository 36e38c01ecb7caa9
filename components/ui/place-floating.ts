/** A box in viewport coordinates, CSS pixels. */
export type Box = { left: number; top: number; width: number; height: number };
export type Side = "top" | "bottom";
export type Align = "start" | "center" | "end";

/** Distance from the anchor and from the window's edge, CSS pixels. */
const GAP = 6;
const EDGE = 8;

/**
 * Where a floating box of `size` stands beside `anchor`: on the wished side, else on the other side
 * when only that one has room, and always inside the viewport. Viewport coordinates, CSS pixels.
 */
export function placeFloating(
  anchor: Box,
  size: { width: number; height: number },
  viewport: { width: number; height: number },
  wish: { side: Side; align: Align },
): { left: number; top: number; side: Side } {
  const above = anchor.top - GAP - size.height;
  const below = anchor.top + anchor.height + GAP;
  const fitsAbove = above >= EDGE;
  const fitsBelow = below + size.height <= viewport.height - EDGE;
  const wished = wish.side === "top" ? fitsAbove : fitsBelow;
  const other = wish.side === "top" ? fitsBelow : fitsAbove;
  const side: Side = wished || !other ? wish.side : wish.side === "top" ? "bottom" : "top";

  const aligned = {
    start: anchor.left,
    center: anchor.left + (anchor.width - size.width) / 2,
    end: anchor.left + anchor.width - size.width,
  }[wish.align];

  return {
    side,
    left: clamp(aligned, EDGE, viewport.width - EDGE - size.width),
    top: clamp(side === "top" ? above : below, EDGE, viewport.height - EDGE - size.height),
  };
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, high));
}
