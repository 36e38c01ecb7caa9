import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { ComparedText } from "@/components/compare/compared-text";
import { compareTexts } from "@/core/compare/comparison";
import { numberedLinks } from "@/core/compare/numbered-links";
import { type ReadText, readText } from "@/core/compare/tokens";
import { plainTextToMarkup } from "@/core/text/markup";

const read = (text: string, language = "en"): ReadText =>
  readText({ text, markup: plainTextToMarkup(text), language });
const bare = (text: string) =>
  renderToStaticMarkup(
    <ComparedText side="left" read={read(text)} annotations={[]} codes={new Map()} aligned={null} />,
  );

test("a text stands there whole, also what has no word in it", () => {
  const text = "— It is over. … — Why?\n* * *\n!\nThe end. ***";
  const paragraphs = [...bare(text).matchAll(/<p[^>]*>(.*?)<\/p>/g)].map(([, inner]) =>
    (inner ?? "").replace(/<[^>]+>/g, ""),
  );
  expect(paragraphs).toEqual(text.split("\n"));
});

test("the direction of a paragraph is told by its own words, whatever signs stand in it", () => {
  const [left, right] = [read("قال ويتكوف شيئا.", "ar"), read("التقى بوتين في موسكو.", "ar")];
  const { alignment } = compareTexts(left, right);
  const aligned = {
    signs: numberedLinks(alignment).left,
    presence: ["alone" as const],
    aloneness: [0.9],
    other: right,
  };
  const html = renderToStaticMarkup(
    <ComparedText side="left" read={left} annotations={[]} codes={new Map()} aligned={aligned} />,
  );
  // What has a direction of its own has no part in that of the paragraph (HTML, 3.2.6.4).
  expect(html).toMatch(/<p dir="auto"><span dir="ltr" class="only-here"/);
});
