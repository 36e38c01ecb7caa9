import { blocksOf } from "@/core/text/markup";
import type { BlockSpan, InlineSpan, Markup } from "@/core/text/markup-schema";
import { compareRanges, type TextRange } from "@/core/text/range";
import { trimRange } from "@/core/text/trim-range";

/**
 * The markup of a text in one form of many that look the same. Every block is there, also paragraphs that the
 * markup only implies, as whole lines, without the white space around them (in preformatted ones only lines without words at the ends are left out). Inline
 * spans have no white space at their ends, lie within one another or apart, and those of one kind that touch
 * are one. In order of place, enclosing spans first. Total and idempotent.
 */
export function normalMarkup(text: string, markup: Markup): Markup {
  const normal: Markup = [];
  let covered = 0;
  for (const { type, level, inlines, ...range } of blocksOf(text, markup)) {
    const lines = wholeLines(text, range);
    const free = { start: Math.max(lines.start, covered), end: lines.end };
    const trimmed = trimRange(text, free);
    // It shares its only line with the block before, or has no words.
    if (trimmed === null) continue;
    const whole = wholeLines(text, trimmed);
    const place = type === "preformatted" ? { ...whole, start: Math.max(whole.start, free.start) } : trimmed;
    covered = Math.max(covered, lines.end + 1);
    normal.push({ type, ...(type === "heading" && { level: level ?? 1 }), ...place } as BlockSpan);
    if (type !== "preformatted") normal.push(...nested(text, inlines, place));
  }
  return normal;
}

/** The lines that a range touches, without the line break at their end. */
function wholeLines(text: string, { start, end }: TextRange): TextRange {
  const lineBreak = text.indexOf("\n", Math.max(start, end - 1));
  const to = lineBreak < 0 ? text.length : lineBreak;
  const from = start === 0 ? 0 : text.lastIndexOf("\n", start - 1) + 1;
  // CR LF is one character.
  return { start: from, end: text[to] === "\n" && text[to - 1] === "\r" ? Math.max(from, to - 1) : to };
}

const isSameKind = (a: InlineSpan, b: InlineSpan) =>
  a.type === b.type && (a.type !== "link" || (b.type === "link" && a.href === b.href));

/** Inline spans of one block, each within another or apart from it. */
function nested(text: string, inlines: readonly InlineSpan[], within: TextRange): InlineSpan[] {
  const waiting = joined(text, inlines, within);
  const kept: InlineSpan[] = [];
  const open: InlineSpan[] = [];
  for (let span = waiting.shift(); span !== undefined; span = waiting.shift()) {
    const { start, end, type } = span;
    while (open.length > 0 && (open.at(-1)?.end ?? 0) <= start) open.pop();
    const cut = open.find((one) => one.end < end)?.end;
    if (cut !== undefined) {
      // It sticks out of one that is open: the rest begins again where that ends.
      for (const part of [
        { start, end: cut },
        { start: cut, end },
      ]) {
        const range = withoutBlanks(text, part);
        if (range) waiting.push({ ...span, ...range });
      }
      waiting.sort(compareInlines);
      continue;
    }
    // A link within a link, and anything within code, cannot be told in writing.
    if (open.some((one) => one.type === "code" || (one.type === "link" && type === "link"))) continue;
    kept.push(span);
    open.push(span);
  }
  return kept;
}

/** Without the white space at their ends; those of one kind that overlap or touch are one. */
function joined(text: string, inlines: readonly InlineSpan[], within: TextRange): InlineSpan[] {
  const spans: InlineSpan[] = [];
  for (const span of [...inlines].sort(compareRanges)) {
    const start = Math.max(span.start, within.start);
    const range = withoutBlanks(text, { start, end: Math.max(start, Math.min(span.end, within.end)) });
    if (range === null) continue;
    const before = spans.findLast((one) => isSameKind(one, span));
    if (before && before.end >= range.start) before.end = Math.max(before.end, range.end);
    else spans.push({ ...span, ...range });
  }
  return spans.sort(compareInlines);
}

/** Null also where a blank at its end is one character with something else, so that it cannot be left out. */
function withoutBlanks(text: string, range: TextRange): TextRange | null {
  const trimmed = trimRange(text, range);
  return trimmed && /^\S(?:.*\S)?$/su.test(text.slice(trimmed.start, trimmed.end)) ? trimmed : null;
}

const RANK: Record<InlineSpan["type"], number> = { link: 0, strong: 1, emphasis: 2, code: 3 };
const compareInlines = (a: InlineSpan, b: InlineSpan) => compareRanges(a, b) || RANK[a.type] - RANK[b.type];
