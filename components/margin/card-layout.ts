/** A card beside the text; lengths in CSS pixels. */
export interface LayoutCard {
  id: string;
  /** Where its passage begins, measured from the top of the margin. */
  anchorTop: number;
  height: number;
}

export interface LayoutOptions {
  /** The least space between two cards. */
  gap?: number;
  /** No card stands higher than this, except the active one. */
  minTop?: number;
}

export const CARD_GAP = 8;

/** Cards that have met and are placed as one. */
interface Run {
  sum: number;
  count: number;
}

/**
 * The non-decreasing sequence nearest to `wishes` in the sum of squares, by pooling neighbours that are
 * out of order (Ayer, Brunk, Ewing, Reid, Silverman 1955). O(n).
 */
function nearestAscending(wishes: readonly number[]): number[] {
  const runs: Run[] = [];
  for (const wish of wishes) {
    let run: Run = { sum: wish, count: 1 };
    for (let last = runs.at(-1); last && last.sum / last.count >= run.sum / run.count; last = runs.at(-1)) {
      run = { sum: last.sum + run.sum, count: last.count + run.count };
      runs.pop();
    }
    runs.push(run);
  }
  return runs.flatMap(({ sum, count }) => new Array<number>(count).fill(sum / count));
}

/**
 * The top of each card, in the order given (ascending `anchorTop`): no two closer than `gap`, the order
 * kept, and as near to their passages as that allows (least sum of squared distances). The card `activeId`
 * stands exactly at its passage and the others make way. O(n).
 *
 * With the heights of the cards before it taken off each card's wish, "never overlap" becomes "never
 * descend": isotonic regression. A bound on one side only clips its solution, so the cards before and
 * after the active one are solved apart and clipped to it.
 */
export function layoutCards(
  cards: readonly LayoutCard[],
  activeId: string | null = null,
  { gap = CARD_GAP, minTop = 0 }: LayoutOptions = {},
): number[] {
  const stacked: number[] = [];
  let used = 0;
  for (const card of cards) {
    stacked.push(used);
    used += card.height + gap;
  }
  const wishes = cards.map((card, at) => card.anchorTop - (stacked[at] ?? 0));
  const place = (from: number, to: number, least: number, most: number) =>
    nearestAscending(wishes.slice(from, to)).map(
      (level, at) => Math.min(most, Math.max(least, level)) + (stacked[from + at] ?? 0),
    );

  const active = activeId === null ? -1 : cards.findIndex((card) => card.id === activeId);
  if (active < 0) return place(0, cards.length, minTop, Number.POSITIVE_INFINITY);
  const level = wishes[active] ?? 0;
  return [
    // Where there is no room between the top and the active card, the cards before it go off the top.
    ...place(0, active, Math.min(minTop, level), level),
    cards[active]?.anchorTop ?? 0,
    ...place(active + 1, cards.length, level, Number.POSITIVE_INFINITY),
  ];
}
