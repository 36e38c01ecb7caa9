import type { TextRange } from "@/core/text/range";

/** What stands between two marks, with them. */
export interface MarkedStretch extends TextRange {
  /** Without the marks. */
  inner: TextRange;
  /** False: up to the end of what was looked through, as a speech that goes on in the next paragraph. */
  isClosed: boolean;
}

/** What may close what each mark opens. */
const CLOSING: Readonly<Record<string, string>> = {
  "“": "”",
  // German and Polish, Swedish and Finnish.
  "„": "“”",
  "”": "”",
  "«": "»",
  "»": "«",
  '"': '"',
  "「": "」",
  "『": "』",
  "‹": "›",
  "›": "‹",
  "‘": "’",
  "‚": "‘’",
  "'": "'",
};
/** Far more often they are apostrophes: never without one that closes, and never from inside a word. */
const SINGLE: ReadonlySet<string> = new Set("‘‚'‹›");
/** The same mark opens and closes, so where it stands has to tell. */
const EITHER_WAY: ReadonlySet<string> = new Set(["”", '"', "'"]);

const WORD = /[\p{L}\p{N}]/u;
const isWord = (character: string | undefined): boolean => character !== undefined && WORD.test(character);
const isBlank = (character: string | undefined): boolean => character === undefined || /\s/u.test(character);

/**
 * What stands between quotation marks of a block, in order and disjoint; marks within marks are the outer ones'.
 * A double mark that is never closed goes on to the end of the block.
 */
export function markedStretches(text: string, block: TextRange): MarkedStretch[] {
  const found: MarkedStretch[] = [];
  const isGerman = opensInwards(text, block);
  let at = block.start;
  while (at < block.end) {
    const mark = text[at] ?? "";
    if (!(mark in CLOSING) || !opens(text, at, block, isGerman)) {
      at++;
      continue;
    }
    const close = closeOf(text, at, block, isGerman);
    // "rock 'n' roll"
    if (SINGLE.has(mark) && (close === null || close - at <= 2)) {
      at++;
      continue;
    }
    const end = close === null ? block.end : close + 1;
    found.push({ start: at, end, inner: { start: at + 1, end: close ?? end }, isClosed: close !== null });
    at = end;
  }
  return found;
}

/** »So«, as German books have it, rather than «so»: by whichever comes first. */
function opensInwards(text: string, { start, end }: TextRange): boolean {
  for (let at = start; at < end; at++) {
    const mark = text[at];
    if (mark === "«" || mark === "‹") return false;
    if (mark === "»" || mark === "›") return true;
  }
  return false;
}

function opens(text: string, at: number, block: TextRange, isGerman: boolean): boolean {
  const mark = text[at] ?? "";
  if ("«‹".includes(mark)) return !isGerman;
  if ("»›".includes(mark)) return isGerman;
  if (!SINGLE.has(mark) && !EITHER_WAY.has(mark)) return true;
  const before = at > block.start ? text[at - 1] : undefined;
  const after = at + 1 < block.end ? text[at + 1] : undefined;
  if (isWord(before) || isBlank(after)) return false;
  if (SINGLE.has(mark) && DECADE.test(text.slice(at + 1, at + 5))) return false;
  return !EITHER_WAY.has(mark) || !isEnd(before);
}

/** "the '90s" */
const DECADE = /^\d\ds/u;
/** Behind these a mark closes. */
const isEnd = (character: string | undefined): boolean =>
  character !== undefined && ".,!?…;:%)".includes(character);

/** Where what `open` opens is closed, or null. */
function closeOf(text: string, open: number, block: TextRange, isGerman: boolean): number | null {
  const mark = text[open] ?? "";
  const closing = CLOSING[mark] ?? "";
  let first: number | null = null;
  let depth = 0;
  for (let at = open + 1; at < block.end; at++) {
    const character = text[at] ?? "";
    const isSame = character === mark && opens(text, at, block, isGerman);
    if (isSame && SINGLE.has(mark)) return first;
    if (isSame) {
      depth++;
      continue;
    }
    if (!closing.includes(character)) continue;
    if ("‘’'".includes(character)) {
      if (isWord(text[at + 1])) continue;
      first ??= at;
      // "the ministers’ plan": behind an s it may be an apostrophe, where a better one follows.
      if (/s/iu.test(text[at - 1] ?? "")) continue;
      return at;
    }
    first ??= at;
    if (depth-- === 0) return at;
  }
  return first;
}
