import { explain } from "@/core/anchoring/backbone";
import { Explanation } from "@/core/anchoring/explanation";
import { judge, type PartFate } from "@/core/anchoring/judge";
import { Matching } from "@/core/anchoring/matching";
import { firstTokenEndingAfter, type Tokens, tokenize, Vocabulary } from "@/core/anchoring/tokens";
import { Twins } from "@/core/anchoring/twins";
import { partWithin } from "@/core/anchoring/within-token";
import type { TextRange } from "@/core/text/range";

/**
 * What became of a range. `anchored`: the same words at [start, end), beyond reasonable doubt. `review`:
 * probably at [start, end), and a person must say. `orphan`: no longer in the text, or nothing to be sure of.
 *
 * - `unchanged`: same words, same offsets; `carried`: text before it grew or shrank; `moved`: out of order
 * - `edited`: words in it were changed; `contested`: another place is as likely
 * - `gone`: its words were taken out; `uncertain`: some of them stand there, but maybe by chance
 */
export type Carried =
  | { status: "anchored"; start: number; end: number; why: "unchanged" | "carried" | "moved" }
  | { status: "review"; start: number; end: number; why: "edited" | "contested" }
  | { status: "orphan"; start: null; end: null; why: "gone" | "uncertain" };

/**
 * Carries ranges of one version of a text over to the next, all in one pass: the new text is explained by
 * the old one (see `explain`), and each range is judged by what became of its words and of their
 * surroundings. A place in the new text that other old text explains is never the answer.
 *
 * Ranges and answers are in UTF-16 code units, half-open, in the same order; places never split a grapheme.
 * Ranges outside of the old text, empty or blank are orphans. Pure, and bounded by counts, not by time:
 * the same answer everywhere. Near linear in the texts plus the ranges.
 */
export function carryAnchors(oldText: string, newText: string, ranges: readonly TextRange[]): Carried[] {
  return ranges.map(carrierBetween(oldText, newText));
}

/** The same, for ranges that come one after another: the texts are explained once, here. */
export function carrierBetween(oldText: string, newText: string): (range: TextRange) => Carried {
  if (oldText === newText) return (range) => unchanged(oldText, range);
  const vocabulary = new Vocabulary();
  const old = tokenize(oldText, vocabulary);
  const fresh = tokenize(newText, vocabulary);
  const matching = new Matching(old, fresh, vocabulary);
  explain(matching);
  const carrier = new Carrier(matching, oldText, newText);
  return (range) => carrier.carry(range);
}

const GONE: Carried = { status: "orphan", start: null, end: null, why: "gone" };

function isSound(text: string, { start, end }: TextRange): boolean {
  if (!(start >= 0 && start < end && end <= text.length)) return false;
  // Most ranges begin with a letter: told without a copy of the words.
  const unit = text.charCodeAt(start);
  return (unit > 0x20 && unit < 0x7f) || text.slice(start, end).trim() !== "";
}

function unchanged(text: string, range: TextRange): Carried {
  if (!isSound(text, range)) return GONE;
  return { status: "anchored", start: range.start, end: range.end, why: "unchanged" };
}

/** The part of a word that a range covers, where that is all of it. */
const WHOLE: TextRange = { start: 0, end: 0 };

class Carrier {
  private readonly explained: Explanation;
  private readonly twins: Twins;

  constructor(
    private readonly matching: Matching,
    private readonly oldText: string,
    private readonly newText: string,
  ) {
    this.explained = new Explanation(matching);
    this.twins = new Twins(matching);
  }

  carry(range: TextRange): Carried {
    if (!isSound(this.oldText, range)) return GONE;
    const { old, fresh } = this.matching;
    const first = firstTokenEndingAfter(old, range.start);
    // A quote is looked through token by token anyway, so its end need not be searched for.
    let last = first;
    while (last < old.count && (old.ends[last] ?? 0) < range.end) last++;
    const ends = Math.min(last, old.count - 1);
    const lastHeld = (old.starts[ends] ?? 0) < range.end ? ends : ends - 1;
    if (lastHeld < first) return GONE;
    const head = this.partOf(first, range);
    const tail = lastHeld === first ? head : this.partOf(lastHeld, range);
    const verdict = judge(this.explained, this.twins, {
      first,
      last: lastHeld,
      head: this.fateOf(first, range, head),
      tail: this.fateOf(lastHeld, range, tail),
    });
    if (verdict.status === "orphan") return { status: "orphan", start: null, end: null, why: verdict.why };
    // Where the same words stand, a range that begins or ends inside of one does so there too.
    let start = fresh.starts[verdict.first] ?? 0;
    let end = fresh.ends[verdict.last] ?? 0;
    if (verdict.why !== "edited") {
      if (tail !== null && tail !== WHOLE) end = (fresh.starts[verdict.last] ?? 0) + tail.end;
      if (head !== null) start += head.start;
    }
    if (verdict.status === "review") return { status: "review", start, end, why: verdict.why };
    if (range.start < (old.starts[first] ?? 0) || range.end > (old.ends[lastHeld] ?? 0))
      ({ start, end } = this.withBlanks(range, { start, end }, first, lastHeld));
    const isSame = start === range.start && end === range.end;
    return {
      status: "anchored",
      start,
      end,
      why: isSame && verdict.why === "carried" ? "unchanged" : verdict.why,
    };
  }

  private fateOf(at: number, range: TextRange, part: TextRange | null): PartFate {
    if (part !== null) return "spared";
    const { old } = this.matching;
    const isWhole = range.start <= (old.starts[at] ?? 0) && range.end >= (old.ends[at] ?? 0);
    return isWhole ? "altered" : "lost";
  }

  /** Where the part of old token `at` that `range` covers stands in its image; null where it has none. */
  private partOf(at: number, range: TextRange): TextRange | null {
    const { old, fresh, toNew } = this.matching;
    const image = toNew[at] ?? -1;
    if (image < 0) return null;
    const start = old.starts[at] ?? 0;
    const end = old.ends[at] ?? 0;
    if (range.start <= start && range.end >= end && this.explained.images[at] === image) return WHOLE;
    const part = { start: Math.max(0, range.start - start), end: Math.min(range.end, end) - start };
    return partWithin(wordAt(this.oldText, old, at), part, wordAt(this.newText, fresh, image));
  }

  /** A range that was made with the blanks around its words keeps those that are still there. */
  private withBlanks(range: TextRange, place: TextRange, first: number, last: number): TextRange {
    const { old } = this.matching;
    const before = this.oldText.slice(Math.min(range.start, old.starts[first] ?? 0), old.starts[first]);
    const after = this.oldText.slice(old.ends[last], Math.max(range.end, old.ends[last] ?? 0));
    return {
      start:
        before !== "" && this.newText.endsWith(before, place.start)
          ? place.start - before.length
          : place.start,
      end: after !== "" && this.newText.startsWith(after, place.end) ? place.end + after.length : place.end,
    };
  }
}

function wordAt(text: string, tokens: Tokens, at: number): string {
  return text.slice(tokens.starts[at], tokens.ends[at]);
}
