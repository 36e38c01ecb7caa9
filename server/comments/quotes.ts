import { checkRange } from "@/core/anchoring/quote";
import type { PassageQuote } from "@/core/comment";
import { invalid } from "@/core/errors";
import { versionText } from "@/server/articles/version-text";
import { db } from "@/server/db";

/**
 * Makes sure that a quoted passage stands in that version of the article, word for word.
 * @throws AppError invalid
 */
export async function requireQuotedWords(articleId: string, quote: PassageQuote): Promise<void> {
  const version = await db.articleVersion.findFirst({
    where: { id: quote.versionId, articleId },
    select: { id: true },
  });
  if (!version) throw invalid("quote.versionId", "This article has no such version.");
  const text = await versionText(quote.versionId);
  if (text.slice(quote.start, quote.end) !== quote.exact || checkRange(text, quote) !== null) {
    throw invalid("quote.exact", "The article does not say this there.");
  }
}
