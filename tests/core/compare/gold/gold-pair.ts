import { type ReadText, readText } from "@/core/compare/tokens";
import { plainTextToMarkup } from "@/core/text/markup";

/**
 * Two texts on one event with what a person found in them before any figure of the method on them was seen:
 * which sentences tell the same, wholly or in part, and where careful readers may say either.
 */
export interface GoldPair {
  name: string;
  left: ReadText;
  right: ReadText;
  /** `"left right"` by index. */
  same: ReadonlySet<string>;
  either: ReadonlySet<string>;
}

/** Pairs by how their sentences begin, so that the tables can be read. */
export type Beginnings = readonly (readonly [left: string, right: string])[];

export interface GoldTexts {
  name: string;
  left: string | ReadText;
  right: string | ReadText;
  same: Beginnings;
  either?: Beginnings;
}

/** @throws Error where a beginning is not that of exactly one sentence */
export function goldPair({ name, left, right, same, either = [] }: GoldTexts): GoldPair {
  const texts = { left: readable(left), right: readable(right) };
  const indexes = (pairs: Beginnings) =>
    new Set(pairs.map(([one, other]) => `${indexIn(texts.left, one)} ${indexIn(texts.right, other)}`));
  return { name, ...texts, same: indexes(same), either: indexes(either) };
}

const readable = (text: string | ReadText): ReadText =>
  typeof text === "string" ? readText({ text, markup: plainTextToMarkup(text), language: "en" }) : text;

function indexIn({ text, sentences }: ReadText, beginning: string): number {
  const found = sentences.filter(({ start }) => text.startsWith(beginning, start));
  if (found.length !== 1) throw new Error(`${found.length} sentences begin with: ${beginning}`);
  return found[0]?.index as number;
}
