import { createElement, memo, type ReactNode } from "react";
import type { BlockMarks, Mark } from "@/components/reader/block-segments";
import type { NoteNumbers } from "@/components/reader/note-numbers";
import type { Block } from "@/core/text/markup";
import type { InlineSpan } from "@/core/text/markup-schema";
import type { TextRange } from "@/core/text/range";

export interface ArticleBlockProps {
  /** The whole article's text; the block shows its own stretch of it. */
  text: string;
  block: Block;
  marks: BlockMarks;
  /** The annotation in focus, where it touches this block. */
  active: ActivePassage | null;
  /** On paper: numbers of the passages that end at a text offset. */
  notes?: NoteNumbers;
}

export interface ActivePassage extends TextRange {
  id: string;
}

/**
 * One block of the article with its marks. Its text nodes, joined, are exactly the block's text (see
 * core/anchoring/dom-range.ts). It is drawn again only when its own marks or the passage in focus change.
 */
export const ArticleBlock = memo(function ArticleBlock(props: ArticleBlockProps) {
  const { text, block, marks, active, notes } = props;
  const children = new BlockDrawing(text, marks, active, notes ?? null).draw(block, block.inlines);
  return createElement(
    tagOf(block),
    {
      "data-block": block.index,
      "data-start": block.start,
      id: block.type === "heading" ? headingId(block) : undefined,
      className: block.type === "blockquote" || block.type === "list-item" ? undefined : "lazy-paint",
    },
    ...children,
  );
});

/** Where the outline's links lead. */
export const headingId = (block: Pick<Block, "start">): string => `section-${block.start}`;

/** The article's title is the page's h1, so its own headings begin below. */
function tagOf(block: Block): string {
  if (block.type === "heading") return `h${Math.min(6, (block.level ?? 1) + 1)}`;
  if (block.type === "list-item") return "li";
  return block.type === "preformatted" ? "pre" : "p";
}

const INLINE_TAGS = { emphasis: "em", strong: "strong", code: "code", link: "a" } as const;

/** Walks once over a block's text, its inline spans and its marks, all of them in order. */
class BlockDrawing {
  private nextMark = 0;

  constructor(
    private readonly text: string,
    private readonly marks: BlockMarks,
    private readonly active: ActivePassage | null,
    private readonly notes: NoteNumbers | null,
  ) {}

  /** The inline spans nest (enclosing ones first); one that reaches out of another is cut in two. */
  draw(range: TextRange, inlines: readonly InlineSpan[]): ReactNode[] {
    const nodes: ReactNode[] = [];
    let at = range.start;
    let rest = inlines;
    for (;;) {
      const inline = rest.find((one) => one.end > at && one.start < range.end);
      if (inline === undefined) break;
      const from = Math.max(at, inline.start);
      const to = Math.min(range.end, inline.end);
      this.drawStretch(at, from, nodes);
      const others = rest.filter((one) => one !== inline);
      nodes.push(
        createElement(
          INLINE_TAGS[inline.type],
          inline.type === "link"
            ? { key: `${inline.type}${from}`, href: inline.href, rel: "noopener nofollow" }
            : { key: `${inline.type}${from}` },
          ...this.draw(
            { start: from, end: to },
            others.filter((one) => one.start < to && one.end > from),
          ),
        ),
      );
      at = to;
      rest = others;
    }
    this.drawStretch(at, range.end, nodes);
    return nodes;
  }

  /** A stretch without inline spans: bare text and marks. */
  private drawStretch(from: number, to: number, nodes: ReactNode[]): void {
    let at = from;
    while (at < to) {
      const mark = this.marks[this.nextMark];
      if (mark === undefined || mark.start >= to) {
        nodes.push(this.text.slice(at, to));
        return;
      }
      if (mark.start > at) {
        nodes.push(this.text.slice(at, mark.start));
        at = mark.start;
      }
      const end = Math.min(mark.end, to);
      this.drawMark(mark, at, end, nodes);
      at = end;
      if (end === mark.end) this.nextMark++;
    }
  }

  /** A mark is cut where the passage in focus begins or ends, since that part looks different. */
  private drawMark(mark: Mark, from: number, to: number, nodes: ReactNode[]): void {
    const { active } = this;
    for (let at = from; at < to; ) {
      const isActive = active !== null && active.start <= at && at < active.end;
      let end = to;
      if (active !== null) {
        if (at < active.start) end = Math.min(to, active.start);
        else if (isActive) end = Math.min(to, active.end);
      }
      for (let cut = at + 1; this.notes && cut < end; cut++) if (this.notes.has(cut)) end = cut;
      const anchor = at === mark.start ? mark.anchor : null;
      // Where several begin at one place, the one that the address asks for must be found without a script.
      const own = isActive && at === active.start && anchor !== active.id ? active.id : null;
      nodes.push(
        <mark
          key={at}
          className="hl"
          id={anchor === null ? undefined : anchorId(anchor)}
          data-hue={mark.hue ?? undefined}
          data-shade={mark.hue && mark.shade > 1 ? mark.shade : undefined}
          data-depth={mark.depth > 1 ? mark.depth : undefined}
          data-count={mark.count !== null && end === mark.end ? mark.count : undefined}
          data-active={isActive ? "" : undefined}
          data-unsaved={mark.unsaved ? "" : undefined}
        >
          {own === null ? null : <span id={anchorId(own)} />}
          {this.text.slice(at, end)}
        </mark>,
      );
      const number = this.notes?.get(end);
      if (number !== undefined) {
        nodes.push(
          <sup key={`note${end}`} data-no-offset="" className="print-only font-sans">
            {number}
          </sup>,
        );
      }
      at = end;
    }
  }
}

/** Where `/articles/slug#a-…` leads, without a script too. */
export const anchorId = (annotationId: string): string => `a-${annotationId}`;
