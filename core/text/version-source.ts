import { inlineFromSource, inlineToSource } from "@/core/text/inline-source";
import type { BlockSpan, InlineSpan, Markup } from "@/core/text/markup-schema";
import { normalMarkup } from "@/core/text/normal-markup";

/** A text with its markup. */
export interface MarkedText {
  text: string;
  markup: Markup;
}

const isInline = (item: Markup[number]): item is InlineSpan =>
  item.type === "emphasis" || item.type === "strong" || item.type === "code" || item.type === "link";

/** What begins a line of each kind of block. */
function prefixOf(block: BlockSpan): string {
  if (block.type === "heading") return `${"#".repeat(block.level)} `;
  return { paragraph: "", blockquote: "> ", "list-item": "- ", preformatted: "    " }[block.type];
}

const PREFIX = /^(?:#{1,6} |> |- | {4})/;

/**
 * A text and its markup as one can write it in a text field: Markdown's signs, line by line, so that every line
 * of the text is one line of the source and nothing but signs is added. `#` heading, `>` quotation, `-` list
 * item, four spaces preformatted, `**strong**`, `_emphasis_`, `` `code` ``, `[link](address)`. A block goes on
 * in the next line after a backslash at the end; a backslash before a sign makes it an ordinary character.
 *
 * `fromSource(toSource(x))` gives the same text and the same markup in its normal form (see `normalMarkup`).
 */
export function toSource({ text, markup }: MarkedText): string {
  const parts: string[] = [];
  let at = 0;
  const blocks: { block: BlockSpan; inlines: InlineSpan[] }[] = [];
  for (const item of normalMarkup(text, markup)) {
    if (isInline(item)) blocks.at(-1)?.inlines.push(item);
    else blocks.push({ block: item, inlines: [] });
  }
  for (const { block, inlines } of blocks) {
    const from = block.start === 0 ? 0 : text.lastIndexOf("\n", block.start - 1) + 1;
    const lineBreak = text.indexOf("\n", block.end);
    const to = lineBreak < 0 ? text.length : lineBreak;
    parts.push(text.slice(at, from), blockToSource(text, { start: from, end: to }, block, inlines));
    at = to;
  }
  return parts.join("") + text.slice(at);
}

function blockToSource(
  text: string,
  lines: { start: number; end: number },
  block: BlockSpan,
  inlines: readonly InlineSpan[],
): string {
  const prefix = prefixOf(block);
  const isLiteral = block.type === "preformatted";
  const source = isLiteral
    ? text.slice(lines.start, lines.end).replaceAll("\\", "\\\\")
    : inlineToSource(text, lines, inlines);
  const [first = "", ...rest] = source.split("\n");
  const isMistakable = block.type === "paragraph" && PREFIX.test(first);
  const next = prefix === "> " || isLiteral ? prefix : "";
  return [`${prefix}${isMistakable ? "\\" : ""}${first}`, ...rest.map((line) => next + line)].join("\\\n");
}

/** Reads what `toSource` writes, and whatever else people type: nothing is an error, signs without sense are words. */
export function fromSource(source: string): MarkedText {
  const lines = source.split("\n");
  const markup: Markup = [];
  let text = "";
  for (let at = 0; at < lines.length; at++) {
    if (at > 0) text += "\n";
    const line = lines[at] as string;
    if (line.trim() === "") {
      text += line;
      continue;
    }
    const kind = kindOf(line);
    let content = line.slice(kind.prefix.length);
    while (goesOn(content) && at + 1 < lines.length) {
      const next = lines[++at] as string;
      const again = kind.prefix === "> " || kind.prefix === "    " ? kind.prefix : "";
      content = `${content.slice(0, -1)}\n${next.startsWith(again) ? next.slice(again.length) : next}`;
    }
    const start = text.length;
    if (kind.type === "preformatted") {
      text += content.replaceAll("\\\\", "\\");
    } else {
      const inline = inlineFromSource(content, start);
      text += inline.text;
      markup.push(...inline.spans);
    }
    if (text.length > start) markup.push({ ...kind.block, start, end: text.length } as BlockSpan);
  }
  return { text, markup: normalMarkup(text, markup) };
}

/** Whether a line ends with a backslash that is not itself an escaped one. */
function goesOn(line: string): boolean {
  const [tail = ""] = /\\*$/.exec(line) ?? [];
  return tail.length % 2 === 1;
}

function kindOf(line: string) {
  const prefix = PREFIX.exec(line)?.[0] ?? "";
  const type: BlockSpan["type"] =
    prefix === ""
      ? "paragraph"
      : prefix === "> "
        ? "blockquote"
        : prefix === "- "
          ? "list-item"
          : prefix === "    "
            ? "preformatted"
            : "heading";
  return { prefix, type, block: { type, ...(type === "heading" && { level: prefix.length - 1 }) } };
}
