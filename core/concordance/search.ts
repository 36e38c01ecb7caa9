import type { RE2JS } from "re2js";
import { type NormalizedText, normalizeText } from "@/core/anchoring/normalize";
import { foldCase } from "@/core/concordance/fold";
import { type Needed, neededFor } from "@/core/concordance/needed";
import { compilePattern } from "@/core/concordance/pattern";
import type { Sought } from "@/core/concordance/request";
import { SoughtFault } from "@/core/concordance/sought-fault";
import type { TextRange } from "@/core/text/range";

/** Something to look for, made ready. */
export interface Search {
  needed: Needed;
  /**
   * Its places in a text, in their order, none overlapping: UTF-16 code units of the text as it is, of whole
   * grapheme clusters. `skipped`: paragraphs that are too long for a pattern of this size.
   */
  find: (text: string) => { hits: TextRange[]; skipped: number };
}

/**
 * Makes a phrase or a pattern ready. In a phrase, `*` alone stands for one word and at a word's end or beginning
 * for the rest of it; `\*` is an asterisk. A phrase may run over paragraphs, a pattern stays within one.
 * @throws SoughtFault for what cannot be looked for
 */
export function toSearch(sought: Sought): Search {
  const matchCase = sought.case;
  if (sought.match === "pattern") {
    if (sought.q.trim() === "") throw new SoughtFault("Write a pattern to look for.");
    const { program, needed } = compilePattern(sought.q, matchCase);
    return { needed, find: (text) => findPattern(folded(text, matchCase), text, program) };
  }
  const phrase = readPhrase(sought.q, matchCase);
  if (phrase.length === 0 || phrase.every((part) => part === null || part.trim() === "")) {
    throw new SoughtFault(
      sought.q.includes("*")
        ? "Write at least one letter beside the asterisk."
        : "Write something to look for.",
    );
  }
  const isWhole = sought.match === "words";
  const needed = neededFor(foldCase(phrase.map((part) => part ?? "\u0000").join("")));
  const [only] = phrase;
  if (phrase.length === 1 && typeof only === "string") {
    return { needed, find: (text) => findPhrase(folded(text, matchCase), only, isWhole) };
  }
  const { program } = compilePattern(phrasePattern(phrase), true);
  return { needed, find: (text) => findWildcards(folded(text, matchCase), program, isWhole) };
}

const folded = (text: string, matchCase: boolean): NormalizedText => {
  const normalized = normalizeText(text);
  return matchCase ? normalized : { ...normalized, text: foldCase(normalized.text) };
};

/** The parts of a phrase between its asterisks, each of which is null. */
function readPhrase(typed: string, matchCase: boolean): (string | null)[] {
  const plain = typed.trim().replaceAll("\\*", "\u0001");
  return plain
    .split(/(\*)/)
    .map((part) => (part === "*" ? null : folded(part.replaceAll("\u0001", "*"), matchCase).text))
    .filter((part) => part !== "");
}

/** One word where the asterisk stands alone, the rest of a word where it does not. */
function phrasePattern(phrase: readonly (string | null)[]): string {
  const escaped = (part: string) => part.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
  return phrase
    .map((part, at) => {
      if (part !== null) return escaped(part);
      const [before, after] = [phrase[at - 1], phrase[at + 1]];
      const isAlone = (before ?? " ").endsWith(" ") && (after ?? " ").startsWith(" ");
      return isAlone ? "[^ ]+" : "[\\p{L}\\p{M}\\p{N}_]*";
    })
    .join("");
}

function findPhrase(text: NormalizedText, phrase: string, isWhole: boolean) {
  const hits = new Hits(text, isWhole);
  for (let at = text.text.indexOf(phrase); at >= 0; ) {
    const isHit = hits.add(at, at + phrase.length);
    at = text.text.indexOf(phrase, isHit ? at + phrase.length : at + 1);
  }
  return { hits: hits.ranges, skipped: 0 };
}

function findWildcards(text: NormalizedText, program: RE2JS, isWhole: boolean) {
  const hits = new Hits(text, isWhole);
  if (program.test(text.text)) {
    const matcher = program.matcher(text.text);
    while (matcher.find()) hits.add(matcher.start(), matcher.end());
  }
  return { hits: hits.ranges, skipped: 0 };
}

/** Instructions × code units beyond which a paragraph is not read: about a second. */
const MAX_WORK = 20_000_000;

/** Paragraph by paragraph, so that `^` and `$` are their ends and work on one is bounded. */
function findPattern(text: NormalizedText, original: string, program: RE2JS) {
  const hits = new Hits(text, false);
  const size = program.programSize();
  let skipped = 0;
  for (const { start, end } of paragraphs(text, original)) {
    if ((end - start) * size > MAX_WORK) {
      skipped++;
      continue;
    }
    const paragraph = text.text.slice(start, end);
    if (!program.test(paragraph)) continue;
    const matcher = program.matcher(paragraph);
    while (matcher.find()) hits.add(start + matcher.start(), start + matcher.end());
  }
  return { hits: hits.ranges, skipped };
}

/** Units of the folded text between its breaks of line. */
function* paragraphs({ text, starts, ends }: NormalizedText, original: string): Generator<TextRange> {
  let start = 0;
  for (let at = text.indexOf(" "); at >= 0; at = text.indexOf(" ", at + 1)) {
    if (!original.slice(starts[at], ends[at]).includes("\n")) continue;
    if (at > start) yield { start, end: at };
    start = at + 1;
  }
  if (text.length > start) yield { start, end: text.length };
}

/** Collects hits: whole clusters with something in them, one after the other, and whole words where that is asked. */
class Hits {
  readonly ranges: TextRange[] = [];

  constructor(
    private readonly text: NormalizedText,
    private readonly isWhole: boolean,
  ) {}

  /** @param from of the folded text, as `to`; half-open */
  add(from: number, to: number): boolean {
    const { text, starts, ends } = this.text;
    if (to <= from || text.slice(from, to).trim() === "") return false;
    const isInside = (at: number) => at > 0 && at < text.length && starts[at] === starts[at - 1];
    if (isInside(from) || isInside(to)) return false;
    if (this.isWhole && (joins(text, from) || joins(text, to))) return false;
    const [start = 0, end = 0] = [starts[from], ends[to - 1]];
    if (start < (this.ranges.at(-1)?.end ?? 0)) return false;
    this.ranges.push({ start, end });
    return true;
  }
}

const WORD = /[\p{L}\p{M}\p{N}_]/u;
/** Scripts that write words without gaps: every place may be between two of them. */
const GAPLESS =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\p{sc=Tibetan}]/u;

/** Whether a word goes on over this place of a text. */
function joins(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return false;
  const [before, after] = [text.charCodeAt(at - 1), text.charCodeAt(at)];
  if (before < 0x80 && after < 0x80) return isAsciiWord(before) && isAsciiWord(after);
  const isPair = (before & 0xfc00) === 0xdc00;
  const [left, right] = [
    text.slice(at - (isPair ? 2 : 1), at),
    String.fromCodePoint(text.codePointAt(at) ?? 0),
  ];
  return WORD.test(left) && WORD.test(right) && !(GAPLESS.test(left) && GAPLESS.test(right));
}

/** A letter, a digit or `_`. */
const isAsciiWord = (unit: number): boolean =>
  (unit >= 0x61 && unit <= 0x7a) ||
  (unit >= 0x30 && unit <= 0x39) ||
  (unit >= 0x41 && unit <= 0x5a) ||
  unit === 0x5f;
