import type { PassageQuote } from "@/core/comment";
import type { TestArticle } from "./rows";

/** A passage of an article, by its words, as a comment quotes it. */
export function quoteOf(
  { versionId, text }: Pick<TestArticle, "versionId" | "text">,
  exact: string,
): PassageQuote {
  const start = text.indexOf(exact);
  return { versionId, start, end: start + exact.length, exact };
}
