import {
  type BulkTagDraft,
  BulkTagDraftSchema,
  type BulkTagForecast,
  BulkTagPreviewSchema,
  type BulkTagResult,
  inOrder,
} from "@/core/concordance/bulk-tagging";
import { conflict } from "@/core/errors";
import type { Screening } from "@/core/moderation/hold";
import {
  alreadyTagged,
  articlesOfHits,
  type BulkArticle,
  requireTagging,
  textChanged,
} from "@/server/concordance/bulk-hits";
import { findTagging, toTaggingView } from "@/server/concordance/bulk-rows";
import { writeTagging } from "@/server/concordance/write-tagging";
import { db, type Transaction } from "@/server/db";
import { draftHash } from "@/server/draft-hash";
import { lockStreams } from "@/server/events";
import { consume } from "@/server/limits";
import { screenWords } from "@/server/moderation/screening";
import { type Actor, requirePerson, type SignedInActor } from "@/server/session";
import { isUniqueViolation } from "@/server/unique-violation";

/**
 * What tagging these passages would do; nothing is written. Hits in a text that was corrected meanwhile are told
 * apart, so that the others can be tagged without them.
 * @throws AppError invalid, not-found, forbidden
 */
export async function previewBulkTag(actor: Actor, input: unknown): Promise<BulkTagForecast> {
  const person = requirePerson(actor);
  const wish = BulkTagPreviewSchema.parse(input);
  await requireTagging(person, wish);
  const articles = await articlesOfHits(person, wish.hits);
  const corrected = wish.hits.flatMap(({ versionId }, at) =>
    articles.get(versionId)?.isCurrent ? [] : [at],
  );
  const isCorrected = new Set(corrected);
  const already = (await alreadyTagged(db, person, wish)).filter((at) => !isCorrected.has(at));
  const skipped = new Set([...already, ...corrected]);
  const counts = new Map<string, number>();
  wish.hits.forEach(({ versionId }, at) => {
    counts.set(versionId, (counts.get(versionId) ?? 0) + (skipped.has(at) ? 0 : 1));
  });
  const { isHeld } = await screenWords(person, wish.groupId, "");
  return {
    toTag: wish.hits.length - skipped.size,
    already,
    corrected,
    articles: [...articles.values()].map(({ id, slug, title, versionId }) => ({
      id,
      slug,
      title,
      toTag: counts.get(versionId) ?? 0,
    })),
    isHeld,
  };
}

/**
 * Gives many passages one code: an annotation each, all in one transaction or none. What the person has given the
 * code already is passed over. The id is the caller's: the same draft sent again is the same tagging.
 * @throws AppError invalid, not-found, forbidden, rate-limited; conflict for a text that was corrected meanwhile,
 *   or an id that is taken by something else
 */
export async function bulkTag(actor: Actor, input: unknown): Promise<BulkTagResult> {
  const person = requirePerson(actor);
  const parsed = BulkTagDraftSchema.parse(input);
  const draft = { ...parsed, hits: inOrder(parsed.hits) };
  const hash = draftHash(draft);
  const known = await knownTagging(person, draft, hash);
  if (known) return known;
  await consume("bulk-tag", person.id);
  await requireTagging(person, draft);
  const articles = await articlesOfHits(person, draft.hits);
  for (const { isCurrent, title } of articles.values()) if (!isCurrent) throw textChanged(title);
  const screening = await screenWords(person, draft.groupId, "");
  try {
    await db.$transaction((tx) => tagAll(tx, person, draft, hash, articles, screening));
  } catch (thrown) {
    if (!isUniqueViolation(thrown)) throw thrown;
  }
  const made = await knownTagging(person, draft, hash);
  if (!made) throw new Error(`The tagging ${draft.id} was not written.`);
  return made;
}

async function knownTagging(
  person: SignedInActor,
  draft: BulkTagDraft,
  hash: string,
): Promise<BulkTagResult | null> {
  const row = await findTagging(db, draft.id);
  if (!row) return null;
  if (row.personId !== person.id || row.draftHash !== hash) {
    throw conflict("This id belongs to something else. Send it again with a new one.");
  }
  return { tagging: toTaggingView(row), skipped: draft.hits.length - row.annotationIds.length };
}

/** Under the streams' locks, so that neither a correction nor the same person at another window comes in between. */
async function tagAll(
  tx: Transaction,
  person: SignedInActor,
  draft: BulkTagDraft,
  hash: string,
  articles: ReadonlyMap<string, BulkArticle>,
  screening: Screening,
): Promise<void> {
  const ids = [...articles.values()].map(({ id }) => id);
  await lockStreams(tx, ids);
  const now = await tx.article.findMany({ where: { id: { in: ids } }, select: { currentVersionId: true } });
  const current = new Set(now.map(({ currentVersionId }) => currentVersionId));
  for (const { versionId, title } of articles.values()) if (!current.has(versionId)) throw textChanged(title);
  const skipped = new Set(await alreadyTagged(tx, person, draft));
  const hits = draft.hits.filter((_, at) => !skipped.has(at));
  await writeTagging(tx, person, { ...draft, hits }, hash, articles, screening);
}
