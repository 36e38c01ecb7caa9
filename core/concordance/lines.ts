import type { ConcordanceSort } from "@/core/concordance/request";
import { isGraphemeBoundary, nextGrapheme, previousGrapheme } from "@/core/text/grapheme";
import type { TextRange } from "@/core/text/range";

/** A hit with the words around it, in one line (`inOneLine`). */
export interface KwicWords {
  before: string;
  hit: string;
  after: string;
}

/** UTF-16 code units of the text on each side of a hit. */
const CONTEXT = 100;

/** The words around a range of a text, cut between words where that does not take too much. */
export function wordsAround(text: string, { start, end }: TextRange, length = CONTEXT): KwicWords {
  const from = boundary(text, Math.max(0, start - length), nextGrapheme);
  const to = boundary(text, Math.min(text.length, end + length), previousGrapheme);
  const before = text.slice(from, start);
  const after = text.slice(end, to);
  return {
    before: inOneLine((from === 0 ? before : before.replace(/^\S{0,30}(?=\s)/u, "")).trimStart()),
    hit: inOneLine(text.slice(start, end)),
    after: inOneLine((to === text.length ? after : after.replace(/(?<=\s)\S{0,30}$/u, "")).trimEnd()),
  };
}

const boundary = (text: string, at: number, move: (text: string, at: number) => number): number =>
  isGraphemeBoundary(text, at) ? at : move(text, at);

/** White space as one blank, and with a “¶” in it where a paragraph or line ends there. */
export const inOneLine = (text: string): string =>
  text.replace(/\s+/gu, (blank) => (/[\n\r\u2028\u2029]/u.test(blank) ? " ¶ " : " "));

/** Words of context that lines are sorted by. */
const WORDS = 4;

interface SortableLine extends KwicWords {
  title: string;
}

/**
 * Lines by the words from the hit outward, or by the title of their article; lines that compare alike stay as they
 * stood. `date` leaves all as they stand.
 */
export function sortLines<Line extends SortableLine>(lines: readonly Line[], sort: ConcordanceSort): Line[] {
  if (sort === "date") return [...lines];
  const collator = new Intl.Collator("en", { sensitivity: "base", numeric: true });
  const keyed = lines.map((line) => ({ line, key: keyOf(line, sort) }));
  keyed.sort((a, b) => {
    for (let at = 0; at < Math.max(a.key.length, b.key.length); at++) {
      const order = collator.compare(a.key[at] ?? "", b.key[at] ?? "");
      if (order !== 0) return order;
    }
    return 0;
  });
  return keyed.map(({ line }) => line);
}

function keyOf({ before, hit, after, title }: SortableLine, sort: ConcordanceSort): string[] {
  if (sort === "article") return [title];
  const words = (text: string) => text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return sort === "after"
    ? [...words(after).slice(0, WORDS), ...words(hit)]
    : [...words(before).reverse().slice(0, WORDS), ...words(hit)];
}
