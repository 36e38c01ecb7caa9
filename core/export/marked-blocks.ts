import type { ExportPlace } from "@/core/export/layer-export";
import { type Block, blocksOf } from "@/core/text/markup";
import type { InlineSpan, Markup } from "@/core/text/markup-schema";
import type { TextRange } from "@/core/text/range";

/** A stretch of one block that looks the same from end to end. UTF-16 code units, half-open. */
export interface Run extends TextRange {
  emphasis: boolean;
  strong: boolean;
  code: boolean;
  href: string | null;
  /** How many passages lie here. */
  depth: number;
  /** Numbers (from 1) of the passages that end with this run. */
  ends: readonly number[];
}

export interface MarkedBlock {
  block: Block;
  runs: Run[];
}

/**
 * The blocks of a text, cut wherever a passage or an inline span begins or ends. A passage's number stands
 * where it ends; one that ends between two blocks has it at the end of the block before. O(n log n), and no
 * more memory than the answer, however many passages overlap.
 * @param places in the order of their numbers, which begin at 1
 */
export function* markedBlocks(
  text: string,
  markup: Markup,
  places: readonly ExportPlace[],
): Generator<MarkedBlock> {
  const passages = places.flatMap(({ range }, index) => (range ? [{ ...range, number: index + 1 }] : []));
  const byStart = passages.map((one) => one.start).sort((a, b) => a - b);
  const byEnd = [...passages].sort((a, b) => a.end - b.end || a.number - b.number);
  const depths = new OpenCount(passages);
  const blocks = blocksOf(text, markup);
  let started = 0;
  let ended = 0;
  for (const [index, block] of blocks.entries()) {
    const cuts = new Set([block.start, block.end]);
    for (const { start, end } of block.inlines) cuts.add(start).add(end);
    for (; (byStart[started] ?? block.end) < block.end; started++) {
      cuts.add(Math.max(block.start, byStart[started] ?? 0));
    }
    // What ends before the next block begins ends with this one.
    const numbers = new Map<number, number[]>();
    const nextStart = blocks[index + 1]?.start ?? Number.POSITIVE_INFINITY;
    for (let next = byEnd[ended]; next && next.end <= nextStart; next = byEnd[++ended]) {
      const at = Math.min(block.end, Math.max(block.start + 1, next.end));
      cuts.add(at);
      const here = numbers.get(at);
      if (here) here.push(next.number);
      else numbers.set(at, [next.number]);
    }
    const looks = new Looks(block.inlines);
    const sorted = [...cuts].sort((a, b) => a - b);
    yield {
      block,
      runs: sorted.slice(1).map((end, at) => {
        const start = sorted[at] ?? block.start;
        return { start, end, ...looks.at(start), depth: depths.at(start), ends: numbers.get(end) ?? [] };
      }),
    };
  }
}

/** How many of some ranges are open at an offset. Offsets are asked in ascending order. */
class OpenCount {
  private readonly starts: number[];
  private readonly ends: number[];
  private started = 0;
  private ended = 0;

  constructor(ranges: readonly TextRange[]) {
    this.starts = ranges.map((one) => one.start).sort((a, b) => a - b);
    this.ends = ranges.map((one) => one.end).sort((a, b) => a - b);
  }

  at(offset: number): number {
    while ((this.starts[this.started] ?? Number.POSITIVE_INFINITY) <= offset) this.started++;
    while ((this.ends[this.ended] ?? Number.POSITIVE_INFINITY) <= offset) this.ended++;
    return this.started - this.ended;
  }
}

/** What the inline spans of a block make of an offset; of nested links, the innermost counts. */
class Looks {
  private readonly emphasis: OpenCount;
  private readonly strong: OpenCount;
  private readonly code: OpenCount;
  private readonly links: { start: number; end: number; href: string }[];
  private readonly openLinks: { end: number; href: string }[] = [];
  private nextLink = 0;

  constructor(inlines: readonly InlineSpan[]) {
    const of = (type: InlineSpan["type"]) => new OpenCount(inlines.filter((span) => span.type === type));
    this.emphasis = of("emphasis");
    this.strong = of("strong");
    this.code = of("code");
    this.links = inlines.flatMap((span) => (span.type === "link" ? [span] : []));
  }

  at(offset: number): Pick<Run, "emphasis" | "strong" | "code" | "href"> {
    for (
      let link = this.links[this.nextLink];
      link && link.start <= offset;
      link = this.links[++this.nextLink]
    ) {
      this.openLinks.push(link);
    }
    while ((this.openLinks.at(-1)?.end ?? Number.POSITIVE_INFINITY) <= offset) this.openLinks.pop();
    return {
      emphasis: this.emphasis.at(offset) > 0,
      strong: this.strong.at(offset) > 0,
      code: this.code.at(offset) > 0,
      href: this.openLinks.at(-1)?.href ?? null,
    };
  }
}
