/**
 * Place of the passage that begins at a position, or else of the next one, or else of the last; −1 where there
 * are none.
 */
export function passageAt(passages: readonly { start: number }[], position: number): number {
  const next = passages.findIndex(({ start }) => start >= position);
  return next < 0 ? passages.length - 1 : next;
}
