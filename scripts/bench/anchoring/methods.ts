import searchApproximately from "approx-string-match";
import diff from "fast-diff";
import { carryAnchors } from "@/core/anchoring/carry";
import { describeRange } from "@/core/anchoring/quote";
import { resolveQuote } from "@/core/anchoring/resolve";
import type { TextRange } from "@/core/text/range";
import type { Answer } from "../../../tests/core/anchoring/edit-score";

/** Ways to find ranges of an old text in a new one. All but ours answer without doubts of their own. */
export type Method = (oldText: string, newText: string, ranges: readonly TextRange[]) => Answer[];

const ORPHAN: Answer = { status: "orphan", start: null, end: null };
const at = (start: number, end: number): Answer =>
  start < end ? { status: "anchored", start, end } : ORPHAN;

/** The part of a quote's letters that a fuzzy search may find changed: half, as annotation tools allow. */
const FUZZY_ERRORS = 0.5;
/** The longest quote that is searched fuzzily as a whole, in UTF-16 units; of a longer one, its beginning. */
const LONGEST_FUZZY = 256;

function nearest(places: readonly number[], start: number): number | undefined {
  return places.toSorted((a, b) => Math.abs(a - start) - Math.abs(b - start))[0];
}

function placesOf(text: string, quote: string): number[] {
  const places: number[] = [];
  for (let place = text.indexOf(quote); place >= 0; place = text.indexOf(quote, place + 1))
    places.push(place);
  return places;
}

function searchFuzzily(newText: string, quote: string, start: number): Answer {
  const wanted = quote.slice(0, LONGEST_FUZZY);
  const matches = searchApproximately(newText, wanted, Math.floor(wanted.length * FUZZY_ERRORS));
  const least = Math.min(...matches.map(({ errors }) => errors));
  const best = matches
    .filter(({ errors }) => errors === least)
    .toSorted((a, b) => Math.abs(a.start - start) - Math.abs(b.start - start))[0];
  if (best === undefined) return ORPHAN;
  return at(best.start, quote.length > LONGEST_FUZZY ? best.start + quote.length : best.end);
}

/** Where each offset of the old text is after a diff of letters. */
function positionMap(oldText: string, newText: string): Int32Array {
  const map = new Int32Array(oldText.length + 1);
  let [old, fresh] = [0, 0];
  for (const [change, text] of diff(oldText, newText)) {
    if (change === diff.INSERT) fresh += text.length;
    else {
      for (let step = 0; step < text.length; step++)
        map[old + step] = change === diff.EQUAL ? fresh + step : fresh;
      old += text.length;
      if (change === diff.EQUAL) fresh += text.length;
    }
  }
  map[old] = fresh;
  return map;
}

export const METHODS = {
  ours: carryAnchors,
  "ours, quote alone": (oldText, newText, ranges) =>
    ranges.map((range) => resolveQuote(newText, describeRange(oldText, range), range)),
  "position alone": (_, newText, ranges) =>
    ranges.map(({ start, end }) => (end <= newText.length ? at(start, end) : ORPHAN)),
  "exact search": (oldText, newText, ranges) =>
    ranges.map(({ start, end }) => {
      const place = nearest(placesOf(newText, oldText.slice(start, end)), start);
      return place === undefined ? ORPHAN : at(place, place + end - start);
    }),
  "fuzzy search": (oldText, newText, ranges) =>
    ranges.map(({ start, end }) => searchFuzzily(newText, oldText.slice(start, end), start)),
  "diff map": (oldText, newText, ranges) => {
    const map = positionMap(oldText, newText);
    return ranges.map(({ start, end }) => at(map[start] ?? 0, (map[end - 1] ?? 0) + 1));
  },
} satisfies Record<string, Method>;
