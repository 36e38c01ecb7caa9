import { countLeading } from "@/core/count-leading";
import { isGraphemeBoundary } from "@/core/text/grapheme";
import type { BlockSpan, InlineSpan, Markup } from "@/core/text/markup-schema";
import { compareRanges, overlaps, type TextRange } from "@/core/text/range";
import { trimRange } from "@/core/text/trim-range";

/** One block of a text as it is drawn, with the inline spans in it (enclosing ones first). */
export type Block = {
  index: number;
  type: BlockSpan["type"];
  level?: number;
  start: number;
  end: number;
  inlines: InlineSpan[];
};

function isInline(item: Markup[number]): item is InlineSpan {
  return item.type === "emphasis" || item.type === "strong" || item.type === "code" || item.type === "link";
}

/** The last block that starts at or before `offset`; blocks are in order. */
function blockBefore<T extends TextRange>(blocks: readonly T[], at: number): T | undefined {
  return blocks[countLeading(blocks, ({ start }) => start <= at) - 1];
}

/**
 * Says what is wrong with `markup` as a description of `text`, or null when nothing is: every span lies
 * inside the text, is not empty and splits no grapheme; blocks are disjoint and in order; every inline
 * span lies within one block (of `blocksOf`).
 */
export function checkMarkup(text: string, markup: Markup): string | null {
  let blocksEnd = 0;
  for (const item of markup) {
    const where = `${item.type} at ${item.start}–${item.end}`;
    if (item.end > text.length) return `${where} reaches out of the text, which ends at ${text.length}.`;
    if (item.start >= item.end) return `${where} is empty.`;
    if (!isGraphemeBoundary(text, item.start) || !isGraphemeBoundary(text, item.end)) {
      return `${where} splits a character.`;
    }
    if (isInline(item)) continue;
    if (item.start < blocksEnd) return `${where} overlaps the block before it or is out of order.`;
    blocksEnd = item.end;
  }
  const blocks = blocksOf(text, markup);
  for (const item of markup) {
    if (!isInline(item)) continue;
    const block = blockBefore(blocks, item.start);
    if (block === undefined || item.end > block.end) {
      return `${item.type} at ${item.start}–${item.end} does not lie within one block.`;
    }
  }
  return null;
}

/** The lines of `range` that are not blank, each without the white space around it. UTF-16 code units. */
export function linesOf(text: string, range: TextRange): TextRange[] {
  const lines: TextRange[] = [];
  let start = range.start;
  while (start < range.end) {
    const lineBreak = text.indexOf("\n", start);
    const end = lineBreak < 0 || lineBreak > range.end ? range.end : lineBreak;
    const line = trimRange(text, { start, end });
    if (line !== null) lines.push(line);
    start = end + 1;
  }
  return lines;
}

/**
 * The blocks of a text in order, disjoint, together covering everything in it but white space: those of
 * the markup, and a paragraph for each line of what the markup leaves uncovered. Total: a block that
 * overlaps the one before it, is empty, leaves the text or splits a grapheme is left out, inline spans are clipped to the blocks that they touch.
 */
export function blocksOf(text: string, markup: Markup): Block[] {
  const spans: (BlockSpan | { type: "paragraph"; start: number; end: number })[] = [];
  let covered = 0;
  const coverUpTo = (end: number) => {
    for (const line of linesOf(text, { start: covered, end })) spans.push({ type: "paragraph", ...line });
  };
  for (const item of markup.filter((item) => !isInline(item)).sort(compareRanges)) {
    if (item.start < covered || item.start >= item.end) continue;
    if (!isGraphemeBoundary(text, item.start) || !isGraphemeBoundary(text, item.end)) continue;
    coverUpTo(item.start);
    spans.push(item);
    covered = item.end;
  }
  coverUpTo(text.length);

  const blocks = spans.map((item, index): Block => {
    const block = { index, type: item.type, start: item.start, end: item.end, inlines: [] };
    return item.type === "heading" ? { ...block, level: item.level } : block;
  });
  let first = 0;
  for (const inline of markup.filter(isInline).sort(compareRanges)) {
    while (first < blocks.length && (blocks[first]?.end ?? 0) <= inline.start) first++;
    for (let at = first; at < blocks.length; at++) {
      const block = blocks[at];
      if (block === undefined || !overlaps(block, inline)) break;
      const start = Math.max(block.start, inline.start);
      block.inlines.push({ ...inline, start, end: Math.min(block.end, inline.end) });
    }
  }
  return blocks;
}

/** The markup of plain text: every line that is not blank is a paragraph. */
export function plainTextToMarkup(text: string): Markup {
  return linesOf(text, { start: 0, end: text.length }).map((line) => ({ type: "paragraph", ...line }));
}
