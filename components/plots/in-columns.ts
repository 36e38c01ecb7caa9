/**
 * Things in two columns, in their order, each where there is less so far: so that the columns end near one another.
 * @param heightOf about how high a thing is, in CSS pixels
 */
export function inColumns<Thing>(
  things: readonly Thing[],
  heightOf: (thing: Thing) => number,
): [left: Thing[], right: Thing[]] {
  const columns: [Thing[], Thing[]] = [[], []];
  const heights: [number, number] = [0, 0];
  for (const thing of things) {
    const at = heights[1] < heights[0] ? 1 : 0;
    columns[at].push(thing);
    heights[at] += heightOf(thing) + GAP;
  }
  return columns;
}

/** CSS pixels between two that stand below one another. */
const GAP = 48;
