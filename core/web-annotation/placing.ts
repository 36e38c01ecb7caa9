import { checkRange, quoteMatches, type RangeFault } from "@/core/anchoring/quote";
import { QuoteFinder } from "@/core/anchoring/resolve";
import type { TextRange } from "@/core/text/range";
import { CodePointIndex } from "@/core/web-annotation/code-points";
import type { IncomingPassage } from "@/core/web-annotation/incoming-target";
import { notKept } from "@/core/web-annotation/not-kept";

/** Where a passage stands in a text, and why a person must look at that, if so. */
export interface Placed {
  /** UTF-16 code units. */
  range: TextRange;
  review: string | null;
}

const FAULTS: Record<RangeFault, string> = {
  outside: "The offsets leave the text.",
  empty: "There is nothing between the offsets.",
  "splits-grapheme": "The offsets part a character (a grapheme cluster).",
  blank: "There is only white space between the offsets.",
};

/**
 * Places a passage in the text of the version that it names, or in the current one. Words and offsets must
 * agree; words alone are looked for under the rules of `resolveQuote`, offsets alone are believed.
 * @throws AppError unprocessable for offsets that contradict the words or leave the text, and for words that
 *   are not in the text or are in it too often: a fresh annotation can be asked for again, unlike one that
 *   has stood there before
 */
export function placePassage(text: string, passage: IncomingPassage): Placed {
  return new PassagePlacer(text).place(passage);
}

/** A text made ready for placing many passages in it, each as `placePassage` does. */
export class PassagePlacer {
  private madeIndex: CodePointIndex | null = null;
  private madeFinder: QuoteFinder | null = null;

  constructor(private readonly text: string) {}

  /** Each is made when it is first needed. */
  private index(): CodePointIndex {
    this.madeIndex ??= new CodePointIndex(this.text);
    return this.madeIndex;
  }

  private finder(): QuoteFinder {
    this.madeFinder ??= new QuoteFinder(this.text);
    return this.madeFinder;
  }

  place({ quote, position, field }: IncomingPassage): Placed {
    const { text } = this;
    const range = position && this.index().toCodeUnits(position);
    if (position && !range) throw notKept(field, FAULTS.outside);
    if (quote === null) {
      if (range === null) throw notKept(field, "Expected a TextQuoteSelector.");
      return { range: sound(text, range, field), review: null };
    }
    if (range !== null && quoteMatches(text, range, quote)) {
      return { range: sound(text, range, field), review: null };
    }
    const found = this.finder().resolve(quote, range);
    if (range !== null) {
      if (found.status !== "orphan" && found.start === range.start && found.end === range.end) {
        return { range, review: found.status === "review" ? found.why : null };
      }
      throw notKept(field, contradiction(text, range, quote.exact));
    }
    if (found.status === "orphan") {
      const reason =
        found.why === "gone"
          ? "are not in the text"
          : "are in the text in other surroundings, or too often to tell where";
      throw notKept(field, `The words “${shortened(quote.exact)}” ${reason}.`);
    }
    return {
      range: { start: found.start, end: found.end },
      review: found.status === "review" ? found.why : null,
    };
  }
}

function sound(text: string, range: TextRange, field: string): TextRange {
  const fault = checkRange(text, range);
  if (fault) throw notKept(field, FAULTS[fault]);
  return range;
}

function contradiction(text: string, { start, end }: TextRange, exact: string): string {
  return (
    `The offsets and the quote contradict each other: “${shortened(text.slice(start, end))}” stands there, or ` +
    `other words around it, not “${shortened(exact)}”. Nothing was saved. Leave out the TextPositionSelector to ` +
    "have the quote looked for, or name the version that the offsets are of in a state."
  );
}

const MOST_SHOWN = 80;

function shortened(text: string): string {
  const points = Array.from(text.slice(0, 2 * MOST_SHOWN));
  return points.length > MOST_SHOWN || text.length > 2 * MOST_SHOWN
    ? `${points.slice(0, MOST_SHOWN).join("")}…`
    : text;
}
