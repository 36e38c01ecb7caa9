import { ImportFault, type LostTally } from "@/core/import/imported-text";
import { snapToGraphemes } from "@/core/text/grapheme";
import type { BlockSpan, InlineSpan, Markup } from "@/core/text/markup-schema";

export type BlockStyle =
  | { type: Exclude<BlockSpan["type"], "heading"> }
  | { type: "heading"; level: 1 | 2 | 3 | 4 | 5 | 6 };

export type InlineStyle = { type: "emphasis" | "strong" | "code" } | { type: "link"; href: string };

interface OpenInline {
  style: InlineStyle;
  /** Where its first character stands in the block; -1 until there is one. */
  start: number;
  /** The same style opened again inside itself changes nothing. */
  depth: number;
}

interface BuiltBlock {
  style: BlockStyle;
  text: string;
  inlines: InlineSpan[];
}

/** A text of the longest length that is a word a paragraph; more would weigh more than the words. */
const MAX_BLOCKS = 50_000;
/** Renderers look at a block's inline spans again and again; nobody emphasises a thousand times in a paragraph. */
const MAX_INLINES_PER_BLOCK = 1_000;
const MAX_INLINES = 50_000;

const PIECES = /[ \t\n\f\r]+|[^ \t\n\f\r]+/g;

/**
 * Builds a text and its markup from the words and tags of a source, in order. White space is collapsed as
 * CSS does it for `white-space: normal` (CSS Text 3, section 4.1), except in preformatted blocks. Blocks
 * are joined by one line break; a line break inside a block is one that the author made.
 */
export class TextBuilder {
  private readonly blocks: BuiltBlock[] = [];
  private readonly inlines: OpenInline[] = [];
  private spans: InlineSpan[] = [];
  private style: BlockStyle | null = null;
  /** The words of the open block in pieces: looking at the end of a string that grows would copy it each time. */
  private pieces: string[] = [];
  private length = 0;
  private last = "";
  private hasSpace = false;
  private breaks = 0;
  private inlineCount = 0;

  /**
   * @param nextStyle the style of the next block; told when one begins
   * @param lost told of formatting beyond what one block, or one article, may have
   */
  constructor(
    private readonly nextStyle: (isBeginning: boolean) => BlockStyle,
    private readonly lost: LostTally,
  ) {}

  /** Words as the source has them; white space in them is collapsed unless the block is preformatted. */
  append(source: string): void {
    if ((this.style ?? this.nextStyle(false)).type === "preformatted") {
      if (source === "") return;
      this.begin();
      this.add(source.replace(/\r\n?/g, "\n"));
      return;
    }
    for (const [piece] of source.matchAll(PIECES)) {
      if (/^[ \t\n\f\r]/.test(piece)) {
        this.hasSpace = true;
        continue;
      }
      this.begin();
      this.add(piece);
    }
  }

  /** A line break that the author made. Two in a row part paragraphs. */
  lineBreak(): void {
    if (this.style?.type === "preformatted") this.add("\n");
    else if (this.length > 0) this.breaks++;
    this.hasSpace = false;
  }

  /** Something between words that is not white space of the layout, such as the tab between two cells. */
  separator(between: string): void {
    if (this.length === 0) return;
    this.hasSpace = false;
    this.add(between);
  }

  openInline(style: InlineStyle): void {
    const same = this.inlines.find((one) => one.style.type === style.type);
    if (same) same.depth++;
    else this.inlines.push({ style, start: -1, depth: 1 });
  }

  closeInline(type: InlineStyle["type"]): void {
    const at = this.inlines.findIndex((one) => one.style.type === type);
    const open = this.inlines[at];
    if (!open || --open.depth > 0) return;
    this.inlines.splice(at, 1);
    this.emit(open);
  }

  /** Ends the block that is open, if any; inline styles go on in the next one. */
  closeBlock(): void {
    const { style } = this;
    if (style !== null) {
      for (const open of this.inlines) {
        this.emit(open);
        open.start = -1;
      }
      this.keep(style);
    }
    this.style = null;
    this.pieces = [];
    this.length = 0;
    this.last = "";
    this.spans = [];
    this.hasSpace = false;
    this.breaks = 0;
  }

  /** The text and its markup, and the title where the source has one first-level heading, at its head. */
  finish(): { text: string; markup: Markup; heading: string | null } {
    this.closeBlock();
    const [first, ...rest] = this.blocks;
    const isTitle = (block: BuiltBlock | undefined) =>
      block?.style.type === "heading" && block.style.level === 1;
    const takes = isTitle(first) && rest.length > 0 && !rest.some(isTitle);
    const markup: Markup = [];
    const texts: string[] = [];
    let at = 0;
    for (const { style, text, inlines } of takes ? rest : this.blocks) {
      markup.push({ ...style, start: at, end: at + text.length });
      for (const span of inlines) markup.push({ ...span, start: at + span.start, end: at + span.end });
      texts.push(text);
      at += text.length + 1;
    }
    return { text: texts.join("\n"), markup, heading: takes ? (first?.text ?? null) : null };
  }

  private add(words: string): void {
    this.pieces.push(words);
    this.length += words.length;
    this.last = words.at(-1) ?? this.last;
  }

  private begin(): void {
    if (this.breaks > 1) this.closeBlock();
    this.style ??= this.nextStyle(true);
    if (this.breaks === 1) this.add("\n");
    else if (this.hasSpace && this.length > 0 && this.last !== "\n" && this.last !== "\t") this.add(" ");
    this.breaks = 0;
    this.hasSpace = false;
    for (const open of this.inlines) if (open.start < 0) open.start = this.length;
  }

  private emit({ style, start }: OpenInline): void {
    if (start < 0 || start >= this.length) return;
    if (this.spans.length >= MAX_INLINES_PER_BLOCK || this.inlineCount >= MAX_INLINES) {
      this.lost.add("formatting");
      return;
    }
    this.spans.push({ ...style, start, end: this.length });
    this.inlineCount++;
  }

  private keep(style: BlockStyle): void {
    const words = this.pieces.join("");
    const isPre = style.type === "preformatted";
    const from = isPre ? (/^(?:[ \t]*\n)+/.exec(words)?.[0].length ?? 0) : 0;
    const text = isPre ? words.slice(from).trimEnd() : words.replace(/[\t\n]+$/, "");
    if (text.trim() === "") return;
    if (this.blocks.length >= MAX_BLOCKS) throw new ImportFault("too-many-blocks");
    const inlines = this.spans.flatMap((span): InlineSpan[] => {
      const range = { start: Math.max(0, span.start - from), end: Math.min(text.length, span.end - from) };
      return range.start < range.end ? [{ ...span, ...snapToGraphemes(text, range) }] : [];
    });
    this.blocks.push({ style, text, inlines });
  }
}
