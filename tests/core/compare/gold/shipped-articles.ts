import { readFileSync } from "node:fs";
import { type ReadText, readText } from "@/core/compare/tokens";
import { plainTextToMarkup } from "@/core/text/markup";
import { goldPair } from "./gold-pair";

const LEFT = "prisma/seed/articles/000_93302495e99e7427.txt";
const RIGHT = "prisma/seed/articles/002_c56046286071264e.txt";

/** As the seed reads it. @param quotes lines that are block quotes, from 0 */
function read(file: string, quotes: readonly number[]): ReadText {
  const text = readFileSync(file, "utf8").trim();
  const markup = plainTextToMarkup(text).map((block, line) =>
    quotes.includes(line) ? { ...block, type: "blockquote" as const } : block,
  );
  return readText({ text, markup: markup as ReturnType<typeof plainTextToMarkup>, language: "en" });
}

/** The two articles that ship. Either: related, or the same only in a turn of phrase. */
export const shippedArticles = goldPair({
  name: "the two that ship",
  left: read(LEFT, [7, 10]),
  right: read(RIGHT, []),
  same: [
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
  ],
  either: [
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
  ],
});
