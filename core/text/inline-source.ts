import type { InlineSpan } from "@/core/text/markup-schema";
import type { TextRange } from "@/core/text/range";

const SIGNS = { strong: "**", emphasis: "_", code: "`" } as const;
/** What a backslash takes the meaning from. */
const ESCAPABLE = /[\\`*_[\]()#>\- ]/;
/** Brackets that nobody would take for a link: “[sic]”. */
const PLAIN_BRACKETS = /^\[[^[\]\n\\]{0,80}\](?!\()/;

/**
 * A stretch of text with its inline spans, written with signs (see `toSource`). Spans lie within one another or
 * apart (see `normalMarkup`), sorted, enclosing ones first; offsets are of `text`.
 */
export function inlineToSource(text: string, range: TextRange, spans: readonly InlineSpan[]): string {
  let source = "";
  const open: InlineSpan[] = [];
  let next = 0;
  for (let at = range.start; at <= range.end; at++) {
    for (let last = open.at(-1); last !== undefined && last.end <= at; last = open.at(-1)) {
      source += closing(last);
      open.pop();
    }
    for (let span = spans[next]; span !== undefined && span.start === at; span = spans[++next]) {
      source += span.type === "link" ? "[" : SIGNS[span.type];
      open.push(span);
    }
    if (at < range.end) source += escaped(text, at, range.end, spans, open);
  }
  return source;
}

const closing = (span: InlineSpan): string =>
  span.type === "link" ? `](${span.href.replace(/[\\()]/g, "\\$&")})` : SIGNS[span.type];

function escaped(
  text: string,
  at: number,
  end: number,
  spans: readonly InlineSpan[],
  open: readonly InlineSpan[],
): string {
  const unit = text[at] as string;
  if (unit === "\\" || unit === "`" || unit === "*" || unit === "_") return `\\${unit}`;
  const isInLink = open.some(({ type }) => type === "link");
  if (unit === "]" && isInLink) return "\\]";
  if (unit !== "[") return unit;
  const brackets = isInLink ? null : PLAIN_BRACKETS.exec(text.slice(at, Math.min(end, at + 84)));
  const to = at + (brackets?.[0].length ?? 0);
  // Another span may put signs in between.
  const isPlain = brackets !== null && !spans.some((span) => span.start <= to && span.end >= at);
  return isPlain ? unit : "\\[";
}

interface Sign {
  mark: string;
  type: "strong" | "emphasis";
  role?: "open" | "close";
  /** The sign that closes it. */
  partner?: Sign;
}
type Piece = string | Sign | { span: "code" | "link"; href?: string; inner: Piece[] };

/** Reads what `inlineToSource` writes. The spans' offsets begin at `base`. */
export function inlineFromSource(source: string, base: number): { text: string; spans: InlineSpan[] } {
  const spans: InlineSpan[] = [];
  const text = build(piecesOf(source), base, spans);
  return { text, spans };
}

function piecesOf(source: string): Piece[] {
  const pieces: Piece[] = [];
  const open: Sign[] = [];
  let at = 0;
  while (at < source.length) {
    const unit = source[at] as string;
    const following = source[at + 1] ?? "";
    if (unit === "\\" && ESCAPABLE.test(following)) {
      pieces.push(following);
      at += 2;
    } else if (unit === "`" && endOf(source, at + 1, "`") > at + 1) {
      const end = endOf(source, at + 1, "`");
      pieces.push({ span: "code", inner: [unescaped(source.slice(at + 1, end))] });
      at = end + 1;
    } else if (unit === "[") {
      const link = linkAt(source, at);
      pieces.push(link ? { span: "link", href: link.href, inner: piecesOf(link.label) } : unit);
      at = link?.end ?? at + 1;
    } else if (unit === "*" || unit === "_") {
      const sign = signAt(source, at, open);
      pieces.push(sign);
      place(sign, source, at, open);
      at += sign.mark.length;
    } else {
      pieces.push(unit);
      at++;
    }
  }
  return pieces;
}

function signAt(source: string, at: number, open: readonly Sign[]): Sign {
  const isDouble =
    source.startsWith("**", at) && !(source.startsWith("***", at) && open.at(-1)?.mark === "*");
  if (isDouble) return { mark: "**", type: "strong" };
  return { mark: source[at] as string, type: "emphasis" };
}

/** A sign closes what the same sign opened, else opens; one with a blank on the wrong side does neither. */
function place(sign: Sign, source: string, at: number, open: Sign[]): void {
  const before = source[at - 1] ?? " ";
  const after = source[at + sign.mark.length] ?? " ";
  const from = open.findLastIndex(({ mark }) => mark === sign.mark);
  if (from >= 0 && before.trim() !== "") {
    const opener = open[from] as Sign;
    Object.assign(opener, { role: "open", partner: sign });
    sign.role = "close";
    open.length = from;
  } else if (from < 0 && after.trim() !== "") {
    open.push(sign);
  }
}

/** Of a link `[label](href)` at `at`; null where there is none. */
function linkAt(source: string, at: number): { label: string; href: string; end: number } | null {
  const close = endOf(source, at + 1, "]");
  if (close <= at + 1 || source[close + 1] !== "(") return null;
  const end = endOf(source, close + 2, ")");
  if (end < 0) return null;
  const href = unescaped(source.slice(close + 2, end));
  const isSafe = /^(?:https?:\/\/|mailto:)\S+$/i.test(href) && href.length <= 2048 && URL.canParse(href);
  return isSafe ? { label: source.slice(at + 1, close), href, end: end + 1 } : null;
}

/** Where `unit` stands next without a backslash before it; -1 where it does not. */
function endOf(source: string, from: number, unit: string): number {
  for (let at = from; at < source.length; at++) {
    if (source[at] === "\\" && ESCAPABLE.test(source[at + 1] ?? "")) at++;
    else if (source[at] === unit) return at;
  }
  return -1;
}

function unescaped(source: string): string {
  let text = "";
  for (let at = 0; at < source.length; at++) {
    if (source[at] === "\\" && ESCAPABLE.test(source[at + 1] ?? "")) at++;
    text += source[at];
  }
  return text;
}

function build(pieces: readonly Piece[], base: number, spans: InlineSpan[]): string {
  let text = "";
  const starts = new Map<Sign, number>();
  for (const piece of pieces) {
    const at = base + text.length;
    if (typeof piece === "string") {
      text += piece;
    } else if ("span" in piece) {
      const inner = build(piece.inner, at, spans);
      const range = { start: at, end: at + inner.length };
      spans.push(
        piece.span === "link"
          ? { type: "link", href: piece.href ?? "", ...range }
          : { type: "code", ...range },
      );
      text += inner;
    } else if (piece.role === "open" && piece.partner) {
      starts.set(piece.partner, at);
    } else if (piece.role === "close") {
      const start = starts.get(piece) ?? at;
      if (start < at) spans.push({ type: piece.type, start, end: at });
    } else {
      text += piece.mark;
    }
  }
  return text;
}
