/**
 * The index of the next (`by` 1) or previous (-1) of `count` annotations in the order of the text; -1 where
 * there is none. From the one in focus (`active`, -1 for none), else from what is in view: next is the first
 * that begins below the top of the window, previous the last above it. `tops` gives page pixels, ascending
 * but for small slips of estimates; it is asked only when it is needed.
 */
export function stepFrom(
  count: number,
  active: number,
  by: 1 | -1,
  tops: () => readonly number[],
  windowTop: number,
): number {
  if (active >= 0) {
    const to = active + by;
    return to < count ? to : -1;
  }
  const places = tops();
  if (by === 1) return places.findIndex((top) => top >= windowTop);
  return places.findLastIndex((top) => top < windowTop);
}
