import type { BlockBox } from "@/components/margin/text-geometry";
import { countLeading } from "@/core/count-leading";
import { densityOf } from "@/core/text/density";
import type { TextRange } from "@/core/text/range";

/** How annotations lie along the article as it stands on the page. Lengths in CSS pixels. */
export interface StripDensity {
  /** Top of the article on the page, and its height. */
  top: number;
  height: number;
  /** How many annotations touch each of equally high parts of the article. */
  counts: number[];
  /** Where each annotation lies, from the top of the article; as many as there are annotations. */
  stretches: TextRange[];
}

/** The height on the page of a text offset, from the boxes of the blocks alone: exact to within a block. */
function heightOf(boxes: readonly BlockBox[], offset: number): number {
  const box = boxes[Math.max(0, countLeading(boxes, ({ start }) => start <= offset) - 1)];
  if (!box) return 0;
  const share = Math.min(1, Math.max(0, (offset - box.start) / Math.max(1, box.end - box.start)));
  return box.top + share * box.height;
}

/**
 * The density of annotations by where they stand on the page, so that a strip beside the page tells the
 * truth about headings, quotations and long paragraphs. `boxes` are in order.
 */
export function stripDensity(
  boxes: readonly BlockBox[],
  ranges: readonly TextRange[],
  buckets: number,
): StripDensity {
  const top = boxes[0]?.top ?? 0;
  const last = boxes.at(-1);
  const height = last ? last.top + last.height - top : 0;
  const stretches = ranges.map(({ start, end }) => {
    const from = heightOf(boxes, start) - top;
    // At least one pixel, or a mark between two blocks would not be seen.
    return { start: from, end: Math.max(from + 1, heightOf(boxes, end) - top) };
  });
  return { top, height, counts: densityOf(height, stretches, buckets), stretches };
}
