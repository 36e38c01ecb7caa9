import type { BlockMarks, Mark } from "@/components/reader/block-segments";
import type { NoteNumbers } from "@/components/reader/note-numbers";
import type { Block } from "@/core/text/markup";
import type { InlineSpan } from "@/core/text/markup-schema";
import type { TextRange } from "@/core/text/range";

/** What a block shows besides its text. */
export interface BlockLook {
  marks: BlockMarks;
  /** The annotation in focus, where it touches this block. */
  active: ActivePassage | null;
  /** On paper: numbers of the passages that end at a text offset. */
  notes?: NoteNumbers | undefined;
}

export interface ActivePassage extends TextRange {
  id: string;
}

/** Where `/articles/slug#a-…` leads, without a script too. */
export const anchorId = (annotationId: string): string => `a-${annotationId}`;

/**
 * The inside of one block as HTML, the same on the server and in the browser. Its text nodes, joined, are
 * exactly the block's text (see core/anchoring/dom-range.ts): whatever stands in the text is escaped, and a
 * carriage return is written as a reference, since parsers make a line feed of a bare one.
 */
export const blockHtml = (text: string, block: Block, look: BlockLook): string =>
  new BlockDrawing(text, look).draw(block, block.inlines);

const INLINE_TAGS = { emphasis: "em", strong: "strong", code: "code", link: "a" } as const;

/** Walks once over a block's text, its inline spans and its marks, all of them in order. */
class BlockDrawing {
  private nextMark = 0;

  constructor(
    private readonly text: string,
    private readonly look: BlockLook,
  ) {}

  /** The inline spans nest (enclosing ones first); one that reaches out of another is cut in two. */
  draw(range: TextRange, inlines: readonly InlineSpan[]): string {
    let html = "";
    let at = range.start;
    let rest = inlines;
    for (;;) {
      const inline = rest.find((one) => one.end > at && one.start < range.end);
      if (inline === undefined) return html + this.drawStretch(at, range.end);
      const from = Math.max(at, inline.start);
      const to = Math.min(range.end, inline.end);
      rest = rest.filter((one) => one !== inline);
      const tag = INLINE_TAGS[inline.type];
      const link = inline.type === "link" ? ` href="${escapeHtml(inline.href)}" rel="noopener nofollow"` : "";
      html += this.drawStretch(at, from);
      html += `<${tag}${link}>${this.draw(
        { start: from, end: to },
        rest.filter((one) => one.start < to && one.end > from),
      )}</${tag}>`;
      at = to;
    }
  }

  /** A stretch without inline spans: bare text and marks. */
  private drawStretch(from: number, to: number): string {
    let html = "";
    let at = from;
    while (at < to) {
      const mark = this.look.marks[this.nextMark];
      if (mark === undefined || mark.start >= to) return html + this.drawText(at, to);
      if (mark.start > at) {
        html += this.drawText(at, mark.start);
        at = mark.start;
      }
      const end = Math.min(mark.end, to);
      html += this.drawMark(mark, at, end);
      at = end;
      if (end === mark.end) this.nextMark++;
    }
    return html;
  }

  /** A mark is cut where the passage in focus begins or ends, since that part looks different. */
  private drawMark(mark: Mark, from: number, to: number): string {
    const { active, notes } = this.look;
    let html = "";
    for (let at = from; at < to; ) {
      const isActive = active !== null && active.start <= at && at < active.end;
      let end = to;
      if (active !== null) {
        if (at < active.start) end = Math.min(to, active.start);
        else if (isActive) end = Math.min(to, active.end);
      }
      for (let cut = at + 1; notes && cut < end; cut++) if (notes.has(cut)) end = cut;
      const anchor = at === mark.start ? mark.anchor : null;
      html += `<mark class="hl"${attributesOf(mark, anchor, end === mark.end, isActive)}>`;
      // Where several begin at one place, the one that the address asks for must be found without a script.
      if (isActive && at === active.start && anchor !== active.id) {
        html += `<span id="${escapeHtml(anchorId(active.id))}"></span>`;
      }
      html += `${this.drawText(at, end)}</mark>`;
      const number = notes?.get(end);
      if (number !== undefined) {
        html += `<sup data-no-offset class="print-only font-sans">${escapeHtml(number)}</sup>`;
      }
      at = end;
    }
    return html;
  }

  private drawText(from: number, to: number): string {
    return escapeHtml(this.text.slice(from, to));
  }
}

function attributesOf(mark: Mark, anchor: string | null, isEnd: boolean, isActive: boolean): string {
  let html = "";
  if (anchor !== null) html += ` id="${escapeHtml(anchorId(anchor))}"`;
  if (mark.hue !== null) {
    html += ` data-hue="${mark.hue}"`;
    if (mark.shade > 1) html += ` data-shade="${mark.shade}"`;
  }
  if (mark.depth > 1) html += ` data-depth="${mark.depth}"`;
  if (mark.count !== null && isEnd) html += ` data-count="${mark.count}"`;
  if (isActive) html += " data-active";
  if (mark.unsaved) html += " data-unsaved";
  return html;
}

const SPECIAL = /[&<>"\r]/g;
const REFERENCES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\r": "&#13;",
};

/** For text and for attributes in double quotes. */
const escapeHtml = (text: string): string => text.replace(SPECIAL, (one) => REFERENCES[one] ?? one);
