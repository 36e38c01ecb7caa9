import { checkRange, quoteMatches, type RangeFault } from "@/core/anchoring/quote";
import type { Target } from "@/core/annotation";
import { conflict, invalid } from "@/core/errors";
import { versionText } from "@/server/articles/version-text";

const WORDS: Record<RangeFault, [field: string, message: string]> = {
  outside: ["target.end", "The range leaves the text."],
  empty: ["target.end", "The range is empty."],
  "splits-grapheme": ["target.start", "The range begins or ends inside a character (a grapheme cluster)."],
  blank: ["target.start", "The range has only white space in it."],
};

/**
 * Proves that a target stands on the words it claims, in the article's current version.
 * @throws AppError invalid with the field, or conflict when the article has a newer version.
 */
export async function checkTarget(target: Target, currentVersionId: string): Promise<void> {
  if (target.versionId !== currentVersionId) {
    throw conflict("The article has another version now. Reload it, and choose the passage there.", {
      versionId: currentVersionId,
    });
  }
  const text = await versionText(target.versionId);
  const fault = checkRange(text, target);
  if (fault) throw invalid(...WORDS[fault]);
  if (!quoteMatches(text, target, target.quote)) {
    throw invalid("target.quote", "These are not the words that stand there.");
  }
}
