import type { TestArticle } from "../../support/rows";
import type { Document } from "./exchange";

export const CONTEXT = "http://www.w3.org/ns/anno.jsonld";

export const noteOn = (source: string, value: string, more: Document = {}): Document => ({
  "@context": CONTEXT,
  type: "Annotation",
  body: { type: "TextualBody", value, format: "text/plain" },
  target: source,
  ...more,
});

export const passageOf = (
  article: TestArticle,
  source: string,
  exact: string,
  more: Document = {},
): Document => {
  const points = (end: number) => Array.from(article.text.slice(0, end)).length;
  const start = article.text.indexOf(exact);
  return {
    type: "SpecificResource",
    source,
    selector: [
      { type: "TextQuoteSelector", exact, prefix: article.text.slice(Math.max(0, start - 10), start) },
      { type: "TextPositionSelector", start: points(start), end: points(start + exact.length) },
    ],
    ...more,
  };
};
