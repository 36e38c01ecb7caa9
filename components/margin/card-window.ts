import { CARD_GAP, type LayoutCard } from "@/components/margin/card-layout";
import type { MarginItem, Stackable } from "@/components/margin/stacks";
import type { BlockBox } from "@/components/margin/text-geometry";
import { countLeading } from "@/core/count-leading";

/** Cards this far above and below the window are drawn too, in CSS pixels: what a flick scrolls. */
const OVERSCAN = 600;
/** Cards may take this much more than the height of the text: they then stand a little off their passages. */
const SLACK = 1.5;
/** However short a text is, cards may take this much, in CSS pixels. */
const LEAST_ROOM = 800;

/** The height that folded cards have beside a text whose blocks have these boxes, in CSS pixels. */
export function roomFor(boxes: readonly BlockBox[]): number {
  const first = boxes[0];
  const last = boxes.at(-1);
  if (!first || !last) return Number.POSITIVE_INFINITY;
  return Math.max(LEAST_ROOM, (last.top + last.height - first.top) * SLACK);
}

type Guessable = Stackable & { codes: readonly string[]; note: string };

/** How high a folded card will be, about, before it has been drawn and measured. CSS pixels. */
export function guessHeight(item: MarginItem<Guessable>): number {
  if (item.kind === "stack") return 110;
  const [{ codes, note }] = item.annotations;
  const noteLines = note === "" ? 0 : note.length > 40 ? 2 : 1;
  return 32 + (codes.length > 0 ? 26 : 0) + (noteLines > 0 ? 6 + 20 * noteLines : 0);
}

/**
 * The indexes, ascending, of the cards in or near a window that begins `from` pixels below the top of the
 * list and is `windowHeight` high, and of those in `always`. `tops` ascend. O(log n) plus the answer.
 */
export function nearWindow(
  cards: readonly LayoutCard[],
  tops: readonly number[],
  from: number,
  windowHeight: number,
  always: readonly (string | null)[],
): number[] {
  const upper = from - OVERSCAN;
  const lower = from + windowHeight + OVERSCAN;
  const first = countLeading(cards, ({ height }, at) => (tops[at] ?? 0) + height + CARD_GAP < upper);
  const near = new Set<number>();
  for (let at = first; at < cards.length && (tops[at] ?? 0) <= lower; at++) near.add(at);
  for (const id of always) {
    const at = id === null ? -1 : cards.findIndex((card) => card.id === id);
    if (at >= 0) near.add(at);
  }
  return [...near].sort((a, b) => a - b);
}
