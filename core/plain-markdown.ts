// The reader page runs this for every note and comment, so nothing here may draw in a parser.

/** Characters that mean something wherever they stand: emphasis, code, links, raw HTML, tables, escapes. */
const ANYWHERE = /[*_~`[\]<>|\\]/;
/** `&amp;`, `&#8212;` (CommonMark 0.31.2 section 2.5). */
const ENTITY = /&(?:#|[a-z])/i;
/** What GFM links by itself (GFM 0.29 section 6.9), and anything that could come near it: an address has a word before its "@". */
const AUTOLINK = /https?:|www\.|[\w.+-]@|mailto:|xmpp:/i;
/** Headings, underlines of headings, rules, lists, tables' delimiter rows, indented code; at a line's beginning. */
const LINE_START =
  /^(?:[ ]{0,3}(?:#{1,6}(?:[ \t]|$)|[-+](?:[ \t]|$)|\d{1,9}[.)](?:[ \t]|$)|[-=:])|[ ]{4}|[ ]{0,3}\t)/m;

/**
 * Whether text has no Markdown in it that could show, so that paragraphs and line breaks are all of it.
 * May say no where the answer is yes; never the other way round.
 */
export const isPlain = (text: string): boolean =>
  !ANYWHERE.test(text) && !LINE_START.test(text) && !ENTITY.test(text) && !AUTOLINK.test(text);

/** Lines (without the white space around them) by paragraph, as Markdown splits plain text: at blank lines. */
export function toParagraphs(text: string): string[][] {
  const paragraphs: string[][] = [];
  let lines: string[] = [];
  for (const line of [...text.split(/\r\n|\r|\n/), ""]) {
    const words = line.replace(/^[ \t]+|[ \t]+$/g, "");
    if (words) lines.push(words);
    else if (lines.length > 0) {
      paragraphs.push(lines);
      lines = [];
    }
  }
  return paragraphs;
}
