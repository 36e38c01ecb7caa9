import { carryAnchors } from "@/core/anchoring/carry";
import { checkRange, quoteMatches, type RangeFault } from "@/core/anchoring/quote";
import { succeed } from "@/core/anchoring/succession";
import type { Target } from "@/core/annotation";
import { conflict, invalid } from "@/core/errors";
import type { PlacedAnchor } from "@/server/annotations/insert";
import { versionText } from "@/server/articles/version-text";
import { db } from "@/server/db";

const WORDS: Record<RangeFault, [field: string, message: string]> = {
  outside: ["target.end", "The range leaves the text."],
  empty: ["target.end", "The range is empty."],
  "splits-grapheme": ["target.start", "The range begins or ends inside a character (a grapheme cluster)."],
  blank: ["target.start", "The range has only white space in it."],
};

/**
 * Proves that a target stands on the words it claims, and gives the anchors to write. A target in an earlier
 * version, as a page has it that was opened before a correction, is carried over as if it had been there when
 * the correction was saved: two anchors, the last one in the current version.
 * @param review why a person must look at the place, where it was only searched for; null: it was made there
 * @throws AppError invalid with the field, or conflict for a version that is not one of the article's
 */
export async function anchorsFor(
  target: Target,
  article: { id: string; currentVersionId: string },
  review: string | null = null,
): Promise<PlacedAnchor[]> {
  if (target.versionId !== article.currentVersionId) await requireVersionOf(article, target.versionId);
  const text = await versionText(target.versionId);
  const fault = checkRange(text, target);
  if (fault) throw invalid(...WORDS[fault]);
  if (!quoteMatches(text, target, target.quote)) {
    throw invalid("target.quote", "These are not the words that stand there.");
  }
  const { versionId, start, end, quote } = target;
  const made: PlacedAnchor = {
    versionId,
    start,
    end,
    ...quote,
    origin: "made",
    why: review ?? "",
    needsReview: review !== null,
  };
  if (versionId === article.currentVersionId) return [made];
  const current = await versionText(article.currentVersionId);
  const [carried = null] = carryAnchors(text, current, [target]);
  const { versionId: _, ...last } = made;
  const ancestry = { last, leftAsOrphan: false, fromLast: carried, fromCertain: null, sameText: null };
  return [made, { versionId: article.currentVersionId, ...succeed(current, ancestry) }];
}

async function requireVersionOf(article: { id: string; currentVersionId: string }, versionId: string) {
  const version = await db.articleVersion.findUnique({
    where: { id: versionId },
    select: { articleId: true },
  });
  if (version?.articleId === article.id) return;
  throw conflict("The article has another version now. Reload it, and choose the passage there.", {
    versionId: article.currentVersionId,
  });
}
