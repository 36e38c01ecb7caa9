import { readFileSync } from "node:fs";
import { readText } from "@/core/compare/tokens";
import { plainTextToMarkup } from "@/core/text/markup";

const LEFT = "prisma/seed/articles/000_93302495e99e7427.txt";
const RIGHT = "prisma/seed/articles/002_c56046286071264e.txt";

const lines = (file: string) => readFileSync(file, "utf8").trim();

/** The two articles that ship, as their seed reads them: lines 8 and 11 of the first are block quotes. */
export function shippedArticles() {
  const [left, right] = [lines(LEFT), lines(RIGHT)];
  const markup = plainTextToMarkup(left).map((block, line) =>
    line === 7 || line === 10 ? { ...block, type: "blockquote" as const } : block,
  );
  return {
    left: readText({ text: left, markup: markup as ReturnType<typeof plainTextToMarkup>, language: "en" }),
    right: readText({ text: right, markup: plainTextToMarkup(right), language: "en" }),
  };
}

/**
 * Which sentences tell the same, wholly or in part: read by a person, before any figure of the method was seen.
 * By how the sentences begin, so that the table can be read.
 */
export const SAME: readonly [left: string, right: string][] = [
  ["Special Middle East envoy", "U.S. envoy Steve Witkoff met"],
  ["While Ukraine has already agreed", "He’s emerged as a key figure"],
  ["While Ukraine has already agreed", "Putin previously rejected"],
  ["Witkoff's proposal involves", "The Trump administration’s peace plan"],
  ["Witkoff's proposal involves", "Meanwhile, discussions about the future"],
  ["Witkoff shared his optimistic outlook", "Witkoff’s remarks on Fox News"],
  ["This peace deal is about", "Meanwhile, discussions about the future"],
  ["This peace deal is about", "Witkoff’s remarks on Fox News"],
  ["However, Gen. Kellogg", "Zelensky, however, continues"],
  ["The high-stakes negotiations", "U.S. envoy Steve Witkoff met"],
  ["While Witkoff returned", "The Trump administration’s peace plan"],
  ["While Witkoff returned", "Zelensky, however, continues"],
];

/** Where a careful reader may say either: related, or the same only in a turn of phrase. Counted neither way. */
export const EITHER: readonly [left: string, right: string][] = [
  ["According to the New York Post", "U.S. envoy Steve Witkoff met"],
  ["According to the New York Post", "He’s emerged as a key figure"],
  ["According to the New York Post", "The peace process remains"],
  ["The Trump administration's dual-track", "He’s emerged as a key figure"],
  ["The Trump administration's dual-track", "U.S. envoy Steve Witkoff met"],
  ["Witkoff's proposal involves", "The Biden-era U.S. stance"],
  ["The real estate investor's", "Witkoff, a billionaire"],
  ["Trump has maintained distance", "The Biden-era U.S. stance"],
  ["However, Gen. Kellogg", "The Trump administration’s peace plan"],
  ["The high-stakes negotiations", "The peace process remains"],
  ["The high-stakes negotiations", "Witkoff, a billionaire"],
  ["While Witkoff returned", "U.S. envoy Steve Witkoff met"],
  ["While Witkoff returned", "Meanwhile, discussions about the future"],
  ["As diplomatic channels remain open", "Meanwhile, discussions about the future"],
  ["As diplomatic channels remain open", "Zelensky, however, continues"],
  ["As diplomatic channels remain open", "The peace process remains"],
];
