import { cleanLine } from "@/core/import/found-metadata";
import { type ImportedText, NOTHING_FOUND } from "@/core/import/imported-text";
import { plainTextToMarkup } from "@/core/text/markup";
import type { Markup } from "@/core/text/markup-schema";
import { trimRange } from "@/core/text/trim-range";

/** Longer lines are not wrapped by hand: each of them is a paragraph. */
const LONGEST_WRAPPED_LINE = 100;
/** A first line of at most this length, with a paragraph after it, may be the title. */
const LONGEST_TITLE = 120;

/**
 * Plain text exactly as written, but for its line ends, which become "\n". Without blank lines every line
 * is a paragraph; with them, lines that were wrapped by hand stay together as one.
 */
export function importPlainText(source: string): ImportedText {
  const text = source.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
  const markup = /\n[ \t]*\n[ \t]*\S/.test(text.trimStart()) ? paragraphsOf(text) : plainTextToMarkup(text);
  return { text, markup, lost: [], found: { ...NOTHING_FOUND, title: titleOf(text) }, tookHeading: false };
}

function paragraphsOf(text: string): Markup {
  const markup: Markup = [];
  const add = (start: number, end: number) => {
    const range = trimRange(text, { start, end });
    if (range) markup.push({ type: "paragraph", ...range });
  };
  let start = 0;
  let longest = 0;
  let lines: { start: number; end: number }[] = [];
  const flush = () => {
    if (longest > LONGEST_WRAPPED_LINE) for (const line of lines) add(line.start, line.end);
    else if (lines.length > 0) add(lines[0]?.start ?? 0, lines.at(-1)?.end ?? 0);
    lines = [];
    longest = 0;
  };
  while (start <= text.length) {
    const found = text.indexOf("\n", start);
    const end = found < 0 ? text.length : found;
    if (text.slice(start, end).trim() === "") flush();
    else {
      lines.push({ start, end });
      longest = Math.max(longest, end - start);
    }
    start = end + 1;
  }
  flush();
  return markup;
}

/** A short first line that ends like no sentence. It stays in the text: nothing says that it is a title. */
function titleOf(text: string): string | null {
  const [first = "", ...rest] = text.trim().split("\n", 3);
  if (rest.length === 0 || first.length > LONGEST_TITLE || /[.,;:]["”’»)]?\s*$/u.test(first)) return null;
  return cleanLine(first, LONGEST_TITLE);
}
