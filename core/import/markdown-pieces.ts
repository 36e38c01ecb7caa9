/** A stretch of a Markdown document that can be parsed by itself. */
export interface MarkdownPiece {
  source: string;
  /**
   * Definitions of other pieces that this one refers to, without which `[words][label]` would be no link; to be
   * parsed behind the source and then left out.
   */
  borrowed: string;
}

/** A piece ends at the first good place behind so many UTF-16 code units. */
const WISHED_LENGTH = 50_000;

/** A line that opens no container, continues none, and so begins a block of the document itself. */
const BEGINS_BLOCK = /^(?:#{1,6}[ \t]|[\p{L}"'“‘«(])/u;

/** What opens a block that goes on over blank lines, and what closes it (CommonMark, sections 4.5 and 4.6). */
const RAW: readonly (readonly [opens: RegExp, closes: RegExp])[] = [
  [/^ {0,3}<(?:script|pre|style|textarea)(?:[\s>]|$)/i, /<\/(?:script|pre|style|textarea)>/i],
  [/^ {0,3}<!--/, /-->/],
  [/^ {0,3}<\?/, /\?>/],
  [/^ {0,3}<!\[CDATA\[/, /\]\]>/],
  [/^ {0,3}<![a-z]/i, />/],
];
const FENCE = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/;

const DEFINITION = /^ {0,3}\[([^\][\n]{1,999})\]:[ \t]*\S/;
const LABEL = /\[([^\][\n]{1,999})\]/g;

/** As Markdown compares labels, near enough for finding what may be meant. */
const keyOf = (label: string): string => label.replace(/\s+/g, " ").trim().toLowerCase();

/**
 * A document in pieces, which together parse to the same as the whole: the parser's time grows faster than
 * its text. It is cut where one block of the document itself ends and another begins. O(n).
 * @param source lines end in "\n"
 */
export function piecesOf(source: string): MarkdownPiece[] {
  if (source.length <= WISHED_LENGTH) return [{ source, borrowed: "" }];
  const definitions = new Map<string, { line: string; piece: number }>();
  const sources: string[] = [];
  let begin = 0;
  let at = 0;
  let isAfterBlank = true;
  let closes: RegExp | null = null;
  while (at < source.length) {
    const end = source.indexOf("\n", at);
    const next = end === -1 ? source.length : end + 1;
    const line = source.slice(at, end === -1 ? source.length : end);
    if (closes) {
      if (closes.test(line)) closes = null;
    } else {
      if (isAfterBlank && at - begin >= WISHED_LENGTH && BEGINS_BLOCK.test(line)) {
        sources.push(source.slice(begin, at));
        begin = at;
      }
      const defined = DEFINITION.exec(line)?.[1];
      const key = defined === undefined ? null : keyOf(defined);
      if (key !== null && !definitions.has(key)) definitions.set(key, { line, piece: sources.length });
      closes = closerOf(line);
    }
    isAfterBlank = line.trim() === "";
    at = next;
  }
  sources.push(source.slice(begin));
  return sources.map((piece, index) => ({ source: piece, borrowed: borrowedBy(piece, index, definitions) }));
}

/** What ends the block that a line opens, where blank lines do not. */
function closerOf(line: string): RegExp | null {
  const fence = FENCE.exec(line)?.[1];
  if (fence) return new RegExp(`^ {0,3}${fence[0]}{${fence.length},}[ \\t]*$`);
  const raw = RAW.find(([opens]) => opens.test(line));
  if (!raw) return null;
  const [opens, closes] = raw;
  return closes.test(line.replace(opens, "")) ? null : closes;
}

function borrowedBy(
  piece: string,
  index: number,
  definitions: ReadonlyMap<string, { line: string; piece: number }>,
): string {
  const lines = new Set<string>();
  if (definitions.size > 0) {
    for (const [, label = ""] of piece.matchAll(LABEL)) {
      const definition = definitions.get(keyOf(label));
      if (definition && definition.piece !== index) lines.add(definition.line);
    }
  }
  return lines.size === 0 ? "" : `\n\n${[...lines].join("\n\n")}\n`;
}
